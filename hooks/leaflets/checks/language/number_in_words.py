"""A number is a word: "two weeks", "twenty".

Digits are found at a glance, and are easier for many readers. The NHS service manual ("Numbers, measurements, dates and
time") writes all numbers as digits, 1 and 2 too, and at the beginning of a sentence. Words stay: "one of them", "one at
a time", "two-thirds", "two 200 mg tablets".

Bad:

    Infection may happen within two weeks.

Good:

    Infection may happen within 2 weeks.
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.language import number_words
from leaflets.library import texts
from leaflets.library.model import Library


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every number in words in what patients read, and "second" to "twelfth" before a dose, a day or a week."""
    return texts.findings(library, number_words.faults)
