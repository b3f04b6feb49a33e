"""Two facts that contradict each other are both shown, while the question between them is open.

Patients cannot know which one holds. Leave one of them out, or let the clinical team answer: `resolved:` at the issue
that both facts name. Where they share no issue, take the other fact out of `contradicts:`.

Bad:

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22}
    facts:
      - id: do-not-eat
        statement: Do not eat on the day.
        kind: instruction
        hedge: must not
        source: {document: guide, lines: [3]}
        contradicts: [light-breakfast]
        issues: [Q1]
      - id: light-breakfast
        statement: Have a light breakfast.
        kind: instruction
        hedge: direct
        source: {document: guide, lines: [9]}
        contradicts: [do-not-eat]
        issues: [Q1]
    issues:
      - {id: Q1, what: "To eat, or not to eat?"}
    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Have a light breakfast.
        { data-fact="light-breakfast" }

Good:

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22}
    facts:
      - id: do-not-eat
        statement: Do not eat on the day.
        kind: instruction
        hedge: must not
        source: {document: guide, lines: [3]}
        contradicts: [light-breakfast]
        issues: [Q1]
      - id: light-breakfast
        statement: Have a light breakfast.
        kind: instruction
        hedge: direct
        source: {document: guide, lines: [9]}
        contradicts: [do-not-eat]
        issues: [Q1]
    left_out:
      - {fact: light-breakfast, reason: The other one is safer., by: lead nurse (example)}
    issues:
      - {id: Q1, what: "To eat, or not to eat?"}
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.data.ledger import Ledger
from leaflets.evidence import citations
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every pair of facts of which one names the other: the fact that stands further back is told, once."""
    for leaflet in library.leaflets:
        ledger = leaflet.ledger
        if ledger is None or not any(fact.contradicts for fact in ledger.facts):
            continue
        cited = citations.by_fact(leaflet)
        resolved = {issue.id for issue in ledger.issues if issue.resolved}
        order = {fact: number for number, fact in enumerate(cited)}
        for first, second in sorted(_pairs(ledger)):
            shared = set(ledger.by_id[first].issues) & set(ledger.by_id[second].issues)
            if first not in cited or second not in cited or (shared and shared <= resolved):
                continue
            earlier, later = sorted((first, second), key=lambda fact: order[fact])
            there = citations.place(cited[earlier][0], earlier)
            page, block = cited[later][0]
            where = f"'{earlier}', which {there.path}:{there.line} shows"
            question = ", ".join(sorted(shared - resolved))
            still = f"; open is {question}" if question else ""
            yield page.at_citation(block, later, f"the fact '{later}' contradicts {where}{still}")


def _pairs(ledger: Ledger) -> set[tuple[str, str]]:
    """The facts of which one names the other under `contradicts`, each pair once."""
    pairs = ((fact.id, other) for fact in ledger.facts for other in fact.contradicts if other in ledger.by_id)
    return {(min(pair), max(pair)) for pair in pairs if pair[0] != pair[1]}
