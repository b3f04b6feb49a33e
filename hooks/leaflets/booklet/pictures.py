"""Pictures for print: files under docs/ and drawings in the page, each with the words for those who cannot see it."""

from __future__ import annotations

import hashlib
import html
import posixpath
import re
from xml.etree.ElementTree import Element

from selectolax.lexbor import LexborNode

from leaflets.booklet import fonts, printed
from leaflets.core import regular_file
from leaflets.core.diagnostics import LeafletsError
from leaflets.core.paths import is_inside
from leaflets.core.settings import Settings
from leaflets.library import figures
from leaflets.library.model import Page
from leaflets.markdown.marks import PICTURE

INK = "#16191d"
"""What `currentColor` is in print."""
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
_XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
_TAG = re.compile(r"<!--.*?-->|<style\b.*?</style>|<[^<>]*>", re.DOTALL)
_TITLE = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)
_SIZE = re.compile(r"\s*([0-9]+(?:\.[0-9]+)?|\.[0-9]+)(%?)")
_KINDS = (
    (b"\x89PNG\r\n", "PNG"), (b"\xff\xd8\xff", "JPEG"), (b"GIF8", "GIF"), (b"II*\0", "TIFF"), (b"MM\0*", "TIFF"),
    (b"BM", "BMP"), (b"%PDF", "PDF"), (b"\x00\x00\x01\x00", "ICO"),
)  # fmt: skip
"""How the files of each kind begin."""


class Pictures:
    """Collects the files of a leaflet's pictures by the name that the XML gives them."""

    def __init__(self, settings: Settings) -> None:
        """Begin with none."""
        self.settings = settings
        self.files: dict[str, bytes] = {}
        self.origins: dict[str, str] = {}

    def of(self, page: Page, node: LexborNode) -> Element:
        """The element of an `img` or an `svg` on a page. Raises LeafletsError where the file is not there."""
        attributes = node.attributes
        if node.tag == "svg":
            hidden = attributes.get("aria-hidden") == "true"
            words = "" if hidden else _told(*_words(node))
            kind = "sign" if "chances__sign" in (attributes.get("class") or "") else "drawing"
            return _sized(self._element(drawing(node), "svg", words, kind), node)
        return _sized(self.of_file(self.path(page, node), attributes.get("alt") or "", stands_as(node), page), node)

    def key(self, page: Page, node: LexborNode) -> list[str]:
        """The words of the labels of an `img` on a page, which has a number in the place of each."""
        drawn = figures.drawing(self.settings.docs, self.path(page, node))
        return [label.text for label in drawn.labels] if drawn else []

    def path(self, page: Page, node: LexborNode) -> str:
        """Where the file of an `img` on a page stands under docs/."""
        return figures.path(page.src_uri, node.attributes.get("src") or "", self.settings)

    def of_file(self, path: str, alt: str, kind: str, page: Page | None = None) -> Element:
        """The element of a file under docs/; a drawing says its description too, and its title where `alt` is empty."""
        file = self.settings.docs / path
        place = f"{page.path}: " if page else ""
        try:
            if not is_inside(self.settings.docs, path):
                raise PermissionError("outside docs/")
            data = regular_file.read(file)
        except (OSError, ValueError) as error:
            raise LeafletsError(f"{place}the picture {self.settings.shown(file)} cannot be read") from error
        suffix = printed.PICTURES.get(posixpath.splitext(path)[1].lower(), "svg")
        if suffix == "svg":
            own = {tag: " ".join(text.split()) for tag, text in _TITLE.findall(data.decode("utf-8", "replace"))}
            alt = _told(alt or own.get("title", ""), own.get("desc", ""))
            data = in_print(self.settings, path, data, kind)
        made = self._element(data, suffix, alt, kind)
        self.origins[made.attrib["file"]] = f"{place}the picture {self.settings.shown(file)}"
        return made

    def _element(self, data: bytes, suffix: str, alt: str, kind: str) -> Element:
        if suffix == "svg" and (lacking := lacking_in(data)):
            raise LeafletsError(f"a picture ('{alt[:40]}'): the booklets' fonts lack {', '.join(lacking[:20])}")
        name = f"{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"
        self.files[name] = data
        return Element("picture", {"file": name, "alt": alt, "kind": kind})


def stands_as(image: LexborNode) -> str:
    """What an `img` on a page is: a `figure` with a caption, or a `picture`."""
    around = image.parent.attributes if image.parent is not None else {}
    return "figure" if around.get("class") == PICTURE else "picture"


def in_print(settings: Settings, path: str, data: bytes, kind: str) -> bytes:
    """The drawing that a file under docs/ holds as paper shows it: its colors, and in a figure the labels' numbers."""
    drawn = figures.drawing(settings.docs, path) if kind == "figure" else None
    return (drawn.file() if drawn and drawn.labels else data).replace(b"currentColor", INK.encode())


def lacking_in(drawing: bytes) -> list[str]:
    """The characters of a drawing's texts that the fonts lack."""
    text = _TITLE.sub(" ", drawing.decode("utf-8", "replace"))
    return fonts.missing(html.unescape(_TAG.sub(" ", text)))


def kind(data: bytes) -> str:
    """What kind of picture a file holds, by how it begins; empty where that is none that we know."""
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return "WebP"
    if data[4:12] in {b"ftypavif", b"ftypavis"}:
        return "AVIF"
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1"}:
        return "HEIC"
    known = next((name for start, name in _KINDS if data.startswith(start)), "")
    return known or ("SVG" if b"<svg" in data[:2000].lower() else "")


def moves(data: bytes) -> bool:
    """Whether a picture is a film: an animated GIF (89a, 23), PNG (APNG, `acTL`) or WebP (`ANIM`)."""
    if data.startswith(b"\x89PNG"):
        return b"acTL" in data[: data.find(b"IDAT")]
    if data.startswith(b"RIFF"):
        return data[12:16] == b"VP8X" and b"ANIM" in data[:60]
    return data.startswith(b"GIF8") and _frames(data) > 1


def _frames(gif: bytes) -> int:
    """The number of pictures in a GIF: its blocks are walked, since any bytes may stand within them."""
    at = 13 + (3 << (gif[10] & 7) + 1 if len(gif) > 10 and gif[10] & 0x80 else 0)
    count = 0
    while at < len(gif) and gif[at] in b"!,":
        if gif[at] == 0x2C and at + 9 < len(gif):
            count += 1
            at += 11 + (3 << (gif[at + 9] & 7) + 1 if gif[at + 9] & 0x80 else 0)
        else:
            at += 2
        while at < len(gif) and gif[at]:
            at += gif[at] + 1
        at += 1
    return count


def _told(title: str = "", description: str = "") -> str:
    """Title and description as sentences."""
    if not title or not description:
        return title or description
    return f"{title} {description}" if title[-1] in ".!?:" else f"{title}. {description}"


def _sized(made: Element, node: LexborNode) -> Element:
    """Keep the width that the page gives a picture: pixels, or percent of its line (HTML, 2.3.4.4)."""
    size = _SIZE.match(node.attributes.get("width") or "")
    if size and float(size[1]) > 0:
        made.set("width", f"{min(float(size[1]), 10_000):g}{size[2]}")
    return made


def _words(node: LexborNode) -> list[str]:
    """Title and description of a drawing."""
    found = (node.css_first(tag) for tag in ("title", "desc"))
    return [" ".join(each.text().split()) if each is not None else "" for each in found]


def drawing(node: LexborNode) -> bytes:
    """A drawing in the page as a file of its own: SVG is XML, and needs its namespace."""
    text = str(node.html).replace("currentColor", INK)
    if "xmlns=" not in text.partition(">")[0]:
        text = text.replace("<svg", f"<svg {_NAMESPACE}", 1)
    if "xlink:" in text and "xmlns:xlink" not in text:
        text = text.replace("<svg", f"<svg {_XLINK}", 1)
    return text.replace("&nbsp;", "&#160;").encode()
