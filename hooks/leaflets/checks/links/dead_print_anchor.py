"""A link on the print page leads to a place that is not on it.

The plugin that joins the pages breaks links without a word. They are repaired; this makes sure of it.

Bad:

    --- ../site/print_page.html
    <!doctype html>
    <section id="knee-risks"><p>See <a href="#knee-ricks">Risks</a>.</p></section>

Good:

    --- ../site/print_page.html
    <!doctype html>
    <section id="knee-risks"><p>See <a href="#knee-risks">Risks</a>.</p></section>
"""

from collections.abc import Iterator
from urllib.parse import unquote

from selectolax.lexbor import LexborHTMLParser

from leaflets.checks.check import SITE, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.links.survey import Survey

PAGE = "print_page.html"


@needs(SITE)
def check(survey: Survey) -> Iterator[Finding]:
    """Every `#…` on the print page that no id answers, and every id that stands twice."""
    if PAGE not in survey.published.files:
        return
    tree = LexborHTMLParser(survey.published.html(PAGE))
    ids: set[str] = {"", "top"}
    for node in tree.css("[id]"):
        name = node.attributes.get("id") or ""
        if name in ids:
            yield Finding(Place(PAGE), f"the id '{name}' stands twice on the print page")
        ids.add(name)
    for link in tree.css('a[href^="#"]'):
        target = (link.attributes.get("href") or "").removeprefix("#")
        if target not in ids and unquote(target) not in ids:
            words = " ".join(link.text().split())
            yield Finding(Place(PAGE), f"the link '{words}' leads to '#{target}', which is not on the print page")
