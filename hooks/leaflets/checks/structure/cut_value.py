"""A text in YAML stands without quotes and is followed by a comment: what stands after ` #` is shown to nobody.

`Ask at desk #4 before you drive` is read as "Ask at desk", and half of the hospital's rule is lost. Put the text in
quotes. A comment that is meant stands on a line of its own.

Bad:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse
    version: "1.0"
    next_review_due: 2028-01-01
    local:
      driving: Ask at desk #4 before you drive.
    ---

    # Knee arthroscopy

    ## In brief

    They look into your knee with a thin tube ([arthroscopy](../glossary.md#arthroscopy)). {{ local.driving }}
    [@guide about.1]

Good:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse
    version: "1.0"
    next_review_due: 2028-01-01
    local:
      # The desk at the main entrance.
      driving: "Ask at desk #4 before you drive."
    ---

    # Knee arthroscopy

    ## In brief

    They look into your knee with a thin tube ([arthroscopy](../glossary.md#arthroscopy)). {{ local.driving }}
    [@guide about.1]
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library import yaml_words
from leaflets.library.model import Library

_ADVICE = "put the value in quotes; a comment stands on a line of its own"


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every text without quotes that a comment follows, or that begins with a sign of YAML."""
    for path, odd in yaml_words.odd(library):
        if odd.cut:
            taken = "a comment" if odd.cut.startswith("#") else "a mark of its own"
            message = f"YAML takes '{odd.cut[:60].rstrip()}' for {taken}, and no reader sees it: {_ADVICE}"
            yield Finding(Place(path, odd.line, odd.column), message)
