"""Pages that send their reader on: `<meta http-equiv="refresh">`, which the older browsers, too, follow."""

from __future__ import annotations

from collections.abc import Iterator

from leaflets.links.documents import Document
from leaflets.links.targets import Target, Targets

MOST = 20
"""Steps after which browsers give up (Fetch standard, HTTP-redirect fetch)."""


class Redirects:
    """Which page sends its reader where."""

    def __init__(self, targets: Targets) -> None:
        """Begin with none."""
        self.documents: dict[str, Document] = {}
        self.addresses: dict[str, str] = {}
        self._leads: dict[str, Target] = {}
        self._targets = targets

    def note(self, document: Document, address: str, outside: bool) -> None:
        """Note that a page leads to an address; one outside the site is its end."""
        self.documents[document.published] = document
        self.addresses[document.published] = address
        if not outside:
            self._leads[document.published] = self._targets.of(address, document.published)

    def problem(self, path: str) -> str:
        """What is wrong on the way from a page that sends its reader on, or nothing."""
        way = [path]
        while (target := self._leads.get(way[-1])) is not None:
            if target.path in way:
                return "sends the reader in a circle: " + " → ".join([*way, target.path])
            if target.problem and target.problem != "server":
                return f"sends the reader to '{target.path}', which is not there"
            if len(way) == MOST:
                return f"sends the reader on more than {MOST} times: {' → '.join(way[:3])} → …"
            way.append(target.path)
        if len(way) > 2:
            return f"sends the reader on more than once: {' → '.join(way)}. Lead to '{way[-1]}' at once"
        return ""

    def faults(self) -> Iterator[tuple[str, str]]:
        """Each page with a problem, and the problem."""
        for path in self._leads:
            if problem := self.problem(path):
                yield path, problem
