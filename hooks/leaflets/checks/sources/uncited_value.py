"""A value of the hospital stands in a block that does not cite it, or a block cites one that it does not show.

"Call {{ local.ward_phone }}" with the citation of another number is a wrong number that looks checked. The title of a
box cannot cite: the number that it shows is one that a line of its box cites.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Call {{ local.ward_phone }}.
        { data-fact="infection local:emergency_phone" }

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Call {{ local.ward_phone }}.
        { data-fact="infection local:ward_phone" }
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from leaflets.checks.check import STATEMENTS, needs
from leaflets.core.diagnostics import Finding
from leaflets.data.ledger import LOCAL
from leaflets.evidence.page_statements import PageStatements
from leaflets.evidence.statements import Statement


@needs(STATEMENTS)
def check(pages: list[PageStatements]) -> Iterator[Finding]:
    """Every value that is shown and not cited, and every one that is cited and not shown.

    An item after "… if:" may cite whom to call: the number stands beneath the list.
    """
    for reading in pages:
        for at, statement in enumerate(reading.statements):
            block = statement.block
            cited = _cited(statement)
            known = _in_box(reading.statements[at:]) if block.kind == "title" and block.locals else cited
            for name in dict.fromkeys(block.locals):
                if name not in known:
                    message = f"the hospital's value '{name}' is not cited: {{ data-fact=\"{LOCAL}{name}\" }}"
                    if block.kind == "title":
                        message = f"the title shows the hospital's value '{name}', but no line of its box cites it"
                    yield reading.page.at_local(block, name, message)
            for name in cited:
                if name not in block.locals and not statement.is_sign:
                    message = f"cites the hospital's value '{name}', but does not show it"
                    yield reading.page.at_citation(block, LOCAL + name, message)


def _cited(statement: Statement) -> list[str]:
    """The names of the values that a block cites."""
    return [name.removeprefix(LOCAL) for name in statement.block.facts if name.startswith(LOCAL)]


def _in_box(statements: Sequence[Statement]) -> list[str]:
    """The names of the values that are cited beneath a title, the first of these statements, in the same box."""
    title, *after = statements
    box = takewhile(lambda one: one.block.kind != "title" and one.block.admonition == title.block.admonition, after)
    return [name for one in box for name in _cited(one)]
