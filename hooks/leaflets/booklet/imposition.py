"""Imposition: the pages of a booklet, two up on a sheet, in the order that folding and stapling needs.

This module knows PDF pages and paper, and nothing of leaflets. What comes out is for paper only: it has no tags,
no links and no bookmarks. The file that went in is the one for the screen and for screen readers.
"""

from __future__ import annotations

from io import BytesIO

from pikepdf import Array, Dictionary, Name, Object, ObjectStreamMode, Page, Pdf

from leaflets.core.paper import Paper

POINT = 25.4 / 72
"""Millimetres."""
TOLERANCE = 1.0  # points: engines round millimetres differently
WITHOUT_CREEP = 40  # pages


def sheets(pages: int) -> list[tuple[int, int]]:
    """Return the page numbers (left, right) of every side: front of the outermost sheet, its back, the next front.

    Four pages make one sheet. The front carries the last page left of the fold and the first right of it.
    The back follows the turn over the short edge, so both sides stand upright. Pages count from 1.
    Raises ValueError if `pages` is not a multiple of 4, or is none.
    """
    if pages < 4 or pages % 4:
        raise ValueError(f"A folded booklet needs a multiple of 4 pages, and this one has {pages}.")
    order = []
    for turn in range(0, pages // 2, 2):
        order += [(pages - turn, turn + 1), (turn + 2, pages - turn - 1)]
    return order


def creep_note(pages: int) -> str | None:
    """Return what to tell the person who prints `pages` pages, or None if folding them by hand is fine.

    Inner sheets stick out of a folded booklet by the thickness of the sheets around them: 0.1 mm each with 80 g
    paper, 0.9 mm in 40 pages. Nothing is moved to make up for it, so a thicker booklet must not be trimmed closely.
    """
    if pages <= WITHOUT_CREEP:
        return None
    out = (pages // 4 - 1) * 0.1
    return (
        f"{pages} pages are thick for folding: the inner sheets will stick out by about {out:.1f} mm. "
        f"Do not trim the edge closely, or let a print shop bind the booklet."
    )


def impose(pdf: bytes, on: Paper) -> bytes:
    """Return the booklet `pdf` on sheets that lie on their side: print on both, flip on the short edge, fold, staple.

    Equal input gives equal bytes. Title and language are kept; tags, links, bookmarks and dates are not.
    The viewer preferences ask for two sides and no scaling (ISO 32000-1, 12.2, table 150).
    Raises ValueError if the page count is not a multiple of 4 or a page is not half a sheet upright.
    """
    with Pdf.open(BytesIO(pdf)) as source, Pdf.new() as paper:
        order = sheets(len(source.pages))
        forms = [paper.copy_foreign(_form(page, number, on)) for number, page in enumerate(source.pages, start=1)]
        size, half = (on.sheet[1] / POINT, on.sheet[0] / POINT), on.page[0] / POINT
        for left, right in order:
            page = paper.add_blank_page(page_size=size)
            page.Resources = Dictionary(XObject=Dictionary(L=forms[left - 1], R=forms[right - 1]))
            fold = size[0] / 2
            marks = f"q 1 0 0 1 {fold - half:.3f} 0 cm /L Do Q q 1 0 0 1 {fold:.3f} 0 cm /R Do Q"
            page.Contents = paper.make_stream(marks.encode())
        paper.Root.ViewerPreferences = Dictionary(
            Duplex=Name.DuplexFlipShortEdge, PrintScaling=Name("/None"), DisplayDocTitle=True
        )
        if "/Lang" in source.Root:
            paper.Root.Lang = str(source.Root.Lang)
        if title := source.docinfo.get("/Title"):
            paper.docinfo["/Title"] = str(title)
        out = BytesIO()
        paper.save(out, object_stream_mode=ObjectStreamMode.generate, deterministic_id=True)
    return out.getvalue()


def _form(page: Page, number: int, on: Paper) -> Object:
    """Return `page` as a form XObject whose corner is at (0, 0); its links stay behind."""
    left, bottom, right, top = (float(edge) for edge in page.mediabox)
    size = (right - left, top - bottom)
    wanted = [edge / POINT for edge in on.page]
    if int(page.obj.get("/Rotate", 0)) % 360 or any(abs(a - b) > TOLERANCE for a, b in zip(size, wanted, strict=True)):
        found, needed = (" × ".join(f"{edge * POINT:.0f}" for edge in edges) for edges in (size, wanted))
        raise ValueError(f"Page {number} is {found} mm, and imposition needs {on.page_name} upright ({needed} mm).")
    form = page.as_form_xobject()
    form.BBox = Array([left, bottom, right, top])
    form.Matrix = Array([1, 0, 0, 1, -left, -bottom])
    return form
