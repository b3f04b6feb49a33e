"""A word or an abbreviation is Latin: "e.g.", "i.e.", "etc.", "via", "p.r.n.".

Many readers don't know them, or take one for another, and screen readers say "egg" for "eg" (NHS service manual,
A to Z; GOV.UK style guide). The list, with what to say instead, is `hooks/leaflets/language/latin.yml`.

Bad:

    Infection may cause trouble, e.g. pain.

Good:

    Infection may cause trouble, for example pain.
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.language import latin
from leaflets.library import texts
from leaflets.library.model import Library


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every Latin word or abbreviation of the list in what patients read."""
    return texts.findings(library, latin.faults)
