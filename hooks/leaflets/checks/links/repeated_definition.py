"""A label is defined twice, with two meanings.

One of them wins without a word: a reference, a footnote, or an abbreviation.

Bad:

    See [how to prepare][next].

    [next]: how-to-prepare.md
    [next]: index.md

Good:

    See [how to prepare][next].

    [next]: how-to-prepare.md
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.links.survey import Survey

_WHAT = {"definition": "reference", "footnote definition": "footnote", "abbreviation": "abbreviation"}


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every definition of a label that has another meaning already."""
    for document in survey.documents:
        if "]:" not in document.markdown:
            continue
        first: dict[tuple[str, str], str] = {}
        for entry in survey.places.written(document):
            if entry.kind in _WHAT:
                label = entry.label if entry.kind == "abbreviation" else entry.label.lower()
                meaning = entry.meaning or entry.value
                before = first.setdefault((entry.kind, label), meaning)
                if before != meaning:
                    message = f"the {_WHAT[entry.kind]} '{entry.label}' is defined already, as '{before}'"
                    yield Finding(Place(entry.path, entry.line, entry.column), message)
