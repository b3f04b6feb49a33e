"""A fact of the leaflet's evidence stands on no page, and no reason is given.

So a safety instruction cannot get lost when a page is rewritten. A fact that is left out on purpose stands
under `left_out:` in facts.yml with its reason and the role that decided. A safety fact may be left out only if it
contradicts a fact that is shown, and the hospital's own rule stands on the same page (`replaced_by: local:<value>`).

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Ask your doctor what may go wrong.

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }
"""

from collections import defaultdict
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.data.ledger import LOCAL, Ledger
from leaflets.evidence import citations
from leaflets.library.model import Leaflet, Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every fact neither cited nor left out, every one that is both, and safety facts that nothing replaces."""
    for leaflet in library.leaflets:
        ledger = leaflet.ledger
        if ledger is None:
            continue
        cited = citations.by_fact(leaflet)
        left_out = {entry.fact for entry in ledger.left_out}
        for fact in ledger.facts:
            if fact.id not in cited and fact.id not in left_out:
                safety = "the safety fact" if fact.safety else "the fact"
                message = f"{safety} '{fact.id}' stands on no page: {fact.statement}"
                yield Finding(Place(ledger.path, fact.line, 1), message)
        for entry in ledger.left_out:
            if entry.fact in cited:
                yield Finding(Place(ledger.path, entry.line, 1), f"'{entry.fact}' is left out, but a page cites it")
        yield from _lost(leaflet, ledger)


def _lost(leaflet: Leaflet, ledger: Ledger) -> Iterator[Finding]:
    """Safety facts that are left out although nothing stands for them."""
    shown: dict[str, set[str]] = defaultdict(set)
    values: dict[str, set[str]] = {}
    for page in leaflet.pages:
        seen = [block for block in page.blocks if not block.hidden]
        used = {fact.removeprefix(LOCAL) for block in seen for fact in block.facts if fact.startswith(LOCAL)}
        values[page.file] = used.union(*(block.locals for block in seen))
        for block in page.blocks:
            for fact_id in block.facts:
                shown[fact_id].add(page.file)
    against: dict[str, set[str]] = defaultdict(set)
    for fact in ledger.facts:
        for other in fact.contradicts:
            against[fact.id].add(other)
            against[other].add(fact.id)
    for entry in ledger.left_out:
        left = ledger.by_id.get(entry.fact)
        if left is None or not left.safety:
            continue
        name = entry.replaced_by.removeprefix(LOCAL)
        pages = set().union(*(shown.get(other, ()) for other in against.get(left.id, ())))
        if not entry.replaced_by.startswith(LOCAL):
            why = "without `replaced_by: local:<value>`"
        elif not pages:
            why = "and contradicts no fact that a page shows"
        elif not any(name in values[file] for file in pages):
            why = f"and '{entry.replaced_by}' does not stand for it on {min(pages)}, which shows what it contradicts"
        else:
            continue
        yield Finding(Place(ledger.path, entry.line, 1), f"the safety fact '{left.id}' is left out {why}")
