"""Addresses that pages once had: `formerly:` in front matter. Judges it, and says which old address leads where.

In the page: file names of its leaflet's folder, each alone or with the id of the heading that it has become. In
`index.md` also `name/`, a former name of the folder, under which every page and every old name of a page was.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from leaflets.core import urls
from leaflets.core.diagnostics import Finding, did_you_mean
from leaflets.library import generated_paths
from leaflets.library.model import Leaflet, Library, Page

KEY = "formerly"
_FILE = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]*(?:\.[A-Za-z0-9_-]+)*\.md")
_FOLDER = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*/")
_FORM = "write a file name, `equipment.md`, or one with the heading that it has become, `equipment.md: the-tools`"


@dataclass(frozen=True)
class Former:
    """An address that a page had, as a path under docs/, and the id of the heading that stands for it now."""

    src_uri: str
    page: Page
    anchor: str
    named_in: Page
    number: int
    """The place of its entry in the front matter of `named_in`, from 0."""

    def at(self, message: str) -> Finding:
        """A finding at the entry."""
        return self.named_in.at_key(message, KEY, self.number)


def addresses(library: Library) -> dict[str, Former]:
    """The old addresses by their path under docs/; of several pages that claim one, the first."""
    return {former.src_uri: former for former, fault in _judged(library) if not fault}


def faults(library: Library) -> Iterator[Finding]:
    """What is wrong with the entries; of a library whose pages are rendered the headings are looked for, too."""
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            yield from _malformed(page)
    told = set()
    for former, fault in _judged(library):
        at = (former.named_in.path, former.number)
        if fault and at not in told:  # of a folder the first one is enough
            told.add(at)
            yield former.at(fault)
        elif former.anchor and former.named_in is former.page and former.page.html is not None:
            ids = [block.id for block in former.page.headings if block.id]
            if former.anchor not in ids:
                message = f"formerly: the page has no heading with the id '{former.anchor}'"
                yield former.at(f"{message}.{did_you_mean(former.anchor, ids)}")


def _malformed(page: Page) -> Iterator[Finding]:
    """What is no list of names."""
    written = page.meta.get(KEY, [])
    if not isinstance(written, list):
        yield page.at_key("formerly: is no list: write `formerly: [equipment.md]`", KEY)
        return
    for number, entry in enumerate(written):
        name, anchor = _entry(entry)
        if name.endswith("/") and not anchor and _FOLDER.fullmatch(name):
            if page.file != "index.md":
                message = f"formerly: '{name}' is a folder, which only index.md may name: {_FORM}"
                yield page.at_key(message, KEY, number)
        elif not _FILE.fullmatch(name):
            yield page.at_key(f"formerly: '{entry}' is no file name: {_FORM}", KEY, number)


def _entry(entry: object) -> tuple[str, str]:
    """The name and the heading of an entry; empty where it is none."""
    if isinstance(entry, str):
        return entry, ""
    if isinstance(entry, Mapping) and len(entry) == 1:
        ((name, anchor),) = entry.items()
        if isinstance(name, str) and isinstance(anchor, str) and re.fullmatch(r"[^\s\"'<>#]+", anchor):
            return name, anchor
    return "", ""


def _judged(library: Library) -> Iterator[tuple[Former, str]]:
    """Each old address with what is wrong with it, or nothing."""
    directory = library.settings.directory_urls
    published = {urls.published_as(path, directory).lower(): path for path in library.files}
    for leaflet in library.leaflets:
        made = generated_paths.sources_page(leaflet)
        published.setdefault(urls.published_as(made, directory).lower(), made)
    folders = {path.partition("/")[0].lower() for path in library.files if "/" in path}
    claimed: dict[str, Former] = {}
    for leaflet in library.leaflets:
        for former in _of(leaflet):
            address = urls.published_as(former.src_uri, directory).lower()
            folder, _, name = former.src_uri.partition("/")
            fault = ""
            if folder != leaflet.name and folder.lower() in folders:
                fault = f"formerly: '{folder}/' is a folder today"
            elif address in published:
                fault = f"formerly: '{name}' is a page today"
            elif address in claimed:
                other = claimed[address].named_in
                fault = f"formerly: '{former.src_uri}' is named in {other.path}, too: an old address leads to one page"
            else:
                claimed[address] = former
            yield former, fault


def _of(leaflet: Leaflet) -> Iterator[Former]:
    """The old addresses of a leaflet that are names: those of its pages, then those under its former folders."""
    own = []
    folders = []
    for page in leaflet.pages:
        written = page.meta.get(KEY, [])
        for number, entry in enumerate(written if isinstance(written, list) else ()):
            name, anchor = _entry(entry)
            if _FILE.fullmatch(name):
                own.append(Former(f"{leaflet.name}/{name}", page, anchor, page, number))
            elif page.file == "index.md" and not anchor and _FOLDER.fullmatch(name):
                folders.append((name, page, number))
    yield from own
    for name, index, number in folders:
        for page in leaflet.pages:
            yield Former(f"{name}{page.file}", page, "", index, number)
        for former in own:
            yield replace(former, src_uri=f"{name}{former.src_uri.partition('/')[2]}", named_in=index, number=number)
