"""A block cites a fact, a local value or a term that does not exist.

A citation that leads nowhere is a statement without a source.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infektion" }

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }
"""

from collections.abc import Iterable, Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, did_you_mean
from leaflets.data.ledger import LOCAL, TERM
from leaflets.library.model import Leaflet, Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every citation on a page; names in facts.yml itself are read with that file."""
    for leaflet in library.leaflets:
        facts = leaflet.ledger.by_id if leaflet.ledger else {}
        for page in leaflet.pages:
            for block in page.blocks:
                for cited in block.facts:
                    if cited.startswith(LOCAL) and not leaflet.described:
                        continue  # no local value is known, which is told already
                    if message := _fault(cited, leaflet, facts, library):
                        yield page.at_citation(block, cited, message)


def _fault(cited: str, leaflet: Leaflet, facts: Iterable[str], library: Library) -> str:
    if cited.startswith(LOCAL):
        name = cited.removeprefix(LOCAL)
        known: Iterable[str] = leaflet.local
        what = "the local value"
    elif cited.startswith(TERM):
        name = cited.removeprefix(TERM)
        known = library.glossary.by_id
        what = "the term"
    else:
        name, known, what = cited, facts, "the fact"
    if name in set(known):
        return ""
    return f"{what} '{name}' does not exist.{did_you_mean(name, known)}"
