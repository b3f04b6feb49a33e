"""The pictures of a leaflet as they stand in its record: what is heard in their place, and a hash of what is seen."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass

from selectolax.lexbor import LexborHTMLParser

from leaflets.core import regular_file
from leaflets.core.paths import is_inside
from leaflets.core.settings import Settings
from leaflets.library import drawings, figures
from leaflets.library.drawings import Drawing
from leaflets.library.model import Leaflet, Page

_PICTURE = re.compile("<(?:img|title)", re.IGNORECASE)
_COLORS = {"fill", "stroke"}


@dataclass(frozen=True)
class Picture:
    """A line about a picture: `picture` with the words in its place and its hash; further lines with its own words."""

    kind: str
    words: str
    hash: str = ""


def of(settings: Settings, page: Page) -> Iterator[Picture]:
    """The pictures of a rendered page, in their order; of a chart of chances its name, which alone is only heard."""
    if not _PICTURE.search(page.html or ""):
        return
    tree = LexborHTMLParser(f"<!doctype html><body>{page.html}</body>")
    for name in tree.css("svg > title"):
        yield Picture("picture-title", name.text())
    for image in tree.css("img"):
        path = figures.path(page.src_uri, image.attributes.get("src") or "", settings)
        words = " ".join(filter(None, (image.attributes.get("alt"), image.attributes.get("title"))))
        yield from _told(settings, path, words)


def of_cover(settings: Settings, leaflet: Leaflet) -> Iterator[Picture]:
    """The picture of the cover, which only print shows."""
    path = figures.cover(leaflet)
    if (settings.docs / path).is_file():
        yield from _told(settings, path, "")


def _told(settings: Settings, path: str, words: str) -> Iterator[Picture]:
    drawing = figures.drawing(settings.docs, path)
    yield Picture("picture", words, _hash(settings, path, drawing))
    if drawing is not None:
        for kind, text in (("picture-title", drawing.title), ("picture-text", drawing.description)):
            if text:
                yield Picture(kind, text)
        for text in (*drawing.written, *(label.text for label in drawing.labels)):
            yield Picture("picture-label", text)


def _hash(settings: Settings, path: str, drawing: Drawing | None) -> str:
    """A hash of what is seen; of a drawing without its colors, which follow the page."""
    if drawing is not None and drawing.sound:
        return f"drawing:{hashlib.sha256(repr(_shapes(drawing)).encode()).hexdigest()[:16]}"
    file = settings.docs / path
    if not is_inside(settings.docs, path) or not file.is_file() or regular_file.fault(file):
        return "missing"
    return f"file:{hashlib.sha256(file.read_bytes()).hexdigest()[:16]}"


def _shapes(drawing: Drawing) -> list[object]:
    shapes: list[object] = [drawing.view_box, *((label.x, label.y, label.to) for label in drawing.labels)]
    for part in drawing.parts:
        if isinstance(part, str):
            shapes.append(re.sub(r"\s+", " ", part))
            continue
        name, attributes = part
        kept = {key: _seen(key, value) for key, value in sorted(attributes.items())}
        shapes.append((name, {key: value for key, value in kept.items() if value}))
    return shapes


def _seen(key: str, value: str) -> str:
    """The value of an attribute without colors; what paints nothing stays told from what paints."""
    if key in _COLORS:
        return "none" if value.strip() == "none" else "painted"
    if key == "class":
        return " ".join(sorted(set(value.split()) - drawings.CLASSES))
    return " ".join(value.split())
