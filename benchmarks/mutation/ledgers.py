"""Kinds of fault in facts.yml: a fact lost, another number, another strength, a safety fact left out.

The evidence is where the checks begin. So some faults in it cannot be found by any check that has no copy of the
source: `BY_DESIGN` names them, with the reason.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from mutation.blocks import stating
from mutation.table import Table, rewrites
from mutation.text import FACTS, Edit, Leaflet, Mutant
from mutation.words import paragraph

BY_DESIGN = {
    "ledger: safety taken away": "the ledger alone says what is safety; a reviewer reads every change of it",
    "ledger: source line": "the source's text is not in the repository; a reviewer compares the lines",
    "ledger and pages alike": "pages and evidence agree; only a reader of the source can tell",
    "sign moved to a calmer box": "our source does not say how urgent a sign is; the hospital decides it",
}
"""Kinds that are counted apart, and why no check can refuse them."""

_ENTRY = re.compile(r"^  - id: (?P<id>[\w-]+)\n(?:    .*\n)+", re.MULTILINE)
_AMOUNT = re.compile(r"^ {6,}(?:- )?(?:value|min|max): (?P<number>[\d.]+)$", re.MULTILINE)
_FIRST_LINE = re.compile(r"lines: \[(\d+)")


def ledger(leaflet: Leaflet, table: Table, random: Random) -> Iterator[Mutant]:
    """Faults in the entries of facts that pages cite."""
    text = leaflet.texts.get(FACTS, "")
    cited = {name for piece in leaflet.pieces for name in piece.facts}
    rules = [(kind.split(",")[0], rules) for kind, rules in table.rules.items() if not kind.startswith("who")]
    hedges = sorted({str(fact["hedge"]) for fact in leaflet.facts.values()} & {"stated", "may", "usually", "always"})
    facts_at = text.find("\nfacts:\n")
    left_out_at = re.search(r"^left_out:\n", text, re.MULTILINE)
    for entry in _ENTRY.finditer(text, max(facts_at, 0)):
        name = entry["id"]
        if name not in cited:
            continue
        start = entry.start()

        def mutant(kind: str, what: str, *edits: tuple[int, int, str], start: int = start) -> Mutant:
            return Mutant(
                kind, f"{FACTS}: {what}", tuple(Edit(FACTS, start + a, start + b, new) for a, b, new in edits)
            )

        yield mutant("ledger: fact dropped", name, (0, len(entry[0]), ""))
        for amount in _AMOUNT.finditer(entry[0]):
            new = str(random.choice(table.numbers)(int(float(amount["number"]))))
            if new != amount["number"]:
                what = f"{name}: {amount['number']} → {new}"
                yield mutant("ledger: quantity altered", what, (*amount.span("number"), new))
        if op := re.search(r'op: (?P<op>"?[<>~=]=?"?)$', entry[0], re.MULTILINE):
            new = '">="' if "<" in op["op"] else '"<"'
            yield mutant("ledger: quantity altered", f"{name}: op {op['op']} → {new}", (*op.span("op"), new))
        if hedge := re.search(r"^    hedge: (?P<hedge>.+)$", entry[0], re.MULTILINE):
            new = random.choice([each for each in hedges if each != hedge["hedge"]] or ["stated"])
            if {hedge["hedge"], new} & {"may", "can", "possible"} and hedge["hedge"] != new:
                yield mutant("ledger: hedge altered", f"{name}: {hedge['hedge']} → {new}", (*hedge.span("hedge"), new))
        said = re.search(r"^    statement: (?P<words>.+)$", entry[0], re.MULTILINE)
        if said:
            for kind, several in rules:
                for a, b, new in rewrites(said["words"], several):
                    at = said.start("words")
                    what = f"{name}: '{said['words'][a:b]}' → '{new}'"
                    yield mutant(f"ledger: statement, {kind}", what, (at + a, at + b, new))
        if flag := re.search(r"safety: true", entry[0]):
            yield mutant("ledger: safety taken away", name, (*flag.span(), "safety: false"))
        if line := _FIRST_LINE.search(entry[0]):
            yield mutant("ledger: source line", name, (*line.span(1), str(int(line[1]) + 2)))
        if left_out_at and name in leaflet.safety and stating(leaflet, name):
            yield _left_out(leaflet, name, left_out_at.end())


def _left_out(leaflet: Leaflet, name: str, at: int) -> Mutant:
    """A safety fact that is taken off the pages, with a reason that does not hold."""
    entry = f"  - fact: {name}\n    reason: The page is shorter without it.\n    by: author\n"
    edits = [Edit(piece.file, piece.first, piece.last, "") for piece in stating(leaflet, name)]
    return Mutant("safety fact left out without need", name, (Edit(FACTS, at, at, entry), *edits))


def shown(leaflet: Leaflet) -> Iterator[Mutant]:
    """A fact that was left out because it contradicts one that is shown, put on a page after all."""
    text = leaflet.texts.get(FACTS, "")
    for left_out in leaflet.ledger.get("left_out") or ():
        name = left_out["fact"]
        against = {other for other, fact in leaflet.facts.items() if name in fact.get("contradicts", ())}
        against |= set(leaflet.facts[name].get("contradicts", ()))
        files = {piece.file for piece in leaflet.pieces if against.intersection(piece.facts)}
        words = f'{leaflet.facts[name]["statement"]}\n{{ data-fact="{name}" }}'
        entry = re.search(rf"^  - fact: {re.escape(name)}\n(?:    .*\n)+", text, re.MULTILINE)
        for file in sorted(files):
            yield paragraph(leaflet, "left-out fact shown", file, words)
            if entry:
                edit = Edit(FACTS, *entry.span(), "")
                yield paragraph(leaflet, "left-out fact shown, no longer left out", file, words, edit)


def alike(leaflet: Leaflet, table: Table) -> Iterator[Mutant]:
    """A number altered in a fact, in its quantity and on each page that says it: what no check can know."""
    text = leaflet.texts.get(FACTS, "")
    for entry in _ENTRY.finditer(text):
        pieces = [piece for piece in leaflet.cited if entry["id"] in piece.facts]
        for amount in _AMOUNT.finditer(entry[0]):
            old, new = amount["number"], str(table.numbers[-1](int(float(amount["number"]))))
            pattern = re.compile(rf"(?<![\w.,-]){re.escape(old)}(?![\w-])")
            edits = [
                Edit(FACTS, entry.start() + match.start(), entry.start() + match.end(), new)
                for match in pattern.finditer(entry[0])
                if "lines:" not in entry[0][: match.start()].rpartition("\n")[2]
            ]
            for piece in pieces:
                found = pattern.finditer(leaflet.visible(piece))
                edits += [Edit(piece.file, piece.start + m.start(), piece.start + m.end(), new) for m in found]
            if new != old and {edit.file for edit in edits} >= {piece.file for piece in pieces} and pieces:
                yield Mutant("ledger and pages alike", f"{entry['id']}: {old} → {new}", tuple(edits))
