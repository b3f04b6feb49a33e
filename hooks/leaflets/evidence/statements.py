"""Statements: the sentences of a leaflet, each beside the facts that it states.

Knows blocks and facts, no page's file and no check. A sentence states a fact if it shares enough of the fact's content
words, or more of them than any other sentence of its block does.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

from leaflets.data.ledger import LOCAL, TERM, Fact, Ledger
from leaflets.evidence.editorial import is_editorial, is_local
from leaflets.evidence.hedges import Hedge, hedges, levels_of
from leaflets.evidence.negation import Polarity, polarity
from leaflets.evidence.opposites import Side, opposites
from leaflets.evidence.terms import Terms
from leaflets.language import words
from leaflets.language.numerals import Amount, amounts
from leaflets.language.sentences import split
from leaflets.language.words import Token
from leaflets.markdown.blocks import Block

ENOUGH = 0.5
"""The share of a fact's content words, by weight, that makes a sentence state it."""

_CONDITION = re.compile(r"\bif\b[^,]*:$", re.IGNORECASE)


@dataclass(frozen=True)
class Reading:
    """What the statement of a fact says: its content words, amounts, hedges, negations and words with opposites.

    `also` are the words of the glossary that say the same as terms in it.
    """

    fact: Fact
    tokens: list[Token]
    stems: frozenset[str]
    also: frozenset[str]
    amounts: tuple[Amount, ...]
    hedges: tuple[Hedge, ...]
    polarity: Polarity
    levels: tuple[tuple[str, int], ...]
    opposites: dict[Side, tuple[str, int]] = field(default_factory=dict, hash=False)


@dataclass
class Sentence:
    """One sentence of a block, from `start` in the block's text. `facts` are those that it states.

    `local` where a value of the hospital stands in it, and only such words around it as editorial.yml lists.
    """

    text: str
    start: int
    tokens: list[Token]
    stems: frozenset[str]
    editorial: bool
    local: bool = False
    facts: list[Reading] = field(default_factory=list)

    @property
    def claims(self) -> bool:
        """Whether it claims something: every sentence but an editorial one that states no fact."""
        return not self.editorial or bool(self.facts)

    @property
    def first_word(self) -> str:
        """Where a finding may point."""
        at = next((at for at, word in enumerate(self.tokens) if word[0].isalpha()), 0)
        return self.text[self._places[at] :].split(maxsplit=1)[0] if self.tokens else self.text

    def place(self, token: int) -> int:
        """Where one of its tokens begins in the block's text."""
        return self.start + self._places[token]

    @cached_property
    def _places(self) -> list[int]:
        return words.starts(self.text)

    @cached_property
    def hedges(self) -> list[Hedge]:
        """What says how strongly it is meant."""
        return hedges(self.tokens)

    @cached_property
    def polarity(self) -> Polarity:
        """What it denies."""
        return polarity(self.tokens, self.stems)


@dataclass
class Statement:
    """A block with its sentences and facts. `lead` is the sentence that a list hangs on, `context` what helps a reader.

    `facts` are the facts that the block cites and the ledger has; `terms` are the words of the terms that it cites or
    links, `denied` those that stand under a "not" in a definition, `term_opposites` their words with an opposite;
    `cited_terms` are the words under a "not" of each term that it cites.
    """

    block: Block
    sentences: list[Sentence]
    lead: str = ""
    facts: list[Reading] = field(default_factory=list)
    context: frozenset[str] = frozenset()
    terms: frozenset[str] = frozenset()
    denied: frozenset[str] = frozenset()
    term_opposites: frozenset[Side] = frozenset()
    cited_terms: tuple[frozenset[str], ...] = ()

    @cached_property
    def amounts(self) -> list[Amount]:
        """The numbers of the block, local values and code apart."""
        return amounts(self.block.claims)

    def denies(self, amount: Amount) -> bool:
        """Whether the sentence around a number says "not"."""
        around = self.sentence_at(amount.start)
        return bool(around and around.polarity.count)

    def sentence_at(self, start: int) -> Sentence | None:
        """The sentence that a place in the block's text stands in, or follows."""
        at = bisect(self._starts, start)
        return self.sentences[at - 1] if at else None

    @cached_property
    def _starts(self) -> list[int]:
        return [each.start for each in self.sentences]

    @cached_property
    def stems(self) -> frozenset[str]:
        """The content words of all its sentences."""
        return frozenset().union(*(sentence.stems for sentence in self.sentences))

    @cached_property
    def held(self) -> frozenset[str]:
        """The words that its facts and terms say."""
        return self.terms.union(*(reading.stems | reading.also for reading in self.facts))

    @property
    def known(self) -> bool:
        """Whether every fact that the block cites is in the ledger."""
        names = {name for name in self.block.facts if not name.startswith((LOCAL, TERM))}
        return names == {reading.fact.id for reading in self.facts}

    @property
    def is_cell(self) -> bool:
        """Whether it is a cell of a table, which says little without its row and column."""
        return self.block.kind in {"td", "th"}

    def stating(self, fact: Reading) -> list[Sentence]:
        """The sentences that state a fact."""
        return [sentence for sentence in self.sentences if fact in sentence.facts]

    @property
    def is_sign(self) -> bool:
        """Whether it is an item after "… if:", a sign to look for: nobody says that it happens."""
        return bool(_CONDITION.search(self.lead))

    @property
    def editorial(self) -> bool:
        """Whether the block claims nothing: a heading, a title, a question, a signpost, the start of a list."""
        block = self.block
        if block.level or block.kind in {"title", "th", "pre", "hr"} or block.is_in("notes"):
            return True
        return block.text.endswith(":") or all(sentence.editorial for sentence in self.sentences)


class Reader:
    """Reads the blocks of one leaflet beside its ledger."""

    def __init__(self, ledger: Ledger | None, terms: Terms) -> None:
        """Keep the facts, and the words of the terms."""
        self.terms = terms
        self.facts = {fact.id: self._reading(fact) for fact in (ledger.facts if ledger else ())}
        self.weight = words.weights(reading.stems for reading in self.facts.values())

    def read(self, blocks: Iterable[Block]) -> list[Statement]:
        """The statements of one page, in the order of its blocks."""
        found = []
        lead: Block | None = None
        for block in blocks:
            found.append(self._statement(block, lead if block.kind in {"li", "dd"} else None))
            if block.kind not in {"li", "dd"}:
                lead = block if block.text.endswith(":") else None
        return found

    def share(self, reading: Reading, stems: frozenset[str]) -> float:
        """How much of what a fact is about some words hold, 0 to 1."""
        return words.share(reading.stems, stems, self.weight)

    def _statement(self, block: Block, lead: Block | None) -> Statement:
        found = [] if block.level else split(block.claims, at_colons=True)
        sentences = [_sentence(text, start, block) for start, text in found]
        made = Statement(block, sentences, lead.text if lead else "")
        if not block.facts:
            return made
        made.facts = [self.facts[name] for name in dict.fromkeys(block.facts) if name in self.facts]
        around = [block.row if made.is_cell else "", block.heading.text if block.heading else "", made.lead]
        cited = [name.removeprefix(TERM) for name in block.facts if name.startswith(TERM)]
        linked = [address.partition("#")[2] for address, _ in block.links if "glossary" in address]
        terms = [self.terms.by_id[name] for name in dict.fromkeys(cited + linked) if name in self.terms.by_id]
        made.context = frozenset(words.content(" ; ".join(around))).union(
            *(term.names for term in terms), *(term.names for term in self.terms.plainly.among(made.stems))
        )
        made.terms = frozenset().union(*(term.all for term in terms))
        made.denied = frozenset().union(*(term.denied for term in terms))
        meanings = [self.terms.by_id[name].denied for name in cited if name in self.terms.by_id]
        made.cited_terms = tuple(denied for denied in meanings if denied)
        made.term_opposites = frozenset().union(*(term.opposites for term in terms))
        for reading in made.facts:
            self._place(reading, made)
        return made

    def _reading(self, fact: Fact) -> Reading:
        found = words.tokens(fact.statement)
        stems = frozenset(words.stems(found))
        return Reading(
            fact,
            found,
            stems,
            frozenset().union(*(term.all for term in self.terms.named.among(stems))),
            tuple(amounts(fact.statement)),
            tuple(hedges(found)),
            polarity(found, stems),
            tuple(levels_of(fact.hedge)),
            opposites(found),
        )

    def _place(self, reading: Reading, statement: Statement) -> None:
        """Give a fact to the sentences that state it; where none does, to the one that comes nearest."""
        stating = [each for each in statement.sentences if self.share(reading, each.stems) >= ENOUGH]
        if not stating:
            claims = [each for each in statement.sentences if not each.editorial]
            shares = [self.share(reading, each.stems | statement.context) for each in claims]
            stating = [each for share, each in zip(shares, claims, strict=True) if share == max(shares)]
        for sentence in stating:
            sentence.facts.append(reading)


def beneath(statements: list[Statement]) -> list[list[Reading]]:
    """For each statement without facts, those of its part: of its box, or from its heading to the next as high."""
    found: list[list[Reading]] = []
    parts: dict[tuple[int, int], list[Reading]] = {}  # by where a part begins, and its level: most share theirs
    heading = 0
    for at, statement in enumerate(statements):
        block = statement.block
        heading = at if block.level else heading
        start, level = at, block.level
        if not level and block.kind != "title":
            start, level = heading, block.heading.level if block.heading else 0
        if statement.facts:
            found.append([])
            continue
        if (start, level) not in parts:
            parts[start, level] = part = []
            for after in statements[start + 1 :]:
                if 0 < after.block.level <= level:
                    break
                if block.kind == "title" and after.block.admonition != block.admonition:
                    break
                part += after.facts
        found.append(parts[start, level])
    return found


def _sentence(text: str, start: int, block: Block) -> Sentence:
    end = start + len(text)
    local = any(first < end and last > start for first, last in block.values) and is_local(text)
    found = words.tokens(text)
    return Sentence(text, start, found, frozenset(words.stems(found)), is_editorial(text), local)
