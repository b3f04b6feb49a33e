"""What differs between two records: each changed passage as an item, with its kind and rank.

Passages pair where they are the same; then, between those, by places and words; then across pages. difflib over our own
lines: libraries for diffs of HTML or documents know neither places nor what a safety statement is.
"""

from __future__ import annotations

import difflib
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from leaflets.review import tokens
from leaflets.review.record import DEMAND, Passage, Record, Step

RANKS = {
    "safety removed": 1, "safety hidden": 1, "safety no longer demanded": 1, "safety weakened": 1, "safety moved": 1,
    "safety reworded": 1, "number": 2, "negation": 3, "opposites": 3, "strength": 4, "source": 5, "value": 6,
    "picture": 7, "box": 8, "hidden": 8, "words": 9, "moved": 10, "punctuation": 11,
}  # fmt: skip
"""How dangerous a kind of change is; 1 is the most."""
IN_WORDS = {
    "number": "a number or what it counts", "negation": '"not" or the like', "opposites": "before, after or opposites",
    "strength": "how strongly it is said", "source": "the place in the source, or a link",
    "value": "a value of the hospital",
    "picture": "a picture", "box": "its box", "hidden": "hidden or shown", "words": "words", "moved": "its place",
    "punctuation": "punctuation",
}  # fmt: skip
_WEAKENING = {"number", "negation", "opposites", "strength"}
_ALIKE = 0.5
"""Likeness of words from which two passages are one that changed; half of that where they share a place."""
_ALIKE_ELSEWHERE = 0.75
_SAME_PAGE = 0.5
"""Share of lines from which a page is another one renamed."""


@dataclass(frozen=True)
class Item:
    """One passage that differs. `before` or `now` is empty where it is new, or gone."""

    n: int
    kind: str
    page: str
    part: str
    before: str
    now: str
    places: str
    safety: bool
    old: Passage | None = field(default=None, repr=False)
    new: Passage | None = field(default=None, repr=False)
    also: tuple[str, ...] = ()
    """Pages on which the words of before still stand."""

    @property
    def rank(self) -> int:
        """1 is the most dangerous."""
        return RANKS[self.kind]


@dataclass(frozen=True)
class Comparison:
    """What differs between two records of one leaflet, the most dangerous first, else in the order of the pages.

    `format_only` are passages that stand below another heading or title than before, and are the same themselves.
    """

    leaflet: str
    items: tuple[Item, ...]
    unchanged: int
    format_only: int


Pair = tuple[Passage | None, Passage | None]


def compare(leaflet: str, old: Record, new: Record) -> Comparison:
    """All that differs between an old record of a leaflet and a new one."""
    before = _renamed_pages(old.passages, new.passages)
    pairs = _pairs(before, list(new.passages))
    renamed = _renamed(pairs)
    kinds = [_kind(one, two, renamed) for one, two in pairs]
    standing = defaultdict(list)
    for (_, two), kind in zip(pairs, kinds, strict=True):
        if two and not kind:
            standing[two.words].append(two.page)
    items: list[Item] = []
    unchanged = format_only = 0
    for (one, two), kind in zip(pairs, kinds, strict=True):
        if kind:
            there = two or one
            assert there
            also = dict.fromkeys(page for page in standing.get(one.words if one else "", ()) if page)
            items.append(
                Item(
                    len(items) + 1, kind, there.page, there.part, one.words if one else "", two.words if two else "",
                    there.places, _is_safety(one) or _is_safety(two), one, two, tuple(also),
                )
            )  # fmt: skip
        elif one and two and one.where != two.where:
            format_only += 1
        else:
            unchanged += 1
    ordered = sorted(items, key=lambda item: (item.rank, item.n))
    return Comparison(leaflet, tuple(replace(item, n=n) for n, item in enumerate(ordered, 1)), unchanged, format_only)


def _is_safety(passage: Passage | None) -> bool:
    return passage is not None and (passage.must or passage.urgency > 0)


def _renamed_pages(old: Iterable[Passage], new: Iterable[Passage]) -> list[Passage]:
    """The old passages with the new name of a page whose file was renamed: no patient sees it."""
    mine, theirs = _by_page(old), _by_page(new)
    names: dict[str, str] = {}
    for page in mine.keys() - theirs.keys():
        shares = {
            other: _share(mine[page], theirs[other]) for other in theirs.keys() - mine.keys() - set(names.values())
        }
        if shares and max(shares.values()) >= _SAME_PAGE:
            names[page] = max(sorted(shares), key=lambda other: shares[other])
    return [replace(passage, page=names.get(passage.page, passage.page)) for passage in old]


def _by_page(passages: Iterable[Passage]) -> dict[str, Counter[str]]:
    found: dict[str, Counter[str]] = defaultdict(Counter)
    for passage in passages:
        found[passage.page][passage.words] += 1
    return found


def _share(one: Counter[str], other: Counter[str]) -> float:
    return 2 * sum((one & other).values()) / (sum(one.values()) + sum(other.values()))


def _pairs(old: list[Passage], new: list[Passage]) -> list[Pair]:
    """Every passage once, beside its other half where it has one; in the new order, what is gone at its old place."""
    partner: dict[int, int] = {}
    texts = [[f"{each.page}\n{each.text}" for each in side] for side in (old, new)]
    gaps: list[tuple[range, range]] = []
    for how, a, b, c, d in difflib.SequenceMatcher(None, texts[0], texts[1], autojunk=False).get_opcodes():
        if how == "equal":
            partner.update(zip(range(c, d), range(a, b), strict=True))
        else:
            gaps.append((range(a, b), range(c, d)))
    for gone, come in gaps:
        partner.update(_matched(old, new, gone, come, _ALIKE))
    for least in (1.0, _ALIKE_ELSEWHERE):
        used = set(partner.values())
        gone_all = [at for at in range(len(old)) if at not in used]
        come_all = [at for at in range(len(new)) if at not in partner]
        partner.update(_matched(old, new, gone_all, come_all, least))
    return _in_order(old, new, partner)


def _matched(
    old: list[Passage], new: list[Passage], gone: Iterable[int], come: Iterable[int], least: float
) -> dict[int, int]:
    """Pairs of numbers of new and old passages that are alike, the most alike first."""
    scores = []
    left = {at: tokens.words(old[at].words) for at in gone}
    for there in come:
        now, two = tokens.words(new[there].words), new[there]
        for at, before in left.items():
            if (score := _likeness(old[at], two, before, now)) >= least:
                scores.append((-score, abs(at - there), at, there))
    found: dict[int, int] = {}
    used: set[int] = set()
    for _, _, at, there in sorted(scores):
        if at not in used and there not in found:
            used.add(at)
            found[there] = at
    return found


def _likeness(one: Passage, two: Passage, before: list[str], now: list[str]) -> float:
    """How much two passages are alike: 1 and more where the words are the same, so that the nearest place wins."""
    if (one.kind, one.page == "") != (two.kind, two.page == ""):
        return 0.0
    here = 0.04 * (one.page == two.page) + 0.03 * (one.where == two.where) + 0.03 * (one.places == two.places)
    if one.words == two.words:
        return 1.0 + here
    if one.kind.startswith(("value:", "picture", "title", "owner", "description")) and one.page == two.page:
        return 0.9 + here  # there is one of each, whatever it says
    if min(len(before), len(now)) * 4 < max(len(before), len(now)) and not one.places:
        return 0.0
    score = tokens.likeness(before, now)
    if one.places and set(one.places.split()) & set(two.places.split()):
        score += 0.25
    return min(score, 0.89) + here if score else 0.0


def _in_order(old: list[Passage], new: list[Passage], partner: dict[int, int]) -> list[Pair]:
    pairs: list[Pair] = []
    used, at = set(partner.values()), 0
    for there, passage in enumerate(new):
        if (mine := partner.get(there)) is not None:
            while at <= mine:
                if at not in used:
                    pairs.append((old[at], None))
                at += 1
            pairs.append((old[mine], passage))
        else:
            pairs.append((None, passage))
    return pairs + [(old[rest], None) for rest in range(at, len(old)) if rest not in used]


def _renamed(pairs: Iterable[Pair]) -> dict[tuple[str, str], str]:
    """By page and old words, the new words of headings, leads and cells: what is below has not moved."""
    return {(two.page, one.words): two.words for one, two in pairs if one and two and one.words != two.words}


def _kind(one: Passage | None, two: Passage | None, renamed: dict[tuple[str, str], str]) -> str:
    """The most dangerous kind of change of a pair; empty where there is none."""
    kinds = list(_kinds(one, two, renamed))
    if not kinds:
        return ""
    worst = min(kinds, key=lambda kind: RANKS[kind])
    return _safety(one, two, kinds) if _is_safety(one) else worst


def _safety(one: Passage | None, two: Passage | None, kinds: list[str]) -> str:
    """What happened to a safety statement."""
    assert one
    if two is None:
        return "safety no longer demanded" if one.kind == DEMAND else "safety removed"
    if two.steps("hidden") and not one.steps("hidden"):
        return "safety hidden"
    if one.must and (not two.must or _names(one) - _names(two)):
        return "safety no longer demanded"
    if _WEAKENING & set(kinds) or one.urgency > two.urgency:
        return "safety weakened"
    if {"moved", "box"} & set(kinds):
        return "safety moved"
    return "safety reworded" if {"words", "value"} & set(kinds) else min(kinds, key=lambda kind: RANKS[kind])


def _names(passage: Passage) -> set[str]:
    """The names by which other pages and demands know a passage."""
    return {word for word in passage.places.split() if word.startswith("#")}


def _kinds(one: Passage | None, two: Passage | None, renamed: dict[tuple[str, str], str]) -> Iterator[str]:
    """All kinds of change of a pair."""
    if DEMAND in (one and one.kind, two and two.kind):
        if one is None or two is None or (one.places, one.edition) != (two.places, two.edition):
            yield "source"
        if one and two and one.page != two.page:
            yield "moved"
        return
    if one is None or two is None:
        there = one or two
        assert there
        yield "picture" if there.kind.startswith(("picture", "cover")) else "value" if _is_value(there) else "words"
        if (found := tokens.kind(one.words if one else "", two.words if two else "")) in ("number", "negation"):
            yield found
        return
    if one.words != two.words:
        found = tokens.kind(one.words, two.words) or "punctuation"
        yield "value" if _is_value(two) else found
        yield "picture" if two.kind.startswith(("picture", "cover")) else found
    if (one.places, one.edition, one.must) != (two.places, two.edition, two.must):
        yield "picture" if two.kind.startswith(("picture", "cover")) else "source"
    if one.page != two.page:
        yield "moved"
    yield from _elsewhere(one, two, renamed)


def _is_value(passage: Passage) -> bool:
    return passage.kind.startswith("value:")


def _elsewhere(one: Passage, two: Passage, renamed: dict[tuple[str, str], str]) -> Iterator[str]:
    """How the way to a passage changed: what is above it, in other words than those that changed themselves."""
    was = [replace_step(step, renamed.get((two.page, step.text), step.text)) for step in one.where]
    for kind in dict.fromkeys(step.kind for step in (*one.where, *two.where)):
        before = [step for step in was if step.kind == kind]
        now = [step for step in two.where if step.kind == kind]
        if before == now:
            continue
        if kind == "hidden":
            yield "hidden"
        elif kind == "box":
            yield "box"
        elif kind in ("list", "row", "column"):  # "Do not:" above a list turns its items around
            yield "moved"
            words = tokens.kind(" ".join(step.text for step in before), " ".join(step.text for step in now))
            if words in tokens.LISTS:
                yield words
        else:
            yield "moved"


def replace_step(step: Step, text: str) -> Step:
    """A step with another text."""
    return step._replace(text=text)
