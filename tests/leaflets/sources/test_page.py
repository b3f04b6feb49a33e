"""The private page of a source."""

from __future__ import annotations

from leaflets.data.sources import Source
from leaflets.sources import page
from leaflets.sources.splitter import split
from selectolax.lexbor import LexborHTMLParser

TEXT = "All\n\nPrepare <b>\n\nDrink & eat. Wait.\n\n- Sleep\n"


def shown(rights: str) -> LexborHTMLParser:
    """The page of TEXT under some rights."""
    source = Source("guide", 'The "guide" <i>', "A society.", "https://x.example", "2026-11-22", rights)
    return LexborHTMLParser(page.html(source, split(TEXT)))


def test_each_sentence_has_its_citation() -> None:
    """Sentences in order, each with what a page writes to cite it; headings without sentences are shown, too."""
    tree = shown("copyrighted")
    assert [node.text() for node in tree.css("main li > span")] == ["Drink & eat.", "Wait.", "Sleep"]
    assert [node.text() for node in tree.css("main li > code")] == [f"[@guide prepare.{n}]" for n in (1, 2, 3)]
    assert [node.text() for node in tree.css("h1, h2, .above")] == [
        'The "guide" <i>', "Sections", "All", "Prepare <b>"
    ]  # fmt: skip
    assert len(tree.css("li.item")) == 1


def test_nothing_is_asked_for() -> None:
    """The page may request nothing; a text that is not free says that the page is private."""
    assert "default-src 'none'" in str(shown("").css_first("meta[http-equiv]").attributes["content"])
    assert not shown("").css("[src], link, img")
    assert len(shown("copyrighted").css(".private")) == 1
    assert not shown("public domain").css(".private")
    assert shown("public domain").css_first("h1 + p").text() == (
        "A society. https://x.example. read 2026-11-22. public domain."
    )
