"""An entry of `extra.pages` names no page or file.

The file has got another name, or is gone. Delete the entry, or mend its name.

Bad:

    --- ../mkdocs.yml
    extra:
      pages:
        index.md: Lead nurse (example)
        acessibility.md: Lead nurse (example)

Good:

    --- ../mkdocs.yml
    extra:
      pages:
        index.md: Lead nurse (example)
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.library.model import Library


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every entry under which no published file stands."""
    settings = library.settings
    if not library.files:
        return  # `empty-docs` tells it
    there = library.files
    used = {settings.owner(path) for path in there}
    for name in settings.owners:
        if name not in used:
            folders = {f"{path.rpartition('/')[0]}/" for path in there if "/" in path}
            guess = did_you_mean(name, [*there, *folders])
            line = settings.yaml.line("extra", "pages", name)
            yield Finding(Place(settings.config_name, line), f"extra.pages: there is no '{name}'.{guess}")
