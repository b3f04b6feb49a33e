"""The words that leaflets share: the hospital's, the glossary's, the engine's. Roles agree to them line by line.

So one new phone number is read once, and un-agrees no leaflet. `docs/words-shared.txt` is written as a record is.
"""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.data import phrases
from leaflets.library.model import Library
from leaflets.review import record
from leaflets.review.record import Passage, Record, escaped

FILE = "words-shared.txt"
_NO_WORDS = {"example", "color", "color_dark", "logo"}
"""Keys of the hospital that are no words."""


def of(library: Library) -> Record:
    """The shared words of a library whose pages are rendered."""
    return Record((*_values(library), *_terms(library), *_groups(library), *_phrases()))


def _groups(library: Library) -> Iterator[Passage]:
    """The names of the groups into which the contract puts pages, in their order."""
    for name in dict.fromkeys(library.contract.groups.values() if library.contract else ()):
        yield Passage(escaped(name), kind="group")


def _values(library: Library) -> Iterator[Passage]:
    for key, value in sorted(library.settings.hospital.items()):
        if key not in _NO_WORDS and value is not None:
            yield Passage(escaped(str(value)), kind=f"value:{key}")
    for line in library.settings.languages:
        yield Passage(escaped(line.text), kind=f"language:{line.tag}")


def _terms(library: Library) -> Iterator[Passage]:
    """The terms that any leaflet shows, with what hover texts, glossary and booklets say of them."""
    shown = {name for leaflet in library.leaflets for name in record.terms_shown(library, leaflet)}
    for name in sorted(shown):
        term = library.glossary.by_id[name]
        words = f"{term.term} ({term.abbr})" if term.abbr else term.term
        yield Passage(escaped(f"{words}: {term.definition}"), kind=f"term:{name}")


def _phrases() -> Iterator[Passage]:
    """What stands around the words of each leaflet: at a page's end, on the cover, on the back."""
    for key, words in sorted(phrases.WORDS.items()):
        yield Passage(escaped(words), kind=f"phrase:{key}")
