"""The words of a glossary: of each term, and which terms some words name. Made once for a library."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from leaflets.data.glossary import Glossary, Term
from leaflets.evidence.negation import polarity
from leaflets.evidence.opposites import Side, opposites
from leaflets.language import words


@dataclass(frozen=True)
class Words:
    """The content words of one term of the glossary.

    `forms` of each way to write it, `plain` of the plain words, `meaning` of its definition, `denied` those under a
    "not" there; `names` are those of all forms, `all` simply all.
    """

    forms: tuple[frozenset[str], ...]
    plain: frozenset[str]
    meaning: frozenset[str]
    denied: frozenset[str]
    names: frozenset[str]
    all: frozenset[str]
    opposites: frozenset[Side]

    @classmethod
    def of(cls, term: Term) -> Words:
        """Read a term."""
        forms = {frozenset(words.content(form)) for form in (term.term, term.abbr, *term.also, *term.uk)} - {
            frozenset()
        }
        plain, meaning = (frozenset(words.content(text)) for text in (term.say, term.definition))
        names = frozenset[str]().union(*forms)
        sides = frozenset(opposites(words.tokens(f"{term.term}; {term.say}; {term.definition}")))
        return cls(
            tuple(forms),
            plain,
            meaning,
            polarity(words.tokens(term.definition)).denied,
            names,
            names | plain | meaning,
            sides,
        )


class Index:
    """Finds the terms of which all words are among some words, without trying each."""

    def __init__(self, entries: Iterable[tuple[frozenset[str], Words]]) -> None:
        """Keep each term with words that must all be there."""
        self._by_word: dict[str, list[tuple[frozenset[str], Words]]] = defaultdict(list)
        for stems, term in entries:
            if stems:
                self._by_word[min(stems)].append((stems, term))

    def among(self, stems: frozenset[str]) -> list[Words]:
        """The terms, in no order."""
        return [term for word in stems for needed, term in self._by_word.get(word, ()) if needed <= stems]


class Terms:
    """All terms: `by_id`, by the words of their forms (`named`), by their plain words (`plainly`)."""

    def __init__(self, glossary: Glossary) -> None:
        """Read every term."""
        self.by_id = {term.id: Words.of(term) for term in glossary.terms}
        self.named = Index((form, term) for term in self.by_id.values() for form in term.forms)
        self.plainly = Index((term.plain, term) for term in self.by_id.values())
