"""mkdocs.yml names a check, a level, a section or a logo that does not exist, or has a value of the wrong shape.

A misspelt check would stay at its strictest setting, a misspelt section would never be found.

Bad:

    --- ../mkdocs.yml
    extra:
      checks:
        review-du: info

Good:

    --- ../mkdocs.yml
    extra:
      checks:
        review-due: info
"""

from collections.abc import Iterator

from leaflets.checks import registry
from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every such entry of `extra`."""
    sections = set(library.contract.files if library.contract else ())
    yield from library.settings.faults({*registry.checks(), *registry.REDIRECTS}, sections)
