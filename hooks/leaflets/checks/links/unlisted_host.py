"""Pages link to another host, and `extra.hosts` lists none: any would be right.

To know of, no fault. List the hosts that leaflets may name under `extra.hosts` in `mkdocs.yml`: then a link to another
one is a finding. Hosts of sources need no entry.

Bad:

    See [the society](https://www.example.org/).

Good:

    See [the society](https://www.example.org/).

    --- ../mkdocs.yml
    extra:
      hosts: [www.example.org]
"""

from collections import defaultdict
from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding
from leaflets.links import hosts
from leaflets.links.faults import Fault
from leaflets.links.survey import Survey


@needs(LINKS, level="info")
def check(survey: Survey) -> Iterator[Finding]:
    """Each host once, at its first link, with the number of links."""
    if survey.settings.hosts:
        return
    allowed = hosts.allowed(survey.settings, survey.leaflets)
    found: dict[str, list[Fault]] = defaultdict(list)
    for fault in survey.of("elsewhere"):
        if (host := hosts.of(fault.address)) not in allowed:
            found[host].append(fault)
    for host, faults in found.items():
        more = f" ({len(faults)} links)" if len(faults) > 1 else ""
        message = f"pages link to '{host}'{more}, and extra.hosts in {survey.settings.config_name} lists no hosts"
        yield survey.places.link(faults[0]).finding(message)
