"""A finished page, mended: what MkDocs, its plugins and the theme write that HTML or WCAG 2.2 does not allow.

One small function for each fault, so that no template of the theme is copied for the sake of an attribute. It takes
and gives the text of a whole page, and knows nothing of MkDocs. `tests/site/test_axe.py` and `test_conformance.py`
judge what comes out.
"""

from __future__ import annotations

from selectolax.lexbor import LexborHTMLParser, LexborNode

_BOX = "box"  # ids of the titles of boxes: box-1, box-2, …


def mend(html: str) -> str:
    """The page `html` with every fault mended that this module knows; a page without them means the same as before."""
    tree = LexborHTMLParser(html.strip())
    for mending in (_switches, _labels, _search, _boxes, _empty_tick_boxes, _tables):
        mending(tree)
    return f"{tree.html}\n"


def _switches(tree: LexborHTMLParser) -> None:
    """HTML has no `autocomplete` on check boxes and radio buttons; Material writes it on its hidden switches."""
    for node in tree.css("input[type=checkbox][autocomplete], input[type=radio][autocomplete]"):
        del node.attrs["autocomplete"]


def _labels(tree: LexborHTMLParser) -> None:
    """A `for` must name a control: the heading of Material's list "On this page" names one of another list."""
    for node in tree.css("label[for]"):
        if tree.css_first(f'[id="{node.attributes["for"]}"]') is None:
            del node.attrs["for"]


def _search(tree: LexborHTMLParser) -> None:
    """Material's search is a dialog without a name (WCAG 4.1.2): it gets that of its field."""
    for node in tree.css("[role=dialog]:not([aria-label])"):
        field = node.css_first("input[aria-label]")
        if field is not None:
            node.attrs["aria-label"] = field.attributes["aria-label"] or ""


def _boxes(tree: LexborHTMLParser) -> None:
    """An admonition is a group with its title as its name (WCAG 1.3.1): where it begins and ends can be heard.

    Not a region: a dozen landmarks a page would hide the few that help to find one's way.
    """
    number = 0
    for box in tree.css("div.admonition:not([role])"):
        title = box.css_first("p.admonition-title")
        if title is None or title.parent != box:
            continue
        if not title.attributes.get("id"):
            number += 1
            while tree.css_first(f"#{_BOX}-{number}") is not None:
                number += 1
            title.attrs["id"] = f"{_BOX}-{number}"
        box.attrs["role"] = "group"
        box.attrs["aria-labelledby"] = title.attributes["id"] or ""


def _empty_tick_boxes(tree: LexborHTMLParser) -> None:
    """A box to tick with a pen is drawn for paper: read aloud it is a control without a name that nobody can use.

    One that is ticked says something, and is named.
    """
    for node in tree.css("li input[type=checkbox][disabled]:not([aria-label])"):
        if "checked" in node.attributes:
            node.attrs["aria-label"] = "done"
        else:
            node.attrs["aria-hidden"] = "true"


def _tables(tree: LexborHTMLParser) -> None:
    """Markdown has no captions: a table without a name gets that of the heading it stands under (WCAG 1.3.1)."""
    heading: LexborNode | None = None
    for node in tree.css("h1[id], h2[id], h3[id], h4[id], h5[id], h6[id], table"):
        if node.tag != "table":
            heading = node
        elif heading is not None and not _named(node):
            node.attrs["aria-labelledby"] = heading.attributes["id"] or ""


def _named(table: LexborNode) -> bool:
    names = ("aria-label", "aria-labelledby", "role")
    return table.css_first("caption") is not None or any(name in table.attributes for name in names)
