"""Latin words and abbreviations, by the list of latin.yml."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from leaflets.core.yaml_file import load
from leaflets.language.faults import Fault

_WHAT = "is Latin"


@cache
def _list() -> tuple[re.Pattern[str], list[tuple[str, str | None]]]:
    data = load((Path(__file__).parent / "latin.yml").read_text("utf-8")).data
    groups, say = [], []
    for entry in data["latin"]:
        found = str(entry["found"])
        groups.append(f"({found if re.search('[A-Z]', found) else f'(?i:{found})'})")
        as_it_is = entry.get("as_it_is")
        say.append(
            (f"say '{entry['say']}'" if as_it_is else f"say {entry['say']}", str(entry["say"]) if as_it_is else None)
        )
    return re.compile(rf"(?<![\w.@/-])(?:{'|'.join(groups)})(?![\w@/-])"), say


def faults(text: str) -> Iterator[Fault]:
    """The Latin of a text. What a slash, an @ or a dot joins is an address."""
    pattern, say = _list()
    for match in pattern.finditer(text):
        advice, instead = say[(match.lastindex or 1) - 1]
        yield Fault(match.start(), match.end(), _WHAT, advice, instead)
