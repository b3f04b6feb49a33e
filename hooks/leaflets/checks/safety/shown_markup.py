"""Markup is shown to readers as it is written: `**` in a caption, `~~` around a word, a link that is none.

A caption (the title of a picture, in quotes) is plain words. Elsewhere such signs are left over from markup that was
not understood: a forgotten bracket, a sign that Markdown does not know here. Readers wonder at them, and a "not"
between two of them may look struck out.

Bad:

    Infection ~~may~~ happens.

Good:

    Infection may happen.
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.core.text import quote
from leaflets.library.model import Library

_MARKUP = re.compile(
    r"""
    \*\* | ~~ | == (?=\w) | \]\( | \]\[ | \[\^ | ``` | <!-- | -->
  | (?<![\w_])__(?=[^\W_]) | </?[A-Za-z][^<>\s]*[^<>]{0,200}> | &(?:[A-Za-z]{2,31}|\#[0-9]{1,7}|\#[xX][0-9A-Fa-f]{1,6});
  | \|[ ]*:?-+:?[ ]*(?:\||$) | ^\|[^|]+\|
  | \{:?[ ]*[.\#][\w-] | ^\#{1,6}[ ] | (?:^|(?<=\s))(?:!!!|\?\?\?\+?)[ ](?:\w+[ ]"|\w(?<=^.{5}))
    """,
    re.VERBOSE,
)
_IN_CAPTION = re.compile(r"(?<!\w)([*_`])(?=[^\s*_`])[^*_`]{0,200}\1(?!\w)")


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """The first such sign of every block, on any page; in code it is meant to be shown."""
    for page in library.pages.values():
        for block in page.blocks:
            if block.fence or block.kind == "pre":
                continue
            match = _MARKUP.search(block.prose)
            if match is None and block.kind == "figcaption":
                match = _IN_CAPTION.search(block.text)
            if match:
                shown = quote(block.text, 60, match.span())
                message = f"readers see the signs '{match[0]}' in {shown}: write plain words"
                yield page.at(block, message)
