"""What is known of one build. It is made anew for each, and stands in MkDocs' configuration as `leaflets`.

Parts write into it what later parts read; templates read it as `config.leaflets`.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, TypedDict

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

from leaflets.checks.check import Found
from leaflets.data import phrases
from leaflets.library.model import Library
from leaflets.markdown import local_values
from leaflets.mkdocs.log import log
from leaflets.review.imprint import Imprint, imprint
from leaflets.site import generated

KEY = "leaflets"
"""The key of the build in MkDocs' configuration."""


class Others(logging.Handler):
    """Counts what MkDocs and other plugins warn of: under `--strict` that refuses the build too."""

    def __init__(self) -> None:
        """Begin with none."""
        super().__init__(logging.WARNING)
        self.count = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Count a record that is not ours."""
        self.count += record.name != log.logger.name

    def listen(self) -> None:
        """Hear what MkDocs logs, in the place of the handler of an earlier build."""
        mkdocs = logging.getLogger(log.logger.name.partition(".")[0])
        for handler in [handler for handler in mkdocs.handlers if isinstance(handler, Others)]:
            mkdocs.removeHandler(handler)
        mkdocs.addHandler(self)


class Edition(TypedDict):
    """One booklet as templates show it."""

    edition: Any
    paper: str
    url: str
    pages: int
    size: str


class Editions(TypedDict):
    """The booklets of one leaflet, with its title."""

    title: str
    editions: list[Edition]


@dataclass
class Build:
    """What is known of the build under way."""

    others: Others = field(default_factory=Others)
    """Counts the warnings that are not ours."""
    read: Library | None = None
    """The library; None until the gate has read it."""
    files: Files | None = None
    """All files of the site; None until every page is rendered."""
    page: str = ""
    """The page that is being rendered, by its path under docs/."""
    found: list[Found] = field(default_factory=list)
    """What the checks of the sources found."""
    as_text: dict[str, str] = field(default_factory=dict)
    """By path under docs/, what was rendered of a page that is shown as text, since it holds what may not be shown."""
    generated: generated.Files = field(default_factory=generated.Files)
    """The files that nobody writes."""
    set_aside: dict[str, list[str]] = field(default_factory=dict)
    """By path under docs/, the lists of a page of evidence that MkDocs need not render."""
    booklets: dict[str, Editions] = field(default_factory=dict)
    """By leaflet, its booklets."""
    pages: list[Page] = field(default_factory=list)
    """The pages in the order of the navigation."""
    beside_leaflets: list[Page] = field(default_factory=list)
    """The first page of each entry of the navigation that is no leaflet."""
    inline: set[str] = field(default_factory=set)
    """The inline scripts and styles that theme and plugins put around a page's text."""

    phrases = phrases.ALL
    """For templates: by key, what no author writes."""
    dial = staticmethod(local_values.dial)
    """For templates: the address that dials a phone number."""

    @cached_property
    def imprints(self) -> list[Imprint]:
        """What stands at the end of each leaflet's pages; to be asked for once all pages are rendered."""
        return [imprint(self.library, leaflet) for leaflet in self.library.leaflets]

    @property
    def library(self) -> Library:
        """The library. Only for what happens after the gate has read it."""
        assert self.read is not None, "the gate reads the library in on_files"
        return self.read


def of(config: MkDocsConfig, part: str = "gate") -> Build:
    """Return the build under way. Raises PluginError where `part` is there without the gate, which begins it."""
    build = config.get(KEY)
    if not isinstance(build, Build):
        raise PluginError(f"mkdocs.yml: hooks/{part}.py needs hooks/gate.py before it, which reads the leaflets.")
    return build
