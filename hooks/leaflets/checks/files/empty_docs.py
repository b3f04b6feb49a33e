"""The docs folder holds no page.

Most often mkdocs.yml names the wrong folder.

Bad:

    --- index.md is missing
    --- knee is missing

Good:

    --- index.md
    # Find a leaflet
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """A library without a single page."""
    if not library.pages:
        settings = library.settings
        line = settings.yaml.line("docs_dir")
        message = f"{settings.shown(settings.docs)}/ holds no Markdown page"
        yield Finding(Place(settings.config_name, line), message)
