"""Which sentences claim nothing clinical, by the lists of editorial.yml."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from leaflets.core.yaml_file import load


def is_editorial(sentence: str) -> bool:
    """Whether a sentence claims nothing clinical, by the list of editorial.yml."""
    text = sentence.strip(' *_"”’)')
    length = len(text.split())
    return text.endswith("?") or any(length <= most and form.match(text) for form, most in _forms("editorial"))


def is_local(sentence: str) -> bool:
    """Whether the words around a value of the hospital only lead to it, by the list of editorial.yml."""
    text = " ".join(sentence.split())
    return any(len(text.split()) <= most and form.match(text) for form, most in _forms("local"))


@cache
def _forms(kind: str) -> list[tuple[re.Pattern[str], int]]:
    data = load((Path(__file__).parent / "editorial.yml").read_text("utf-8")).data
    return [(re.compile("|".join(form["begins"]), re.IGNORECASE), form["most"]) for form in data[kind]]
