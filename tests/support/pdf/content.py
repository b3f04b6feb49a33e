"""What is painted on the pages of a PDF, in the order of painting: texts, lines, pictures, with places and marks.

Reads content streams as ISO 32000-1 describes them (chapters 8, 9 and 14.6), as far as files that we make need it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pikepdf

Matrix = tuple[float, float, float, float, float, float]
Owner = tuple[int, int]  # the object number of the page, or of the form XObject, that counts its MCIDs
_NONE: Matrix = (1, 0, 0, 1, 0, 0)
_PATHS = frozenset("f F f* B B* b b* S s sh".split())


@dataclass(frozen=True)
class Mark:
    """What marks a content: the tag's MCID, or an artifact and its type."""

    owner: Owner = (0, 0)
    mcid: int | None = None
    artifact: str | None = None


@dataclass(frozen=True)
class Piece:
    """Something painted.

    `page` counts from 1; `x`, `y` are points from the page's lower left corner; `up` is the direction of its upper
    side, (0, 1) where it stands upright; `size` is the height of an em and `width` that of the text, in points.
    """

    page: int
    kind: str  # text, path, image
    text: str
    x: float
    y: float
    up: tuple[float, float]
    size: float
    width: float
    mark: Mark
    faults: tuple[str, ...] = ()


def pieces(pdf: pikepdf.Pdf) -> list[Piece]:
    """Everything painted on all pages, in order."""
    fonts: dict[Owner, Font] = {}
    made = []
    for number, page in enumerate(pdf.pages, start=1):
        reader = _Reader(number, fonts)
        made += reader.stream(page.obj, page.obj.get("/Resources", pikepdf.Dictionary()), page.obj.objgen)
        made += [replace(made[-1], kind="path", text="", faults=(note,)) for note in reader.notes] if made else []
    return made


class Font:
    """The words behind a font's codes."""

    def __init__(self, font: Any) -> None:
        """Read its ToUnicode map (ISO 32000-1, 9.10.3)."""
        self.name = str(font.get("/BaseFont", "a font without a name"))
        self.width = 2 if font.get("/Subtype") == "/Type0" else 1
        self.map: dict[int, str] = {}
        self.widths = dict(_widths(font.DescendantFonts[0].get("/W", []))) if self.width == 2 else {}
        self.notdef = self.width == 2
        if "/ToUnicode" not in font:
            return
        text = font.ToUnicode.read_bytes().decode("latin-1")
        for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.DOTALL):
            for code, words in re.findall(r"<(\w+)>\s*<([\w\s]*)>", block):
                self.map[int(code, 16)] = _utf16(words)
        for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.DOTALL):
            for first, last, words, many in re.findall(r"<(\w+)>\s*<(\w+)>\s*(?:<(\w+)>|\[(.*?)\])", block):
                each = re.findall(r"<(\w+)>", many)
                for place, code in enumerate(range(int(first, 16), int(last, 16) + 1)):
                    self.map[code] = (
                        _utf16(each[place]) if each else _utf16(words)[:-1] + chr(ord(_utf16(words)[-1]) + place)
                    )

    def advance(self, parts: list[Any]) -> float:
        """How far the operands of TJ go, in thousandths of an em."""
        far = 0.0
        for part in parts:
            if isinstance(part, pikepdf.String):
                codes = bytes(part)
                starts = range(0, len(codes), self.width)
                far += sum(self.widths.get(int.from_bytes(codes[at : at + self.width], "big"), 0.0) for at in starts)
            else:
                far -= float(part)
        return far

    def read(self, codes: bytes) -> tuple[str, list[str]]:
        """The words of a string, and what is wrong with them."""
        words, faults = "", []
        for at in range(0, len(codes), self.width):
            code = int.from_bytes(codes[at : at + self.width], "big")
            known = self.map.get(code)
            if code == 0 and self.notdef:
                faults.append(f"a character that the font {self.name} lacks is shown as a box, after “{words[-20:]}”")
            elif not known or any(sign in known for sign in "\0\ufffe\ufeff\ufffd"):
                faults.append(f"code {code} of the font {self.name} stands for no character, after “{words[-20:]}”")
            elif any("\ue000" <= sign <= "\uf8ff" for sign in known):
                faults.append(f"code {code} of the font {self.name} stands for a private character")
            words += known or "\ufffd"
        return words, faults


def _utf16(digits: str) -> str:
    return bytes.fromhex(re.sub(r"\s", "", digits)).decode("utf-16-be", "replace")


class _Reader:
    """Runs the content of one page."""

    def __init__(self, page: int, fonts: dict[Owner, Font]) -> None:
        self.page = page
        self.fonts = fonts
        self.matrix = _NONE
        self.marks: list[tuple[Mark, list[str]]] = []
        self.notes: list[str] = []

    def stream(self, content: Any, resources: Any, owner: Owner) -> Iterator[Piece]:
        """What a page or a form XObject paints."""
        saved: list[tuple[Matrix, Any, float]] = []
        font, size, text, line = None, 0.0, _NONE, _NONE
        depth = len(self.marks)
        for operands, operator in pikepdf.parse_content_stream(content):
            name = str(operator)
            if name == "q":
                saved.append((self.matrix, font, size))
            elif name == "Q":
                self.matrix, font, size = saved.pop()
            elif name == "cm":
                self.matrix = _times(_matrix(operands), self.matrix)
            elif name == "BT":
                text = line = _NONE
            elif name == "Tf":
                font, size = self._font(resources.Font[operands[0]]), float(operands[1])
            elif name == "Tm":
                text = line = _matrix(operands)
            elif name in ("Td", "TD"):
                text = line = _times((1, 0, 0, 1, float(operands[0]), float(operands[1])), line)
            elif name in ("Tj", "TJ"):
                parts = [operands[0]] if name == "Tj" else list(operands[0])
                codes = b"".join(bytes(part) for part in parts if isinstance(part, pikepdf.String))
                words, faults = font.read(codes) if font else ("", ["text without a font"])
                far = font.advance(parts) / 1000 * size if font else 0.0
                yield self._piece("text", self._said(words), _times(text, self.matrix), size, faults, far)
            elif name in ("'", '"', "T*"):
                yield self._piece("text", "", text, size, [f"the operator {name} is none that this proof reads"])
            elif name == "BDC":
                self._begin(operands[0], operands[1], resources, owner)
            elif name == "BMC":
                self._begin(operands[0], pikepdf.Dictionary(), resources, owner)
            elif name == "EMC":
                self.marks.pop()
            elif name == "Do":
                yield from self._xobject(resources.XObject[operands[0]], resources)
            elif name in _PATHS or name == "INLINE IMAGE":
                yield self._piece("path" if name in _PATHS else "image", "", self.matrix, 0, [])
        if len(self.marks) != depth or saved:
            self.notes.append("marked content or a graphics state is not closed")

    def _xobject(self, form: Any, resources: Any) -> Iterator[Piece]:
        if form.get("/Subtype") != "/Form":
            yield self._piece("image", "", self.matrix, 0, [])
            return
        outer = self.matrix
        self.matrix = _times(_matrix(form.get("/Matrix", _NONE)), self.matrix)
        yield from self.stream(form, form.get("/Resources", resources), form.objgen)
        self.matrix = outer

    def _begin(self, tag: Any, given: Any, resources: Any, owner: Owner) -> None:
        properties = resources.Properties[given] if isinstance(given, pikepdf.Name) else given
        mark = self.marks[-1][0] if self.marks else Mark()
        if str(tag) == "/Artifact":
            if mark.mcid is not None:
                self.notes.append("an artifact stands inside a tagged content")
            kind = str(properties.get("/Type", "")).lstrip("/")
            mark = Mark(artifact=kind or "without a type")
        elif "/MCID" in properties:
            if mark.artifact is not None:
                self.notes.append("a tagged content stands inside an artifact")
            mark = Mark(owner, int(properties["/MCID"]))
        # What replaces the text is said once, in place of the first piece.
        instead = [str(properties["/ActualText"])] if "/ActualText" in properties else []
        self.marks.append((mark, [*instead, ""] if instead else self.marks[-1][1] if self.marks else []))

    def _said(self, words: str) -> str:
        instead = self.marks[-1][1] if self.marks else []
        if not instead:
            return words
        return instead.pop(0) if len(instead) > 1 else ""

    def _font(self, font: Any) -> Font:
        if font.objgen not in self.fonts or font.objgen == (0, 0):
            self.fonts[font.objgen] = Font(font)
        return self.fonts[font.objgen]

    def _piece(self, kind: str, text: str, matrix: Matrix, size: float, faults: list[str], far: float = 0.0) -> Piece:
        height = (matrix[2] ** 2 + matrix[3] ** 2) ** 0.5 or 1.0
        wide = far * (matrix[0] ** 2 + matrix[1] ** 2) ** 0.5
        up = (matrix[2] / height, matrix[3] / height)
        mark = self.marks[-1][0] if self.marks else Mark()
        return Piece(self.page, kind, text, matrix[4], matrix[5], up, size * height, wide, mark, tuple(faults))


def _widths(given: Any) -> Iterator[tuple[int, float]]:
    """The widths of a composite font's codes, which are its CIDs under Identity-H (9.7.4.3)."""
    rest = list(given)
    while rest:
        first, second = int(rest.pop(0)), rest.pop(0)
        if isinstance(second, pikepdf.Array):
            yield from ((first + at, float(width)) for at, width in enumerate(second))
        else:
            width = float(rest.pop(0))
            yield from ((code, width) for code in range(first, int(second) + 1))


def _matrix(numbers: Any) -> Matrix:
    a, b, c, d, e, f = (float(number) for number in numbers)
    return a, b, c, d, e, f


def _times(one: Matrix, other: Matrix) -> Matrix:
    a, b, c, d, e, f = one
    p, q, r, s, t, u = other
    return a * p + b * r, a * q + b * s, c * p + d * r, c * q + d * s, e * p + f * r + t, e * q + f * s + u
