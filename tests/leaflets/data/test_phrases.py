"""The phrases that no author writes: each stands once in `phrases.yml`, and each is shown somewhere."""

from __future__ import annotations

import re

from leaflets.data import phrases
from support.library import ROOT

PLACES = [
    *(ROOT / "overrides").rglob("*.html"),
    *(ROOT / "hooks/leaflets").rglob("*.typ"),
    *(ROOT / "hooks/leaflets").rglob("*.py"),
]
COMMENT = re.compile(r"""{#.*?#}|\"{3}.*?\"{3}""", re.DOTALL)
USE = re.compile(
    r"""leaflets\.phrases\.(\w+)|phrase\("(\w+)"\)|(?:phrases\.(?:ALL|WORDS|NOTICES)|_SAY)\[["'](\w+)["']\]"""
)


def test_every_phrase_is_shown_and_every_one_shown_is_there() -> None:
    """One that is misspelled would be an empty place in a template, silently."""
    used = {key for file in PLACES for match in USE.finditer(file.read_text("utf-8")) for key in match.groups() if key}
    assert used == set(phrases.ALL)


def test_no_phrase_stands_elsewhere() -> None:
    """Words that are written a second time in a template are words that nobody agrees to."""
    longest = [words for words in phrases.ALL.values() if len(words.split()) >= 3]
    for file in PLACES:
        shown = COMMENT.sub("", file.read_text("utf-8"))
        assert [words for words in longest if words in shown] == [], file


def test_no_phrase_is_in_both_parts() -> None:
    """A notice is in no record, so it must say nothing else."""
    assert not set(phrases.WORDS) & set(phrases.NOTICES)
    assert all(isinstance(words, str) and words.strip() == words for words in phrases.ALL.values())
