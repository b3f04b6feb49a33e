"""What the engine would refuse of a leaflet beside its pages' elements: pictures, and words that the booklet adds.

The engine itself is asked, so that nothing is left on which the check is silent and the booklet fails. Each answer
names the place: of the picture in its page, of the value in the file that holds it.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser

from leaflets.booklet import engine, fonts, pictures, printed
from leaflets.core.diagnostics import Finding, Place
from leaflets.core.paths import is_inside
from leaflets.library import figures
from leaflets.library.model import Leaflet, Library, Page

_LONGEST = {"title": 200, "hospital": 100, "department": 100, "version": 100, "owner": 200}
"""Letters: a cover is one page, and the foot of a page one line."""
_NAMES = {
    "title": "the title of the leaflet", "hospital": "the name of the hospital", "department": "the department",
    "version": "the version", "owner": "the owner",
}  # fmt: skip


_LOCAL = (
    "ward_name", "ward_phone", "ward_hours", "emergency_phone", "out_of_hours_phone", "formats_phone", "formats_email",
)  # fmt: skip
"""The hospital's values that stand on the back cover."""


def of_leaflet(library: Library, leaflet: Leaflet) -> Iterator[Finding]:
    """Each picture and each word around the pages that no booklet can print, with its place."""
    tried: dict[str, tuple[bytes, Place, str]] = {}
    for page in leaflet.pages:
        for name, data, place, shown in _shown(library, page):
            tried.setdefault(name, (data, place, shown))
    cover = library.settings.docs / figures.cover(leaflet)
    if cover.is_file() and is_inside(library.settings.docs, figures.cover(leaflet)):
        tried.setdefault("cover.svg", (cover.read_bytes(), Place(library.settings.shown(cover)), "it"))
    refused = engine.refused({name: data for name, (data, _, _) in tried.items()})
    for name, (data, place, shown) in tried.items():
        if why := _why(name, data, refused.get(name, "")):
            yield Finding(place, f"{shown} cannot be printed: {why}")
    yield from _words(library, leaflet)


def _shown(library: Library, page: Page) -> Iterator[tuple[str, bytes, Place, str]]:
    """The pictures of a page: a name that tells their kind, their bytes, their place, and what to call them."""
    html = page.html or ""
    if "<img" not in html.lower() and "<svg" not in html.lower():
        return
    tree = LexborHTMLParser(f"<!doctype html><body>{html}</body>")
    for image in tree.css("img"):
        src = image.attributes.get("src") or ""
        if printed.unprintable(image, "img"):
            continue  # told already
        path = figures.path(page.src_uri, src, library.settings)
        file = library.settings.docs / path
        if not is_inside(library.settings.docs, path) or not file.is_file():
            continue  # `broken-link` tells
        suffix = printed.PICTURES[posixpath.splitext(path)[1].lower()]
        place = page.locator.of_link(src)
        data = file.read_bytes()
        if suffix == "svg":
            data = pictures.in_print(library.settings, path, data, pictures.stands_as(image))
        yield f"{path}.{suffix}", data, place, f"the picture {library.settings.shown(file)}"
    for number, svg in enumerate(tree.css("svg")):
        if not printed.unprintable(svg, "svg"):
            yield (
                f"{page.src_uri}-{number}.svg",
                pictures.drawing(svg),
                page.locator.of_element(svg, page.blocks),
                "a drawing",
            )


def _why(name: str, data: bytes, said: str) -> str:
    """What is wrong with a picture, and what to do; nothing where it prints."""
    suffix = name.rpartition(".")[2]
    if suffix == "svg":
        if (not said or "displayed" in said) and (lacking := pictures.lacking_in(data)):
            return f"the booklets' fonts lack {', '.join(lacking[:20])}"
        return said
    real = pictures.kind(data)
    wanted = {"png": "PNG", "jpg": "JPEG", "gif": "GIF", "webp": "WebP"}[suffix]
    if not said:
        return "it moves, and paper shows its first moment only" if pictures.moves(data) else ""
    if "CMYK" in said or "color profile" in said:
        return f"its colors are not RGB; save the picture as RGB ({said})"
    if real and real != wanted:
        return f"it holds {real}, but its name says {wanted}; save the picture as {wanted}"
    return f"the file is broken or no {wanted} file; save the picture anew as PNG or JPEG, in RGB ({said})"


def _words(library: Library, leaflet: Leaflet) -> Iterator[Finding]:
    """The values that stand on the cover, in heads and feet, among words and sources, and on the back."""
    local = leaflet.local
    values = {
        **{key: str(leaflet.meta.get(key) or "") for key in ("version", "owner", "next_review_due")},
        "title": leaflet.title,
        "hospital": str(local.get("name") or ""),
        "department": str(local.get("department") or ""),
    }
    others = {key: str(local.get(key) or "") for key in _LOCAL}
    for key, text in {**others, **values}.items():
        name = _NAMES.get(key, f"`{key}`")
        if what := _fault(text):
            yield _at(library, leaflet, key, f"{name}: {what}")
        if len(text) > (most := _LONGEST.get(key, 1000)):
            yield _at(library, leaflet, key, f"{name} has {len(text)} letters; a booklet has room for {most}")
    for term in library.glossary.terms:
        if what := _fault(term.term + term.abbr + term.definition):
            yield Finding(Place(library.glossary.path, term.line), f"the term '{term.id}': {what}")
    for source in leaflet.sources.sources.values() if leaflet.sources else ():
        what = _fault(source.title + source.key + source.publisher + source.url)
        if len(source.url) > printed.LONGEST:
            what = f"its address has more than {printed.LONGEST:,} characters"
        if what and leaflet.sources:
            yield Finding(Place(leaflet.sources.path, source.line), f"the source '{source.key}': {what}")


def _fault(text: str) -> str:
    lacking = [each for each in fonts.missing(text) if "U+FFFD" not in each]
    return f"the booklets' fonts lack {', '.join(lacking[:20])}" if lacking else ""


def _at(library: Library, leaflet: Leaflet, key: str, message: str) -> Finding:
    """A finding at the key of a value: in `index.md`, or in mkdocs.yml among the hospital's."""
    page, own = leaflet.index, leaflet.meta.get("local")
    name = {"hospital": "name"}.get(key, key)
    if page is not None and key in leaflet.meta:
        return page.at_key(message, key)
    if page is not None and isinstance(own, dict) and name in own:
        return page.at_key(message, "local", name)
    if key in {"title", "version", "owner", "next_review_due"}:
        return leaflet.at(message)
    settings = library.settings
    return Finding(Place(settings.config_name, settings.yaml.line("extra", "hospital", name)), message)
