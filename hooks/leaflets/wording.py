"""What a check of the language says of the pages that patients read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import islice

from leaflets.diagnostics import Finding
from leaflets.language.faults import Fault, told
from leaflets.model import Library, Page
from leaflets.passages import KEYS, MOST, Passage


def passages(library: Library) -> Iterator[Passage]:
    """The texts that patients read: of leaflets, and of pages directly under docs/. Local values are left blank.

    Text of the blank leaflet that nobody has replaced yet is left out: another check tells it.
    """
    for page in pages(library):
        blank = library.contract.pages.get(page.file) if library.contract and page.leaflet else None
        unwritten = {block.text for block in blank.blocks} if blank else set()
        for key in KEYS:
            if isinstance(value := page.meta.get(key), str):
                yield Passage(page, value, key=key)
        for block in page.blocks:
            if block.text not in unwritten:
                yield Passage(page, block.claims, block)


def pages(library: Library) -> Iterator[Page]:
    """The pages that patients read. Guides for staff lie in a folder that is no leaflet."""
    for leaflet in library.leaflets:
        yield from leaflet.pages
    yield from (page for src_uri, page in library.pages.items() if page.leaflet is None and "/" not in src_uri)


def findings(library: Library, faults: Callable[[str], Iterable[Fault]]) -> Iterator[Finding]:
    """Every fault of these texts, told with its sentence and a better one."""
    for passage in passages(library):
        for fault in islice(faults(passage.text), MOST):
            yield finding(passage, fault)


def finding(passage: Passage, fault: Fault) -> Finding:
    """A fault of a text, told with its sentence and a better one."""
    whole = passage.block.text if passage.block else passage.text
    word = passage.text[fault.start : fault.end].split()[0]
    return passage.at(word, fault.start, told(whole, fault))
