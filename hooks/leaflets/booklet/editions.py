"""The editions of a leaflet's booklet: half a sheet a page, large print, and sheets to fold. Typst sets them.

Booklet and large print are PDF/UA-1 and PDF/A-2a in one file; Typst refuses to write what is not. The folded one is for
paper only. With the same day and the same texts each is the same, byte for byte.
"""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache as once
from functools import cached_property
from importlib.metadata import version
from io import BytesIO
from pathlib import Path

import pikepdf

from leaflets.booklet import cache, engine, imposition, inputs
from leaflets.booklet.document import NAME, Document, document
from leaflets.booklet.edition import BOOKLET, FOLD, LARGE_PRINT, Edition
from leaflets.core.diagnostics import LeafletsError
from leaflets.library.model import Leaflet, Library
from leaflets.review import standing

_STYLESHEET = Path(__file__).with_name("booklet.typ")
_RULES = Path(__file__).with_name("rules.typ")
_PAGES = 8  # bytes before a cached PDF: the number of its pages


@dataclass(frozen=True)
class Booklet:
    """One finished edition: the paper for it, by its name, the PDF and the number of its pages."""

    edition: Edition
    paper: str
    pdf: bytes
    pages: int

    @property
    def size(self) -> str:
        """The size of the file in words: "219 kB"; 1 kB is 1,000 bytes."""
        return f"{max(1, round(len(self.pdf) / 1000)):,} kB"


@dataclass(frozen=True)
class Booklets:
    """All editions of one leaflet, in the order of EDITIONS; `name` is the leaflet's."""

    name: str
    editions: tuple[Booklet, ...]

    def __iter__(self) -> Iterator[Booklet]:
        """The editions."""
        return iter(self.editions)

    def __getitem__(self, edition: str) -> Booklet:
        """The edition with this name. Raises KeyError."""
        for booklet in self.editions:
            if booklet.edition.name == edition:
                return booklet
        raise KeyError(edition)

    def file(self, booklet: Booklet) -> str:
        """The file name of an edition: "knee-arthroscopy-booklet.pdf"."""
        return f"{self.name}-{booklet.edition.name}.pdf"


def set_leaflet(library: Library, leaflet: Leaflet, today: datetime.date, kept: cache.Cache | None = None) -> Booklets:
    """Set all editions of a leaflet; what `kept` holds is not set again.

    Their date is that of the last whole reading by every role; without one it is `today`, the day of the build.
    Raises LeafletsError, with page and line where they are known, for what cannot be printed.
    """
    return _Setting(library, leaflet, standing.of(library, leaflet).last_reviewed or today, kept).all()


def stylesheets() -> tuple[bytes, dict[str, bytes]]:
    """Return the text that sets a booklet, and what it reads beside the document, by its name."""
    return _STYLESHEET.read_bytes(), {_RULES.name: _RULES.read_bytes()}


class _Setting:
    """One leaflet on its way to paper."""

    def __init__(self, library: Library, leaflet: Leaflet, day: datetime.date, kept: cache.Cache | None) -> None:
        self.library = library
        self.leaflet = leaflet
        self.day = day
        self.kept = kept
        self.key = inputs.key(library, leaflet, day, _engine()) if kept else ""

    @cached_property
    def source(self) -> Document:
        """The leaflet for the stylesheet; not made where all editions are kept."""
        return document(self.library, self.leaflet, self.day)

    def all(self) -> Booklets:
        booklet = self._edition(BOOKLET)
        return Booklets(self.leaflet.name, (booklet, self._edition(LARGE_PRINT), self._edition(FOLD, booklet)))

    def _edition(self, edition: Edition, folded: Booklet | None = None) -> Booklet:
        key, paper = cache.key(self.key, edition.name), self.library.settings.paper
        if self.kept and (found := self.kept.get(key)):
            return Booklet(edition, edition.on(paper), found[_PAGES:], int.from_bytes(found[:_PAGES], "big"))
        data = imposition.impose(folded.pdf, paper) if folded else self._set(edition)
        with pikepdf.open(BytesIO(data)) as pdf:
            pages = len(pdf.pages)
            if folded is None:
                smaller = BytesIO()
                pdf.save(smaller, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)
                data = smaller.getvalue()  # a tagged file is mostly small objects: packed it is half as large
        if self.kept:
            self.kept.put(key, pages.to_bytes(_PAGES, "big") + data)
        return Booklet(edition, edition.on(paper), data, pages)

    def _set(self, edition: Edition) -> bytes:
        try:
            main, rules = stylesheets()
            files = {**rules, NAME: self.source.xml, **self.source.files}
            pdf, warnings = engine.typeset(main, files, inputs.of_engine(self.library, edition))
        except RuntimeError as error:
            raise LeafletsError(self._fault(str(error), edition)) from error
        if warnings:  # such as "was ignored": something would be missing on paper
            raise LeafletsError(self._fault(warnings[0], edition))
        return pdf

    def _fault(self, said: str, edition: Edition) -> str:
        """What to tell about an error of Typst: the picture that it cannot read, where it is one."""
        refused = engine.refused({name: self.source.files[name] for name in self.source.origins})
        for name, why in refused.items():
            return f"{self.source.origins[name]} cannot be printed: {why}"
        return f"{self.leaflet.place}: the edition '{edition.name}' of its booklet cannot be set: {said}"


@once
def _engine() -> str:
    """The key of everything beside the leaflet that a booklet depends on: programs, stylesheet, fonts."""
    ours = sorted([*Path(__file__).parent.glob("*.py"), _STYLESHEET, _RULES, *engine.FONTS.glob("*.ttf")])
    return cache.key(version("typst"), version("pikepdf"), *(path.read_bytes() for path in ours))
