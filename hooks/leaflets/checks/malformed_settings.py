"""mkdocs.yml gives a level to a check that does not exist, or a level that does not exist.

A misspelt name would leave the check at its strictest setting, or silence another one.

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

from leaflets.diagnostics import Finding
from leaflets.model import Library


def check(library: Library) -> Iterator[Finding]:
    """Every such entry of `extra.checks`."""
    from leaflets.checks import modules  # here, since that module reads this one

    yield from library.settings.faults(set(modules()))
