"""The proof of PDFs, proven: a correct file has no faults, and each thing that is broken in it is listed."""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any

import pikepdf
import pytest
import typst
from leaflets.booklet.imposition import impose
from leaflets.core.paper import A4
from pikepdf import Array, Dictionary, Name, Pdf, String
from support.pdf import proof
from support.pdf.breaking import (
    TEXT,
    bookmark,
    broken,
    drop,
    drop_kid,
    font,
    good,
    in_content,
    in_xmp,
    of_link,
    of_tag,
    orphan_parent_tree,
    put,
    rename_bookmark,
    say_twice,
    script,
    set_kind,
    swap_kids,
    wrap,
)

BREAKS: list[tuple[Callable[[Pdf], Any], str]] = [
    (drop("", "/Lang"), "has no language"),
    (put("", "/Lang", "english please"), "is no language tag"),
    (drop("", "/MarkInfo"), "does not say that it is tagged"),
    (put("/MarkInfo", "/Suspects", True), "suspect"),
    (drop("", "/StructTreeRoot"), "has no tags"),
    (drop("/StructTreeRoot", "/ParentTree"), "the parent tree does not lead"),
    (orphan_parent_tree, "the parent tree does not lead"),
    (drop("", "/ViewerPreferences"), "does not show the title"),
    (drop("", "/Metadata"), "no XMP metadata"),
    (in_xmp(b"<pdfuaid:part>1<", b"<pdfuaid:part>2<"), "that it is PDF/UA-1"),
    (in_xmp(b">A leaflet<", b">A leaf<"), "has two titles"),
    (lambda pdf: pdf.docinfo.__delitem__("/Title"), "the file has no title"),
    (drop("", "/Outlines"), "no bookmarks"),
    (bookmark(lambda root: root.pop()), "has no bookmark"),
    (bookmark(rename_bookmark), "is no heading of that page"),
    (bookmark(lambda root: root.reverse()), "another order than the headings"),
    (set_kind("H2", "H3"), "a level is skipped"),
    (set_kind("H1", "H2"), "a level is skipped"),
    (set_kind("Table", "P"), "a THead stands in a P"),
    (set_kind("TR", "P"), "a P stands in a THead"),
    (set_kind("LBody", "P"), "a P stands in a LI"),
    (set_kind("LI", "P"), "a P stands in a L"),
    (set_kind("L", "P"), "a LI stands in a P"),
    (set_kind("TOCI", "P"), "a P stands in a TOC"),
    (set_kind("P", "Span"), "a Span stands in a Document"),
    (set_kind("P", "Strange"), "Strange is no standard one"),
    (lambda pdf: (wrap("P", "Div")(pdf), wrap("Div", "Strange")(pdf)), "Strange is no standard one"),
    (wrap("P", "Div"), ""),
    (wrap("P", "L"), "a P stands in a L"),
    (wrap("TR", "Div"), "a Div stands in a THead"),
    (wrap("LI", "Div"), "a Div stands in a L"),
    (wrap("Caption", "Div"), ""),
    (wrap("H1", "Table"), "a H1 stands in a Table"),
    (wrap("H1", "P"), "a H1 stands in a P"),
    (wrap("Document", "Part"), "do not stand in one Document"),
    (of_tag("Figure", "/Alt"), "a Figure has no words"),
    (of_tag("Figure", "/Alt", String(" ")), "a Figure has no words"),
    (of_tag("TH", "/A"), "does not say whether it heads a row or a column"),
    (of_tag("P", "/P"), "names another parent"),
    (of_tag("Note", "/ID"), "a Note has no ID"),
    (of_tag("TD", "/A", Dictionary(O=Name.Table, ColSpan=2)), "the rows of a Table have 3 and 4 cells"),
    (put("/StructTreeRoot", "/RoleMap", Dictionary(P=Name.H1)), "the standard tag P is mapped to another"),
    (of_link("/Contents"), "says nowhere where it leads"),
    (of_link("/StructParent"), "does not lead back to its tag"),
    (of_link("/Dest", Array([Dictionary(), Name.Fit])), "leads to no page"),
    (lambda pdf: pdf.pages[0].__delitem__("/Tabs"), "the tab key"),
    (lambda pdf: pdf.pages[0].__delitem__("/Annots"), "a tag Link holds a link that is on no page"),
    (of_link("/Rect", Array([10, 10, 10, 20])), "has no area"),
    (of_link("/Rect"), "can't be read"),
    (put("/StructTreeRoot", "/K", Array([Array([])])), "can't be read"),
    (font(lambda each: each, "/Encoding"), "has an encoding that this proof can't read"),
    (set_kind("Link", "Span"), "is in no tag Link"),
    (in_content(b"/Span<</MCID 0>>BDC", b"/Artifact BMC"), "neither header nor footer"),
    (in_content(b"/Span<</MCID 0>>BDC", b"/Span BMC"), "neither in a tag nor an artifact"),
    (in_content(b"/MCID 0>>", b"/MCID 900>>"), "has a number that no tag holds"),
    (in_content(b"/MCID 1>>", b"/MCID 0>>"), "holds a content that paints nothing"),
    (in_content(b"EMC", b""), "is not closed"),
    (in_content(b"/Type/Pagination", b"/Type/Layout    "), "neither header nor footer"),
    (in_content(b"/Artifact", b"/Nothing "), "neither in a tag nor an artifact"),
    (font(lambda each: each, "/ToUnicode"), "no map to Unicode"),
    (font(lambda each: each.DescendantFonts[0].FontDescriptor, "/FontFile3"), "is not embedded"),
    (swap_kids, "read in another order"),
    (drop_kid, "has a number that no tag holds"),
    (drop_kid, "are on the pages, not in the tags"),
    (say_twice, "a content is in two tags"),
    (say_twice, "are in the tags more often"),
    (script, "does something by itself"),
    (put("", "/OpenAction", Dictionary(S=Name.JavaScript, JS=String("1"))), "has an action /JavaScript"),
    (put("", "/AcroForm", Dictionary(XFA=Array([]))), "XFA"),
]


@pytest.mark.parametrize("more", ["", "\n#pagebreak()\n= Third part\nMore."])
def test_a_correct_file(more: str) -> None:
    """What Typst makes of a careful document has no faults."""
    assert proof.faults(good(more)) == []


@pytest.mark.parametrize(("harm", "said"), BREAKS, ids=[f"{at}-{said}" for at, (_, said) in enumerate(BREAKS)])
def test_a_broken_file(harm: Callable[[Pdf], Any], said: str) -> None:
    """One thing is broken, and the proof says so; where nothing is said, the file is still allowed."""
    found = proof.faults(broken(harm))
    assert any(said in fault for fault in found) if said else found == []


def test_encrypted() -> None:
    """A file that is locked, even without a password, is listed."""
    with pikepdf.open(BytesIO(good())) as file:
        out = BytesIO()
        file.save(out, encryption=pikepdf.Encryption(owner="x", user="", R=4))
    assert "the file is encrypted" in proof.faults(out.getvalue())


@pytest.mark.parametrize("data", [b"", b"no PDF", good()[:3000]])
def test_no_pdf(data: bytes) -> None:
    """Something that is no PDF, or half of one, is a fault and no crash."""
    assert proof.faults(data) != []


def test_a_box_in_place_of_a_character() -> None:
    """A character that no font has is shown as a box; the proof sees it."""
    made = typst.compile((TEXT + "\nBad \u0e01").encode(), ignore_system_fonts=True)
    assert any("shown as a box" in fault for fault in proof.faults(made))


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ("#pagebreak()#place(bottom)[Second, in place.]\n\nFirst.", "is read after “Second"),
        ("#place(dx: -50pt)[Cut]", "“Cut” is too near"),
        ("#box(width: 1000pt)[Wide words #h(1fr) at the far end]", "“at the far end” is too near"),
        ("#pagebreak()".join(["x#place(bottom)[Same foot]"] * 4), "“Same foot” stands in the same place of 4 pages"),
        (
            "See #link(<two>)[the other part] (see page 7).",
            "“the other part” is said to be on page 7, and is on page 2",
        ),
        ("#box[" + "Words that never break ".replace(" ", "~") * 9 + "]", "“Words that never break"),
    ],
)
def test_a_file_that_looks_wrong(more: str, said: str) -> None:
    """What is tagged well but read upwards, or cut off by the paper, is listed too."""
    found = proof.faults(good("\n\n" + more))
    assert any(said.replace(" ", "") in fault.replace(" ", "").replace("\u00a0", "") for fault in found)


@pytest.mark.parametrize(
    ("more", "said"),
    [
        (
            "#pagebreak()\n#v(60%)\n== Lonely heading\n#pagebreak()\nlast",
            ["page 3 ends with the heading “Lonely heading”"],
        ),
        ("#pagebreak()\nfew words\n#pagebreak()\nlast", ["page 3 is nearly empty"]),
        ("#pagebreak()\n#v(60%)\n== Heading\nwords\n#pagebreak()\nlast", []),
        ("#pagebreak()\n== Notes\n#v(60%)#line(length: 100%)\n#pagebreak()\nlast", []),
    ],
)
def test_ugly_pages(more: str, said: list[str]) -> None:
    """A heading at a page's foot and a page with a few words are listed; one with lines to write on is full."""
    assert proof.ugly_pages(good("\n" + more)) == said


def test_small_text() -> None:
    """Text below a size is listed, with another size for headers and footers; a raised sign is none."""
    made = good("\n\n#text(size: 9pt)[tiny words]")
    assert proof.small_text(made, 8.5, 8.5) == []
    assert proof.small_text(made, 9.5, 9)[-1] == "page 2: “tiny words” has 9.0 points"
    assert "“Running header” has 11.0 points" in " ".join(proof.small_text(made, 1, 12))


def test_text_orders() -> None:
    """Words are read in the order of tags and of pages, ligatures as letters, headers and footers left out."""
    by_tags, by_pages = proof.text_in_tag_order(good()), proof.text_in_page_order(good())
    assert by_tags.split() == by_pages.split()
    assert "Efficient office: ligatures – “quotes”." in by_tags
    assert "Running header" not in by_tags


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Efficient   office: ligatures – “quotes”.", True),
        ("A paragraph with a link, one inside, strong and code.", True),
        ("the end.", True),
        ("A circle", False),
        ("Running header", False),
        ("The very end.", False),
        ("one two three", False),
    ],
)
def test_says(words: str, said: bool) -> None:
    """Words count wherever lines break; those of a picture, a header or nobody do not."""
    assert proof.says(good(), words) is said


def test_says_through_a_page_number() -> None:
    """What print adds in brackets does not part the words of a sentence; other words do."""
    made = good("\n\nAsk #link(<two>)[the ward] (see page 12) (for 48 hours), not me, before you come.")
    assert proof.says(made, "Ask the ward (for 48 hours), not me, before you come.")
    assert proof.says(made, "(see page 12)")
    assert not proof.says(made, "the ward, before you come.")
    assert not proof.says(made, "Ask the ward (for 24 hours), not me")
    assert proof.unsaid(made, ["Ask", "the nurse", "the ward"]) == ["the nurse"]


def test_says_on_sheets() -> None:
    """Folded sheets say what their pages say, across the pages and their own order on the sheets."""
    pages = good("\n#pagebreak()\nthree Long words go\n\n#pagebreak()\non here, four")
    assert proof.says(impose(pages, A4), "The end. three Long words go on here, four", "paper")
    assert not proof.says(impose(pages, A4), "Running header", "paper")


def paper() -> bytes:
    """Imposed sheets of a correct booklet."""
    return impose(good("\n#pagebreak()\nthree\n\n#pagebreak()\nfour"), A4)


def test_correct_sheets() -> None:
    """Imposed sheets have no faults as paper; for a screen reader they are no good, and the proof knows it."""
    assert proof.faults(paper(), "paper") == []
    assert "the file has no tags (no StructTreeRoot)" in proof.faults(paper())


@pytest.mark.parametrize(
    ("harm", "said"),
    [
        (put("/ViewerPreferences", "/Duplex", Name.DuplexFlipLongEdge), "flipped on the short edge"),
        (drop("/ViewerPreferences", "/PrintScaling"), "without scaling"),
        (drop("/ViewerPreferences", "/DisplayDocTitle"), "does not show the title"),
        (lambda pdf: pdf.docinfo.__delitem__("/Title"), "the file has no title"),
        (put("", "/StructTreeRoot", Dictionary()), "has StructTreeRoot"),
        (put("", "/MarkInfo", Dictionary(Marked=True)), "has MarkInfo"),
        (lambda pdf: pdf.pages.__delitem__(0), "make no whole sheets"),
        (lambda pdf: pdf.pages[0].rotate(90, relative=True), "is no sheet that lies on its side"),
        (lambda pdf: pdf.pages[0].__setitem__("/Annots", Array([])), "which paper can't follow"),
    ],
)
def test_broken_sheets(harm: Callable[[Pdf], Any], said: str) -> None:
    """What would spoil the print is listed."""
    assert any(said in fault for fault in proof.faults(broken(harm, paper()), "paper"))
