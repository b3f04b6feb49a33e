"""Kinds of fault in whole blocks: citations lost or exchanged, safety instructions dropped or hidden, local values."""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Iterable, Iterator
from random import Random

from mutation.table import Table
from mutation.text import OWN, Edit, Leaflet, Mutant, Piece, plain

_CALL = re.compile(r"^!!! (?P<kind>help(?: \w+)*) \"", re.MULTILINE)
_LOCAL = re.compile(r"\{\{ *local\.(\w+) *\}\}")


def next_to(place: str) -> str:
    """The place after another one: the likeliest to be taken for it."""
    section, _, number = place.partition(".")
    return f"{section}.{int(number.rpartition('-')[2]) + 1}"


def citations(leaflet: Leaflet, random: Random) -> Iterator[Mutant]:
    """A citation lost, misspelled, or one that names another place."""
    for piece in leaflet.pieces:
        if not piece.inside:
            continue
        text = leaflet.texts[piece.file]
        if piece.kind == "entry":
            edit = Edit(piece.file, piece.first, piece.last, "")
            yield Mutant("chance dropped", f"{piece.file}: {' '.join(piece.names)}", (edit,))
        else:
            start, end = text.rindex("[@", 0, piece.inside[0]), text.index("]", piece.inside[1]) + 1
            edit = Edit(piece.file, len(text[:start].rstrip(" ")), end, "")
            yield Mutant("citation removed", f"{piece.file}: {text[start:end]}", (edit,))
        for name in sorted(leaflet.safety.intersection(piece.names)) if piece.kind != "entry" else ():
            names = tuple(each for each in piece.names if each != name)
            yield Mutant("safety name taken away", f"{piece.file}: {name}", (_cite(piece, piece.places, names),))
        place = random.choice(piece.places)
        if place == OWN:
            yield _replaced(piece, "citation of a place for own words", place, random.choice(leaflet.places))
            continue
        at = random.randrange(1, len(place) - 1)
        typo = place[:at] + place[at + 1] + place[at] + place[at + 2 :]
        if typo != place and " ;" not in typo:
            yield _replaced(piece, "citation misspelled", place, typo)
        if piece.kind != "entry":
            yield Mutant("citation as own words", f"{piece.file}: {place}", (_cite(piece, (OWN,), piece.names),))
        for other in sorted({next_to(place), random.choice(leaflet.places)} - set(piece.places)):
            yield _replaced(piece, "citation of another place", place, other)
            yield _replaced(piece, "citation of one place more", place, place, other)
        for each in piece.places if len(piece.places) > 1 else ():
            yield _replaced(piece, "one place of several dropped", each)


def _replaced(piece: Piece, kind: str, old: str, *new: str) -> Mutant:
    places = itertools.chain.from_iterable(new if each == old else (each,) for each in piece.places)
    return Mutant(kind, f"{piece.file}: {old} → {'; '.join(new) or 'nothing'}", (_cite(piece, places, piece.names),))


def _cite(piece: Piece, places: Iterable[str], names: Iterable[str]) -> Edit:
    assert piece.inside
    called = () if piece.kind == "entry" else (f"#{name}" for name in names)
    return Edit(piece.file, *piece.inside, " ".join(("; ".join(places), *called)))


def swaps(leaflet: Leaflet, random: Random) -> Iterator[Mutant]:
    """Two blocks with each other's citation."""
    pieces = [piece for piece in leaflet.prose if piece.inside]
    for piece in pieces:
        apart = [other for other in pieces if (piece.places, piece.names) != (other.places, other.names)]
        for near in (True, False):
            chosen = [other for other in apart if (other.file == piece.file) == near]
            for other in random.sample(chosen, min(1, len(chosen))):
                kind = "citations exchanged on a page" if near else "citations exchanged between pages"
                edits = (_cite(piece, other.places, other.names), _cite(other, piece.places, piece.names))
                what = f"{piece.file}: {edits[1].new} ↔ {other.file}: {edits[0].new}"
                yield Mutant(kind, what, edits)


def safety(leaflet: Leaflet, table: Table) -> Iterator[Mutant]:
    """A safety instruction dropped or put out of sight: its sentence, its block on one page, all of its blocks."""
    for piece in leaflet.prose:
        ranges = leaflet.sentences(piece) if leaflet.is_safety(piece) else ()
        text = leaflet.texts[piece.file]
        for start, end in ranges if len(ranges) > 1 else ():
            if start == piece.start:  # the next sentence begins where it began
                end = piece.end - len(text[end : piece.end].lstrip())
            said = plain(text[start:end])
            yield Mutant("safety sentence dropped", f"{piece.file}: {said}", (Edit(piece.file, start, end, ""),))
    yield from _boxes(leaflet)
    for name in sorted(leaflet.safety):
        pieces = stating(leaflet, name)
        dropped = tuple(Edit(piece.file, piece.first, piece.last, "") for piece in pieces)
        forms = {"dropped": dropped}
        for form, wrap in table.hiding.items():
            forms[f"hidden, {form}"] = tuple(edit for piece in pieces for edit in _hidden(leaflet, piece, wrap))
        for form, edits in forms.items() if pieces else ():
            how = form.partition(",")[0]
            yield Mutant(f"safety block {how} everywhere", f"{form}: {name}", edits)
            for file in {piece.file: 0 for piece in pieces}:
                here = tuple(edit for edit in edits if edit.file == file)
                if len(here) < len(edits):
                    yield Mutant(f"safety block {how} on one page", f"{form}: {file}: {name}", here)


def stating(leaflet: Leaflet, name: str) -> list[Piece]:
    """The pieces that make a statement, which can be dropped as they are; none where one is a cell of a table."""
    pieces = [piece for piece in leaflet.pieces if name in piece.names and piece.kind != "chance"]
    return [] if any(piece.kind == "cell" for piece in pieces) else pieces


def _boxes(leaflet: Leaflet) -> Iterator[Mutant]:
    """A box that holds a safety instruction, collapsed: one sign in place of another."""
    for title in leaflet.pieces:
        line = leaflet.texts[title.file][title.first : title.last]
        held = [each for each in leaflet.prose if (each.file, each.box_title) == (title.file, leaflet.words(title))]
        if title.kind == "title" and any(map(leaflet.is_safety, held)):
            at = title.first + line.find("!!!")
            edit = Edit(title.file, at, at + 3, "???")
            yield Mutant("safety box collapsed", f"{title.file}: {line.strip()}", (edit,))


def _hidden(leaflet: Leaflet, piece: Piece, wrap: str) -> list[Edit]:
    """A block taken from its place and put, out of sight, at the end of its page."""
    text = leaflet.texts[piece.file]
    dropped = Edit(piece.file, piece.first, piece.last, "")
    if not piece.inside or piece.kind == "entry":
        return [dropped]
    words = textwrap.dedent(" " * piece.indent + leaflet.words(piece))
    words = "\n".join(line.strip() for line in words.split("\n"))
    citation = f"[@{text[slice(*piece.inside)]}]"
    lines = wrap.format(text=words, plain=plain(words), citation=citation, number=piece.start)
    made = "\n".join(_indented(lines.split("\n"), words))
    return [dropped, Edit(piece.file, len(text), len(text), f"\n{made}\n")]


def _indented(lines: list[str], words: str) -> Iterator[str]:
    """The lines, those of the block's words as far in as its first."""
    rest = words.split("\n")[1:]
    indent = ""
    for line in lines:
        if line in rest:
            yield indent + line
        else:
            indent = line[: len(line) - len(line.lstrip())]
            yield line


def local_values(leaflet: Leaflet, random: Random) -> Iterator[Mutant]:
    """Another of the hospital's values in place of one, or a number of nobody's."""
    names = sorted({match[1] for text in leaflet.texts.values() for match in _LOCAL.finditer(text)})
    for piece in leaflet.pieces:
        for match in _LOCAL.finditer(leaflet.words(piece)):
            start, end = piece.start + match.start(), piece.start + match.end()
            others = [name for name in names if name != match[1] and name[-6:] == match[1][-6:]]
            if others:
                other = random.choice(others)
                edit = Edit(piece.file, start, end, f"{{{{ local.{other} }}}}")
                yield Mutant("another local value", f"{piece.file}: {match[1]} → {other}", (edit,))
            if match[1].endswith("_phone"):
                edit = Edit(piece.file, start, end, "555-0199")
                yield Mutant("phone number written out", f"{piece.file}: {match[1]} → 555-0199", (edit,))


def boxes_exchanged(leaflet: Leaflet) -> Iterator[Mutant]:
    """Two calls of a page whose kinds are exchanged, under titles that stay: an emergency looks as if it can wait."""
    for file in leaflet.pages:
        boxes = [(*match.span("kind"), match["kind"]) for match in _CALL.finditer(leaflet.texts[file])]
        for (start, end, kind), (other_start, other_end, other) in itertools.combinations(boxes, 2):
            if kind != other:
                edits = (Edit(file, start, end, other), Edit(file, other_start, other_end, kind))
                yield Mutant("safety boxes exchanged", f"{file}: {kind} ↔ {other}", edits)


def calmer(leaflet: Leaflet) -> Iterator[Mutant]:
    """A sign of an emergency in a box for what can wait."""
    boxes: dict[str, list[Piece]] = {}
    for piece in leaflet.pieces:
        if piece.kind == "item" and piece.box.startswith("help"):
            boxes.setdefault(f"{piece.file}\n{piece.box_title}", []).append(piece)
    for one, other in itertools.pairwise(boxes.values()):
        if one[0].file == other[0].file:
            for piece in one:
                text = leaflet.texts[piece.file][piece.first : piece.last]
                at = other[0].first
                edits = (Edit(piece.file, piece.first, piece.last, ""), Edit(piece.file, at, at, text))
                yield Mutant("sign moved to a calmer box", f"{piece.file}: {plain(leaflet.words(piece))}", edits)
