r"""A file cannot be read as text, a page cannot be rendered, or an address cannot be taken apart.

Pages are UTF-8. MkDocs itself stops at such a file without naming the line, and at `https://example]org`.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Ask for a caf\xe9.
        { data-fact="infection" }

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. Ask for a café.
        { data-fact="infection" }
"""

from collections.abc import Iterator

from leaflets.diagnostics import Finding
from leaflets.model import Library


def check(library: Library) -> Iterator[Finding]:
    """What reading and rendering noted, and addresses that nothing can take apart."""
    yield from library.unreadable
    for page in library.pages.values():
        for block in page.blocks:
            for address in block.broken:
                place = page.source.find(address, after=block.line - 1)
                line, column = (place.line, place.column) if place else (block.line, block.column)
                yield Finding(page.path, line, column, f"'{address}' is no address that can be followed")
