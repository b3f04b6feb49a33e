"""A fact of the leaflet's evidence stands on no page, and no reason is given.

So a safety instruction cannot get lost when a page is rewritten. A fact that is left out on purpose stands
under `left_out:` in facts.yml with its reason and the role that decided.

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

from collections.abc import Iterator

from leaflets.diagnostics import Finding
from leaflets.model import Library


def check(library: Library) -> Iterator[Finding]:
    """Every fact neither cited nor left out, every one that is both, and safety facts that nothing replaces."""
    for leaflet in library.leaflets:
        ledger = leaflet.ledger
        if ledger is None:
            continue
        cited = {fact for page in leaflet.pages for block in page.blocks for fact in block.facts}
        left_out = {entry.fact: entry for entry in ledger.left_out}
        for fact in ledger.facts:
            if fact.id not in cited and fact.id not in left_out:
                safety = "the safety fact" if fact.safety else "the fact"
                message = f"{safety} '{fact.id}' stands on no page: {fact.statement}"
                yield Finding(ledger.path, fact.line, 1, message)
        for entry in ledger.left_out:
            if entry.fact in cited:
                yield Finding(ledger.path, entry.line, 1, f"'{entry.fact}' is left out, but a page cites it")
            fact_or_none = ledger.by_id.get(entry.fact)
            if fact_or_none and fact_or_none.safety and not entry.replaced_by:
                message = f"the safety fact '{entry.fact}' is left out without `replaced_by: local:<value>`"
                yield Finding(ledger.path, entry.line, 1, message)
