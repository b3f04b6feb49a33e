"""Kinds of fault in whole blocks: citations lost or exchanged, safety instructions dropped or hidden, local values."""

from __future__ import annotations

import itertools
import re
import textwrap
from collections.abc import Iterable, Iterator
from random import Random

from mutation.table import Table
from mutation.text import Edit, Leaflet, Mutant, Piece, plain

_LOCAL = re.compile(r"\{\{ *local\.(\w+) *\}\}")


def content(words: str) -> set[str]:
    """The longer words of a text, cut to five letters: enough to tell two statements apart."""
    return {word[:5] for word in re.findall(r"[a-z]{4,}", plain(words).lower())}


def citations(leaflet: Leaflet, random: Random) -> Iterator[Mutant]:
    """A citation lost, misspelled, or one that names another fact."""
    for piece in leaflet.pieces:
        real = leaflet.real(piece)
        if not real or not piece.ids:
            continue
        if piece.kind == "fence":
            yield Mutant("chance dropped", f"{piece.file}: {real[0]}", (Edit(piece.file, piece.first, piece.last, ""),))
        else:
            yield _removed(leaflet, piece)
        name = random.choice(real)
        at = random.randrange(1, len(name) - 1)
        typo = name[:at] + name[at + 1] + name[at] + name[at + 2 :]
        if typo not in leaflet.facts:
            yield _renamed(leaflet, piece, "citation misspelled", name, typo)
        for other in (_near(leaflet, name), random.choice(list(leaflet.facts))):
            if other not in piece.facts and not _together(leaflet, name, other):
                yield _renamed(leaflet, piece, "citation of another fact", name, other)
                if piece.kind != "fence":
                    yield _renamed(leaflet, piece, "citation of one fact more", name, f"{name} {other}")
        for name in real if len(real) > 1 else ():
            others = set().union(*(content(leaflet.facts[each]["statement"]) for each in real if each != name))
            said = content(leaflet.words(piece)) & content(leaflet.facts[name]["statement"])
            if said - others:
                yield _renamed(leaflet, piece, "one citation of several dropped", name, "")


def _removed(leaflet: Leaflet, piece: Piece) -> Mutant:
    assert piece.ids
    text = leaflet.texts[piece.file]
    start, end = text.rindex("{", 0, piece.ids[0]), text.index("}", piece.ids[1]) + 1
    start = len(text[:start].rstrip(" "))
    if text[start - 1] == "\n":
        end = min(end + 1, len(text))
    what = f"{piece.file}: {' '.join(piece.facts)}"
    return Mutant("citation removed", what, (Edit(piece.file, start, end, ""),))


def _renamed(leaflet: Leaflet, piece: Piece, kind: str, old: str, new: str) -> Mutant:
    assert piece.ids
    ids = [new if each == old else each for each in piece.facts]
    return Mutant(kind, f"{piece.file}: {old} → {new or 'nothing'}", (_cite(piece, ids),))


def _cite(piece: Piece, ids: Iterable[str]) -> Edit:
    assert piece.ids
    return Edit(piece.file, *piece.ids, " ".join(filter(None, ids)))


def _together(leaflet: Leaflet, one: str, other: str) -> bool:
    """Whether some block cites both: then they say much the same."""
    return any({one, other} <= set(piece.facts) for piece in leaflet.pieces)


def _near(leaflet: Leaflet, name: str) -> str:
    """The fact whose statement shares most words with another's: the likeliest to be taken for it."""
    words = content(leaflet.facts[name]["statement"])
    others = (other for other in leaflet.facts if other != name and not _together(leaflet, name, other))
    return max(others, key=lambda other: len(words & content(leaflet.facts[other]["statement"])), default=name)


def swaps(leaflet: Leaflet, random: Random) -> Iterator[Mutant]:
    """Two blocks with each other's citation."""
    pieces = [piece for piece in leaflet.cited if piece.ids]
    for piece in pieces:
        apart = [other for other in pieces if not set(piece.facts) & set(other.facts)]
        apart = [each for each in apart if not any(_together(leaflet, *two) for two in _pairs(leaflet, piece, each))]
        for near in (True, False):
            chosen = [other for other in apart if (other.file == piece.file) == near]
            for other in random.sample(chosen, min(1, len(chosen))):
                kind = "citations exchanged on a page" if near else "citations exchanged between pages"
                what = f"{piece.file}: {' '.join(piece.facts)} ↔ {other.file}: {' '.join(other.facts)}"
                yield Mutant(kind, what, (_cite(piece, other.facts), _cite(other, piece.facts)))


def _pairs(leaflet: Leaflet, one: Piece, other: Piece) -> Iterator[tuple[str, str]]:
    yield from itertools.product(leaflet.real(one), leaflet.real(other))


def safety(leaflet: Leaflet, table: Table) -> Iterator[Mutant]:
    """A safety instruction dropped or put out of sight: its sentence, its block on one page, all of its blocks."""
    for piece in leaflet.cited:
        for name in sorted(leaflet.safety.intersection(piece.facts)):
            if sentence := _sentence(leaflet, piece, name):
                edit = Edit(piece.file, *sentence, "")
                yield Mutant("safety sentence dropped", f"{piece.file}: {name}", (edit,))
    yield from _boxes(leaflet)
    for name in sorted(leaflet.safety):
        pieces = stating(leaflet, name)
        if not pieces:
            continue
        dropped = tuple(Edit(piece.file, piece.first, piece.last, "") for piece in pieces)
        yield Mutant("safety block dropped everywhere", name, dropped)
        for file in {piece.file: 0 for piece in pieces}:
            here = tuple(edit for edit in dropped if edit.file == file)
            if len(here) < len(dropped):
                yield Mutant("safety block dropped on one page", f"{file}: {name}", here)
        for form, wrap in table.hiding.items():
            hidden = tuple(edit for piece in pieces for edit in _hidden(leaflet, piece, wrap))
            yield Mutant("safety block hidden everywhere", f"{form}: {name}", hidden)
            for file in {piece.file: 0 for piece in pieces}:
                here = tuple(edit for edit in hidden if edit.file == file)
                if len(here) < len(hidden):
                    yield Mutant("safety block hidden on one page", f"{form}: {file}: {name}", here)


def stating(leaflet: Leaflet, name: str) -> list[Piece]:
    """The pieces that cite a fact, which can be dropped as they are; none where one is a cell of a table."""
    pieces = [piece for piece in leaflet.pieces if name in piece.facts]
    return [] if any(piece.kind == "cell" for piece in pieces) else pieces


def _boxes(leaflet: Leaflet) -> Iterator[Mutant]:
    """A box that holds a safety instruction, collapsed: one sign in place of another."""
    for title in leaflet.pieces:
        line = leaflet.texts[title.file][title.first : title.last]
        held = [each for each in leaflet.cited if (each.file, each.box_title) == (title.file, leaflet.words(title))]
        if title.kind == "title" and any(leaflet.safety.intersection(piece.facts) for piece in held):
            at = title.first + line.find("!!!")
            edit = Edit(title.file, at, at + 3, "???")
            yield Mutant("safety box collapsed", f"{title.file}: {line.strip()}", (edit,))


def _sentence(leaflet: Leaflet, piece: Piece, name: str) -> tuple[int, int] | None:
    """The sentence of a block that says the fact: the one that shares most words with it. None in a block of one."""
    ranges = leaflet.sentences(piece)
    if len(ranges) < 2:
        return None
    words, text = content(leaflet.facts[name]["statement"]), leaflet.texts[piece.file]
    scores = [len(words & content(text[start:end])) for start, end in ranges]
    best = max(scores)
    if not best or scores.count(best) > 1:
        return None
    start, end = ranges[scores.index(best)]
    if start == piece.start:
        end += len(text[end : piece.end]) - len(text[end : piece.end].lstrip())
    return start, end


def _hidden(leaflet: Leaflet, piece: Piece, wrap: str) -> list[Edit]:
    """A block taken from its place and put, out of sight, at the end of its page."""
    text = leaflet.texts[piece.file]
    dropped = Edit(piece.file, piece.first, piece.last, "")
    if piece.kind == "fence":
        return [dropped]
    words = textwrap.dedent(" " * piece.indent + leaflet.words(piece))
    words = "\n".join(line.strip() for line in words.split("\n"))
    citation = f'data-fact="{" ".join(piece.facts)}"'
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
            if others and piece.facts:
                other = random.choice(others)
                edit = Edit(piece.file, start, end, f"{{{{ local.{other} }}}}")
                yield Mutant("another local value", f"{piece.file}: {match[1]} → {other}", (edit,))
            if match[1].endswith("_phone"):
                edit = Edit(piece.file, start, end, "555-0199")
                yield Mutant("phone number written out", f"{piece.file}: {match[1]} → 555-0199", (edit,))


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
