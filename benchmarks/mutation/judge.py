"""What the checks say of a mutant: the findings of `leaflets check`, less those that the leaflet has anyway.

Everything is read and rendered once; for a mutant only what it changed is made again.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import fields, replace
from pathlib import Path

from leaflets.checks import registry, verdict
from leaflets.checks.check import Inputs
from leaflets.core import settings
from leaflets.core.diagnostics import Diagnostic, LeafletsError
from leaflets.data import ledger_reader
from leaflets.data.glossary import Glossary, Term
from leaflets.library import reader, rendering
from leaflets.library.model import Library, Page
from leaflets.markdown import front_matter
from leaflets.site import generated, surveys

from mutation.text import FACTS, Leaflet

_KEPT = ("blocks", "source", "title")
"""What a page works out from its own text alone; the rest may depend on the leaflet around it."""


class _Remembering(Glossary):
    """A glossary that looks for its terms in the same text once: that is much of the time of a mutant."""

    def uses(self, text: str) -> Iterator[tuple[Term, re.Match[str]]]:
        """As the glossary does it."""
        seen: dict[str, list[tuple[Term, re.Match[str]]]] = self.__dict__.setdefault("seen", {})
        if text not in seen:
            seen[text] = list(super().uses(text))
        return iter(seen[text])


class Judge:
    """The checks of the project at `root`, for one of its leaflets."""

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
        self.base = self.diagnostics(self.library)
        self._known = Counter(map(_what, _warn(self.base)))

    def texts(self) -> Leaflet:
        """The leaflet's files, for a generator of mutants."""
        texts = {page.file: page.text for page in self.leaflet.pages}
        if self.leaflet.ledger:
            texts[FACTS] = self.leaflet.ledger.text
        return Leaflet(self.leaflet.name, texts)

    def render(self, library: Library) -> None:
        """Render what has no HTML yet."""
        rendering.render_pages(library, generated.files(library))

    def diagnostics(self, library: Library) -> list[Diagnostic]:
        """All findings on a rendered library, as `leaflets check` makes them."""
        found = registry.run(Inputs(library=library, links=surveys.of_library(library)))
        return verdict.of(library, found)

    def refusals(self, changed: dict[str, str]) -> list[Diagnostic]:
        """The findings of level `warn` that the changed files bring."""
        mutated = self.changed(changed)
        self.render(mutated)
        return self.new(self.diagnostics(mutated))

    def new(self, diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
        """The findings of level `warn` that the leaflet as it is does not have, wherever their lines moved to."""
        left = self._known.copy()
        found = []
        for diagnostic in _warn(diagnostics):
            key = _what(diagnostic)
            if left[key]:
                left[key] -= 1
            else:
                found.append(diagnostic)
        return found

    def changed(self, changed: dict[str, str]) -> Library:
        """The library with other texts for some files of the leaflet; only what cannot have changed is rendered."""
        ours = self.leaflet
        ledger = ours.ledger
        if ledger and FACTS in changed:
            ledger = ledger_reader.read(changed[FACTS], ledger.path)
        leaflet = replace(ours, pages=[], ledger=ledger)
        others = FACTS in changed or "index.md" in changed  # both hold values that other pages show
        for page in ours.pages:
            text = changed.get(page.file)
            if text is not None:
                leaflet.pages.append(Page(page.src_uri, page.path, text, front_matter.split(text), leaflet))
            else:
                leaflet.pages.append(_copy(page, leaflet, afresh=others))
        pages = {**self.library.pages, **{page.src_uri: page for page in leaflet.pages}}
        leaflets = [leaflet if each is ours else each for each in self.library.leaflets]
        return replace(self.library, leaflets=leaflets, pages=pages, unreadable=list(self.library.unreadable))


def _copy(page: Page, leaflet: object, afresh: bool) -> Page:
    copy = replace(page, leaflet=leaflet, **({"html": None} if afresh else {}))
    for name in _KEPT if not afresh else ("source", "title"):
        if name in page.__dict__:
            copy.__dict__[name] = page.__dict__[name]
    return copy


def _warn(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    return [diagnostic for diagnostic in diagnostics if diagnostic.level == "warn"]


def _what(diagnostic: Diagnostic) -> tuple[str, str, str]:
    """A finding without its place, which moves when a line is added above it."""
    return diagnostic.path, diagnostic.check, re.sub(r"\bline \d+", "line", diagnostic.message)
