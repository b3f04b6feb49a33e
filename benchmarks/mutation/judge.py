"""What a redline and the checks say of a mutant: items beside the leaflet as it is, and findings that it has not.

Everything is read and rendered once; for a mutant only what it changed is made again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import fields, replace
from functools import cached_property
from pathlib import Path

from leaflets.checks import registry, verdict
from leaflets.checks.check import Inputs
from leaflets.core import settings
from leaflets.core.diagnostics import Diagnostic, LeafletsError
from leaflets.data import sources_reader
from leaflets.data.glossary import Glossary, Term
from leaflets.library import reader, rendering
from leaflets.library.model import Library, Page
from leaflets.markdown import front_matter
from leaflets.markdown.statements import SAY
from leaflets.review import compare, record
from leaflets.review.compare import Item
from leaflets.review.record import Record
from leaflets.site import generated, surveys

from mutation.text import SOURCES, Leaflet

_KEPT = ("blocks", "locator", "title")
"""What a page works out from its own text alone, once it is rendered."""


class _Remembering(Glossary):
    """A glossary that looks for its terms in the same text once: that is much of the time of a mutant."""

    def uses(self, text: str) -> Iterator[tuple[Term, re.Match[str]]]:
        """As the glossary does it."""
        seen: dict[str, list[tuple[Term, re.Match[str]]]] = self.__dict__.setdefault("seen", {})
        if text not in seen:
            seen[text] = list(super().uses(text))
        return iter(seen[text])


class Judge:
    """A project at `root`, for one of its leaflets: what its checks and its words of record say of a mutant."""

    def __init__(self, root: Path, name: str = "") -> None:
        """Read the project. Without a name the leaflet is the first. Raises LeafletsError where there is none."""
        self.library = reader.read(settings.read(root / "mkdocs.yml"))
        self.library.must_be_checkable()
        terms = self.library.glossary
        self.library.glossary = _Remembering(**{each.name: getattr(terms, each.name) for each in fields(terms)})
        found = [leaflet for leaflet in self.library.leaflets if name in {"", leaflet.name}]
        if not found:
            raise LeafletsError(
                f"no leaflet '{name}': there is {', '.join(each.name for each in self.library.leaflets)}"
            )
        self.leaflet = found[0]
        self.render(self.library)
        self._words = self.words(self.library)

    @cached_property
    def _known(self) -> Counter[tuple[str, str, str, str]]:
        """The findings of the leaflet as it is. Each process asks anew: threads of a check (Typst) survive no fork."""
        return Counter(map(_what, self.diagnostics(self.library)))

    def texts(self) -> Leaflet:
        """The leaflet's files, for a generator of mutants."""
        texts = {page.file: page.text for page in self.leaflet.pages}
        if self.leaflet.sources:
            texts[SOURCES] = self.leaflet.sources.text
        return Leaflet(self.leaflet.name, texts)

    def render(self, library: Library) -> None:
        """Render what has no HTML yet."""
        rendering.render_pages(library, generated.files(library))

    def words(self, library: Library) -> Record:
        """The leaflet's words of record in a rendered library, as they are read from their file."""
        leaflet = next(each for each in library.leaflets if each.name == self.leaflet.name)
        found = record.parse(record.of(library, leaflet).text)
        assert isinstance(found, Record), found
        return found

    def items(self, mutated: Library) -> Sequence[Item]:
        """What a redline lists between the leaflet as it is and a rendered mutant, the most dangerous first.

        Nothing where both have one fingerprint: those who agreed to one have agreed to the other.
        """
        words = self.words(mutated)
        if words.fingerprint == self._words.fingerprint:
            return []
        return compare.compare(self.leaflet.name, self._words, words).items

    def diagnostics(self, library: Library) -> list[Diagnostic]:
        """All findings on a rendered library, as `leaflets check` makes them."""
        found = registry.run(Inputs(library=library, links=surveys.of_library(library)))
        return verdict.of(library, found)

    def new(self, mutated: Library) -> list[Diagnostic]:
        """The findings that the leaflet as it is does not have, wherever their lines moved to.

        Those of publishing are left out: they compare the words, too.
        """
        left = self._known.copy()
        found = []
        for diagnostic in self.diagnostics(mutated):
            if left[key := _what(diagnostic)]:
                left[key] -= 1
            elif ".publishing." not in registry.checks()[diagnostic.check].find.__module__:
                found.append(diagnostic)
        return found

    def changed(self, changed: dict[str, str]) -> Library:
        """The library with other texts for some files of the leaflet, rendered; the rest is not made again."""
        ours = self.leaflet
        sources = ours.sources
        if sources and SOURCES in changed:
            sources = sources_reader.read(changed[SOURCES], sources.path)
        leaflet = replace(ours, pages=[], sources=sources, standing=None)
        for page in ours.pages:
            text = changed.get(page.file)
            if text is not None:
                leaflet.pages.append(Page(page.src_uri, page.path, text, front_matter.split(text), leaflet))
            else:  # the first page holds values that other pages show
                leaflet.pages.append(_copy(page, leaflet, "index.md" in changed or SAY.search(page.text) is not None))
        pages = {**self.library.pages, **{page.src_uri: page for page in leaflet.pages}}
        leaflets = [leaflet if each is ours else each for each in self.library.leaflets]
        mutated = replace(self.library, leaflets=leaflets, pages=pages, unreadable=list(self.library.unreadable))
        self.render(mutated)
        return mutated


def _copy(page: Page, leaflet: object, afresh: bool) -> Page:
    copy = replace(page, leaflet=leaflet, **({"html": None} if afresh else {}))
    for name in _KEPT if not afresh else ():
        if name in page.__dict__:
            copy.__dict__[name] = page.__dict__[name]
    return copy


def _what(diagnostic: Diagnostic) -> tuple[str, str, str, str]:
    """A finding without its place, which moves when a line is added above it."""
    message = re.sub(r"\bline \d+", "line", diagnostic.message)
    return diagnostic.path, diagnostic.check, diagnostic.level, message
