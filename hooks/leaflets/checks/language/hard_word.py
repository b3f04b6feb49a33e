"""A word or phrase is hard, and there is a plainer one: "administer", "prior to", "oral".

The list is `hooks/leaflets/language/hard_words.yml`: what to say instead, and where each entry is from. It was chosen
from lists of the NHS, GOV.UK, CDC and plainlanguage.gov. A medical word may stand beside the plain one: in brackets,
before it in brackets or after a comma, after "called", or as a link into the glossary. What the glossary holds, other
checks judge.

Bad:

    Infection may happen subsequent to the treatment.

Good:

    Infection may happen after the treatment.
"""

import re
from collections.abc import Iterator
from itertools import islice

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.language import hard_words
from leaflets.language.faults import Fault
from leaflets.library import texts
from leaflets.library.model import Library
from leaflets.library.texts import MOST, Passage

_EXPLAINED = re.compile(r"(?: \w+){0,2}(?: \(|,? (?:or|meaning|that is|which (?:is|means)) |, (?:an?|the) )")
_CALLED = re.compile(r"\b(?:called|known as|named|term|word)(?: an?| the)? [“\"‘']?$")
_GLOSSARY = re.compile(r"(?:^|/)glossary(?:\.md|\.html|/)?#")


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every word of the list in what patients read, less medical words that are explained."""
    for passage in texts.claims(library):
        for fault, entry in islice(hard_words.faults(passage.text), MOST):
            if not (entry.is_medical and _is_explained(passage, fault)) and not _is_term(library, passage, fault):
                yield texts.finding(passage, fault)


def _is_explained(passage: Passage, fault: Fault) -> bool:
    """Whether the word stands in brackets, before an explanation, after "called", or in a link into the glossary."""
    text = passage.text
    in_brackets = text.rfind("(", 0, fault.start) > text.rfind(")", 0, fault.start)
    linked = passage.block.linked if passage.block else ()
    return (
        in_brackets
        or bool(_EXPLAINED.match(text, fault.end))
        or bool(_CALLED.search(text, max(0, fault.start - 20), fault.start))
        or any(start <= fault.start < end and _GLOSSARY.search(address) for start, end, address in linked)
    )


def _is_term(library: Library, passage: Passage, fault: Fault) -> bool:
    """Whether a term of the glossary stands there."""
    return any(
        match.start() < fault.end and fault.start < match.end() for _, match in library.glossary.uses(passage.text)
    )
