"""Imposition, proven by printing, folding and stapling: the imposed sheets are unfolded and read page by page."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
import typst
from leaflets.booklet.imposition import creep_note, impose, sheets
from leaflets.core.paper import A4, LETTER, PAPERS, Paper
from support.pdf import content, proof

A5 = "width: 148mm, height: 210mm"
HALF_LETTER = "width: 5.5in, height: 8.5in"


def booklet(pages: int, paper: str = A5) -> bytes:
    """A tagged booklet; each page says its number at its head, at its foot and near both edges."""
    words = "\n".join(
        f"#place(top + left)[head {number}]#place(bottom + right)[foot {number}]"
        f"#place(top + right)[right {number}]"
        f"#place(horizon + left)[= Part {number}\n\n#link(<end>)[link]]" + ("[end]<end>" if number == pages else "")
        for number in range(1, pages + 1)
    ).replace("\n#place(top + left)", "\n#pagebreak()\n#place(top + left)")
    text = f'#set document(title: "Your “leaflet”")\n#set text(lang: "en")\n#set page({paper}, margin: 5mm)\n{words}'
    return typst.compile(text.replace("[end]<end>", "#metadata(0)<end>").encode(), pdf_standards=["ua-1"])


def halves(pdf: bytes, on: Paper = A4) -> list[tuple[int, int]]:
    """The page number on the left and on the right half of every side; all of a page is upright in its half."""
    with pikepdf.open(BytesIO(pdf)) as file:
        painted = [piece for piece in content.pieces(file) if piece.text.strip()]
        sides = len(file.pages)
    fold, found = on.sheet[1] / 2 / 25.4 * 72, []
    for side in range(1, sides + 1):
        numbers = []
        for right in (False, True):
            here = [piece for piece in painted if piece.page == side and (piece.x > fold) == right]
            where = {piece.text.split()[0]: piece for piece in here if piece.text != "link"}
            assert all(piece.up == (0, 1) for piece in here)
            assert where["head"].y > where["Part"].y > where["foot"].y
            assert where["head"].x < where["right"].x
            assert where["head"].x == pytest.approx((fold if right else fold - on.page[0] / 25.4 * 72) + 14.17, abs=0.5)
            assert all(piece.size == pytest.approx(11) for piece in (where["head"], where["foot"])), "scaled"
            (number,) = {int(piece.text.split()[1]) for piece in where.values()}
            numbers.append(number)
        found.append((numbers[0], numbers[1]))
    return found


def folded(sides: list[tuple[int, int]]) -> list[int]:
    """The page numbers as a reader turns them, when the sides are printed, stacked, folded and stapled.

    Flipped on the short edge, what is left on the back is behind what is right on the front.
    """
    pile = list(zip(sides[::2], sides[1::2], strict=True))
    first_half = [number for front, back in pile for number in (front[1], back[0])]
    second_half = [number for front, back in reversed(pile) for number in (back[1], front[0])]
    return first_half + second_half


@pytest.mark.parametrize("pages", range(4, 41, 4))
def test_unfolded(pages: int) -> None:
    """Printed on both sides, folded and stapled, the pages stand upright and in order, from 4 to 40."""
    made = impose(booklet(pages), A4)
    assert folded(halves(made)) == list(range(1, pages + 1))
    assert halves(made) == sheets(pages)
    assert proof.faults(made, "paper") == []


def test_letter() -> None:
    """Pages of half Letter come on sheets of Letter."""
    made = impose(booklet(8, HALF_LETTER), LETTER)
    assert folded(halves(made, LETTER)) == list(range(1, 9))
    assert proof.faults(made, "paper") == []
    with pikepdf.open(BytesIO(made)) as file:
        assert {tuple(map(float, page.mediabox)) for page in file.pages} == {(0, 0, 792, 612)}


def test_sheets() -> None:
    """Two sheets of a booklet of eight pages: fronts and backs."""
    assert sheets(8) == [(8, 1), (2, 7), (6, 3), (4, 5)]


@pytest.mark.parametrize("pages", [0, 1, 2, 3, 5, 6, 7, 39, -4])
def test_no_whole_sheets(pages: int) -> None:
    """Pages that fill no sheet are refused: what stands on the empty ones is not for this module to say."""
    with pytest.raises(ValueError, match=f"multiple of 4 pages, and this one has {pages}"):
        sheets(pages)


def test_a_file_that_fills_no_sheet() -> None:
    """The same for a file."""
    with pytest.raises(ValueError, match="this one has 5"):
        impose(booklet(5), A4)


@pytest.mark.parametrize(
    ("paper", "size"),
    [('paper: "a4"', "210 × 297"), ('paper: "a5", flipped: true', "210 × 148"), ('paper: "a6"', "105 × 148")],
)
@pytest.mark.parametrize("on", PAPERS.values(), ids=PAPERS)
def test_other_paper(paper: str, size: str, on: Paper) -> None:
    """A page that is not half a sheet upright is refused with its number and size, never scaled or cut."""
    with pytest.raises(ValueError, match=f"Page 1 is {size} mm, and imposition needs {on.page_name} upright"):
        impose(booklet(4, paper), on)


def test_a_turned_page() -> None:
    """A page that only looks upright because its reader turns it is refused too."""
    with pikepdf.open(BytesIO(booklet(4))) as file:
        file.pages[2].rotate(180, relative=True)
        out = BytesIO()
        file.save(out)
    with pytest.raises(ValueError, match="Page 3"):
        impose(out.getvalue(), A4)


def test_a_page_with_another_corner() -> None:
    """A page whose lower left corner is not (0, 0) comes to stand in the same place."""
    with pikepdf.open(BytesIO(booklet(4))) as file:
        for page in file.pages:
            page.mediabox = [100, 50, 100 + 148 / 25.4 * 72, 50 + 210 / 25.4 * 72]
            page.contents_add(b"q 1 0 0 1 100 50 cm", prepend=True)
            page.contents_add(b"Q")
        out = BytesIO()
        file.save(out)
    assert folded(halves(impose(out.getvalue(), A4))) == [1, 2, 3, 4]


def test_what_is_kept() -> None:
    """Title and language stay; tags, links, bookmarks and dates do not."""
    with pikepdf.open(BytesIO(impose(booklet(8), A4))) as file:
        assert (str(file.docinfo["/Title"]), str(file.Root.Lang)) == ("Your “leaflet”", "en")
        assert set(file.docinfo.keys()) == {"/Title"}
        assert set(file.Root.keys()) == {"/Type", "/Pages", "/ViewerPreferences", "/Lang"}


def test_small() -> None:
    """Two pages on a sheet are no bigger as a file than two pages."""
    before = booklet(40)
    assert len(impose(before, A4)) < len(before)


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland"])
def test_same_bytes(tmp_path: Path, zone: str) -> None:
    """Equal input gives equal bytes, in another process, time zone and order of hashes."""
    (tmp_path / "pages.pdf").write_bytes(booklet(8))
    code = (
        "import sys; from leaflets.booklet.imposition import impose; from leaflets.core.paper import A4\n"
        "sys.stdout.buffer.write(impose(sys.stdin.buffer.read(), A4))"
    )
    environment = os.environ | {"TZ": zone, "PYTHONHASHSEED": str(len(zone)), "SOURCE_DATE_EPOCH": str(len(zone))}
    expected = impose((tmp_path / "pages.pdf").read_bytes(), A4)
    time.sleep(1.01)  # a date of now would be another
    with (tmp_path / "pages.pdf").open("rb") as pages:
        done = subprocess.run(
            [sys.executable, "-c", code], stdin=pages, capture_output=True, check=True, env=environment
        )
    assert done.stdout == expected


def test_creep() -> None:
    """Up to 40 pages there is nothing to say; above, who prints is told how far the inner sheets stick out."""
    assert creep_note(40) is None
    note = creep_note(44)
    assert note is not None
    assert "about 1.0 mm" in note
