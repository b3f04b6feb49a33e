"""A link leads to a part of a page that is not there.

Readers land at the top of the page and search. The heading was renamed, or the id is misspelt.

Bad:

    See [what to eat](how-to-prepare.md#eating).

Good:

    See [what to eat](how-to-prepare.md#eating-and-drinking).
"""

from collections.abc import Iterator
from urllib.parse import unquote

from leaflets.checks.check import LINKS, needs
from leaflets.core.diagnostics import Finding, did_you_mean
from leaflets.links.faults import Fault
from leaflets.links.survey import Survey


@needs(LINKS)
def check(survey: Survey) -> Iterator[Finding]:
    """Every `#…` that no id on the target answers."""
    for fault, spot in survey.told("anchor"):
        target = fault.target
        ids = survey.published.all_ids(target.path)
        wanted = unquote(target.fragment)
        lower = next((name for name in ids if name.lower() == wanted.lower()), "")
        guess = (
            f" Did you mean '#{lower}'?" if lower else did_you_mean(f"#{wanted}", [f"#{name}" for name in sorted(ids)])
        )
        if target.path == fault.document.published:
            where = "this page"
        else:
            where = survey.published.source_at.get(target.path, target.path)
        elsewhere = "" if guess else _on_this_page(survey, fault, wanted)
        yield spot.finding(
            f"'{spot.address}' leads to a part that is not there: {where} has no '#{wanted}'.{guess}{elsewhere}"
        )
    for _, spot in survey.told("part of a file"):
        yield spot.finding(f"'{spot.address}' names a part of a file that has no parts: leave out '#…'")


def _on_this_page(survey: Survey, fault: Fault, wanted: str) -> str:
    here = fault.document.published
    return (
        f" This page has one: '#{wanted}'."
        if here != fault.target.path and wanted in survey.published.all_ids(here)
        else ""
    )
