"""The words of a page compared with those on the paper of its booklets, in their order; what is off the paper is lost.

Reads the HTML as the page shows it and the PDF as it is painted, without asking the code that makes the one of the
other.
"""

from __future__ import annotations

import re
from io import BytesIO

import pikepdf
from selectolax.lexbor import LexborHTMLParser, LexborNode
from support.pdf.content import Piece, pieces

SILENT = {"script", "style", "template", "noscript", "title", "desc", "-comment", "_comment"}
"""Elements whose text no page shows; a drawing's title is heard."""
INLINE = set("a abbr b strong em i code kbd sup sub span u ins mark small q cite dfn var samp bdi time data".split())
EDGE = 3.0
"""Points that each word must keep from the edge of the paper, at least."""


def _texts(node: LexborNode) -> list[str]:
    found = []
    for child in node.iter(include_text=True):
        if child.tag == "-text":
            found.append(child.text(deep=False) or "")
        elif child.tag in {"br", "img"}:
            found.append(" ")
        elif child.tag not in SILENT and not {"headerlink", "footnote-backref", "footnote-ref"}.intersection(
            (child.attributes.get("class") or "").split()
        ):
            found += _texts(child) if child.tag in INLINE else [" ", *_texts(child), " "]
    return found


def of_pdf(pdf: bytes) -> str:
    """The letters on the paper in the order of the tags, without spaces; running heads and page numbers are none.

    What is painted outside the paper is not there.
    """
    with pikepdf.open(BytesIO(pdf)) as file:
        return squeezed("".join(piece.text for piece in _tagged(file)))


def off_paper(pdf: bytes) -> list[str]:
    """The texts that leave the paper, or nearly do, each with its page: running heads and page numbers, too."""
    with pikepdf.open(BytesIO(pdf)) as file:
        boxes = _boxes(file)
        return [f"page {each.page}: {each.text}" for each in pieces(file) if each.text.strip() and _is_out(each, boxes)]


def lost(html: str, pdf: bytes) -> list[str]:
    """The words of a page that its booklet does not have in their order; a footnote stands where it is called."""
    on_paper = of_pdf(pdf)
    tree = LexborHTMLParser(f"<!doctype html><body>{html}</body>")
    assert tree.body is not None
    missing = []
    for note in tree.css("div.footnote li[id^='fn:']"):
        missing += _missing(_texts(note), on_paper)
    for notes in tree.css("div.footnote:has(li[id^='fn:'])"):
        notes.decompose()
    return _missing(_texts(tree.body), on_paper) + missing


def _missing(texts: list[str], on_paper: str) -> list[str]:
    at, missing = 0, []
    for word in " ".join("".join(texts).split()).split(" "):
        wanted = squeezed(word)
        found = on_paper.find(wanted, at)
        if found < 0:
            missing.append(word)
        else:
            at = found + len(wanted)
    return missing


def squeezed(text: str) -> str:
    """A text without spaces and invisible signs; ligatures are their letters."""
    text = text.replace("ﬁ", "fi").replace("ﬂ", "fl")
    return re.sub("[\\s\u00ad\u200b\u2060]+", "", text)


def _boxes(file: pikepdf.Pdf) -> dict[int, list[float]]:
    return {number: [float(edge) for edge in page.mediabox] for number, page in enumerate(file.pages, 1)}


def _is_out(piece: Piece, boxes: dict[int, list[float]]) -> bool:
    left, bottom, right, top = boxes[piece.page]
    high = piece.y + 0.7 * piece.size
    return piece.x < left + EDGE or piece.x + piece.width > right - EDGE or piece.y < bottom + EDGE or high > top - EDGE


def _tagged(file: pikepdf.Pdf) -> list[Piece]:
    """The pieces in the order of the tags: a cell that goes on overleaf is read to its end before the next one."""
    marked: dict[tuple[object, int | None], list[Piece]] = {}
    boxes = _boxes(file)
    for piece in pieces(file):
        if piece.kind == "text" and piece.mark.artifact is None and not _is_out(piece, boxes):
            marked.setdefault((piece.mark.owner, piece.mark.mcid), []).append(piece)
    ordered: list[Piece] = []
    for key in _marks(file.Root.StructTreeRoot, (0, 0)):
        ordered += marked.pop(key, [])
    return ordered


def _marks(node: object, owner: tuple[int, int]) -> list[tuple[object, int | None]]:
    """The marks of all content under an element of the structure, in their order (ISO 32000-1, 14.7.4)."""
    if isinstance(node, int):
        return [(owner, node)]
    if isinstance(node, pikepdf.Array):
        return [mark for each in node for mark in _marks(each, owner)]
    if not isinstance(node, pikepdf.Dictionary):
        return []
    if "/Stm" in node:
        owner = node.Stm.objgen
    elif "/Pg" in node:
        owner = node.Pg.objgen
    if "/MCID" in node:
        return [(owner, int(node.MCID))]
    return _marks(node.get("/K", pikepdf.Array()), owner)


def pages(pdf: bytes) -> list[str]:
    """The letters of each page as they are painted, without spaces, running heads and what is off the paper."""
    with pikepdf.open(BytesIO(pdf)) as file:
        boxes = _boxes(file)
        found = [""] * len(file.pages)
        for piece in pieces(file):
            if piece.kind == "text" and piece.mark.artifact is None and not _is_out(piece, boxes):
                found[piece.page - 1] += squeezed(piece.text)
    return found
