"""A section does not state a fact that it must state openly.

`sections:` of a fact names the pages on which a reader must find it: not in collapsed text, a tab or a footnote. So a
safety instruction that stands on two pages cannot get lost on one of them.

Bad:

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22}
    facts:
      - id: do-not-eat
        statement: Do not eat on the day.
        kind: instruction
        hedge: must not
        safety: true
        sections: [how-to-prepare.md, index.md]
        source: {document: guide, lines: [3]}

Good:

    --- knee/facts.yml
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22}
    facts:
      - id: do-not-eat
        statement: Do not eat on the day.
        kind: instruction
        hedge: must not
        safety: true
        sections: [how-to-prepare.md]
        source: {document: guide, lines: [3]}
"""

from collections import defaultdict
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.evidence import citations
from leaflets.library.model import Library
from leaflets.markdown.blocks import Block


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every section that a fact names and that does not cite it openly, or that is not there."""
    for leaflet in library.leaflets:
        ledger = leaflet.ledger
        if ledger is None or not any(fact.sections for fact in ledger.facts):
            continue
        cited = citations.by_fact(leaflet)
        files = {page.file for page in leaflet.pages}
        for fact in ledger.facts:
            what = f"the {'safety ' * fact.safety}fact '{fact.id}'"
            at: dict[str, list[Block]] = defaultdict(list)
            for page, block in cited.get(fact.id, ()) if fact.sections else ():
                at[page.file].append(block)
            for section in fact.sections:
                blocks = at.get(section, [])
                if section not in files:
                    hint = did_you_mean(section, files)
                    message = f"{what} must stand in {section}, which is no page of this leaflet.{hint}"
                elif not blocks:
                    message = f"{section} does not state {what}: {fact.statement}"
                elif all(block.hidden for block in blocks):
                    message = f"{section} states {what} only in {blocks[0].hidden}: {fact.statement}"
                else:
                    continue
                yield Finding(Place(ledger.path, fact.line, 1), message)
