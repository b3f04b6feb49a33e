r"""A sign that nobody sees stands in a text: a soft hyphen, a zero-width space, a letter that is written in two parts.

Such signs come along when text is copied from a PDF, a slide or a web page. A reader sees nothing of them; a search
does not find the word, a screen reader stumbles, and the checks read another word than the reader. So does "é" as "e"
and a mark: save it as one letter. Pages with their front matter, the glossary, sources and settings are read, and what
`&shy;` and escapes in YAML put in, too.

Bad:

    Infec\xc2\xadtion may happen.

Good:

    Infection may happen.
"""

import html
import re
from collections.abc import Iterator
from itertools import islice

from leaflets.checks.check import LIBRARY, needs
from leaflets.core import signs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library import yaml_words
from leaflets.library.model import Library, Page
from leaflets.library.texts import MOST, files

_ENTITY = re.compile(r"&(?:#[0-9]{1,8}|#[xX][0-9a-fA-F]{1,8}|[A-Za-z]{2,32});")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every such sign in what authors write, and every entity that shows one; of each file the first ones."""
    told = set[tuple[str, int | None]]()
    for path, text in files(library):
        for finding in islice(_in_text(path, text), MOST):
            told.add((path, finding.line))
            yield finding
    for path, odd in yaml_words.odd(library):  # what YAML makes of an escape
        if odd.sign and (path, odd.line) not in told:
            yield Finding(Place(path, odd.line, odd.column), odd.sign)
    for page in library.pages.values():
        yield from islice(_entities(page), MOST)


def _in_text(path: str, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n") if not text.isascii() or _CONTROL.search(text) else (), 1):
        for sign in signs.unseen(line):
            yield Finding(Place(path, number, sign.start + 1), sign.what)


def _entities(page: Page) -> Iterator[Finding]:
    """Entities that put such a sign into the page; in code they show as they are written."""
    if page.html is None or "&" not in page.text:
        return
    shown = html.unescape(page.html)
    for number, line in enumerate(page.text.split("\n"), 1):
        for match in _ENTITY.finditer(line):
            sign = html.unescape(match[0])
            told = next(signs.unseen(sign), None)
            if told and sign in shown:
                yield Finding(Place(page.path, number, match.start() + 1), f"'{match[0]}' is {told.what}")
