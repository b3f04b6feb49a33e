"""What a check of the language says of the pages that patients read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice

from leaflets.core.diagnostics import Finding
from leaflets.language.faults import Fault, told
from leaflets.library.model import Library, Page
from leaflets.library.passages import MOST, Passage
from leaflets.library.passages import passages as every_passage


def passages(library: Library) -> Iterator[Passage]:
    """The texts that patients read, with local values left blank.

    Text of the blank leaflet that nobody has replaced yet is left out: another check tells it.
    """
    blank = {name: {block.text for block in page.blocks} for name, page in _contract(library).items()}
    for passage in every_passage(library):
        page, block = passage.page, passage.block
        if block is None:
            yield passage
        elif not (page.leaflet and block.text in blank.get(page.file, ())):
            yield replace(passage, text=block.claims)


def _contract(library: Library) -> Mapping[str, Page]:
    return library.contract.pages if library.contract else {}


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
