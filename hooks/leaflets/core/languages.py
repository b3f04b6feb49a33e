"""`extra.languages` in mkdocs.yml: a line for those who read another language, which says what to ask for.

languages:
  es: ¿Necesita esta información en español? Pregúntenos.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leaflets.core import values

_TAG = re.compile(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?")
"""Language, script and region (BCP 47, RFC 5646, 2.1): `es`, `zh-Hans`, `pt-BR`."""
_DIGIT = re.compile(r"\d")
_TO_THE_LEFT = {"R", "AL"}


@dataclass(frozen=True)
class Line:
    """A line in a language; `tag` is its language, `direction` `ltr` or `rtl`, as HTML has them."""

    tag: str
    text: str
    direction: str


def read(value: Any) -> tuple[Line, ...]:
    """The lines of `extra.languages`, as far as they are right."""
    written = value if isinstance(value, Mapping) else {}
    return tuple(
        Line(tag, text.strip(), _direction(text)) for tag, text in written.items() if not _fault(tag, text, "")
    )


def faults(value: Any, written: Mapping[str, str]) -> Iterator[tuple[tuple[str, ...], str]]:
    """What is wrong with it, each with the keys that lead to the place; `written` is what stands there, by language."""
    if value is not None and not isinstance(value, Mapping):
        yield (), "is not `es: ¿Necesita esta información en español? Pregúntenos.`, a line for each language"
        return
    for tag, text in (value or {}).items():
        if fault := _fault(tag, text, written.get(str(tag), "")):
            yield (str(tag),), fault


def _fault(tag: Any, text: Any, written: str) -> str:
    if not isinstance(tag, str) or not _TAG.fullmatch(tag):
        quotes = " (`no` needs quotes)" if tag is False else ""
        return f"'{tag}' is no language, such as es, zh-Hans or pt-BR{quotes}"
    if not isinstance(text, str) or not text.strip():
        return f"the line of '{tag}' " + ("is empty" if text in (None, "") else values.not_text(written))
    if wrong := values.line(text):
        return f"the line of '{tag}' {wrong}"
    if _DIGIT.search(text):
        return f"the line of '{tag}' holds a number: phone numbers stand below it, from `extra.hospital`"
    return ""


def _direction(text: str) -> str:
    """The direction of the first letter that has one (Unicode Bidirectional Algorithm, P2)."""
    strong = (kind for kind in map(unicodedata.bidirectional, text) if kind in {"L", *_TO_THE_LEFT})
    return "rtl" if next(strong, "L") in _TO_THE_LEFT else "ltr"
