"""A small correct PDF, made by Typst, and ways to break one thing in it: for the tests of the proof."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from io import BytesIO
from typing import Any

import pikepdf
import typst
from pikepdf import Array, Dictionary, Name, Pdf, String

PICTURE = "<svg xmlns='http://www.w3.org/2000/svg' width='40' height='40'><circle cx='20' cy='20' r='15'/></svg>"
TEXT = f"""
#set document(title: "A leaflet", date: datetime(year: 2026, month: 11, day: 22))
#set text(lang: "en", hyphenate: false)
#set page(paper: "a5", header: [Running header], footer: context [Page #counter(page).display()])
#show heading: set heading(bookmarked: true)
#outline()
= First part
A paragraph with a #link("https://example.org/")[link], #link(<two>)[one inside],
*strong* and `code`. #footnote[A note.]

Efficient office: ligatures – “quotes”.

+ one
+ two
  - nested
/ Term: its meaning
#pagebreak()
== Second part <two>
#figure(image(bytes("{PICTURE}"), alt: "A circle"), caption: [A caption])
#figure(table(columns: 3, table.header([A], [B], [C]), [1], [2], [3], table.cell(colspan: 2)[4], [5]), caption: [Tab])
#line(length: 100%)

The end.
"""


@cache
def good(more: str = "") -> bytes:
    """A small correct file, made by Typst, with all that a booklet has."""
    return typst.compile((TEXT + more).encode(), pdf_standards=["ua-1"])


def broken(harm: Callable[[Pdf], Any], pdf: bytes | None = None) -> bytes:
    """The correct file with one thing broken in it."""
    with pikepdf.open(BytesIO(pdf or good())) as file:
        harm(file)
        out = BytesIO()
        file.save(out)
    return out.getvalue()


def tags(pdf: Pdf, kind: str) -> list[Any]:
    """The tags of a kind, in reading order."""

    def walk(node: Any) -> Iterator[Any]:
        kids = node.get("/K", [])
        for kid in kids if isinstance(kids, Array) else [kids]:
            if isinstance(kid, Dictionary) and "/S" in kid:
                yield kid
                yield from walk(kid)

    return [tag for tag in walk(pdf.Root.StructTreeRoot) if str(tag.S)[1:] == kind]


def set_kind(kind: str, new: str, which: int = 0) -> Callable[[Pdf], None]:
    """Give a tag another kind."""

    def harm(pdf: Pdf) -> None:
        tags(pdf, kind)[which].S = Name("/" + new)

    return harm


def drop(path: str, key: str) -> Callable[[Pdf], None]:
    """Delete a key of the catalog, or of what stands there under a name."""

    def harm(pdf: Pdf) -> None:
        del (pdf.Root[path] if path else pdf.Root)[key]

    return harm


def put(path: str, key: str, value: Any) -> Callable[[Pdf], None]:
    """Set a key of the catalog, or of what stands there under a name."""

    def harm(pdf: Pdf) -> None:
        (pdf.Root[path] if path else pdf.Root)[key] = value

    return harm


def of_tag(kind: str, key: str, value: Any = None) -> Callable[[Pdf], None]:
    """Delete or set a key of the first tag of a kind."""

    def harm(pdf: Pdf) -> None:
        tag = tags(pdf, kind)[0]
        if value is None:
            del tag[key]
        else:
            tag[key] = value

    return harm


def of_link(key: str, value: Any = None) -> Callable[[Pdf], None]:
    """Delete or set a key of the first link."""

    def harm(pdf: Pdf) -> None:
        link = pdf.pages[0].Annots[0]
        if value is None:
            del link[key]
        else:
            link[key] = value

    return harm


def in_content(old: bytes, new: bytes, page: int = 0) -> Callable[[Pdf], None]:
    """Replace bytes of what a page paints."""

    def harm(pdf: Pdf) -> None:
        content = pdf.pages[page].Contents
        before = content.read_bytes()
        assert old in before
        content.write(before.replace(old, new, 1))

    return harm


def in_xmp(old: bytes, new: bytes) -> Callable[[Pdf], None]:
    """Replace bytes of the metadata."""

    def harm(pdf: Pdf) -> None:
        before = pdf.Root.Metadata.read_bytes()
        assert old in before
        pdf.Root.Metadata.write(before.replace(old, new))

    return harm


def font(of: Callable[[Any], Any], key: str) -> Callable[[Pdf], None]:
    """Delete a key of the first font, or of what is found in it."""

    def harm(pdf: Pdf) -> None:
        fonts = pdf.pages[0].Resources.Font
        del of(fonts[sorted(fonts.keys())[0]])[key]

    return harm


def wrap(kind: str, outer: str) -> Callable[[Pdf], None]:
    """Put a tag of another kind around the first one of a kind."""

    def harm(pdf: Pdf) -> None:
        tag = tags(pdf, kind)[0]
        parent = tag.P
        made = pdf.make_indirect(Dictionary(Type=Name.StructElem, S=Name("/" + outer), P=parent, K=Array([tag])))
        kids = parent.K if isinstance(parent.K, Array) else Array([parent.K])
        parent.K = Array([made if isinstance(kid, Dictionary) and kid.objgen == tag.objgen else kid for kid in kids])
        tag.P = made

    return harm


def swap_kids(pdf: Pdf) -> None:
    """Read the first two paragraphs in the other order."""
    (document,) = tags(pdf, "Document")
    one, other = [place for place, kid in enumerate(document.K) if kid.S == "/P"][:2]
    document.K[one], document.K[other] = document.K[other], document.K[one]


def drop_kid(pdf: Pdf) -> None:
    """Take a paragraph out of the tags."""
    (document,) = tags(pdf, "Document")
    del document.K[next(place for place, kid in enumerate(document.K) if kid.S == "/P")]


def say_twice(pdf: Pdf) -> None:
    """Put the content of one tag into another, too."""
    heading, paragraph = tags(pdf, "H1")[0], tags(pdf, "P")[0]
    paragraph.K.append(heading.K[0] if isinstance(heading.K, Array) else heading.K)


def orphan_parent_tree(pdf: Pdf) -> None:
    """Let the parent tree lead from the first content to another tag."""
    numbers = pdf.Root.StructTreeRoot.ParentTree
    numbers = numbers.Kids[0] if "/Kids" in numbers else numbers
    row = next(value for value in numbers.Nums if isinstance(value, Array))
    row[0] = tags(pdf, "Document")[0]


def script(pdf: Pdf) -> None:
    """Let a page do something when it opens."""
    pdf.pages[0].AA = Dictionary(O=Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))


def bookmark(change: Callable[[Any], Any]) -> Callable[[Pdf], None]:
    """Change the list of bookmarks."""

    def harm(pdf: Pdf) -> None:
        with pdf.open_outline() as outline:
            change(outline.root)

    return harm


def rename_bookmark(root: Any) -> None:
    """Give the last bookmark of the first level another text."""
    root[-1].title = "Another"
