"""A link leads to a page in another language and does not say so.

Give it `hreflang`, so that a reader, and the voice of a screen reader, knows before following it.

Bad:

    --- cy/index.md
    # Cartref

    [How to prepare](../en/prepare.md)
    --- en/prepare.md
    # How to prepare

    Bring a list of your medicines.

Good:

    --- cy/index.md
    # Cartref

    [How to prepare](../en/prepare.md){ hreflang=en lang=en }
    --- en/prepare.md
    # How to prepare

    Bring a list of your medicines.
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every link from the folder of one language into that of another without the right `hreflang`."""
    for fault, spot in survey.told("language"):
        yield spot.finding(f"'{spot.address}' {fault.note}: write {{ hreflang={fault.target.path[:2]} }} after it")
