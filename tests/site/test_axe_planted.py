"""What was mended and comes back is found: each fault, put into a real page again, has axe-core name its rule."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from support.browser import axe
from support.shipped_pages import RISKS, page


@dataclass(frozen=True)
class Fault:
    """A fault: the page it is put into and the scene that shows it, how, and what axe-core says of which place."""

    page: str
    scene: str
    plant: Callable[[str], str]
    rule: str
    place: str


def instead(mended: str, before: str) -> Callable[[str], str]:
    """Undo a mending of the HTML."""
    return lambda html: html.replace(mended, before)


def styled(rules: str) -> Callable[[str], str]:
    """Undo a style: the theme's own, or the one before, comes last."""
    return lambda html: html.replace("</head>", f"<style>{rules}</style></head>")


TICK_BOX = ('disabled="" aria-hidden="true"', 'disabled=""')
FAULTS = {
    "a dialog without a name": Fault(
        RISKS, "light", instead('role="dialog" aria-label="Search"', 'role="dialog"'), "aria-dialog-name", ".md-search"
    ),
    "a tick box without a name": Fault(page("checklist"), "light", instead(*TICK_BOX), "label", "input"),
    "a tick box without a name, on the print page": Fault(
        "print_page.html", "print", instead(*TICK_BOX), "label", "input"
    ),
    "a table that scrolls and takes no focus": Fault(
        "contributing/authors.html",
        "320 px",
        styled(".md-typeset table:not([class]) :is(th, td) { min-width: 9rem }"),
        "scrollable-region-focusable",
        ".md-typeset__scrollwrap",
    ),
    "code that scrolls and takes no focus": Fault(
        "contributing/authors.html",
        "no JavaScript",
        styled(".md-typeset pre > code { white-space: pre }"),
        "scrollable-region-focusable",
        "code",
    ),
    "links too close to each other": Fault(
        "print_page.html",
        "light",
        styled(".contents ol ol { line-height: 1.2 } .contents a { min-height: 0 }"),
        "target-size",
        "ol",
    ),
    "Material's foot": Fault(
        "index.html",
        "light",
        styled(".site-foot { background: rgb(0 0 0 / 87%); color: rgb(255 255 255 / 30%) }"),
        "color-contrast",
        ".site-foot",
    ),
    "Material's number of answers": Fault(
        "index.html",
        "search open",
        styled(".md-search-result__meta { background: rgb(0 0 0 / 7%); color: rgb(0 0 0 / 54%) }"),
        "color-contrast",
        ".md-search-result__meta",
    ),
    "Material's mark of a word found": Fault(
        "index.html",
        "search open, dark",
        styled(".md-search-result mark { background: transparent; color: #526cfe }"),
        "color-contrast",
        "mark",
    ),
    "a button that is on, in the dark": Fault(
        RISKS,
        "sources shown, dark",
        styled(".show-sources[aria-pressed='true'] { color: #fff }"),
        "color-contrast",
        ".show-sources",
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str, visit: Any, site: Path, server: str) -> None:
    """The page as it was built, but for the one fault, in the scene that shows it."""
    fault = FAULTS[name]
    html = (site / fault.page).read_text("utf-8")
    broken = fault.plant(html)
    assert broken != html, "the page has no place for the fault any more"
    visitor = visit(server, **axe.SCENES[fault.scene].options)
    visitor.page.route(server + fault.page, lambda route: route.fulfill(body=broken, content_type="text/html"))
    verdict = axe.judge(visitor, fault.page, fault.scene)
    assert {answer.rule for answer in verdict.violations} == {fault.rule}, str(verdict)
    assert [answer for answer in verdict.violations if fault.place in answer.place]
