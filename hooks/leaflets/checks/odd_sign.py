r"""A value in YAML holds a sign that no reader sees, or a letter that is stored in two parts.

Such signs come with words that are copied from a web page or a PDF. They make two words differ that look the same: a
search does not find them, a check does not know them. Type the word again, or delete the sign.

Bad:

    --- glossary.yml
    terms:
      - id: arthroscopy
        term: arthro\xc2\xadscopy
        say: looking into a joint
        definition: A look into a joint with a thin tube.

Good:

    --- glossary.yml
    terms:
      - id: arthroscopy
        term: arthroscopy
        say: looking into a joint
        definition: A look into a joint with a thin tube.
"""

from collections.abc import Iterator

from leaflets import yamlwords
from leaflets.diagnostics import Finding
from leaflets.model import Library


def check(library: Library) -> Iterator[Finding]:
    """The first such sign of every value, by its name."""
    for path, odd in yamlwords.odd(library):
        if odd.sign:
            yield Finding(path, odd.line, odd.column, f"holds {odd.sign}")
