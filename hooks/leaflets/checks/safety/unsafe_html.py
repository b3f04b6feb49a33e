"""A page holds HTML that can act: scripts, `onclick`, `javascript:`, frames, forms, styles, unknown elements.

Whoever writes a leaflet could then show, load or ask for anything in the hospital's name. A page holds text, pictures
and links; which elements and attributes that are stands in `markdown/safe_html.py`.

Bad:

    <a href="java&#115;cript:alert(1)">Read more about the knee</a>

Good:

    <a href="how-to-prepare.md">How to prepare</a>
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library import rendering
from leaflets.library.model import Library, Page
from leaflets.markdown.includes import Includes
from leaflets.markdown.locator import Locator
from leaflets.markdown.manuscript import Manuscript
from leaflets.markdown.safe_html import Fault, closes, faults
from leaflets.markdown.written import Written

_MARKDOWN = {"href": {"link", "autolink", "bare", "definition"}, "src": {"image", "definition"}}


_MOST = 100
"""Faults of one page that are told; each is looked for in the source. Whoever mends them sees the next."""


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Everything on any page, as it is rendered, that is not on the list of what is safe."""
    includes = Includes.of(library.settings)
    for page in library.pages.values():
        found = list(islice(faults(page.html), _MOST)) if page.html else []
        if found:
            locator = rendering.laid_out(library, page, includes)
            written = Manuscript(page.front.body, page.path, page.front.body_line, includes).written
            for fault in found:
                yield Finding(_of_value(fault, written) or _of_tag(fault, locator, page), fault.why)
        for word, place in page.locator.end_tags() if page.html else ():
            if not closes(word):
                yield Finding(place, f"'{word}' closes nothing, and no reader sees it")


def _of_value(fault: Fault, written: Sequence[Written]) -> Place | None:
    """Where the value of an attribute is written, in HTML or in Markdown."""
    alike = [
        Place(entry.path, entry.line, entry.column)
        for entry in written
        if fault.attribute
        and entry.value.strip() == fault.value.strip()
        and (
            (entry.kind == "attribute" and entry.label == fault.attribute and entry.tag in ("", fault.tag))
            or entry.kind in _MARKDOWN.get(fault.attribute, ())
            or entry.kind == fault.attribute == "id"
        )
    ]
    return alike[min(fault.number, len(alike) - 1)] if alike else None


def _of_tag(fault: Fault, locator: Locator, page: Page) -> Place:
    """Where its attribute is written in another way, else its element; else where the text begins."""
    place = None
    if fault.attribute and fault.value:
        place = locator.of_attribute(fault.attribute) or locator.of_pattern(f"({re.escape(fault.value)})")
    if place is None and fault.node is not None:
        place = locator.of_element(fault.node, page.blocks)
    return place or page.locator.start
