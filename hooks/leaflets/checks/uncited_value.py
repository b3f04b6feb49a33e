"""A value of the hospital stands in a block that does not cite it, or a block cites one that it does not show.

"Call {{ local.ward_phone }}" with the citation of another number is a wrong number that looks checked.

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

from collections.abc import Iterator

from leaflets.diagnostics import Finding
from leaflets.evidence.ledger import LOCAL
from leaflets.model import PageStatements


def check_statements(pages: list[PageStatements]) -> Iterator[Finding]:
    """Every value that is shown and not cited, and every one that is cited and not shown.

    An item after "… if:" may cite whom to call: the number stands beneath the list.
    """
    for reading in pages:
        for statement in reading.statements:
            block = statement.block
            cited = [name.removeprefix(LOCAL) for name in block.facts if name.startswith(LOCAL)]
            for name in dict.fromkeys(block.locals):
                if name not in cited:
                    message = f"the hospital's value '{name}' is not cited: {{ data-fact=\"{LOCAL}{name}\" }}"
                    yield reading.page.at_local(block, name, message)
            for name in cited:
                if name not in block.locals and not statement.is_sign:
                    message = f"cites the hospital's value '{name}', but does not show it"
                    yield reading.page.at_citation(block, LOCAL + name, message)
