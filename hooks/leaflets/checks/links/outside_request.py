"""A page asks another host for something that it needs.

On an intranet, or without a network, it stays away; and the other host learns who reads about which treatment.

Bad:

    <script src="https://cdn.example.org/x.js"></script>

Good:

    <a href="https://www.example.org/">The example</a>
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links.survey import Survey


@needs(LINKS, elsewhere="info")
def check(survey: Survey) -> Iterator[Finding]:
    """Every script, style, picture, frame or sound from another host."""
    for fault, spot in survey.told("request"):
        yield spot.finding(
            f"'{spot.address}' is fetched from another host: put the file beside the page{fault.on_pages}"
        )
