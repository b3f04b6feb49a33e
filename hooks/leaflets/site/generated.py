"""The files that nobody writes: the glossary page, the manual of the findings, old addresses, colors, evidence."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from leaflets.checks import manual
from leaflets.data import glossary
from leaflets.library import colors, former, generated_paths
from leaflets.library.model import Leaflet, Library
from leaflets.site import moved_page, reviewers_page, sources_page


class Files(Mapping[str, str]):
    """Texts by their path under docs/, each made when it is asked for.

    Those of `evidence` say which pages state what, so they must not be asked for before all pages are rendered.
    They stand in no navigation. Its values are the leaflet of which a page is part, or None where it is none's.
    """

    def __init__(self) -> None:
        """Begin with none."""
        self._make: dict[str, Callable[[], str]] = {}
        self.evidence: dict[str, Leaflet | None] = {}

    def add(self, path: str, make: Callable[[], str]) -> None:
        """A file and how its text is made."""
        self._make[path] = make

    def add_evidence(self, path: str, make: Callable[[], str], leaflet: Leaflet | None = None) -> None:
        """A page of evidence and how its text is made; `leaflet` where it is a page of one."""
        self.add(path, make)
        self.evidence[path] = leaflet

    def __getitem__(self, path: str) -> str:
        """Make the text of a file."""
        return self._make[path]()

    def __iter__(self) -> Iterator[str]:
        """The paths."""
        return iter(self._make)

    def __len__(self) -> int:
        """How many files there are."""
        return len(self._make)


def files(library: Library) -> Files:
    """All of them; one that an author wrote is not among them."""
    made = Files()
    if library.contract is None:
        return made
    if library.glossary.terms and glossary.PAGE not in library.pages:
        made.add(glossary.PAGE, library.glossary.markdown)
    for_authors = any(src_uri.startswith(generated_paths.GUIDES) for src_uri in library.pages)
    if for_authors:
        made.add(generated_paths.MANUAL, partial(manual.markdown, library.settings))
    for old in former.addresses(library).values():
        made.add(moved_page.path(old, library.settings), partial(moved_page.html, old, library.settings))
    made.add(colors.FILE, lambda: colors.stylesheet(library.settings.hospital) + library.settings.paper.css)
    known = [leaflet for leaflet in library.leaflets if leaflet.sources is not None]
    for leaflet in known:
        if (path := generated_paths.sources_page(leaflet)) not in library.pages:
            made.add_evidence(path, partial(sources_page.markdown, leaflet, library.settings), leaflet)
        if for_authors and (path := generated_paths.evidence_page(leaflet)) not in library.pages:
            made.add_evidence(path, partial(reviewers_page.markdown, library, leaflet))
    if for_authors and known and generated_paths.EVIDENCE_INDEX not in library.pages:
        made.add_evidence(generated_paths.EVIDENCE_INDEX, partial(reviewers_page.index, library))
    return made
