"""What no booklet can print is found before anybody prints it, with its place."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.booklet import printed
from leaflets.booklet.editions import set_leaflet
from leaflets.core.diagnostics import LeafletsError
from support import booklets

CASES = {
    "a video": ("<video src=x></video>", "there is an element <video>"),
    "a form": ("<input type=text>", 'there is an element <input type="text">'),
    "an unknown element": ("<my-map></my-map>", "there is an element <my-map>"),
    "hidden text": ("<p hidden>secret</p>", "<p> is hidden text"),
    "hidden by a style": ('<p style="display: none">secret</p>', "<p> is hidden text"),
    "a picture from elsewhere": ("![x](https://a.example/x.png)", "there is a picture that is no file of the leaflets"),
    "a kind of picture": ("![x](x.tiff)", "there is a picture of the kind '.tiff'"),
    "HTML in a drawing": ("<svg><foreignObject><p>x</p></foreignObject></svg>", "there is a drawing with HTML in it"),
    "quotations in quotations": ("> " * 20 + "x", "<blockquote> stands within 18 other elements"),
    "words in words": ("<b>" * 30 + "x" + "</b>" * 30, "<b> stands within 18 other elements"),
    "a table without headings": (
        "<table><tr><td>x</td></tr></table>",
        "there is a table without a first row of headings",
    ),
    "a tall cell": (
        "<table><tr><th rowspan=2>x</th></tr><tr><td>y</td></tr></table>",
        "there is a table with a cell that reaches into the next row",
    ),
    "a cell to the end": (
        "<table><tr><th rowspan=0>x</th></tr><tr><td>y</td></tr></table>",
        "there is a table with a cell that reaches into the next row",
    ),
    "headings taller than a page": (
        f"<table><tr><th>{'x<br>' * 15}y</th></tr><tr><td>y</td></tr></table>",
        "there is a table whose headings take more than 14 lines",
    ),
    "an item alone": ("<div><li>x</li></div>", "there is an <li> that stands in no list"),
    "a picture in code": ("<pre>x <img src='x.png' alt=''></pre>", "there is an element <img> within <pre>"),
    "a long address": (f"[x](https://a.example/{'y' * 7000})", "there is an address of more than 7,000 characters"),
    "a hyphen that does not break": ("X\u2011ray", "the booklets' fonts lack ‑ (U+2011); write a plain hyphen, -"),
    "that hyphen as an entity": ("X&#8209;ray", "the booklets' fonts lack ‑ (U+2011)"),
    "that hyphen in code": ("`X\u2011ray`", "the booklets' fonts lack ‑ (U+2011)"),
    "a space of runes": ("a\u1680b", "the booklets' fonts lack ? (U+1680)"),
    "a mark of byte order": ("a\ufeffb", "the booklets' fonts lack ? (U+FEFF)"),
    "a wide table": (
        "|" + "|".join(["anaesthetist"] * 6) + "|\n" + "|-" * 6 + "|\n",
        "there is a table that is wider than a page",
    ),
    "another script": ("Hello مرحبا", "the booklets' fonts lack م (U+0645), ر (U+0631)"),
    "a sign": ("Tick ☐ here", "the booklets' fonts lack ☐ (U+2610)"),
    "a control character": ("a\x01b", "the booklets' fonts lack ? (U+0001)"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "what"), CASES.values(), ids=CASES)
def test_faults(tmp_path: Path, text: str, what: str) -> None:
    """The finding says what it is and where; and the booklet is not made without it."""
    library = booklets.with_page(tmp_path, f"# Page\n\nWords.\n\n{text}\n")
    found = next(printed.faults(library.pages["knee/page.md"]))
    assert found.message.startswith(what)
    assert (found.path, found.line) == ("docs/knee/page.md", 5)
    with pytest.raises(LeafletsError, match=r"^docs/knee/page\.md:5: "):
        set_leaflet(library, library.leaflets[0], booklets.DAY)


def test_second_of_its_kind(tmp_path: Path) -> None:
    """Each of several has its own line."""
    library = booklets.with_page(tmp_path, "# Page\n\n<video></video>\n\nWords.\n\n<video></video>\n")
    assert [found.line for found in printed.faults(library.pages["knee/page.md"])] == [3, 7]


def test_boxes_in_boxes(tmp_path: Path) -> None:
    """Three within one another can be kept whole, a fourth is a finding."""
    box = ["    " * depth + '!!! note "x"' for depth in range(4)]
    library = booklets.with_page(tmp_path, "# Page\n\n" + "\n\n".join([*box[:3], "    " * 3 + "x"]))
    page = library.pages["knee/page.md"]
    assert list(printed.faults(page)) == []
    assert set_leaflet(library, library.leaflets[0], booklets.DAY)
    page.html = f'<div class="admonition note">{page.html}</div>'
    assert next(found.message for found in printed.faults(page)).startswith("a box, table or picture stands within 3")


def test_every_construct(tmp_path: Path) -> None:
    """Nothing that the guide for authors or the blank leaflet mentions is among them."""
    library = booklets.with_page(tmp_path, booklets.CONSTRUCTS.read_text("utf-8"))
    assert list(printed.faults(library.pages["knee/page.md"])) == []
