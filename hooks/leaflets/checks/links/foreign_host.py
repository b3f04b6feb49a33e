"""A page links to a host that is no source's and that `extra.hosts` does not list.

A link in the hospital's name sends patients to pages that nobody here has read. Add the host under `extra.hosts` in
`mkdocs.yml` if it is right, or take the link out.

Bad:

    See [the shop](https://shop.example.com/).

    --- ../mkdocs.yml
    extra:
      hosts: [www.example.org]

Good:

    See [the society](https://www.example.org/).

    --- ../mkdocs.yml
    extra:
      hosts: [www.example.org]
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links import hosts
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every link to another host, where the hosts are listed."""
    if not survey.settings.hosts:
        return
    allowed = hosts.allowed(survey.settings, survey.leaflets)
    for fault, spot in survey.told("elsewhere"):
        host = hosts.of(fault.address)
        if host not in allowed:
            where = survey.settings.config_name
            what = f"'{spot.address}' leads to '{host}', which extra.hosts in {where} does not list"
            yield spot.finding(f"{what}: take the link out, or add the host there")
