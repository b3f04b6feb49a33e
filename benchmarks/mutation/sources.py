"""Kinds of fault in sources.yml: a demand taken away or changed, a left-out place shown."""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mutation.blocks import next_to, stating
from mutation.table import Table
from mutation.text import SOURCES, Edit, Leaflet, Mutant
from mutation.words import paragraph

_ENTRY = re.compile(
    r"^  - name: (?P<name>\S+)\n    place: (?P<place>.+)\n    topic: .+\n(?P<on>    on: .+\n)?", re.MULTILINE
)
_NUMBER = re.compile(r"(?<![\w.,-])\d{1,2}(?![\w.,-]*\d)\b")
_ABOUT = re.compile(r"^    (?:title|publisher|url): (?P<words>.+)$", re.MULTILINE)


def demands(leaflet: Leaflet) -> Iterator[Mutant]:
    """Faults in the safety statements that the leaflet must carry, and in what is told of its sources."""
    text = leaflet.texts.get(SOURCES, "")
    left_out_at = re.search(r"^left_out:\n", text, re.MULTILINE)
    for entry in _ENTRY.finditer(text):
        name = entry["name"]
        taken = Edit(SOURCES, *entry.span(), "")
        yield Mutant("sources: must_say taken away", name, (taken,))
        place = entry["place"].split("; ")[0]
        edit = Edit(SOURCES, entry.start("place"), entry.end("place"), next_to(place))
        yield Mutant("sources: must_say of another place", f"{name}: {place} → {edit.new}", (edit,))
        edit = Edit(SOURCES, *entry.span("name"), f"{name}-too")
        yield Mutant("sources: must_say under another name", name, (edit,))
        if entry["on"]:
            pages = re.findall(r"[\w/-]+\.md", entry["on"])
            for page in pages:
                rest = [other for other in pages if other != page]
                edit = Edit(SOURCES, *entry.span("on"), f"    on: [{', '.join(rest)}]\n" if rest else "")
                yield Mutant("sources: must_say on one page less", f"{name}: {page}", (edit,))
        pieces = stating(leaflet, name)
        if left_out_at and pieces:
            reason = f"  - place: {entry['place']}\n    reason: The page is shorter without it.\n    role: author\n"
            dropped = [Edit(piece.file, piece.first, piece.last, "") for piece in pieces]
            edits = (taken, Edit(SOURCES, left_out_at.end(), left_out_at.end(), reason), *dropped)
            yield Mutant("sources: safety left out without need", name, edits)
    for match in _ABOUT.finditer(text):
        edit = Edit(SOURCES, match.end("words"), match.end("words"), "x")
        yield Mutant("sources: told otherwise", match["words"], (edit,))


def shown(leaflet: Leaflet, table: Table, random: Random) -> Iterator[Mutant]:
    """A place that was left out, put on a page after all."""
    text = leaflet.texts.get(SOURCES, "")
    for entry in leaflet.sources.get("left_out") or ():
        kind, place = "left-out place shown", entry["place"]
        left_out = re.search(rf"^  - place: {re.escape(place)}\n    reason.*\n(?:    .*\n)*", text, re.MULTILINE)
        for file in leaflet.pages:
            words = f"{random.choice(table.sentences)} [@{place}]"
            yield paragraph(leaflet, kind, file, words)
            if left_out:
                edit = Edit(SOURCES, *left_out.span(), "")
                yield paragraph(leaflet, f"{kind}, no longer left out", file, words, edit)
            asks = rf"^  - id: .*\n(?:    .*\n)*?    contradict:\n(?:      .*\n)*?      .*{re.escape(place)}\b.*\n"
            for question in re.finditer(asks, text, re.MULTILINE):
                end = text.index("contradict:", question.start()) - 4
                edit = Edit(SOURCES, end, end, "    resolved: The author thinks so.\n")
                yield paragraph(leaflet, f"{kind}, question answered", file, words, edit)


def alike(leaflet: Leaflet, table: Table) -> Iterator[Mutant]:
    """A number altered wherever pages state one place, so that they agree with each other."""
    for place in leaflet.places:
        pieces = [piece for piece in leaflet.prose if place in piece.places]
        found = [(piece, match) for piece in pieces for match in _NUMBER.finditer(leaflet.visible(piece))]
        for old in dict.fromkeys(match[0] for _, match in found):
            new = str(table.numbers[-1](int(old)))
            edits = tuple(
                Edit(piece.file, piece.start + match.start(), piece.start + match.end(), new)
                for piece, match in found
                if match[0] == old
            )
            if len(edits) > 1:
                yield Mutant("number altered on all pages", f"{place}: {old} → {new}", edits)
