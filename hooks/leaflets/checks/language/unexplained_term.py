"""A medical word stands on a page before its plain words, or an abbreviation before what it stands for.

Say the plain word first and the medical word after it, in brackets. A page is read by itself, and on paper nothing pops
up. Words of the leaflet's title, and terms that are their own plain words, need no others. An abbreviation is not its
own plain word: with "say: CT scan", "CT" still needs what it stands for. A body that is known by its abbreviation alone
says so with `say:` the abbreviation.

Bad:

    Infection may happen. It may come with [effusion](../glossary.md#effusion).

    --- glossary.yml
    terms:
      - {id: effusion, term: effusion, say: water in the knee, definition: Water in the knee.}

Good:

    Infection may happen. It may come with water in the knee ([effusion](../glossary.md#effusion)).

    --- glossary.yml
    terms:
      - {id: effusion, term: effusion, say: water in the knee, definition: Water in the knee.}
"""

import re
from collections.abc import Iterator
from difflib import get_close_matches

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.data.glossary import Glossary, Term
from leaflets.language import words
from leaflets.library import texts
from leaflets.library.model import Library, Page

_MEANS = re.compile(
    r"\s*(?:[:–—-]|means?\b|(?:,|(?:is|are|happens?)\b)\s+(?:(?P<defines>an?|the|when|or|which|that)\b|(?P<word>[\w-]+)))"
)
"""What follows a word that is being explained; after a comma or "is" any word does that the explanation holds."""
_NAMED = re.compile(
    r"(?:,\s+or|\b(?:known\s+as|named?|term|call(?:ed|s)?(?:\s+(?:it|this|these|them))?))\s+(?:an?\s+|the\s+)?[“\"'‘]?$",
    re.IGNORECASE,
)
"""What stands before one: "doctors call this …", "squashed bone, or …"."""
_IN_BRACKETS = re.compile(r"(?:\s+[\w-]+){0,2}\s*\(")
"""An explanation that follows at once, such as "CT scan (…)"."""


_SPELLING = 0.85
"""How alike two spellings of one word are at the least: "anaesthetic", and neither "drip" nor "day case"."""


@needs(LIBRARY, level="info")
def check(library: Library) -> Iterator[Finding]:
    """The first use of each medical word and each abbreviation in the text of each page of a leaflet."""
    glossary = library.glossary
    medical = {term.id: forms for term in glossary.terms if (forms := _medical(term))}
    for leaflet in library.leaflets:
        known = {term.id for term, _ in glossary.uses(leaflet.title)}
        for page in leaflet.pages:
            yield from _unexplained(page, glossary, medical, known)


def _medical(term: Term) -> frozenset[str]:
    """The spellings of a term that need plain words: none whose words are all among these.

    A body that is known by its abbreviation needs none. `also` holds what people type, and `uk` British names, plain
    words among both ("drip"): of these only other spellings of the term count.
    """
    if term.say == term.abbr:
        return frozenset()
    plain = set(words.content(term.say))
    forms = {form.lower() for form in (term.term, term.plural, term.abbr) if form}
    others = map(str.lower, (*term.uk, *term.also))
    forms |= {form for form in others if get_close_matches(form, forms, cutoff=_SPELLING)}
    return frozenset(form for form in forms if form == term.abbr.lower() or not (set(words.content(form)) <= plain))


def _unexplained(
    page: Page, glossary: Glossary, medical: dict[str, frozenset[str]], known: set[str]
) -> Iterator[Finding]:
    seen: set[tuple[str, bool]] = set()
    for block in page.blocks:
        if block.kind not in texts.KINDS:
            continue
        text = block.prose
        for term, match in glossary.uses(text):
            written = " ".join(match[0].lower().split())
            if term.id in known or written not in medical.get(term.id, ()):
                continue
            short = written == term.abbr.lower()
            if (term.id, short) in seen:
                continue
            seen.add((term.id, short))
            if not _explained(text, match, term, short):
                yield page.at_word(block, match[0], _message(term, match[0], short), match.start())


def _explained(text: str, match: re.Match[str], term: Term, short: bool) -> bool:
    """Whether the word stands beside others that say what it means: in or before brackets, or in a definition."""
    plain = set(words.content(term.say))
    if short and set(words.content(term.abbr)) & plain:
        plain = set(words.content(term.term))  # "CT scan" doesn't say what "CT" stands for
    before, after = text[: match.start()], text[match.end() :]
    if before.count("(") > before.count(")") or _IN_BRACKETS.match(after):
        return True
    begins = not before.strip() or before.rstrip().endswith((".", ":"))
    if _NAMED.search(before) or (begins and _defines(after, plain | set(words.content(term.definition)))):
        return True
    return plain <= set(words.content(before + " " + after))


def _defines(after: str, plain: set[str]) -> bool:
    """Whether what follows a word says what it is: "are given to people" doesn't, "are painkillers" does."""
    match = _MEANS.match(after)
    return bool(match and (not match["word"] or set(words.content(match["word"])) & plain))


def _message(term: Term, written: str, short: bool) -> str:
    if short:
        is_said = term.abbr.lower() in term.say.lower().split()
        both = term.term if is_said else f"{term.term}, or {written}"
        return f"'{written}' stands here before what it stands for: say '{term.say} ({both})'"
    return f"'{written}' stands here before its plain words: say '{term.say} ({written})'"
