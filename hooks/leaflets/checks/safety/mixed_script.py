r"""A word has letters of two scripts, or letters that are others in disguise: a Greek "o" in "not".

It looks like the word that a reader takes it for, and is another to a search, a screen reader and the checks. A whole
word in another script is fine, and so are units such as "µg" and names such as "TNFα".

Bad:

    Infecti\xce\xbfn may happen.

Good:

    Infection may happen.
"""

from collections.abc import Iterator
from itertools import islice

from leaflets.checks.check import LIBRARY, needs
from leaflets.core import signs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library
from leaflets.library.texts import MOST, files


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every such word in what authors write; of each file the first ones."""
    for path, text in files(library):
        yield from islice(_in_text(path, text), MOST)


def _in_text(path: str, text: str) -> Iterator[Finding]:
    for number, line in enumerate(text.split("\n") if not text.isascii() else (), 1):
        for sign in signs.mixed(line):
            yield Finding(Place(path, number, sign.start + 1), sign.what)
