"""What stands around the pages: cover, words, sources, back cover."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from leaflets.booklet import document
from leaflets.booklet.runs import plain
from leaflets.core.diagnostics import LeafletsError
from support import booklets, library


def test_cover(tmp_path: Path) -> None:
    """Title, hospital, version, draft mark, the day of the next review and the address stand ready for the cover."""
    about = booklets.xml(booklets.with_page(tmp_path, "# Page\n\nx\n")).attrib
    expected = {
        "id": "knee",
        "title": "Knee arthroscopy",
        "language": "en",
        "hospital": "Example Hospital",
        "version": "1.0",
        "draft": "yes",
        "due": "1 January 2028",
        "date": "22 November 2026",
        "address": "https://leaflets.hospital.example/knee/index.html",
    }
    assert {key: about[key] for key in expected} == expected


def test_signed(tmp_path: Path) -> None:
    """A leaflet to which all roles have agreed is no draft; once it changes the booklet says so. Each has its code."""
    booklets.with_page(tmp_path, "# Page\n\nx\n")
    folder = tmp_path / "library"
    library.agree(folder)
    about = booklets.xml(library.read(folder))
    assert (about.get("draft"), about.get("changed")) == ("", "")
    assert about.get("agreed") == "Clinician, 1 November 2026; Editor, 1 November 2026"
    library.change(folder, "One more sentence.")
    other = booklets.xml(library.read(folder))
    assert (other.get("draft"), other.get("changed"), other.get("agreed")) == ("yes", "yes", "")
    assert other.get("code") != about.get("code")


def test_in_brief(tmp_path: Path) -> None:
    """The first section has the heading of its first part: that of the page repeats the cover."""
    first, *others = booklets.xml(booklets.with_page(tmp_path, "# Page\n\nx\n")).findall("section")
    assert first.get("title") == "In brief"
    assert [(each.get("level"), plain(each)) for each in first.iter("h")] == [("1", "In brief")]
    assert [each.get("title") for each in others] == ["How to prepare", "Risks", "Page"]


def test_page_without_heading(tmp_path: Path) -> None:
    """A section begins with a heading, whatever its author wrote."""
    made = booklets.page(booklets.with_page(tmp_path, "Words only.\n"))
    assert (made[0].tag, made[0].get("level"), made[0].get("title")) == ("h", "1", "Page")


def test_words(tmp_path: Path) -> None:
    """The words that this leaflet links stand in its list, no others."""
    made = booklets.xml(booklets.with_page(tmp_path, "# Page\n\nx\n"))
    assert [each.get("name") for each in made.iter("term")] == ["Arthroscopy"]
    assert [each.text for each in made.iter("term")] == ["A look into a joint through a thin tube."]


def test_sources(tmp_path: Path) -> None:
    """The sources, each with its publisher and the day when it was read."""
    made = booklets.xml(booklets.with_page(tmp_path, "# Page\n\nx\n"))
    (source,) = made.iter("source")
    assert (source.get("title"), source.get("publisher")) == ("A guide (example)", "A society (example)")
    assert source.get("day") == "read on 22 November 2026"


def test_back_cover(tmp_path: Path) -> None:
    """The first box that says when to call, without what only the page has; numbers; formats; the code."""
    help_box = '!!! help later "Later"\n\n    x\n\n!!! help "Call if:"\n\n    - pain[^1] stays\n\n[^1]: Note.\n'
    back = booklets.xml(booklets.with_page(tmp_path, f"# Page\n\n{help_box}")).find("back")
    assert back is not None
    (box,) = back.iter("box")
    assert booklets.shown(box) == "<head>Call if:</head><ul><li>pain stays</li></ul>"
    emergency = '!!! help emergency "Call 911 if:"\n\n    x\n'
    (first,) = booklets.xml(booklets.with_page(tmp_path / "more", f"# Page\n\n{help_box}\n\n{emergency}")).iterfind(
        "back/box"
    )
    assert booklets.shown(first) == "<head>Call 911 if:</head><p>x</p>"
    numbers = [(each.get("who"), each.get("call")) for each in back.iter("number")]
    assert numbers == [("Emergency:", "911"), ("Your care team:", "555-0100"), ("At other times:", "555-0101")]
    assert back.find("formats") is not None
    assert "<svg" in (back.findtext("qr") or "")


def test_number_once(tmp_path: Path) -> None:
    """A number that the box on the back cover says is not said again below it."""
    help_box = '!!! help "Call [911](tel:911)"\n\n    - You fall. [@-]\n'
    back = booklets.xml(booklets.with_page(tmp_path, f"# Page\n\n{help_box}")).find("back")
    assert back is not None
    assert [each.get("call") for each in back.iter("number")] == ["555-0100", "555-0101"]


def test_without_address(tmp_path: Path) -> None:
    """A site that does not know its address has no code, and no addresses for its own pages."""
    made = booklets.with_page(tmp_path, "# Page\n\n[home](../index.md)\n")
    made.settings.site_url = ""
    root = booklets.xml(made)
    assert root.find("back/qr") is None
    assert booklets.shown(root.findall("section")[-1]) == "<p><a>home</a></p>"


def test_repeated_id(tmp_path: Path) -> None:
    """Two elements with one id: the first is meant, as in a browser."""
    made = booklets.page(booklets.with_page(tmp_path, "# P\n\n## A {#x}\n\n## B {#x}\n\n[x](#x)\n"))
    assert [(plain(each), each.get("label")) for each in made.iter("h")][1:] == [("A", "knee/page.md#x"), ("B", None)]


def test_every_element_has_a_rule() -> None:
    """No element is made that the stylesheet does not know."""
    rules = Path(document.__file__).with_name("rules.typ").read_text("utf-8")
    known = set(re.findall(r"^  (\w+): ", rules.partition("#let rules = (")[2], re.MULTILINE))
    made: set[str] = set()
    for name in ("body.py", "lists.py", "printed.py", "runs.py", "tables.py", "pictures.py"):
        text = Path(document.__file__).with_name(name).read_text("utf-8")
        made |= set(re.findall(r'(?:SubElement\(\w+, |Element\(|\.nested\(|\.add\(|\.start\(|\.tag = )"(\w+)"', text))
        made |= set(re.findall(r'": "(\w+)"', text.partition("INLINE = {")[2].partition("}")[0]))
    of_a_parent = {"item", "dt", "dd", "li", "head", "thead", "tbody", "tr", "sub", "th", "td"}
    assert made - of_a_parent - known == set()


@pytest.mark.parametrize("value", [None, "", 7, ["x"], {"a": 1}, "中"])
def test_front_matter(tmp_path: Path, value: Any) -> None:
    """Whatever stands in the front matter, there is a booklet or an error that says why not."""
    made = booklets.with_page(tmp_path, "# Page\n\nx\n")
    for key in ("title", "version", "owner", "description", "next_review_due", "local"):
        made.leaflets[0].meta[key] = value
    if value != "中":
        assert booklets.xml(made).get("id") == "knee"
        return
    with pytest.raises(LeafletsError, match=r"^docs/knee/index\.md: the booklets' fonts lack 中"):
        booklets.xml(made)


def test_shipped_links() -> None:
    """Every link of a shipped leaflet leads to a label that is there."""
    made = library.read(library.ROOT)
    for leaflet in made.leaflets:
        root = booklets.xml(made, leaflet)
        labels = {each.get("label") for each in root.iter()}
        assert {each.get("to") for each in root.iter("a") if each.get("to")} <= labels
