"""A safety fact that a page states is missing on the print page, or closed there.

Paper opens nothing: what a patient must know stands in print, too.

Bad:

    --- ../site/print_page.html
    <!doctype html>
    <section id="knee-how-to-prepare"><p>Bring a list of your medicines.</p></section>

Good:

    --- ../site/print_page.html
    <!doctype html>
    <section id="knee-how-to-prepare"><p data-fact="do-not-eat">Do not eat on the day.</p></section>
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leaflets.checks.check import SITE, needs
from leaflets.core import urls
from leaflets.core.diagnostics import Finding, Place
from leaflets.evidence import citations
from leaflets.html import print_page
from leaflets.links.survey import Survey
from leaflets.markdown.blocks import COLLAPSED, UNSEEN, hides

PAGE = "print_page.html"


@needs(SITE)
def check(survey: Survey) -> Iterator[Finding]:
    """Every safety fact that pages of a leaflet cite, and its sections on the print page do not, or not openly."""
    ledgers = [leaflet.ledger for leaflet in survey.leaflets if leaflet.ledger]
    safety = {fact.id for ledger in ledgers for fact in ledger.facts if fact.safety}
    if PAGE not in survey.published.files or not safety:
        return
    printed = _printed(survey.published.html(PAGE), safety)
    for leaflet in survey.leaflets:
        cited = citations.by_fact(leaflet) if leaflet.ledger else {}
        sections = [print_page.key(urls.published_as(page.src_uri, False)) for page in leaflet.pages]
        for fact in leaflet.ledger.facts if leaflet.ledger else ():
            stands = [printed[section, fact.id] for section in sections if (section, fact.id) in printed]
            if fact.safety and fact.id in cited and not any(stands):
                there = citations.place(cited[fact.id][0], fact.id)
                what = f"the safety fact '{fact.id}', which {there.path}:{there.line} states,"
                where = "is closed on the print page" if stands else "is not on the print page"
                yield Finding(Place(PAGE), f"{what} {where}: {fact.statement}")


def _printed(html: str, facts: set[str]) -> dict[tuple[str, str], bool]:
    """By section and fact, whether it stands there openly; a section's id may end in a number (`knee-risks-2`)."""
    printed: dict[tuple[str, str], bool] = {}
    tree = LexborHTMLParser(html)
    for node in tree.css("[data-fact]"):
        found = facts.intersection((node.attributes.get("data-fact") or "").split())
        if not found or node.tag == "abbr":
            continue
        is_open = True
        child = node
        here: LexborNode | None = node
        sections: set[str] = set()
        while here is not None:
            if here.tag == "section" and here.id:
                sections |= {here.id, re.sub(r"-\d+$", "", here.id)}
            is_open = is_open and (child.tag == "summary" or hides(here) not in {COLLAPSED, UNSEEN})
            child, here = here, here.parent
        for section in sections:
            for fact in found:
                printed[section, fact] = printed.get((section, fact), False) or is_open
    return printed
