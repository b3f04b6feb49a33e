"""The page "Where this comes from" of a leaflet: which page rests on which part of a source, and what was left out.

The lists are HTML in the Markdown: words of the sources stay words, and Python-Markdown has little to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from leaflets.core.settings import Settings
from leaflets.core.text import in_html, in_markdown
from leaflets.data import phrases
from leaflets.data.sources import LeftOut, Range, Single, Source
from leaflets.library import citations, generated_paths, provenance
from leaflets.library.citations import Citing
from leaflets.library.model import Leaflet

TITLE = phrases.WORDS["origin"]
HIDDEN = ["---", "search: {exclude: true}", "robots: noindex", "---", ""]
"""Front matter of a page that nobody should come upon by searching."""


def markdown(leaflet: Leaflet, settings: Settings) -> str:
    """The page, once the leaflet is rendered."""
    known = leaflet.sources.sources if leaflet.sources else {}
    places = citations.by_place(leaflet)
    several = len(known) > 1
    written = [
        *HIDDEN,
        f"# {TITLE}",
        "",
        f"This page is for people who want to check what the leaflet *{in_markdown(leaflet.title)}* says. You don't "
        "need it to use the leaflet.",
        "",
        "It lists each part of our source, and the pages that rest on it. The words are ours.",
        "",
        "## Our sources" if several else "## Our source",
        "",
        *_list("sources", (_source(source) for source in known.values())),
    ]
    for key, source in known.items():
        lock = leaflet.locks.by_key.get(key)
        of_source = f"{provenance.name(source, known.values())}: " if several else ""
        for section, heading in lock.sections.items() if lock else ():
            rows = list(_rows(leaflet, places, key, section, settings))
            if rows:
                written += [f"## {in_markdown(of_source + (heading or section))}", "", *_list("facts", iter(rows))]
    left_out = leaflet.sources.left_out if leaflet.sources else []
    if left_out:
        written += [
            "## Left out of the leaflet",
            "",
            "These parts stand in our source, but not in the leaflet. **Don't act on them.** Ask your care team.",
            "",
            *_list("facts", (_left_out(leaflet, entry) for entry in left_out)),
        ]
    return "\n".join(written)


def _list(kind: str, items: Iterator[str]) -> Iterator[str]:
    """A list as one block of HTML; nothing where there is no item."""
    rows = list(items)
    return chain((f'<ul class="provenance provenance--{kind}">', *rows, "</ul>", "") if rows else ())


def _source(source: Source) -> str:
    title = in_html(source.title or source.key)
    if there := provenance.web(source):
        title = f'<a href="{in_html(there)}">{title}</a>'
    details = ", ".join(filter(None, (source.publisher, provenance.day(source))))
    return _item(title, f"{in_html(details)}.")


def _rows(
    leaflet: Leaflet, places: Mapping[Single, list[Citing]], key: str, section: str, settings: Settings
) -> Iterator[str]:
    """A row for the sentences of a section that follow each other and that the same pages cite."""
    begun: Range | None = None
    links = ""
    for _, number in (single[1:] for single in _places_of(leaflet, key, section)):
        now = _pages(leaflet, places.get((key, section, number), []), settings)
        if begun and now == links and number == begun.last + 1:
            begun = Range(key, section, begun.first, number)
            continue
        if begun and links:
            yield _item(_capital(provenance.sentences(begun)), links)
        begun, links = Range(key, section, number, number), now
    if begun and links:
        yield _item(_capital(provenance.sentences(begun)), links)


def _places_of(leaflet: Leaflet, key: str, section: str) -> Iterator[Single]:
    """The places of one section of a source."""
    lock = leaflet.locks.by_key.get(key)
    return ((key, each, number) for each, number in (lock.places if lock else ()) if each == section)


def _left_out(leaflet: Leaflet, entry: LeftOut) -> str:
    where = "; ".join(provenance.where(leaflet, place) for place in entry.places)
    details = [("Why it is left out", entry.reason), ("Instead", entry.instead), ("Decided by", entry.role)]
    told = "<br>".join(f"<strong>{what}:</strong> {in_html(words)}" for what, words in details if words)
    return _item(in_html(where), told)


def _item(text: str, details: str) -> str:
    return f'<li><p>{text}</p><p class="provenance__details">{details}</p></li>'


def _pages(leaflet: Leaflet, citing: list[Citing], settings: Settings) -> str:
    """Links to the pages that cite a place, each to the part where it does so first; nothing where none does."""
    links = {}
    for page, block in citing:
        if page.src_uri not in links:
            start = generated_paths.sources_page(leaflet)
            href = provenance.address(start, page.src_uri, settings) + provenance.anchor(block.heading)
            links[page.src_uri] = f'<a href="{in_html(href)}">{in_html(page.title)}</a>'
    return f"On: {', '.join(links.values())}." if links else ""


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
