"""Chances, told once: each entry of a fence becomes a sentence for each side, a picture, and what is left open.

A fence with the word `chances` holds YAML, one entry a chance:

    - name: Infection that needs antibiotics
      after: After either treatment
      number: fewer than 1 in 1,000
      have: get an infection that needs antibiotics
      have_not: do not
      open: [It does not say over what length of time people were counted.]
      from: guide risks.4
      id: infection

Everything is told out of 1,000 people and for both sides, with exact arithmetic; nothing is rounded. An entry without a
number has `words`: a whole sentence. Text, picture and the words in its place come from the one entry. There is no
table: it would say each sentence a second time, and its heads would fit no two entries.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction
from html import escape
from typing import Any

from leaflets.core import yaml_file
from leaflets.core.diagnostics import did_you_mean
from leaflets.core.text import is_slug
from leaflets.data.sources import Citation, parse_places
from leaflets.language.numerals import Amount, amounts
from leaflets.markdown import chart, citations

WORD = "chances"
"""What stands after the ticks of the fence; also the class of what is made of it."""
OF = chart.PLACES
"""The one denominator: people."""

_KEYS = ("name", "after", "number", "words", "have", "have_not", "open", "from", "id")
_NEEDED = ("name", "number", "have", "have_not", "from")
_SIDES = {
    "=": ("{}", "{}"),
    "~": ("about {}", "about {}"),
    "<": ("fewer than {}", "more than {}"),
    "<=": ("{} or fewer", "{} or more"),
    ">": ("more than {}", "fewer than {}"),
    ">=": ("{} or more", "{} or fewer"),
    "range": ("between {} and {}", "between {} and {}"),
}
"""How the numbers of those who have it, and of those who do not, are said for each operator."""


@dataclass(frozen=True)
class Chance:
    """One entry: how its number is told, or its words where the source has no number; and the places that say so."""

    citation: Citation
    name: str = ""
    after: str = ""
    number: Amount | None = None
    have: str = ""
    have_not: str = ""
    leaves_open: tuple[str, ...] = ()
    words: str = ""


@dataclass(frozen=True)
class Told:
    """One proportion, out of 1,000 people.

    `have` and `have_not` are numbers in words ("about 750", "fewer than 1"). `filled` people have it for certain,
    of `undecided` more the number leaves it open.
    """

    words: Chance
    have: str
    have_not: str
    filled: int
    undecided: int

    @property
    def parts(self) -> tuple[tuple[str, str, str], tuple[str, str, str]]:
        """A sentence for each side, in three parts: its beginning, which may be empty, the number, what follows."""
        after = _capital(f"{self.words.after.rstrip(', ')}, ") if self.words.after else ""
        people = f" out of every {OF:,} people "
        return (
            (after, self.have if after else _capital(self.have), f"{people}{self.words.have.rstrip('. ')}."),
            ("", _capital(self.have_not), f"{people}{self.words.have_not.rstrip('. ')}."),
        )

    @property
    def sentences(self) -> tuple[str, str]:
        """A sentence for each side."""
        have, have_not = map("".join, self.parts)
        return have, have_not

    @property
    def signs(self) -> tuple[chart.State, chart.State]:
        """The sign of each side: the one that most of the picture's places for it have."""
        have: chart.State = "filled" if self.filled or not self.undecided else "open"
        return have, "ring" if self.filled + self.undecided < OF else "open"


@dataclass(frozen=True)
class Fence:
    """What a fence holds: its chances, the ones with a number told; and its faults, each with its row from 1."""

    chances: tuple[Chance, ...]
    told: tuple[Told, ...]
    faults: tuple[tuple[int, str], ...]
    rows: tuple[int, ...]
    """The row on which each chance begins, from 1."""


def read(rows: Sequence[str]) -> Fence:
    """Read the rows of a fence; a fault at row 0 is one of the whole."""
    try:
        file = yaml_file.load("\n".join(rows), loader_type=yaml_file.Core)
    except yaml_file.YamlError as error:
        return Fence((), (), ((error.line, f"is no YAML: {error}"),), ())
    entries = file.data
    if not isinstance(entries, list) or not entries:
        return Fence((), (), ((0, f"a block of {WORD} is a list: begin each chance with `- name: …`"),), ())
    found: list[Chance] = []
    told: list[Told] = []
    faults: list[tuple[int, str]] = []
    for number, entry in enumerate(entries):

        def row(key: str, number: int = number) -> int:
            return file.line(number, key) if key else file.line(number)

        wrong = [(row(key), message) for key, message in _entry_faults(entry)]
        if not wrong:
            chance = _chance(entry)
            made = tell(chance) if chance.number else None
            found.append(chance)
            if isinstance(made, Told):
                told.append(made)
            elif made:
                wrong = [(row("number"), made)]
        faults += wrong
    starts = tuple(file.line(number) for number in range(len(entries)))
    return Fence(tuple(found), tuple(told), tuple(faults), starts)


def _entry_faults(entry: Any) -> Iterator[tuple[str, str]]:
    """What is wrong with an entry, each with its key."""
    if not isinstance(entry, Mapping):
        yield "", "a chance is written as `name: …`, `number: …` and so on, one below the other"
        return
    for key in entry:
        if key not in _KEYS:
            yield str(key), f"there is no `{key}` in a chance.{did_you_mean(str(key), _KEYS)}"
    needed = ("words", "from") if "words" in entry else _NEEDED
    for key in needed:
        if not str(entry.get(key) or "").strip():
            yield "", f"the chance has no `{key}:`"
    if "words" in entry and "number" in entry:
        yield "words", "a chance has a `number:`, or `words:` where the source has none; not both"
    for key in ("name", "after", "number", "words", "have", "have_not", "from", "id"):
        if entry.get(key) is not None and not isinstance(entry[key], str | int | float):
            yield key, f"`{key}:` is a text"
    notes = entry.get("open", [])
    if not isinstance(notes, list) or not all(isinstance(each, str) for each in notes):
        yield "open", "`open:` is a list of sentences"
    if isinstance(entry.get("from"), str) and isinstance(places := parse_places(entry["from"]), str):
        yield "from", places
    for name in str(entry.get("id") or "").split():
        if not is_slug(name):
            yield "id", f"'{name}' is no name: use lower-case words joined by hyphens"
    if entry.get("number") and "words" not in entry and isinstance(number := _number(str(entry["number"])), str):
        yield "number", number


def _number(text: str) -> Amount | str:
    """The number of an entry, or what is wrong with it."""
    found = [each for each in amounts(text) if each.of]
    if len(found) != 1 or found[0].op not in _SIDES or found[0].low is None or not found[0].of:
        return f"'{text}' says no number out of so many people: write `about 75 in 100` or `fewer than 1 in 1,000`"
    if found[0].unit not in {"", "people", "person"}:
        return f"'{text}' counts {found[0].unit}, and a block of {WORD} counts people"
    return found[0]


def _chance(entry: Mapping[str, Any]) -> Chance:
    """A chance from an entry without fault."""
    text = {key: " ".join(str(entry.get(key) or "").split()) for key in _KEYS}
    places = parse_places(text["from"])
    amount = _number(text["number"]) if text["number"] else None
    return Chance(
        Citation(places if isinstance(places, tuple) else (), tuple(text["id"].split())),
        text["name"],
        text["after"],
        amount if isinstance(amount, Amount) else None,
        text["have"],
        text["have_not"],
        tuple(entry.get("open", ())),
        text["words"],
    )


def tell(chance: Chance) -> Told | str:
    """How the number of a chance is told; or what is wrong with it."""
    amount = chance.number
    ends = _ends(amount) if amount else "has no number"
    if isinstance(ends, str) or amount is None:
        return str(ends)
    least, most = ends
    have, have_not = _SIDES[amount.op]
    if amount.op == "range":
        said, said_not = have.format(f"{least:,}", f"{most:,}"), have_not.format(f"{OF - most:,}", f"{OF - least:,}")
    else:
        said, said_not = have.format(f"{most:,}"), have_not.format(f"{OF - most:,}")
    if amount.op in {"<", "<="}:
        least = 0
    elif amount.op in {">", ">="}:
        most = OF
    return Told(chance, said, said_not, least, most - least)


def _ends(amount: Amount) -> tuple[int, int] | str:
    """The least and the most people out of 1,000, the same twice where it is one number; or what is wrong with it."""
    low, high, of = amount.low, amount.high if amount.op == "range" else amount.low, amount.of
    if low is None or high is None or not of:
        return "a chance needs a number of people, and of how many"
    least, most = Fraction(low * OF, of), Fraction(high * OF, of)
    given = f"{_plain(low)}{'' if low == high else f' to {_plain(high)}'} out of {_plain(of)}"
    if not 0 <= least <= most <= OF or (amount.op == "<" and not most) or (amount.op == ">" and least == OF):
        return f"{given} cannot be"
    if least.denominator != 1 or most.denominator != 1:
        return f"{given} does not come out even on {OF:,} people; nothing is rounded here"
    return int(least), int(most)


def html(rows: Sequence[str], number: int) -> str:
    """What the block number `number` of a page shows; with a fault in it, the fence as its author wrote it."""
    fence = read(rows)
    if fence.faults:
        raw = escape("\n".join([f"```{WORD}", *rows, "```"]), quote=False)
        return f'<div class="{WORD}-unread" data-fence="{WORD}-{number}"><pre><code>{raw}</code></pre></div>'
    parts = [
        *_pictures(fence.told, number),
        *_list("What our source does not say:", _left_open(fence.told)),
        *_list("Our source gives no number for this:", _without(fence.chances)),
    ]
    return f'<div class="{WORD}" data-fence="{WORD}-{number}">\n' + "\n".join(parts) + "\n</div>"


def _cited(citation: Citation) -> str:
    """The attributes of an element that says what a citation stands for."""
    return " ".join(f'{name}="{escape(value)}"' for name, value in citations.attributes(citation).items())


def _pictures(all_told: Sequence[Told], number: int) -> Iterator[str]:
    """The sentences of each proportion, with the signs that its picture uses, and the picture."""
    if not all_told:
        return
    which = "The pictures show" if len(all_told) > 1 else "The picture shows"
    lens = any(chart.is_magnified(told.filled, told.undecided) for told in all_told)
    more = " Where few people are counted, one block is drawn larger, too." if lens else ""
    yield f'<p class="chances__how">{which} each person as a circle, in blocks of 100.{more}</p>'
    for one, told in enumerate(all_told, 1):
        have, have_not = (
            f'<span class="chances__side">{chart.sign(sign)}<span>{escape(start, quote=False)}'
            f"<strong>{escape(number, quote=False)}</strong>{escape(rest, quote=False)}</span></span>"
            for sign, (start, number, rest) in zip(told.signs, told.parts, strict=True)
        )
        name = _capital(told.words.name)
        picture = chart.array(told.filled, told.undecided, name, " ".join(told.sentences), f"{WORD}-{number}-{one}")
        yield (
            f'<figure class="chances__one">\n<figcaption {_cited(told.words.citation)}>{have}\n{have_not}'
            f"</figcaption>\n{picture}\n</figure>"
        )


def _left_open(all_told: Sequence[Told]) -> dict[str, list[Citation]]:
    """What the source does not say, each sentence once, with what it is about."""
    sentences: dict[str, list[Citation]] = {}
    for told in all_told:
        for sentence in dict.fromkeys(told.words.leaves_open):
            sentences.setdefault(sentence, []).append(Citation(told.words.citation.places))
    return sentences


def _without(chances: Sequence[Chance]) -> dict[str, list[Citation]]:
    """The sentences without a number, each with what to do; a word such as "rare" never stands alone."""
    sentences: dict[str, list[Citation]] = {}
    for chance in chances:
        if chance.words:
            known = "no number" in chance.words.lower()
            more = "Ask your doctor." if known else "Our source gives no number. Ask your doctor."
            sentences.setdefault(f"{chance.words.rstrip('. ')}. {more}", []).append(chance.citation)
    return sentences


def _list(lead: str, sentences: Mapping[str, list[Citation]]) -> Iterator[str]:
    if not sentences:
        return
    yield f'<p class="chances__lead">{lead}</p>\n<ul>'
    for sentence, cited in sentences.items():
        yield f"<li {_cited(citations.joined(cited))}>{escape(sentence, quote=False)}</li>"
    yield "</ul>"


def _plain(value: Fraction) -> str:
    return f"{value.numerator:,}" if value.denominator == 1 else f"{float(value):,g}"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
