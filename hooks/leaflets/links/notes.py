"""The faults that the judges of a survey found, by kind, and the links that can be judged only at its end."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from leaflets.links.documents import Document
from leaflets.links.faults import Fault, Kind, Occurrence
from leaflets.links.published import Published
from leaflets.links.redirects import Redirects


class Notes:
    """Faults, each once; `outside` are the links to other hosts, by address."""

    def __init__(self) -> None:
        """Begin with none."""
        self.outside: dict[str, list[Occurrence]] = defaultdict(list)
        self._faults: dict[Kind, list[Fault]] = defaultdict(list)
        self._repeated: dict[tuple[str, str, str], tuple[Fault, Document]] = {}
        self._to_parts: dict[tuple[str, str], list[Occurrence]] = defaultdict(list)
        self._to_pages: dict[str, list[Occurrence]] = defaultdict(list)

    def of(self, *kinds: Kind) -> Iterator[Fault]:
        """The faults of some kinds."""
        for kind in kinds:
            yield from self._faults.get(kind, ())

    def add(self, fault: Fault) -> None:
        """Keep a fault of what an author wrote."""
        self._faults[fault.kind].append(fault)

    def add_repeated(self, fault: Fault) -> None:
        """Keep a fault of what a theme or a plugin made once, with the number of pages that have it."""
        key = (fault.kind, fault.target.path or fault.address, fault.target.fragment)
        first, last = self._repeated.get(key, (fault, fault.document))
        self._repeated[key] = first, fault.document
        if first is fault:
            self.add(fault)
        else:
            first.count += last is not fault.document

    def ask_part(self, link: Occurrence) -> None:
        """Keep a link to a part of a page until the ids of all pages are known."""
        self._to_parts[link.target.path, link.target.fragment].append(link)

    def ask_page(self, link: Occurrence) -> None:
        """Keep a link to a page that may send its reader on until all such pages are known."""
        self._to_pages[link.target.path].append(link)

    def finish(self, published: Published, redirects: Redirects) -> None:
        """Judge what was kept until now, and the pages that send their reader on."""
        for (path, fragment), links in self._to_parts.items():
            if not published.has_part(path, fragment):
                for link in links:
                    self.add(link.fault("anchor"))
        for path, problem in redirects.faults():
            here = Occurrence(redirects.documents[path], "content", redirects.addresses[path])
            self.add(here.fault("redirect", problem))
            for link in self._to_pages.get(path, ()):
                if link.document.published not in redirects.documents:  # else the way from there has this fault, too
                    self.add(link.fault("redirect", f"leads to a page that {problem}"))
        self._to_parts.clear()
        self._to_pages.clear()
