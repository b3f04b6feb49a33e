"""Leaflets to print in tests: one with every construct, and the example leaflet with one page of a test's own."""

from __future__ import annotations

import datetime
import struct
import zlib
from pathlib import Path
from xml.etree.ElementTree import Element, fromstring

from leaflets.booklet import document
from leaflets.library.model import Leaflet, Library

from support import library, shipped_config

DAY = datetime.date(2026, 11, 22)
CONSTRUCTS = library.ROOT / "tests/leaflets/booklet/constructs.md"
DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 60">
<title>A knee</title><desc>From the side.</desc>
<path d="M5 5h90v50H5z" fill="none" stroke="currentColor"/><text x="20" y="30" font-size="10">Knee</text></svg>"""


def with_page(folder: Path, text: str) -> Library:
    """The example library in `folder`, read as the shipped mkdocs.yml says, with `text` as a page of the leaflet.

    Where the page asks for one, the leaflet has values of its own: a list, an empty one, a rule that is not written.
    """
    project = library.copy(folder)
    shipped_config.use(project)
    knee = project / "docs/knee"
    (knee / "figures").mkdir()
    (knee / "figures/knee.svg").write_text(DRAWING, "utf-8")
    (knee / "figures/knee.png").write_bytes(photograph(300, 200))
    (knee / "page.md").write_text(text, "utf-8")
    if any(f"local.{name}" in text for name in ("rule", "signs", "urgent_signs")):
        index = knee / "index.md"
        values = 'local: {rule: "", signs: [It is hot., It bleeds.], urgent_signs: []}'
        index.write_text(index.read_text("utf-8").replace("local: {}", values), "utf-8")
    return library.read(project)


def again(made: Library) -> Library:
    """The same library, read once more."""
    return library.read(made.settings.root)


def photograph(width: int, height: int) -> bytes:
    """A gray PNG of so many pixels."""
    rows = b"".join(b"\0" + bytes([160]) * width for _ in range(height))
    parts = (
        (b"IHDR", struct.pack(">LLBBBBB", width, height, 8, 0, 0, 0, 0)),
        (b"IDAT", zlib.compress(rows)),
        (b"IEND", b""),
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">L", len(data)) + kind + data + struct.pack(">L", zlib.crc32(kind + data)) for kind, data in parts
    )


def xml(made: Library, leaflet: Leaflet | None = None) -> Element:
    """The document of a leaflet; of the first, which is the example's only one, where none is given."""
    return fromstring(document.document(made, leaflet or made.leaflets[0], DAY).xml)


def page(made: Library) -> Element:
    """The section of the test's own page, the leaflet's last."""
    return xml(made).findall("section")[-1]


def shown(element: Element) -> str:
    """An element as text, without what says where it stands and without its heading."""
    for each in element.iter():
        for name in ("data-page", "data-line", "label", "title", "heads", "wide"):
            each.attrib.pop(name, None)
    return "".join(_written(child) for child in element if child.tag != "h" or child.get("level") != "1")


def _written(element: Element) -> str:
    attributes = "".join(f" {name}={value}" for name, value in element.attrib.items())
    inner = (element.text or "") + "".join(_written(child) + (child.tail or "") for child in element)
    return f"<{element.tag}{attributes}>{inner}</{element.tag}>" if inner else f"<{element.tag}{attributes}/>"
