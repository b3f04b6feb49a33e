"""The page "Where this comes from" of a leaflet: every fact by section of its source, and what was left out.

The lists are HTML in the Markdown: words of the ledger stay words, and Python-Markdown has little to do.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import chain

from leaflets.core.settings import Settings
from leaflets.core.text import in_html, in_markdown
from leaflets.data.ledger import LOCAL, Document, Fact, Ledger, LeftOut
from leaflets.evidence import citations, provenance
from leaflets.evidence.citations import Citation
from leaflets.library import generated_paths
from leaflets.library.model import Leaflet

TITLE = "Where this comes from"
HIDDEN = ["---", "search: {exclude: true}", "robots: noindex", "---", ""]
"""Front matter of a page that nobody should come upon by searching."""


def markdown(leaflet: Leaflet, settings: Settings) -> str:
    """The page, once the leaflet is rendered."""
    ledger = leaflet.ledger or Ledger("")
    places = citations.by_fact(leaflet)
    left_out = {entry.fact: entry for entry in ledger.left_out}
    groups: dict[tuple[str, str], list[Fact]] = {}
    for fact in ledger.facts:
        if fact.id not in left_out:
            groups.setdefault((fact.origin.document, fact.origin.section), []).append(fact)
    known_as = provenance.names(ledger)
    several = len(known_as) > 1
    written = [
        *HIDDEN,
        f"# {TITLE}",
        "",
        f"This page is for people who want to check what the leaflet *{in_markdown(leaflet.title)}* says. You don't "
        "need it to use the leaflet.",
        "",
        "It lists each fact that we took from our source, and the pages that state it. The words are ours.",
        "",
        "## Our sources" if several else "## Our source",
        "",
        *_list("sources", (_document(document) for document in ledger.sources.values())),
    ]
    for (document, section), facts in groups.items():
        written += [f"## {_heading(known_as.get(document, document) if several else '', section)}", ""]
        written += _list("facts", (_fact(fact, _pages(leaflet, places, fact.id, settings)) for fact in facts))
    if left_out:
        written += [
            "## Left out of the leaflet",
            "",
            "These stand in our source, but not in the leaflet. **Don't act on them.** Ask your care team.",
            "",
            *_list("facts", (_left_out(entry, ledger, known_as) for entry in left_out.values())),
        ]
    return "\n".join(written)


def _heading(source: str, section: str) -> str:
    text = ", ".join(filter(None, (source, f"section {section}" if section else "other facts")))
    return in_markdown(text[:1].upper() + text[1:])


def _list(kind: str, items: Iterator[str]) -> Iterator[str]:
    """A list as one block of HTML; nothing where there is no item."""
    rows = list(items)
    return chain((f'<ul class="provenance provenance--{kind}">', *rows, "</ul>", "") if rows else ())


def _document(document: Document) -> str:
    title = in_html(document.title or document.id)
    if document.url.startswith(("https://", "http://")):
        title = f'<a href="{in_html(document.url)}">{title}</a>'
    saved = f"{document.lines} lines in our saved copy" if document.lines else ""
    details = ", ".join(filter(None, (document.publisher, provenance.day(document), saved)))
    return _item("", title, f"{in_html(details)}.")


def _fact(fact: Fact, where: str) -> str:
    lines = provenance.lines(fact.origin.lines)
    first = f"{lines[:1].upper()}{lines[1:]} of the source. " if lines else ""
    return _item(f"fact:{fact.id}", in_html(fact.statement), in_html(first) + where)


def _left_out(entry: LeftOut, ledger: Ledger, known_as: Mapping[str, str]) -> str:
    fact = ledger.by_id.get(entry.fact)
    details = [
        ("Why it is left out", entry.reason),
        ("Instead", "your hospital's own rule" if entry.replaced_by.startswith(LOCAL) else ""),
        ("Decided by", entry.by),
        ("Source", provenance.origin(fact, ledger, known_as) if fact else ""),
    ]
    told = "<br>".join(f"<strong>{what}:</strong> {in_html(words)}" for what, words in details if words)
    return _item(f"fact:{entry.fact}", in_html(fact.statement if fact else entry.fact), told)


def _item(name: str, text: str, details: str) -> str:
    name = f' id="{in_html(name)}"' if name else ""
    return f'<li{name}><p>{text}</p><p class="provenance__details">{details}</p></li>'


def _pages(leaflet: Leaflet, places: Mapping[str, list[Citation]], cited: str, settings: Settings) -> str:
    """Links to the pages that state a fact, each to the part where it does so first."""
    links = {}
    for page, block in places.get(cited, ()):
        if page.src_uri not in links:
            href = provenance.address(
                generated_paths.sources_page(leaflet), page.src_uri, settings
            ) + provenance.anchor(block.heading)
            links[page.src_uri] = f'<a href="{in_html(href)}">{in_html(page.title)}</a>'
    return f"On: {', '.join(links.values())}." if links else "On no page yet."
