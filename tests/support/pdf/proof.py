"""The proof of a finished PDF: every fault that a machine can see, and its words in the order of reading.

`faults(pdf)` asks what PDF/UA-1 (ISO 14289-1) asks, and what we promise beyond it. It reads the file with pikepdf and
trusts nothing of the engine that wrote it. `kind="paper"` is for imposed sheets, which are untagged by design.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from io import BytesIO

import pikepdf
from support.pdf import file_rules, structure
from support.pdf.content import Piece, pieces
from support.pdf.tag_rules import HEADINGS
from support.pdf.tree import Place, Tree, Words

EDGE = 5 / 25.4 * 72  # points that no printer at home can print
_ON_THEIR_SIDE = ((841.89, 595.28), (792, 612))
"""Points: sheets of A4 and of Letter."""


# Where a file holds another thing than the standard says, reading it ends in one of these.
_UNREADABLE = (
    *(pikepdf.PdfError, pikepdf.OutlineStructureError),
    *(AttributeError, IndexError, KeyError, TypeError, ValueError, ArithmeticError),
)


def faults(pdf: bytes, kind: str = "ua") -> list[str]:
    """Every fault of a PDF, one sentence each; none where all is well. `kind` is `ua` or `paper`."""
    try:
        with pikepdf.open(BytesIO(pdf)) as file:
            found = list((_paper if kind == "paper" else _ua)(file))
    except _UNREADABLE as error:
        return [f"the file can't be read: {error!r}"]
    return list(dict.fromkeys(found))


def _ua(pdf: pikepdf.Pdf) -> Iterator[str]:
    painted = pieces(pdf)
    yield from file_rules.safety(pdf)
    yield from file_rules.metadata(pdf)
    yield from file_rules.fonts(pdf)
    for piece in painted:
        yield from (f"page {piece.page}: {fault}" for fault in piece.faults)
    if "/StructTreeRoot" not in pdf.Root:
        yield "the file has no tags (no StructTreeRoot)"
        return
    tree, words = Tree(pdf), Words(painted)
    yield from tree.faults
    yield from structure.tags(tree, words)
    yield from structure.tables(tree, words)
    yield from structure.contents(pdf, tree, painted)
    yield from structure.annotations(pdf, tree)
    for said, number, true in structure.promised_pages(pdf, tree, words):
        if number != true:
            yield f"“{said[:40]}” is said to be on page {number}, and is on page {true}"
    yield from structure.bookmarks(pdf, tree, words)
    yield from _order(tree, painted)
    yield from structure.reading(tree, painted)
    yield from structure.repeated(pdf, painted)
    yield from _cut(pdf, painted)


def _order(tree: Tree, painted: list[Piece]) -> Iterator[str]:
    by_tags, by_pages = _in_tag_order(tree, painted), _in_page_order(tree, painted)
    if _squeezed(by_tags) != _squeezed(by_pages):
        lost = Counter(by_pages.split()) - Counter(by_tags.split())
        more = Counter(by_tags.split()) - Counter(by_pages.split())
        for words, what in ((lost, "are on the pages, not in the tags"), (more, "are in the tags more often")):
            if words:
                yield f"these words {what}: {' '.join(list(words)[:12])}"
        one, other = _squeezed(by_tags), _squeezed(by_pages)
        at = next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
        yield (
            f"tags and pages are read in another order: after “{one[max(0, at - 30) : at]}” the tags say "
            f"“{one[at : at + 30]}”, the pages “{other[at : at + 30]}”"
        )


def _cut(pdf: pikepdf.Pdf, painted: list[Piece]) -> Iterator[str]:
    sizes = [[float(edge) for edge in page.mediabox] for page in pdf.pages]
    for piece in painted:
        left, bottom, right, top = sizes[piece.page - 1]
        if piece.text.strip() and not (
            left + EDGE <= piece.x <= piece.x + piece.width <= right - EDGE and bottom + EDGE <= piece.y <= top - EDGE
        ):
            yield f"page {piece.page}: the text “{piece.text[:40]}” is too near to the edge of the paper, or leaves it"


def small_text(pdf: bytes, body: float, pagination: float) -> list[str]:
    """The texts smaller than so many points, for the pages and for headers and footers; raised signs are left out."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return [
            f"page {piece.page}: “{piece.text[:40]}” has {piece.size:.1f} points"
            for piece in pieces(file)
            if re.search(r"\w\w", piece.text)
            and piece.size < (pagination if piece.mark.artifact == "Pagination" else body) - 0.01
        ]


def promised_pages(pdf: bytes) -> list[tuple[str, int, int]]:
    """Links that print a page number: their words, that number, and the page to which they lead."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return list(structure.promised_pages(file, Tree(file), Words(pieces(file))))


def ugly_pages(pdf: bytes) -> list[str]:
    """Pages that end with a heading, and pages of which less than a quarter is used; the first and last are free."""
    found = []
    with pikepdf.open(BytesIO(pdf)) as file:
        tree, painted = Tree(file), [piece for piece in pieces(file) if piece.mark.artifact != "Pagination"]
        heights = [float(page.mediabox[3]) for page in file.pages]
    headings = {place for tag in tree.root.walk() if tag.kind in HEADINGS for place in tag.all_contents()}
    for number, height in enumerate(heights[1:-1], start=2):
        here = [piece for piece in painted if piece.page == number]
        texts = [piece for piece in here if piece.text.strip()]
        if not here or min(piece.y for piece in here) > height * 3 / 4:
            found.append(f"page {number} is nearly empty")
        elif texts and (texts[-1].mark.owner, texts[-1].mark.mcid) in headings and here[-1] is texts[-1]:
            found.append(f"page {number} ends with the heading “{texts[-1].text}”")
    return found


def _paper(pdf: pikepdf.Pdf) -> Iterator[str]:
    yield from file_rules.safety(pdf)
    yield from file_rules.title(pdf)
    yield from file_rules.fonts(pdf)
    for piece in pieces(pdf):
        yield from (f"page {piece.page}: {fault}" for fault in piece.faults)
    for key in ("/StructTreeRoot", "/MarkInfo", "/Outlines", "/AcroForm"):
        if key in pdf.Root:
            yield f"the file for paper has {key[1:]}, which belongs to the one for the screen"
    if b"pdfuaid" in file_rules.xmp(pdf):
        yield "the file for paper says that it is PDF/UA"
    wishes = pdf.Root.get("/ViewerPreferences", pikepdf.Dictionary())
    if wishes.get("/Duplex") != "/DuplexFlipShortEdge":
        yield "the file does not ask for two sides, flipped on the short edge"
    if wishes.get("/PrintScaling") != "/None":
        yield "the file does not ask for printing without scaling"
    if not pdf.pages or len(pdf.pages) % 2:
        yield f"{len(pdf.pages)} sides make no whole sheets"
    for number, page in enumerate(pdf.pages, start=1):
        size = [float(page.mediabox[2] - page.mediabox[0]), float(page.mediabox[3] - page.mediabox[1])]
        known = any(all(abs(a - b) <= 1 for a, b in zip(size, sheet, strict=True)) for sheet in _ON_THEIR_SIDE)
        if page.obj.get("/Rotate", 0) or not known:
            yield f"page {number} is no sheet that lies on its side"
        if "/Annots" in page.obj:
            yield f"page {number} has links, which paper can't follow"


def text_in_tag_order(pdf: bytes) -> str:
    """The words as a screen reader says them: in tag order, artifacts left out, footnotes and captions last."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return _in_tag_order(Tree(file), pieces(file))


def text_in_page_order(pdf: bytes) -> str:
    """The words as the pages show them: in the order of painting, artifacts left out, footnotes and captions last."""
    with pikepdf.open(BytesIO(pdf)) as file:
        return _in_page_order(Tree(file), pieces(file))


def _in_tag_order(tree: Tree, painted: list[Piece]) -> str:
    said, apart = Words(painted).of, _apart(tree)
    places = list(tree.root.all_contents())
    return " ".join(said.get(place, "") for place in sorted(places, key=lambda place: apart.get(place, 0)))


def _in_page_order(tree: Tree, painted: list[Piece]) -> str:
    # Text outside any mark belongs to the page too: that it lacks a tag is what the comparison shows.
    words, apart, before = ["", "", ""], _apart(tree), None
    for piece in painted:
        if piece.mark.artifact is None:
            place = None if piece.mark.mcid is None else (piece.mark.owner, piece.mark.mcid)
            rank = apart.get(place, 0) if place is not None else 0
            words[rank] += piece.text if place == before else f" {piece.text}"
            before = place
    return "".join(words).strip()


def _apart(tree: Tree) -> dict[Place, int]:
    """The contents that are read aloud elsewhere than they stand: of captions, 1, and of footnotes, 2.

    A footnote is read where it is called and stands at the foot; a caption is read first and stands below.
    """
    ranks = (("Caption", 1), ("Note", 2))
    return {
        place: rank
        for kind, rank in ranks
        for tag in tree.root.walk()
        if tag.kind == kind
        for place in tag.all_contents()
    }


def text_of_sheets(pdf: bytes) -> str:
    """The words of imposed sheets in the order in which a reader turns the pages, when they are folded and stapled.

    Flipped on the short edge, what is left of the fold on the back is behind what is right of it on the front.
    """
    with pikepdf.open(BytesIO(pdf)) as file:
        painted, sides, wide = pieces(file), len(file.pages), float(file.pages[0].mediabox[2])
    halves: dict[tuple[int, bool], str] = {}
    for piece in painted:
        if piece.mark.artifact is None:
            half = (piece.page, piece.x > wide / 2)
            halves[half] = f"{halves.get(half, '')} {piece.text}"
    fronts = range(1, sides, 2)
    order = [half for front in fronts for half in ((front, True), (front + 1, False))]
    order += [half for front in reversed(fronts) for half in ((front + 1, True), (front, False))]
    return " ".join(halves.get(half, "") for half in order)


def says(pdf: bytes, words: str, kind: str = "ua") -> bool:
    """Whether a PDF says these words, one after the other, in the order in which they are read aloud."""
    return not unsaid(pdf, [words], kind)


def unsaid(pdf: bytes, texts: Iterable[str], kind: str = "ua") -> list[str]:
    """Which of some texts a PDF does not say, as `says` means it.

    White space, soft hyphens and ligatures do not count, nor does what print adds in brackets after a word: the
    page or the address to which a link leads, the long form of an abbreviation; nor that form after a comma, where
    the abbreviation has brackets already.
    """
    said = _plain(text_of_sheets(pdf) if kind == "paper" else text_in_tag_order(pdf))
    return [words for words in texts if not re.search(_ADDED.join(_parts(words)), said)]


_ADDED = r"(?:\([^()]{1,150}\)|,[^()]{1,150}?(?=[^()]{0,150}\)))?"


def _parts(words: str) -> list[str]:
    """Words and signs one by one, as patterns."""
    pieces = (piece for word in words.split() for piece in re.findall(r"\w+|[^\w\s]", _plain(word)))
    return [re.escape(piece) for piece in pieces]


def _plain(words: str) -> str:
    return _squeezed(unicodedata.normalize("NFKC", words)).casefold()


def _squeezed(words: str) -> str:
    return "".join(sign for sign in words if not sign.isspace() and unicodedata.category(sign) != "Cf")
