"""A safety statement that a page makes is missing on the print page, or closed there.

Paper opens nothing: what a patient must know stands in print, too.

Bad:

    --- ../site/print_page.html
    <!doctype html>
    <section id="knee-how-to-prepare"><p>Bring a list of your medicines.</p></section>

Good:

    --- ../site/print_page.html
    <!doctype html>
    <section id="knee-how-to-prepare">
    <p data-source="guide:prepare.2" data-says="do-not-eat">Do not eat on the day.</p>
    </section>
"""

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leaflets.checks.check import SITE, needs
from leaflets.core import urls
from leaflets.core.diagnostics import Finding, Place
from leaflets.html import print_page
from leaflets.library import citations
from leaflets.links.survey import Survey
from leaflets.markdown.blocks import COLLAPSED, UNSEEN, hides
from leaflets.markdown.citations import NAMES

PAGE = "print_page.html"


@needs(SITE)
def check(survey: Survey) -> Iterator[Finding]:
    """Every statement of `must_say:` that a leaflet makes, but not (openly) in its sections of the print page."""
    safety = {entry.name for leaflet in survey.leaflets if leaflet.sources for entry in leaflet.sources.must_say}
    if PAGE not in survey.published.files or not safety:
        return
    printed = _printed(survey.published.html(PAGE), safety)
    for leaflet in survey.leaflets:
        made = citations.by_name(leaflet) if leaflet.sources else {}
        sections = [print_page.key(urls.published_as(page.src_uri, False)) for page in leaflet.pages]
        for entry in leaflet.sources.must_say if leaflet.sources else ():
            stands = [printed[section, entry.name] for section in sections if (section, entry.name) in printed]
            if entry.name in made and not any(stands):
                there = citations.place(made[entry.name][0], entry.name)
                what = f"the safety statement '{entry.name}', which {there.path}:{there.line} makes,"
                yield Finding(Place(PAGE), f"{what} is {'closed' if stands else 'not'} on the print page")


def _printed(html: str, names: set[str]) -> dict[tuple[str, str], bool]:
    """By section and name, whether it stands there openly; a section's id may end in a number (`knee-risks-2`)."""
    printed: dict[tuple[str, str], bool] = {}
    tree = LexborHTMLParser(html)
    for node in tree.css(f"[{NAMES}]"):
        found = names.intersection((node.attributes.get(NAMES) or "").split())
        if not found:
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
            for name in found:
                printed[section, name] = printed.get((section, name), False) or is_open
    return printed
