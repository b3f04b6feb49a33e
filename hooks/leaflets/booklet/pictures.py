"""Pictures for print: files under docs/ and drawings in the page, each with the words for those who cannot see it."""

from __future__ import annotations

import hashlib
import html
import posixpath
import re
from xml.etree.ElementTree import Element

from selectolax.lexbor import LexborNode

from leaflets import figures, regular
from leaflets.booklet import fonts, printed
from leaflets.diagnostics import LeafletsError
from leaflets.inside import is_inside
from leaflets.markup import PICTURE
from leaflets.model import Leaflet, Page
from leaflets.settings import Settings

INK = "#16191d"
"""What `currentColor` is in print."""
_NAMESPACE = 'xmlns="http://www.w3.org/2000/svg"'
_TAG = re.compile(r"<!--.*?-->|<style\b.*?</style>|<[^<>]*>", re.DOTALL)
_TITLE = re.compile(r"<(title|desc)\b[^>]*>(.*?)</\1>", re.DOTALL)


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
            words = "" if hidden else " ".join(_words(node))
            kind = "sign" if "chances__sign" in (attributes.get("class") or "") else "drawing"
            return self._element(_drawing(node), "svg", words, kind)
        around = node.parent.attributes if node.parent is not None else {}
        kind = "figure" if around.get("class") == PICTURE else "picture"
        return self.of_file(self.path(page, node), attributes.get("alt") or "", kind, page)

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
            data = regular.read(file)
        except (OSError, ValueError) as error:
            raise LeafletsError(f"{place}the picture {self.settings.shown(file)} cannot be read") from error
        suffix = printed.PICTURES.get(posixpath.splitext(path)[1].lower(), "svg")
        if suffix == "svg":
            own = {tag: " ".join(text.split()) for tag, text in _TITLE.findall(data.decode("utf-8", "replace"))}
            title, description = alt or own.get("title", ""), own.get("desc", "")
            alt = f"{title.rstrip('.')}. {description}" if title and description else title or description
            data = data.replace(b"currentColor", INK.encode())
        made = self._element(data, suffix, alt, kind)
        self.origins[made.attrib["file"]] = f"{place}the picture {self.settings.shown(file)}"
        return made

    def _element(self, data: bytes, suffix: str, alt: str, kind: str) -> Element:
        if suffix == "svg" and (
            lacking := fonts.missing(html.unescape(_TAG.sub(" ", data.decode("utf-8", "replace"))))
        ):
            raise LeafletsError(f"a picture ('{alt[:40]}'): the booklets' fonts lack {', '.join(lacking[:20])}")
        name = f"{hashlib.sha256(data).hexdigest()[:16]}.{suffix}"
        self.files[name] = data
        return Element("picture", {"file": name, "alt": alt, "kind": kind})


def cover(leaflet: Leaflet) -> str:
    """Where the picture of a leaflet's cover stands under docs/, if it has one."""
    return f"{leaflet.name}/figures/cover.svg"


def _words(node: LexborNode) -> list[str]:
    """Title and description of a drawing."""
    found = (node.css_first(tag) for tag in ("title", "desc"))
    return [" ".join(each.text().split()) for each in found if each is not None]


def _drawing(node: LexborNode) -> bytes:
    """A drawing in the page as a file of its own: SVG is XML, and needs its namespace."""
    text = str(node.html).replace("currentColor", INK)
    if "xmlns=" not in text.partition(">")[0]:
        text = text.replace("<svg", f"<svg {_NAMESPACE}", 1)
    return text.replace("&nbsp;", "&#160;").encode()
