"""The pictures of a page, and the page with its drawings in it.

`markdown/extension.py` has made figures of images with a caption. A drawing (SVG) then stands in the page itself, so
that it takes the colors of the page; the booklets and the checks have the image. Judges nothing.
"""

from __future__ import annotations

import posixpath
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from leaflets.core import regular_file, text_file, urls
from leaflets.core.diagnostics import Place
from leaflets.core.paths import is_inside
from leaflets.core.settings import Settings
from leaflets.library import drawings, labels
from leaflets.library.drawings import Drawing
from leaflets.library.labels import Labels
from leaflets.library.model import Leaflet, Page
from leaflets.markdown.marks import PICTURE

_FIGURE = re.compile(rf'(?<=<figure class="{PICTURE}">)\s*(?P<img><img\b[^>]*>)')


@dataclass(frozen=True)
class Figure:
    """A picture on a line of its own: `path` of its file under docs/, and what the author wrote with it.

    `caption` is empty where there is none. `place` is that of the file's name on the page.
    """

    path: str
    alt: str
    caption: str
    place: Place

    @property
    def name(self) -> str:
        """The file's name."""
        return posixpath.basename(self.path)

    def drawing(self, docs: Path) -> Drawing | None:
        """What its file holds, or None where it is no SVG or is not there: other checks tell of that."""
        return drawing(docs, self.path)


def of(page: Page, settings: Settings) -> Iterator[Figure]:
    """The pictures of a rendered page that stand on a line of their own, in their order. Decoration is none."""
    if "<img" not in (page.html or ""):
        return
    tree = LexborHTMLParser(f"<!doctype html><body>{page.html}</body>")
    near = page.locator.start
    for image in tree.css(f"figure.{PICTURE} > img, p > img:only-child"):
        around, src = image.parent, image.attributes.get("src") or ""
        alt = image.attributes.get("alt")
        if around is None or (around.tag == "p" and around.text().strip()) or not src or alt == "":
            continue
        place = page.locator.of_link(path(page.src_uri, src, settings), near)
        near = place._replace(column=(place.column or 0) + 1)
        caption = around.css_first("figcaption")
        words = " ".join(caption.text().split()) if caption is not None else ""
        yield Figure(path(page.src_uri, src, settings), alt or "", words, place)


def amid_text(page: Page, settings: Settings) -> Iterator[tuple[str, Place]]:
    """The images with a caption that stand in a line of text, and so are no figures: their file's name and place."""
    if "<img" not in (page.html or ""):
        return
    tree = LexborHTMLParser(f"<!doctype html><body>{page.html}</body>")
    images = tree.css("img[src][title]")
    places = page.locator.of_captions([image.attributes.get("title") or "" for image in images])
    for image, place in zip(images, places, strict=True):
        if place:  # else it is written as HTML, where a title is no caption
            yield posixpath.basename(path(page.src_uri, image.attributes.get("src") or "", settings)), place


def path(src_uri: str, src: str, settings: Settings) -> str:
    """Where the file of an image stands under docs/: `src` as it is rendered on the page `src_uri`."""
    src = unquote(src.partition("?")[0].partition("#")[0])
    directory_urls = settings.directory_urls
    here = urls.address(urls.published_as(src_uri, directory_urls), directory_urls)
    return posixpath.normpath(src.lstrip("/") if src.startswith("/") else posixpath.join(posixpath.dirname(here), src))


def cover(leaflet: Leaflet) -> str:
    """Where the picture of the cover of a leaflet's booklets stands under docs/, if there is one."""
    return f"{leaflet.name}/figures/cover.svg"


def inlined(html: str, src_uri: str, settings: Settings) -> str:
    """The HTML of a page with its drawings in it. One that has a fault, or is not there, stays an image."""
    taken: set[str] = set()

    def drawn(match: re.Match[str]) -> str:
        image = _attributes(match["img"])
        file = path(src_uri, image.get("src") or "", settings)
        made = drawing(settings.docs, file)
        if made is None or not made.sound:
            return match[0]
        stem = "drawing-" + re.sub(r"[^A-Za-z0-9]+", "-", posixpath.splitext(posixpath.basename(file))[0])
        name, number = stem, 2
        while name in taken:
            name, number = f"{stem}-{number}", number + 1
        taken.add(name)
        return "\n" + made.html(name, image.get("alt") or "")

    return _FIGURE.sub(drawn, html)


def _attributes(tag: str) -> dict[str, str | None]:
    node = LexborHTMLParser(tag).css_first("img")
    return dict(node.attributes) if node is not None else {}


def drawing(docs: Path, path: str) -> Drawing | None:
    """What an SVG file holds, or None where it is no SVG, or is not there below `docs`: other checks tell of that."""
    if posixpath.splitext(path)[1].lower() != ".svg" or not is_inside(docs, path):
        return None
    if regular_file.fault(docs / path):
        return None
    try:
        with (docs / path).open("rb") as opened:
            made = drawings.read(opened.read(drawings.LARGEST + 1))
    except OSError:
        return None
    if made.sound and (found := labels_of(docs, path, made)):
        made.labels = found.labels
    return made


def labels_path(path: str) -> str:
    """Where the labels of a drawing stand: `knee.yml` beside `knee.svg`."""
    return f"{posixpath.splitext(path)[0]}.yml"


def labels_of(docs: Path, path: str, made: Drawing) -> Labels | None:
    """The labels of a drawing, whose file is `path` under `docs`; None where it has none."""
    file = labels_path(path)
    if not is_inside(docs, file) or not (docs / file).is_file() or regular_file.fault(docs / file):
        return None
    try:
        text, _ = text_file.decode((docs / file).read_bytes())
    except OSError:
        return None
    return labels.read(text, file, made.view_box)
