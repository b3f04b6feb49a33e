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

from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library


def check(library: Library) -> Iterator[Finding]:
    """Every such entry of `extra`."""
    from leaflets.checks.registry import modules  # here, since that module reads this one

    sections = set(library.contract.files if library.contract else ())
    yield from library.settings.faults(set(modules()), sections)
