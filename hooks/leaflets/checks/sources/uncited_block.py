"""A block claims something and cites nothing.

Every clinical statement names its fact, local rule or term. Only what claims nothing clinical goes without: headings,
titles of boxes, the start of a list, questions, signposts to a page or to somebody who knows, and words about the
leaflet itself (hooks/leaflets/evidence/editorial.yml lists the forms).

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }
"""

from collections.abc import Iterator

from leaflets.checks.check import STATEMENTS, needs
from leaflets.core.diagnostics import Finding
from leaflets.evidence.page_statements import PageStatements
from leaflets.library import template


@needs(STATEMENTS)
def check(pages: list[PageStatements]) -> Iterator[Finding]:
    """Every block of a leaflet with facts that neither cites nor is editorial."""
    for reading in pages:
        for statement in reading.statements:
            block = statement.block
            if not block.facts and not statement.editorial and not template.is_placeholder(block):
                start = " ".join(block.text.split()[:6])
                message = f"cites no fact: '{start} …'. Name its fact on the next line: {{ data-fact=\"…\" }}"
                yield reading.page.at(block, message)
