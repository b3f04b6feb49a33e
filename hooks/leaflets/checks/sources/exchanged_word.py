"""A sentence has a word that no fact has, in place of a word of its fact: "family" for "doctor".

One word can change what a patient does. Where a sentence says its fact in the fact's own words but for one, that one
is told. Write the fact in the words of the page, or give the word to the glossary, if both mean the same.

Bad:

        Doctors look into the hip.
        { data-fact="look-inside" }

Good:

        Doctors look into the knee.
        { data-fact="look-inside" }
"""

from collections.abc import Iterator
from itertools import pairwise

from leaflets.checks.check import STATEMENTS, needs
from leaflets.core.diagnostics import Finding
from leaflets.evidence.page_statements import PageStatements
from leaflets.language.words import Token, stem


@needs(STATEMENTS)
def check(pages: list[PageStatements]) -> Iterator[Finding]:
    """Every sentence with one strange word where its fact has another."""
    for reading in pages:
        for statement in reading.statements:
            block = statement.block
            if not statement.facts or statement.is_cell or block.fence or statement.is_sign:
                continue
            known = statement.held | statement.context
            for sentence in statement.sentences:
                strange = sentence.stems - known - _keys(sentence.tokens)
                if len(strange) != 1 or sentence.local or not sentence.facts:
                    continue
                for fact in sentence.facts:
                    if missing := fact.stems - statement.stems - statement.context:
                        at, word = _token(sentence.tokens, strange)
                        _, theirs = _token(fact.tokens, missing)
                        message = f"'{word}' stands in no fact that this block cites; '{fact.fact.id}' says '{theirs}'"
                        yield reading.page.at_word(block, word, message, sentence.place(at))
                        break


def _keys(tokens: list[Token]) -> set[str]:
    """The letters that point to a part of a picture: "B: the cement …"."""
    return {stem(word) for word, after in pairwise(tokens) if len(word) == 1 and after == ":"}


def _token(tokens: list[Token], stems: frozenset[str]) -> tuple[int, Token]:
    """The first token with one of these stems, and its number."""
    return next((at, token) for at, token in enumerate(tokens) if stem(token) in stems)
