"""Reads a library: every file under docs/ once, whatever its bytes are.

What cannot be read or rendered is noted, never raised: one bad file must not hide the faults of the others.
"""

from __future__ import annotations

import datetime
import os
import re
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path, PurePosixPath

from leaflets.core import paths, regular_file, text_file, urls, values
from leaflets.core.diagnostics import Finding, LeafletsError, Place, did_you_mean, one_line
from leaflets.core.paths import is_inside
from leaflets.core.settings import TEMPLATE, Settings
from leaflets.data import glossary, sources, sources_reader
from leaflets.data.glossary import Glossary
from leaflets.library import grades
from leaflets.library.model import Contract, Leaflet, Library, Page
from leaflets.markdown import budget, front_matter, render
from leaflets.sources import locks

_LAST = 253_402_300_799
"""The last second of the year 9999."""


def today() -> datetime.date:
    """The day of the build: that of SOURCE_DATE_EPOCH where it is set, so that builds can be repeated."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    if epoch:
        if not re.fullmatch(r"[0-9]{1,12}", epoch) or int(epoch) > _LAST:
            raise LeafletsError(f"SOURCE_DATE_EPOCH='{one_line(epoch)}' is no number of seconds since 1970")
        return datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    return datetime.datetime.now(datetime.UTC).date()


def _judged_on(settings: Settings) -> datetime.date:
    """The day by which dates are judged: that of the machine's clock where the site goes to readers."""
    return datetime.datetime.now(datetime.UTC).date() if settings.for_readers else today()


def glance(settings: Settings, files: Iterable[Path]) -> Library:
    """A library of a site that holds no leaflets: only what cannot be read is noted, and no text kept."""
    unreadable: list[Finding] = []
    for path in files:
        _text_of(settings, path, unreadable)
    return Library(settings, Glossary(), None, [], {}, unreadable, _judged_on(settings), today())


def _text_of(settings: Settings, path: Path, unreadable: list[Finding]) -> str | None:
    """A file's text; what is wrong with it goes into `unreadable`."""
    largest = regular_file.LARGEST_PAGE if settings.has_leaflets and path.name.endswith(urls.MARKDOWN) else 0
    if fault := regular_file.fault(path, largest):
        unreadable.append(Finding(Place(settings.shown(path)), fault))
        return None
    try:
        data = path.read_bytes()
    except OSError as error:
        unreadable.append(Finding(Place(settings.shown(path)), f"cannot be read: {error.strerror}"))
        return None
    text, wrong = text_file.decode(data)
    if wrong:
        line = re.match(r"line (\d+)", wrong)
        at = int(line[1]) if line else None
        unreadable.append(Finding(Place(settings.shown(path), at, 1 if at else None), wrong))
    return text


def read_page(settings: Settings, path: Path, unreadable: list[Finding]) -> Page | None:
    """One page; None where its file cannot be read. Of one that is too much only the front matter is kept."""
    text = _text_of(settings, path, unreadable)
    if text is None:
        return None
    src_uri, shown, front = path.relative_to(settings.docs).as_posix(), settings.shown(path), front_matter.split(text)
    too_much = budget.excess(front.body)
    if too_much:
        line = front.body_line + too_much.line - 1
        unreadable.append(Finding(Place(shown, line, too_much.column), f"the page is not shown: {too_much.message}"))
        text, front = text[: len(text) - len(front.body)], replace(front, body="")
    return Page(src_uri, shown, text, front, too_much=bool(too_much))


def add_pages(library: Library, paths: Iterable[str]) -> None:
    """Read the pages at some paths from the root into a library that only glanced at them: they may allow a finding."""
    settings = library.settings
    for path in paths:
        file = settings.root / path
        if path.endswith(urls.MARKDOWN) and file.is_file() and settings.docs in file.parents:
            found = read_page(settings, file, [])
            if found and found.src_uri not in library.pages:
                library.pages[found.src_uri] = found


def read(settings: Settings) -> Library:
    """Read everything under docs/. Nothing is rendered yet, and nothing an author wrote makes this fail."""
    unreadable: list[Finding] = []

    def text_of(path: Path) -> str | None:
        return _text_of(settings, path, unreadable) if is_inside(settings.docs, path) else None

    def page_of(path: Path) -> Page | None:  # `unsafe-file` tells what leads out of docs/
        return read_page(settings, path, unreadable) if is_inside(settings.docs, path) else None

    terms_file = settings.docs / "glossary.yml"
    terms_text = text_of(terms_file) if terms_file.exists() else None
    terms = glossary.read(terms_text, settings.shown(terms_file)) if terms_text is not None else Glossary()

    contract = _contract(settings, terms, page_of)
    pages: dict[str, Page] = {}
    for path in _markdown_files(settings.docs):
        src_uri = path.relative_to(settings.docs).as_posix()
        if not settings.kept_off(src_uri) and (page := page_of(path)):
            pages[src_uri] = page

    folders: dict[str, list[Page]] = defaultdict(list)
    for src_uri, page in pages.items():
        parts = PurePosixPath(src_uri).parts
        if contract and len(parts) > 1 and parts[0] not in settings.not_leaflets:
            folders[parts[0]].append(page)
    order = contract.files if contract else []
    leaflets = [_leaflet(settings, name, _in_order(pages, order), text_of) for name, pages in sorted(folders.items())]
    return Library(settings, terms, contract, leaflets, pages, unreadable, _judged_on(settings), today())


def _leaflet(settings: Settings, name: str, pages: list[Page], text_of: Callable[[Path], str | None]) -> Leaflet:
    """One leaflet from its folder, with its sources and its reading grades where it has them."""
    folder = settings.docs / name
    texts, noted = folder / sources.FILE, folder / grades.FILE
    sources_text = text_of(texts) if texts.exists() else None
    noted_text = text_of(noted) if noted.exists() else None
    leaflet = Leaflet(
        name,
        settings.shown(folder),
        pages,
        settings.hospital,
        grades.read(noted_text, settings.shown(noted)) if noted_text is not None else None,
        sources_reader.read(sources_text, settings.shown(texts)) if sources_text is not None else None,
        locks.read(folder, settings.shown(folder), text_of),
    )
    for page in pages:
        page.leaflet = leaflet
    return leaflet


def _markdown_files(folder: Path) -> list[Path]:
    """Every page that MkDocs would publish: its suffixes for Markdown, nothing whose name begins with a dot."""
    return [
        folder / path
        for path in paths.below(folder, stay=True)
        if path.endswith(urls.MARKDOWN)
        and not any(part.startswith(".") for part in path.split("/"))
        and not paths.has_no_address(path)  # `unreadable-name` tells of it
    ]


def _in_order(pages: Iterable[Page], files: list[str]) -> list[Page]:
    order = {file: number for number, file in enumerate(files)}

    def key(page: Page) -> tuple[int, str]:
        inner = "/".join(PurePosixPath(page.src_uri).parts[1:])
        return order.get(inner, len(order)), page.src_uri

    return sorted(pages, key=key)


def _contract(settings: Settings, terms: Glossary, page_of: Callable[[Path], Page | None]) -> Contract | None:
    """Read the blank leaflet, where there is one; what is wrong with it is kept in its `faults`."""
    folder = settings.docs / TEMPLATE
    if not folder.is_dir():
        return None
    shown = settings.shown(folder)
    contract = Contract(shown, [], {}, wants_sources=(folder / sources.FILE).is_file())

    for path in sorted(folder.glob("*.md")):
        if page := page_of(path):
            contract.pages[path.name] = page
            if page.front.fault:
                message, line, column = page.front.fault
                contract.faults.append(Finding(Place(page.path, line, column), message))
            try:
                page.html = render.render(page.front.body, settings, terms, settings.hospital)
            except render.RenderError as error:
                contract.faults.append(page.at_key(f"cannot be rendered: {error}"))
    if index := contract.pages.get("index.md"):
        _read_order(contract, index)
    else:
        message = "the blank leaflet has no index.md, which lists the pages of a leaflet"
        contract.faults.append(Finding(Place(f"{shown}/index.md"), message))
    return contract


_ENTRY = "a file name, or a group: `Getting ready: [how-to-prepare.md, checklist.md]`"


def _read_order(contract: Contract, index: Page) -> None:
    """Read which pages a leaflet has, in their order and groups, from the blank leaflet's first page."""

    def fault(page: Page, message: str, *key: str | int) -> None:
        contract.faults.append(page.at_key(message, *key))

    entries = index.meta.get("pages", ["index.md"])
    if not isinstance(entries, list):
        fault(index, "`pages:` is not a list of file names", "pages")
        return
    for number, entry in enumerate(entries):
        if isinstance(entry, str):
            _take(contract, index, entry, "", number)
        elif not isinstance(entry, dict) or len(entry) != 1:
            fault(index, f"an entry of `pages:` is {_ENTRY}", "pages", number)
        else:
            ((name, files),) = entry.items()
            _read_group(contract, index, name, files, number)
    if entries[:1] != ["index.md"]:
        fault(index, "`pages:` begins with index.md", "pages")


def _read_group(contract: Contract, index: Page, name: object, files: object, number: int) -> None:
    """Read an entry of the contract's `pages:` that is a group."""
    at = ("pages", number, str(name))
    wrong = values.name(name) if isinstance(name, str) else values.not_text("")
    if wrong or not str(name).strip():
        contract.faults.append(index.at_key(f"the group '{name}' {wrong or 'has no name'}", "pages", number))
    elif name in contract.groups.values():
        contract.faults.append(index.at_key(f"`pages:` has two groups '{name}'", *at))
    elif not isinstance(files, list):
        contract.faults.append(index.at_key(f"the group '{name}' is not a list of file names", *at))
    elif not files:
        contract.faults.append(index.at_key(f"the group '{name}' has no pages", *at))
    else:
        for place, file in enumerate(files):
            if isinstance(file, str):
                _take(contract, index, file, str(name), *at[1:], place)
            else:
                contract.faults.append(index.at_key(f"in the group '{name}' stand file names only", *at, place))


def _take(contract: Contract, index: Page, file: str, group: str, *key: str | int) -> None:
    """Take a page into the order of the contract, once."""
    at = ("pages", *key)
    if file in contract.files:
        contract.faults.append(index.at_key(f"`pages:` names '{file}' twice", *at))
    elif file not in contract.pages:
        message = f"`pages:` names '{file}', but {contract.path}/{file} is not there"
        contract.faults.append(index.at_key(f"{message}.{did_you_mean(file, contract.pages)}", *at))
    else:
        contract.files.append(file)
        if group:
            contract.groups[file] = group
        if not any(block.level == 1 for block in contract.pages[file].blocks):
            contract.faults.append(
                contract.pages[file].at_key("a page of the blank leaflet begins with a heading `# …`")
            )
