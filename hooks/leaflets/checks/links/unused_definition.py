"""A reference or a footnote is defined and never used.

Its use was lost with a sentence, or its label is misspelt; an unused footnote is printed all the same.

Bad:

    See [how to prepare](how-to-prepare.md).

    [next]: how-to-prepare.md

Good:

    See [how to prepare][next].

    [next]: how-to-prepare.md
"""

import re
from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.links.documents import Document
from leaflets.links.survey import Survey
from leaflets.markdown.written import Written

_KINDS = {"definition": {"reference", "image reference"}, "footnote definition": {"footnote"}}


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every definition on a page that the page does not use. Those of included files are shared, and left alone."""
    for document in survey.documents:
        if "]:" not in document.markdown:
            continue
        entries = survey.places.written(document)
        for defined, uses in _KINDS.items():
            used = {entry.value.lower() for entry in entries if entry.kind in uses}
            for entry in entries:
                if entry.kind != defined or entry.path != document.path or _is_comment(entry):
                    continue
                if entry.label.lower() not in used and not _is_named(document, entry.label):
                    what = "footnote" if defined == "footnote definition" else "reference"
                    yield Finding(
                        Place(entry.path, entry.line, entry.column), f"the {what} '{entry.label}' is never used"
                    )


def _is_named(document: Document, label: str) -> bool:
    """Whether the label stands in brackets anywhere else: hooks of other projects make links of comments, too."""
    use = re.compile(rf"\[\^?{re.escape(label)}\](?!:)", re.IGNORECASE)
    return bool(use.search(document.text) or use.search(document.markdown))


def _is_comment(entry: Written) -> bool:
    """Whether it is Markdown's old way to write a comment: `[//]: # (text)`."""
    return entry.value in ("#", "") or entry.label.startswith("//")
