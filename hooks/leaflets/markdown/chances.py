"""Chances, told once: a list of facts becomes sentences, pictures, a table, and what the source leaves open.

A fence with the word `chances` holds the id of one fact on each line. Everything is told out of 1,000 people and for
both sides, with exact arithmetic; nothing is rounded. Text, table, picture and the words in its place come from the
one quantity of the ledger and its `chance:` words.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape

from leaflets.core.diagnostics import did_you_mean
from leaflets.data.ledger import Chance, Fact, Quantity
from leaflets.markdown import chart

WORD = "chances"
"""What stands after the ticks of the fence; also the class of what is made of it."""
OF = chart.PLACES
"""The one denominator: people."""

_SIDES = {
    "=": ("{}", "{}"),
    "~": ("about {}", "about {}"),
    "<": ("fewer than {}", "more than {}"),
    "<=": ("{} or fewer", "{} or more"),
    "up to": ("up to {}", "{} or more"),
    ">": ("more than {}", "fewer than {}"),
    ">=": ("{} or more", "{} or fewer"),
    "range": ("between {} and {}", "between {} and {}"),
}
"""How the numbers of those who have it, and of those who do not, are said for each operator."""


@dataclass(frozen=True)
class Told:
    """One proportion, out of 1,000 people.

    `have` and `have_not` are numbers in words ("about 750", "fewer than 1"). `filled` people have it for certain,
    of `undecided` more the number leaves it open.
    """

    fact: Fact
    words: Chance
    have: str
    have_not: str
    filled: int
    undecided: int

    @property
    def sentences(self) -> tuple[str, str]:
        """A sentence for each side."""
        start = f"{self.words.after.rstrip(', ')}, {self.have}" if self.words.after else self.have
        return (
            _capital(f"{start} out of every {OF:,} people {self.words.have.rstrip('. ')}."),
            _capital(f"{self.have_not} out of every {OF:,} people {self.words.have_not.rstrip('. ')}."),
        )

    @property
    def signs(self) -> tuple[chart.State, chart.State]:
        """The sign of each side: the one that most of the picture's places for it have."""
        have: chart.State = "filled" if self.filled or not self.undecided else "open"
        return have, "ring" if self.filled + self.undecided < OF else "open"


def faults(rows: Sequence[str], facts: Mapping[str, Fact]) -> Iterator[tuple[int, str]]:
    """What is wrong in a block: the row, from 1, and a message; row 0 is the line that opens it."""
    rows = [row.strip() for row in rows]
    if not any(rows):
        yield 0, f"the block of {WORD} is empty: put the id of one fact on each line"
    seen: set[str] = set()
    for number, row in enumerate(rows, 1):
        if row and row not in facts:
            yield number, f"the fact '{row}' does not exist.{did_you_mean(row, facts)}"
        elif row in seen:
            yield number, f"the fact '{row}' stands in this block already"
        elif row and isinstance(told := tell(facts[row]), str):
            yield number, f"the fact '{row}' {told}"
        if row:
            seen.add(row)


def tell(fact: Fact) -> Told | str | None:
    """How the proportion of a fact is told; what is wrong with it; None where the source gives no proportion."""
    proportions = [quantity for quantity in fact.quantities if quantity.kind == "proportion"]
    if not proportions:
        return None
    if len(proportions) > 1:
        return f"holds {len(proportions)} proportions: make a fact of each"
    if fact.chance is None or not (fact.chance.name and fact.chance.have and fact.chance.have_not):
        return "has a proportion, but no words to tell it: give it `chance:` with name, have and have_not"
    quantity = proportions[0]
    if quantity.unit not in {"", "people", "person"}:
        return f"counts by the unit '{quantity.unit}', and a block of {WORD} counts people"
    ends = _ends(quantity)
    if isinstance(ends, str):
        return ends
    least, most = ends
    have, have_not = _SIDES[quantity.op]
    if quantity.op == "range":
        said, said_not = have.format(f"{least:,}", f"{most:,}"), have_not.format(f"{OF - most:,}", f"{OF - least:,}")
    else:
        said, said_not = have.format(f"{most:,}"), have_not.format(f"{OF - most:,}")
    if quantity.op in {"<", "<=", "up to"}:
        least = 0
    elif quantity.op in {">", ">="}:
        most = OF
    return Told(fact, fact.chance, said, said_not, least, most - least)


def _ends(quantity: Quantity) -> tuple[int, int] | str:
    """The least and the most people out of 1,000, the same twice where it is one number; or what is wrong with it."""
    low, high = (quantity.value, quantity.value) if quantity.op != "range" else (quantity.least, quantity.most)
    if quantity.op not in _SIDES or low is None or high is None or not quantity.of or quantity.of < 0:
        return "has a proportion without a number of people and `of`"
    least, most = Fraction(low * OF, quantity.of), Fraction(high * OF, quantity.of)
    given = f"{_plain(low)}{'' if low == high else f' to {_plain(high)}'} out of {quantity.of:,}"
    if not 0 <= least <= most <= OF or (quantity.op == "<" and not most) or (quantity.op == ">" and least == OF):
        return f"has a proportion that cannot be: {quantity.op} {given}"
    if least.denominator != 1 or most.denominator != 1:
        return f"has {given}, which does not come out even on {OF:,} people; nothing is rounded here"
    return int(least), int(most)


def html(rows: Sequence[str], facts: Mapping[str, Fact], number: int) -> str:
    """What the block number `number` of a page shows; with a fault in it, the fence as its author wrote it."""
    if next(faults(rows, facts), None):
        raw = escape("\n".join([f"```{WORD}", *rows, "```"]), quote=False)
        return f'<div class="{WORD}-unread" data-fence="{WORD}-{number}"><pre><code>{raw}</code></pre></div>'
    chosen = [facts[row.strip()] for row in rows if row.strip()]
    all_told = [made for fact in chosen if isinstance(made := tell(fact), Told)]
    parts = [
        *_pictures(all_told, number),
        *_table(all_told),
        *_list("What our source does not say:", _left_open(all_told)),
        *_list("Our source gives no number for this:", _without(fact for fact in chosen if tell(fact) is None)),
    ]
    return f'<div class="{WORD}" data-fence="{WORD}-{number}">\n' + "\n".join(parts) + "\n</div>"


def _pictures(all_told: Sequence[Told], number: int) -> Iterator[str]:
    """The sentences of each proportion, with the signs that its picture uses, and the picture."""
    if not all_told:
        return
    which = "The pictures show" if len(all_told) > 1 else "The picture shows"
    yield f'<p class="chances__how">{which} each person as a circle.</p>'
    for one, told in enumerate(all_told, 1):
        have, have_not = (
            f'<span class="chances__side">{chart.sign(sign)}<span>{escape(sentence, quote=False)}</span></span>'
            for sign, sentence in zip(told.signs, told.sentences, strict=True)
        )
        name = _capital(told.words.name)
        picture = chart.array(told.filled, told.undecided, name, " ".join(told.sentences), f"{WORD}-{number}-{one}")
        yield (
            f'<figure class="chances__one">\n<figcaption data-fact="{escape(told.fact.id)}">{have}\n{have_not}'
            f"</figcaption>\n{picture}\n</figure>"
        )


def _table(all_told: Sequence[Told]) -> Iterator[str]:
    if not all_told:
        return
    yield '<table class="chances__table">'
    yield f"<caption>This table shows the same numbers, out of every {OF:,} people.</caption>"
    yield '<thead>\n<tr><th scope="col">Have it</th>\n<th scope="col">Do not have it</th></tr>\n</thead>'
    for told in all_told:
        fact = f'data-fact="{escape(told.fact.id)}"'
        have, have_not = (
            f"<td {fact}><strong>{_capital(count)}</strong> {escape(words.rstrip('. '), quote=False)}</td>"
            for count, words in ((told.have, told.words.have), (told.have_not, told.words.have_not))
        )
        name = escape(_capital(told.words.name), quote=False)
        yield f'<tbody>\n<tr><th scope="rowgroup" colspan="2" {fact}>{name}</th></tr>'
        yield f"<tr>{have}\n{have_not}</tr>\n</tbody>"
    yield "</table>"


def _left_open(all_told: Sequence[Told]) -> dict[str, list[str]]:
    """What the source does not say, each sentence once, with the facts that it is about."""
    sentences: dict[str, list[str]] = {}
    for told in all_told:
        for sentence in dict.fromkeys(told.words.leaves_open):
            sentences.setdefault(sentence, []).append(told.fact.id)
    return sentences


def _without(facts: Iterator[Fact]) -> dict[str, list[str]]:
    """The statements of facts without a number, each with what to do; a word such as "rare" never stands alone."""
    sentences: dict[str, list[str]] = {}
    for fact in facts:
        known = "no number" in fact.statement.lower()
        more = "Ask your doctor." if known else "Our source gives no number. Ask your doctor."
        sentences.setdefault(f"{fact.statement.rstrip('. ')}. {more}", []).append(fact.id)
    return sentences


def _list(lead: str, sentences: Mapping[str, Sequence[str]]) -> Iterator[str]:
    if not sentences:
        return
    yield f'<p class="chances__lead">{lead}</p>\n<ul>'
    for sentence, ids in sentences.items():
        yield f'<li data-fact="{escape(" ".join(ids))}">{escape(sentence, quote=False)}</li>'
    yield "</ul>"


def _plain(value: Fraction) -> str:
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,g}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
