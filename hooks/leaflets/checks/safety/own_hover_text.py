"""A page explains a word by a hover text of its own: `*[MRI]: …`, or a link with a title in quotes.

A hover text is read by few and held by no check, and says what nobody answers for. Definitions come from the glossary
alone: add the term to `glossary.yml`, and link it. What a link is about is said in its words.

Bad:

    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    Do not eat on the day, says the ENT team. [@guide prepare.2 #do-not-eat]

    *[ENT]: a team that lets you eat

Good:

    --- glossary.yml
    terms:
      - id: ear-nose-throat
        term: ear, nose and throat
        abbr: ENT
        say: ear, nose and throat
        definition: A branch of medicine.
    --- knee/how-to-prepare.md
    # How to prepare

    ## Your medicines

    Bring a list of your medicines. [@guide prepare.1]

    ## Eating and drinking

    Do not eat on the day, says the ENT team. [@guide prepare.2 #do-not-eat]
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from selectolax.lexbor import LexborHTMLParser

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library, Page
from leaflets.links.documents import Document
from leaflets.links.faults import Occurrence
from leaflets.links.places import Places
from leaflets.links.published import Published


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every such definition, used or not, and every link with a title that the glossary does not hold."""
    places = Places(library.settings, Published({}))
    known = {term.definition for term in library.glossary.terms}
    made = _of_extensions(library.settings.extension_configs)
    for page in library.pages.values():
        document = Document(page.src_uri, page.path, page.html or "", page.src_uri, page.text)
        yield from _definitions(page, document, places)
        if "title=" not in (page.html or ""):
            continue
        count: Counter[str] = Counter()
        for node in LexborHTMLParser(f"<!doctype html><body>{page.html}").css("a[href]"):
            address, title = node.attributes.get("href") or "", node.attributes.get("title") or ""
            number, count[address] = count[address], count[address] + 1
            if title.strip() and title not in known and not made.fullmatch(title):
                message = f"a link has the hover text '{title[:60]}', which few see: say it in the text"
                text = " ".join((node.text() or "").split())
                yield places.link(Occurrence(document, "href", address, number, text)).finding(message)


def _definitions(page: Page, document: Document, places: Places) -> Iterator[Finding]:
    if "*[" not in page.text:
        return
    for entry in places.written(document):
        if entry.kind == "abbreviation":
            message = (
                f"the page defines '{entry.label}' itself: definitions come from the glossary alone (glossary.yml)"
            )
            yield Finding(Place(entry.path, entry.line, entry.column), message)


def _of_extensions(configs: dict[str, dict[str, Any]]) -> re.Pattern[str]:
    """The titles that Markdown's own extensions give to links: the way back from a footnote, the link of a heading."""
    back = str(configs.get("footnotes", {}).get("BACKLINK_TITLE", "Jump back to footnote {} in the text"))
    link = str(configs.get("toc", {}).get("permalink_title", "Permanent link"))
    return re.compile(re.escape(back).replace(r"\{\}", r"\d+").replace("%d", r"\d+") + "|" + re.escape(link))
