"""A number that none of the sources of its block has.

Held against each other are the numbers of a block and those of the places that it cites, of the hospital's values in it
and of the terms that it links. Equal are "75 in 100" and "750 out of every 1,000", the other side of it ("250 do not"),
"48 hours" and "2 days", "two" and "2". A heading, a line that begins a list and a question may hold any number of the
places that their page cites. Own words ([@-]) have no source, and so no number.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen in 3 out of 100 people. [@guide risks.1]

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen. [@guide risks.1]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.data.sources import Range
from leaflets.language.numerals import Amount, amounts
from leaflets.library import template
from leaflets.library.model import Leaflet, Library, Page
from leaflets.markdown.blocks import Block
from leaflets.sources import numbers


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every number of a leaflet's pages that no place has."""
    for leaflet in library.leaflets:
        for page in leaflet.pages if leaflet.sources else ():
            unwritten = template.unwritten(library, page)
            of_page: list[Amount] | None = None
            for block in page.blocks:
                ours = bool(block.fence) and block.citation is None  # how pictures of chances are to be read
                found = amounts(block.claims) if block.text not in unwritten and not ours else []
                if not found:
                    continue
                if block.citation:
                    known = _known(leaflet, block.citation.places)
                else:
                    of_page = _known(leaflet, _all(page)) if of_page is None else of_page
                    known = of_page
                known = [*known, *_of_terms(library, block)]
                for amount in found:
                    if not _is_no_number(block, amount) and not numbers.held(amount, known):
                        yield page.at_word(block, _word(block, amount), _message(block, amount), amount.start)


def _known(leaflet: Leaflet, places: tuple[Range, ...]) -> list[Amount]:
    """The numbers that a leaflet's locks have at some places."""
    found: list[Amount] = []
    for place in places:
        lock = leaflet.locks.by_key.get(place.source)
        for _, section, number in place if lock else ():
            locked = lock.places.get((section, number)) if lock else None
            found += locked.amounts if locked else ()
    return found


def _all(page: Page) -> tuple[Range, ...]:
    """Every place that a page cites."""
    cited = (block.citation.places for block in page.blocks if block.citation)
    return tuple(dict.fromkeys(place for places in cited for place in places))


def _of_terms(library: Library, block: Block) -> list[Amount]:
    """The numbers in the definitions of the terms that a block links."""
    linked = {address.partition("#")[2] for address, _ in block.links if "glossary" in address}
    terms = [library.glossary.by_id[name] for name in linked if name in library.glossary.by_id]
    return [amount for term in terms for amount in amounts(f"{term.definition} {term.term} {term.say}")]


def _is_no_number(block: Block, amount: Amount) -> bool:
    """Whether a number counts nothing: "one" for a thing, and what stands in the name of a page of another site."""
    if block.text[amount.start : amount.end].lower().startswith("one") and amount.low == 1 and not amount.of:
        return not amount.measured
    return any(
        start <= amount.start < end and address.startswith(("http:", "https:")) for start, end, address in block.linked
    )


def _word(block: Block, amount: Amount) -> str:
    return block.text[amount.start : amount.end].split(maxsplit=1)[0]


def _message(block: Block, amount: Amount) -> str:
    said = block.text[amount.start : amount.end]
    if block.citation and block.citation.own:
        return f"'{said}': own words have no source for a number. Cite its place, or leave it out"
    where = f"[@{block.citation}] has" if block.citation else "the places that this page cites have"
    return f"'{said}': {where} no such number"
