"""What patients read that no author writes: the phrases around pages, on the print page and in booklets.

They stand in `phrases.yml`, once, so that page, paper and the words of record say the same. Knows no leaflet.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

import yaml

FILE = Path(__file__).with_suffix(".yml")


def _read(part: str) -> Mapping[str, str]:
    return MappingProxyType(yaml.safe_load(FILE.read_text("utf-8"))[part])


WORDS = _read("words")
"""By key, the phrases to which roles agree."""
NOTICES = _read("notices")
"""By key, what says how far a leaflet is agreed, or for whom a copy is: in no record."""
ALL: Mapping[str, str] = MappingProxyType({**WORDS, **NOTICES})
"""Both."""
