"""Kinds of fault in what patients read: numbers, units, negations, hedges, opposites, sentences that no source says."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from random import Random

from mutation.table import Rules, Table, rewrites
from mutation.text import Edit, Leaflet, Mutant, Piece, body_start, plain

_NUMBER = re.compile(r"(?<![\w.,\0-])\d+(?:,\d{3})*(?![\w-])(?![.,]\d)")
_WHOLE = {"1,000", "100"}
"""Denominators: a kind of their own."""


def of_words(leaflet: Leaflet, table: Table) -> Iterator[Mutant]:
    """Every fault that a rule of the table makes in a piece of prose."""
    for kind, rules in table.rules.items():
        yield from _by_rules(leaflet, kind, leaflet.prose, rules)
    for kind, rules in table.safety.items():
        yield from _by_rules(leaflet, f"safety, {kind}", filter(leaflet.is_safety, leaflet.prose), rules)
    headings = [piece for piece in leaflet.pieces if piece.kind in {"heading", "title"}]
    yield from _by_rules(leaflet, "heading or title", headings, table.headings)


def _by_rules(leaflet: Leaflet, kind: str, pieces: Iterable[Piece], rules: Rules) -> Iterator[Mutant]:
    for piece in pieces:
        for start, end, new in rewrites(leaflet.visible(piece), rules):
            old = leaflet.words(piece)[start:end]
            yield _replaced(piece, kind, piece.start + start, piece.start + end, old, new)


def _replaced(piece: Piece, kind: str, start: int, end: int, old: str, new: str) -> Mutant:
    what = f"{piece.file}: '{' '.join(old.split())}' → '{new}'"
    return Mutant(kind, what, (Edit(piece.file, start, end, new),))


def numbers(leaflet: Leaflet, table: Table) -> Iterator[Mutant]:
    """Another number; two numbers of a block, or of two cells of one table, in each other's place."""
    cells: list[tuple[Piece, re.Match[str]]] = []
    for piece in leaflet.prose:
        found = [each for each in _NUMBER.finditer(leaflet.visible(piece)) if each[0] not in _WHOLE]
        for match, change in itertools.product(found, table.numbers):
            new = change(int(match[0].replace(",", "")))
            shown = f"{new:,}" if isinstance(new, int) else new
            if shown != match[0]:
                at = piece.start + match.start()
                yield _replaced(piece, "number", at, at + len(match[0]), match[0], shown)
        places = [(piece, match) for match in found]
        cells += places[:1] if piece.kind == "cell" else []
        yield from _exchanged(places[:2])
    for pair in itertools.pairwise(cells):
        yield from _exchanged(list(pair))


def _exchanged(places: list[tuple[Piece, re.Match[str]]]) -> Iterator[Mutant]:
    if len(places) == 2 and places[0][1][0] != places[1][1][0] and places[0][0].file == places[1][0].file:
        (first, one), (second, other) = places
        edits = tuple(
            Edit(piece.file, piece.start + match.start(), piece.start + match.end(), new)
            for piece, match, new in ((first, one, other[0]), (second, other, one[0]))
        )
        yield Mutant("numbers exchanged", f"{first.file}: {one[0]} ↔ {other[0]}", edits)


def number_added(leaflet: Leaflet, table: Table, random: Random) -> Iterator[Mutant]:
    """A number in a sentence that has none."""
    for piece in leaflet.prose:
        words = leaflet.visible(piece)
        if piece.kind in {"cell", "chance"} or re.search(r"\d", words):
            continue
        for start, end in leaflet.sentences(piece)[:1]:
            sentence = leaflet.texts[piece.file][start:end]
            at = start + len(sentence.rstrip().rstrip("*.:?!"))
            new = random.choice(table.added)
            yield Mutant("number added", f"{piece.file}: '{new.strip()}'", (Edit(piece.file, at, at, new),))


def sentences(leaflet: Leaflet, table: Table, random: Random) -> Iterator[Mutant]:
    """A sentence that no source says: in a block, on its own."""
    for piece in filter(leaflet.ends, leaflet.pieces):
        yield _said_too(leaflet, table, piece, "sentence added", random.choice(table.sentences))
    for file, sentence in itertools.product(leaflet.pages, table.sentences):
        yield paragraph(leaflet, "new paragraph", file, sentence)


def _said_too(leaflet: Leaflet, table: Table, piece: Piece, kind: str, sentence: str) -> Mutant:
    """A sentence before those of a block, or after them."""
    at = piece.start if table.first else piece.start + len(leaflet.words(piece).rstrip())
    edit = Edit(piece.file, at, at, f"{sentence} " if table.first else f" {sentence}")
    return Mutant(kind, f"{piece.file}: {sentence}", (edit,))


def paragraph(leaflet: Leaflet, kind: str, file: str, text: str, *more: Edit) -> Mutant:
    """A paragraph put at the end of a page."""
    at = len(leaflet.texts[file])
    shown = plain(text.partition("\n")[0])
    return Mutant(kind, f"{file}: {shown}", (Edit(file, at, at, f"\n{text}\n"), *more))


def description(leaflet: Leaflet, table: Table) -> Iterator[Mutant]:
    """A claim in the front matter's description, which search results and the list of leaflets show."""
    text = leaflet.texts["index.md"]
    for match in re.finditer(r"(?m)^description:[ \t]*(?P<words>.*)$", text[: body_start(text)]):
        for start, end, new in rewrites(match["words"], table.description):
            edit = Edit("index.md", match.start("words") + start, match.start("words") + end, new)
            yield Mutant("description", f"index.md: {new.strip()}", (edit,))


def contradictions(leaflet: Leaflet, table: Table, random: Random) -> Iterator[Mutant]:
    """The opposite of a safety statement on another page, and in another block."""
    rules = tuple(
        rule for kind in ("negation added", "negation removed", "opposite") for rule in table.rules.get(kind, ())
    )
    whole = [piece for piece in leaflet.pieces if leaflet.ends(piece)]
    for piece in filter(leaflet.is_safety, whole):
        statement = plain(leaflet.words(piece))
        found = list(rewrites(statement, rules))
        others = [other for other in whole if other.file != piece.file]
        if found and others:
            start, end, new = random.choice(found)
            opposite = statement[:start] + new + statement[end:]
            other = random.choice(others)
            yield paragraph(leaflet, "contradiction on another page", other.file, opposite)
            yield _said_too(leaflet, table, other, "contradiction in another block", opposite)
