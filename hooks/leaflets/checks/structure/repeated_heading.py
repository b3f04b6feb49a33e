"""Two headings on a page have the same words.

In the contents and in search results nobody can tell them apart.

Bad:

    ## Later

    Ask us.

    ## Later

    Ask us again.

Good:

    ## Later

    Ask us.

    ## Much later

    Ask us again.
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library import template
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every heading whose words stand above it already; sections of the contract are `repeated-section`."""
    told = {
        id(again)
        for page, blank in template.pairs(library)
        for wanted in template.required(page, blank)
        for again in wanted.found[1:]
    }
    for page in library.pages.values():
        first: dict[str, int] = {}
        for heading in page.headings:
            words = template.plain(heading.text)
            if words in first and id(heading) not in told:
                yield page.at(heading, f"the heading '{heading.text}' stands at line {first[words]} already")
            first.setdefault(words, heading.line)
