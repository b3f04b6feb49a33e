"""A link or a note names a reference that nobody defined.

Readers see the brackets: `[how to prepare][prepare]`, or `[^1]`.

Bad:

    See [how to prepare][prepare].

Good:

    See [how to prepare][prepare].

    [prepare]: how-to-prepare.md
"""

from collections.abc import Iterator

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding, did_you_mean
from leaflets.links.survey import Survey, leftovers

_DEFINED = {"reference": {"definition"}, "footnote": {"footnote definition"}}


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every `[words][label]` and `[^label]` that is shown as it is written."""
    for document, leftover, spot in leftovers(survey, "reference", "footnote"):
        labels = [entry.label for entry in survey.places.written(document) if entry.kind in _DEFINED[leftover.kind]]
        label = leftover.label
        what = "footnote" if leftover.kind == "footnote" else "reference"
        guess = did_you_mean(label, labels)
        yield spot.finding(f"the {what} '{label}' is defined nowhere: readers see '{leftover.shown}'.{guess}")
