"""A finished page that runs nothing."""

from __future__ import annotations

import pytest
from leaflets.html.still import POLICY, still
from selectolax.lexbor import LexborHTMLParser

PAGE = (
    '<!doctype html><html class="no-js"><head><meta charset="utf-8"><title>A</title>'
    '<link rel="stylesheet" href="a.css">{}</head><body>{}</body></html>'
)


@pytest.mark.parametrize(
    "part",
    [
        "<script>go()</script>",
        "<script src=a.js></script>",
        "<script type=module>go()</script>",
        "<script type=application/json>{}</script>",
        "<SCRIPT SRC=a.js defer></SCRIPT>",
        "<svg><script>go()</script></svg>",
        "<link rel=preload as=script href=a.js>",
        "<link rel=modulepreload href=a.js>",
        "<link rel='dns-prefetch preconnect' href=https://www.example.org>",
        "<p onclick=go()>a</p>",
        "<svg onload=go()></svg>",
        "<meta http-equiv=Refresh content='0; url=https://www.example.org'>",
    ],
)
@pytest.mark.parametrize("place", ["head", "body"])
def test_nothing_is_left_that_runs(part: str, place: str) -> None:
    """Scripts, events, and what fetches or leads on by itself."""
    page = still(PAGE.format(part, "") if place == "head" else PAGE.format("", part))
    for sign in ("script>", "script ", "onclick", "onload", "preload", "preconnect", "refresh", "Refresh"):
        assert sign not in page.replace(POLICY, ""), page
    assert '<link rel="stylesheet" href="a.css">' in page


@pytest.mark.parametrize("head", ["", "<base href=x>", "<!-- a -->"])
def test_policy_comes_before_all_that_is_loaded(head: str) -> None:
    """It counts for what stands below it; the encoding alone may stand above."""
    for page in (PAGE.format(head, "a"), "<p>no head</p>", "<title>a</title><link rel=stylesheet href=a.css>"):
        tree = LexborHTMLParser(still(page))
        elements = [node for node in tree.head.iter() if node.tag != "-comment"]
        first = elements[1] if "charset" in elements[0].attributes else elements[0]
        assert first.attributes["http-equiv"] == "Content-Security-Policy"
        assert first.attributes["content"] == POLICY
        assert still(page).lower().startswith("<!doctype html>")


CITED = """<article class="md-content__inner">
<p data-source="guide:a.1">A</p>
<ul><li data-source="guide:a.1 nice:b.2-4">B<ul><li>C</li></ul></li></ul>
<table><tr><td data-source="guide:a.1">D</td><td data-source="guide:a.1">E</td></tr></table>
<p data-source="guide:a.9">F</p><p data-source="-">G</p><p><span data-local="ward">H</span></p>
<div class="chances"><figcaption data-source="guide:a.1">I</figcaption><li data-source="guide:a.1">J</li></div>
<details class="page-sources"><ol>
<li data-cited="guide:a.1"><p>Place A</p></li>
<li data-cited="nice:b.2-4"><p>Place B</p></li>
<li data-cited="local:ward"><p>Value</p></li>
</ol></details>
</article>"""


def test_sources_stand_under_their_statements() -> None:
    """As `Show sources` sets them; a row of a table and a block of chances tell a source once."""
    tree = LexborHTMLParser(still(PAGE.format("", CITED)))
    boxes = [[node.text() for node in box.css("p")] for box in tree.css("details.cited")]
    assert boxes == [["Place A"], ["Place A", "Place B"], ["Place A"], ["Value"], ["Place A"]]
    first, second, third, fourth, fifth = tree.css("details.cited")
    assert first.parent.tag == "article"
    assert (second.parent.tag, second.next.tag) == ("li", "ul")
    assert third.parent.tag == "td"
    assert fourth.prev.css_first("span").text() == "H"
    assert fifth.parent.tag == "figcaption"


def test_page_without_sources() -> None:
    """Nothing is added where there is nothing to cite."""
    page = PAGE.format("", '<article class="md-content__inner"><p data-source="guide:a.1">A</p></article>')
    assert "cited" not in still(page)
