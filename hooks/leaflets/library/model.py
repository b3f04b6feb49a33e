"""Library, Leaflet, Page: what the folder docs/ holds, read once.

What `reader.py` makes; neither judges (`checks/`) nor shows anything (`report.py`).
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import groupby
from pathlib import PurePosixPath
from typing import Any

from selectolax.lexbor import LexborNode

from leaflets.core import paths
from leaflets.core.diagnostics import Finding, LeafletsError, Place
from leaflets.core.paths import is_inside
from leaflets.core.settings import TEMPLATE, Settings
from leaflets.data.glossary import Glossary
from leaflets.data.sources import Sources
from leaflets.library.grades import Grades
from leaflets.markdown import blocks, front_matter, statements
from leaflets.markdown.blocks import Block
from leaflets.markdown.locator import Locator
from leaflets.markdown.statements import Statement
from leaflets.sources.locks import Locks

_FIRST_HEADING = re.compile(r"^#[ \t]+(\S.*)$", re.MULTILINE)


def heading_text(written: str) -> str:
    """The words of a heading as it is written after `#`: without `{#id}` and closing `#`."""
    return re.sub(r"\{[^{}]*\}$", "", written.strip().rstrip("#").strip()).rstrip().rstrip("#").rstrip()


@dataclass
class Page:
    """One Markdown file. `src_uri` is its path under docs/, `path` from the root, both with `/`.

    One that is `too_much` to render (`markdown/budget.py`) has no body and no HTML.
    """

    src_uri: str
    path: str
    text: str
    front: front_matter.FrontMatter
    leaflet: Leaflet | None = field(default=None, repr=False)
    html: str | None = field(default=None, repr=False)
    too_much: bool = False

    @property
    def meta(self) -> dict[str, Any]:
        """The front matter as Python values."""
        return self.front.meta

    @property
    def file(self) -> str:
        """The file's name; in a leaflet, its path in the leaflet's folder: the name of its section in the contract."""
        return self.src_uri.partition("/")[2] if self.leaflet else PurePosixPath(self.src_uri).name

    @cached_property
    def title(self) -> str:
        """The text of the first h1, or of the front matter's `title`, or the file's name."""
        match = _FIRST_HEADING.search(self.front.body)
        title = heading_text(match[1]) if match else self.meta.get("title")
        return str(title or PurePosixPath(self.src_uri).stem.replace("-", " ").capitalize())

    @cached_property
    def locator(self) -> Locator:
        """What says where in the body something is written."""
        return Locator(self.front.body, self.path, self.front.body_line)

    @cached_property
    def blocks(self) -> list[Block]:
        """The rendered blocks, each with its place. Empty for a page that could not be rendered."""
        return blocks.read(self.html, self.locator) if self.html is not None else []

    @property
    def headings(self) -> list[Block]:
        """The rendered headings."""
        return [block for block in self.blocks if block.level]

    def at(self, block: Block, message: str) -> Finding:
        """A finding at a block."""
        return Finding(block.place, message)

    def at_element(self, node: LexborNode, message: str) -> Finding:
        """A finding at an element of the rendered page."""
        return Finding(self.locator.of_element(node, self.blocks), message)

    def at_key(self, message: str, *key: str | int) -> Finding:
        """A finding at a key of the front matter; at the top where the key is missing."""
        return Finding(Place(self.path, *self.front.yaml.place(*key)), message)

    def at_citation(self, block: Block, word: str, message: str) -> Finding:
        """A finding at a place or a name in the citation of a block."""
        return Finding(self.locator.of_citation(block, word), message)

    def at_local(self, block: Block, key: str, message: str) -> Finding:
        """A finding at the name of a local value in a block."""
        return Finding(self.locator.of_local(block, key), message)

    def at_word(self, block: Block, word: str, message: str, start: int = 0) -> Finding:
        """A finding at a word of a block: the one that stands at `start` in the block's text, else the first."""
        return Finding(self.locator.of_word(block, word, start), message)


@dataclass
class Leaflet:
    """One folder under docs/: pages in the contract's order, extra ones last."""

    name: str
    path: str
    pages: list[Page]
    hospital: dict[str, Any] = field(repr=False, default_factory=dict)
    grades: Grades | None = None
    sources: Sources | None = None
    locks: Locks = field(default_factory=Locks)
    standing: object = field(default=None, repr=False, compare=False)
    """Which roles have agreed to its words, once its pages are rendered: kept here by `review/standing.py`."""

    @cached_property
    def index(self) -> Page | None:
        """The page that describes the leaflet, `index.md`."""
        return next((page for page in self.pages if page.file == "index.md"), None)

    @property
    def meta(self) -> dict[str, Any]:
        """The front matter of `index.md`."""
        return self.index.meta if self.index else {}

    @property
    def title(self) -> str:
        """The leaflet's title; the folder's name where `index.md` gives none."""
        return str(self.meta.get("title") or self.name.replace("-", " ").capitalize())

    @property
    def described(self) -> bool:
        """Whether there is an `index.md` whose front matter could be read."""
        return self.index is not None and self.index.front.fault is None

    @property
    def local(self) -> dict[str, Any]:
        """The hospital's values and, winning over them, the leaflet's own."""
        own = self.meta.get("local")
        values = {**self.hospital, **(own if isinstance(own, dict) else {})}
        return {str(key): value for key, value in values.items()}

    @cached_property
    def named(self) -> Mapping[str, list[tuple[Page, Statement]]]:
        """The statements with a name, by it, in the order of the pages."""
        found: dict[str, list[tuple[Page, Statement]]] = {}
        for page in self.pages:
            for statement in statements.named(page.front.body):
                found.setdefault(statement.name, []).append((page, statement))
        return found

    def says_on(self, src_uri: str) -> dict[str, str]:
        """The Markdown of each statement that can be said elsewhere, by its name, as it must stand on a page."""
        sayable = {name: places[0] for name, places in self.named.items() if len(places) == 1}
        return {
            name: statements.moved(statement.text, page.src_uri, src_uri)
            for name, (page, statement) in sayable.items()
            if not statement.fault
        }

    @property
    def place(self) -> str:
        """The path at which a fault of the whole leaflet is shown."""
        return self.index.path if self.index else self.path

    def at(self, message: str) -> Finding:
        """A finding of the leaflet as a whole: at the top of index.md, or at the folder where there is none."""
        return Finding(Place(self.place, 1, 1), message) if self.index else Finding(Place(self.path), message)

    def page(self, file: str) -> Page | None:
        """The page with this file name."""
        return next((page for page in self.pages if page.file == file), None)


@dataclass
class Contract:
    """The blank leaflet: what every leaflet must hold. `files` is the order of pages.

    `groups` names the group of each page that stands in one. `wants_sources` where it has a file of sources.
    """

    path: str
    files: list[str]
    pages: dict[str, Page]
    groups: dict[str, str] = field(default_factory=dict)
    faults: list[Finding] = field(default_factory=list)
    wants_sources: bool = False

    def keys(self, file: str) -> dict[str, Any]:
        """The front-matter keys of a section with their example values; `pages` is the contract's own."""
        page = self.pages.get(file)
        return {key: value for key, value in (page.meta if page else {}).items() if key != "pages"}

    @property
    def help_file(self) -> str:
        """The section that says when to call: the first after `index.md` with a box `!!! help`; or nothing."""
        for file in self.files[1:]:
            if any(block.is_in("help") for block in self.pages[file].blocks):
                return file
        return ""


@dataclass
class Library:
    """All leaflets, the other pages, the glossary and the contract.

    `today` is the day by which dates are judged, `day` the one that is printed: that of the build.
    """

    settings: Settings
    glossary: Glossary
    contract: Contract | None
    leaflets: list[Leaflet]
    pages: dict[str, Page]
    unreadable: list[Finding]
    today: datetime.date
    day: datetime.date

    @cached_property
    def files(self) -> list[str]:
        """Every published file under docs/, pages too, by its path from there. None that leads out of it."""
        docs, settings = self.settings.docs, self.settings
        return [path for path in paths.below(docs, stay=True) if not settings.kept_off(path) and is_inside(docs, path)]

    def grouped(self, leaflet: Leaflet) -> list[tuple[str, list[Page]]]:
        """The pages of a leaflet in their order, cut where the contract begins a group; without a name in none."""
        names = self.contract.groups if self.contract else {}
        return [(name, list(pages)) for name, pages in groupby(leaflet.pages, lambda page: names.get(page.file, ""))]

    def must_be_checkable(self) -> None:
        """Raise LeafletsError where there is nothing that could be judged: no page, or leaflets without a contract."""
        docs = self.settings.shown(self.settings.docs)
        if not self.pages:
            raise LeafletsError(f"{docs}/ holds no Markdown page")
        if self.lacks_contract:
            raise LeafletsError(self.without_contract())

    @property
    def lacks_contract(self) -> bool:
        """Whether the blank leaflet is missing where one must be: in a project with a hospital or our navigation.

        A project that has neither is any MkDocs site.
        """
        ours = self.settings
        return self.contract is None and bool(ours.hospital or ours.shows_imprint)

    def without_contract(self) -> str:
        """What to say where there is no contract."""
        place = f"{self.settings.shown(self.settings.docs)}/{TEMPLATE}/"
        return f"{place} is missing: without the blank leaflet nothing says what a leaflet must hold"
