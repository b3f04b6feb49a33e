"""A page that may not be shown, as text."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.checks import registry
from leaflets.checks.check import Inputs
from leaflets.markdown import safe_html
from leaflets.site import as_text
from selectolax.lexbor import LexborHTMLParser
from support import library

HOSTILE = [
    "<script>hit()</script>",
    "</pre><script>hit()</script><pre>",
    "</article></main></body></html><script>hit()</script>",
    "<!-- <script>hit()</script>",
    "&lt;script&gt;hit()&lt;/script&gt;",
    "<img src=x onerror='hit()'>",
    "\x00<scr\x00ipt>hit()</script>",
    "{{ 7 * 7 }}{% set x = 49 %}",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_everything_is_text(text: str) -> None:
    """In the title, the reasons and the source: the page is safe by the list for pages, but for our own classes."""
    html = as_text.page(text, [text, text], text)
    assert [fault.why for fault in safe_html.faults(html) if "is not for authors" not in fault.why] == []
    tree = LexborHTMLParser(html)
    shown = text.replace("\x00", "")  # a browser drops it
    assert tree.css_first("h1").text() == shown
    assert [node.text() for node in tree.css("li")] == [shown, shown]
    assert tree.css_first("pre").text() == shown


def test_many_reasons() -> None:
    """The notice stays short."""
    html = as_text.page("A", [f"Line {n}: no" for n in range(50)], "")
    assert len(LexborHTMLParser(html).css("li")) == 21
    assert "And 30 more." in html


def test_reasons(example: Path) -> None:
    """With their lines; where all is in a part that the page includes, what is wrong alone."""
    library.change(example, "--- knee/risks.md\n# Risks\n\n<script>hit()</script>\n\n<style>a {}</style>\n")
    library.change(example, "--- part.md\n<script>hit()</script>\n--- about.md\n# About\n\n--8<-- 'part.md'\n")
    made = library.read(example)
    found = registry.run(Inputs(library=made))
    risks, about = made.pages["knee/risks.md"], made.pages["about.md"]
    assert as_text.is_unsafe(risks.html or "")
    assert as_text.reasons(risks.html or "", risks, found) == [
        "Line 3: <script> runs code",
        "Line 5: <style> changes the look of the whole page",
    ]
    assert as_text.reasons(about.html or "", about, found) == ["<script> runs code"]
    assert not as_text.is_unsafe(made.pages["index.md"].html or "")
