"""The hospital's color is no color, or people cannot read what is set in it.

Links and headings take it. Text needs a contrast of 4.5 to its background (WCAG 2.2, 1.4.3).

Bad:

    --- ../mkdocs.yml
    extra:
        color: "#ffcc00"

Good:

    --- ../mkdocs.yml
    extra:
        color: "#7b1e3a"
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library import colors
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """`color` on white, `color_dark` on the dark scheme's background."""
    settings = library.settings
    for key, fault in colors.faults(settings.hospital):
        line = settings.yaml.line("extra", "hospital", key)
        yield Finding(Place(settings.config_name, line), f"extra.hospital.{key}: {fault}")
