"""The words by which search finds a page: plain and medical, abbreviations, both spellings, the leaflet's name.

Works on Material's index (`search_index.json`): entries with `location`, `title`, `text`; `tags` are words that
an entry is also found by and that the reader sees where they match; `boost` weighs all of an entry.
"""

from __future__ import annotations

import html
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from leaflets.data import glossary
from leaflets.data.glossary import Term
from leaflets.library.model import Leaflet, Library, Page
from leaflets.markdown.blocks import Block

_HEADING_WEIGHT = 3  # a term in a heading says more about a part than one in its text
_LEAFLET = 1.6  # by its name a leaflet is found at its first page, whatever the others say of it;
_IN_BRIEF = 0.9  # its parts come after the parts that say the same in full
_TYPED = 3  # words: people type "slipped disc"; a longer phrase explains, and matches much that it should not
_GLOSSARY = 0.01  # a definition comes after every part of a leaflet that answers

Part = tuple[str, str]
"""A part of a page as the index knows it: source path, id of the heading ("" above the first)."""


def improve(index: dict[str, Any], library: Library, sources: Mapping[str, str]) -> dict[str, Any]:
    """The index with better entries; `sources` gives, in the order of reading, each page's address and source path.

    Its order is that of reading, which decides between equals. Pages that are no leaflet's and lie in a folder
    (for authors, reviewers, administrators) are left out.
    """
    words = {part: list(dict.fromkeys(found)) for part, found in _words(library).items()}
    order = {address: number for number, address in enumerate(sources)}
    docs = []
    for entry in sorted(index["docs"], key=lambda entry: order.get(_address(entry), len(order))):
        if better := _entry(entry, library, sources.get(_address(entry), ""), words):
            docs.append(better)
    return {**index, "docs": docs}


def _address(entry: Mapping[str, Any]) -> str:
    return str(entry["location"]).partition("#")[0]


def _entry(
    entry: dict[str, Any], library: Library, src_uri: str, words: Mapping[Part, list[str]]
) -> dict[str, Any] | None:
    page = library.pages.get(src_uri)
    leaflet = page.leaflet if page else None
    if page is None or leaflet is None:
        if src_uri == glossary.PAGE:
            return {**entry, "boost": _GLOSSARY}
        return None if "/" in src_uri else entry
    _, _, fragment = entry["location"].partition("#")
    better = dict(entry)
    if not fragment and page is not leaflet.pages[0]:
        better["title"] = f"{entry['title']} · {html.escape(leaflet.title, quote=False)}"
    if page is leaflet.pages[0]:
        better["boost"] = _IN_BRIEF if fragment else _LEAFLET
    if tags := words.get((src_uri, fragment)):
        better["tags"] = [html.escape(word, quote=False) for word in tags]
    return better


def _words(library: Library) -> dict[Part, list[str]]:
    """The other words of each term, at the part of each leaflet that explains it; and `search_words`."""
    found: defaultdict[Part, list[str]] = defaultdict(list)
    typed = library.settings.search_words
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            found[page.src_uri, ""] += typed.get(page.file, [])
        for term, part in _explained(leaflet, library):
            found_anyway = " ".join(block.text for block in library.pages[part[0]].blocks).lower()
            for word in term.other_words:
                says_more = word.lower() not in found_anyway and term.term.lower() not in word.lower()
                if says_more and len(word.split()) <= _TYPED:
                    found[part].append(word)
    return found


def _explained(leaflet: Leaflet, library: Library) -> Iterator[tuple[Term, Part]]:
    """Each term that a leaflet uses, with the part that explains it.

    That is on the first page that uses it, since a first use is explained there and then; the page that gives
    the leaflet in brief comes last. On that page it is the part that uses it most.
    """
    seen: set[str] = set()
    for page in [*leaflet.pages[1:], *leaflet.pages[:1]]:
        uses: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for part, block in _parts(page):
            for term, _ in library.glossary.uses(block.text):
                uses[term.id][part] += _HEADING_WEIGHT if block.level else 1
        for term_id in sorted(uses.keys() - seen):
            seen.add(term_id)
            yield library.glossary.by_id[term_id], (page.src_uri, uses[term_id].most_common(1)[0][0])


def _parts(page: Page) -> Iterable[tuple[str, Block]]:
    """Each block with the id of its heading as the index writes it: the h1's part has none."""
    part = ""
    for block in page.blocks:
        if block.level > 1 and block.id:
            part = block.id
        yield part, block
