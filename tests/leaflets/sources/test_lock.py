"""The lock of a source: written, read, refused where it cannot be trusted; what it knows of places."""

from __future__ import annotations

import hashlib
import re
from fractions import Fraction
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.data.sources import Range
from leaflets.language.numerals import Amount
from leaflets.sources import lock, words
from leaflets.sources.lock import LockError
from leaflets.sources.splitter import split

TEXTS = sorted(Path(__file__).parent.glob("*/*.txt"))
TEXT = """\
Prepare

Drink nothing for 6 hours. About 75 in 100 people, aged 2 or 3, take several days at 37.5 °C.

Risks

- less than one in 1,000
- at most 2.5 mg
- out of every 1,000 people
- the day after, on 3 May 2027
"""
WRITTEN = """\
leaflets-lock/1
splitter 1, numbers 1
[prepare] Prepare
prepare.1 HASH 5 | = 6 hour
prepare.2 HASH 16 | ~ 75/100 | range 2..3 | vague day 'several' | = 37.5 c
[risks] Risks
risks.1 HASH 5 | < 1/1000
risks.2 HASH 4 | <= 2.5 mg
risks.3 HASH 5 | = /1000 people
risks.4 HASH 7 | = 1 day | date '2027-05-03'
runs
RUN RUN RUN RUN RUN RUN RUN RUN
RUN
checksum SUM
"""


def made(text: str = TEXT) -> lock.Lock:
    """The lock of a text."""
    return lock.make("guide", split(text))


def again(text: str) -> str:
    """A lock that somebody edited, with the checksum that it needs."""
    body = "".join(text.splitlines(keepends=True)[:-1])
    return f"{body}checksum {hashlib.sha256(body.encode()).hexdigest()}\n"


def test_form() -> None:
    """A line for each place: its hash, the count of its words, its numbers."""
    text = re.sub(r"\b[0-9a-f]{64}\b", "SUM", lock.written(made()))
    assert re.sub(r"\b[0-9a-f]{12}\b", "RUN", re.sub(r"\b[0-9a-f]{16}\b", "HASH", text)) == WRITTEN


@pytest.mark.parametrize("file", TEXTS, ids=lambda file: file.stem)
def test_written_and_read(file: Path) -> None:
    """What is read is what was written, whatever the text."""
    one = lock.make("guide", split(file.read_text("utf-8")))
    assert lock.read(lock.written(one), "guide") == one


@given(
    st.sampled_from(["=", "~", "<", "<=", ">", ">=", "range", "after", "vague"]),
    st.none() | st.fractions(0, 10**6, max_denominator=1).map(lambda n: n / 1000),
    st.none() | st.integers(1, 10**9).map(Fraction),
    st.none() | st.integers(2, 10**9).map(Fraction),
    st.sampled_from(["", "hour", "kg", "île"]),
    st.sampled_from(["", "several", "2027-05-03"]),
)
def test_any_amount(
    op: str, low: Fraction | None, high: Fraction | None, of: Fraction | None, unit: str, word: str
) -> None:
    """No amount is lost or changed."""
    amount = Amount(0, 0, op, low, high, of, unit, word)
    place = lock.LockedPlace("0" * 16, 3, (amount, amount))
    one = lock.Lock("guide", {"risks": ""}, {("risks", 1): place}, frozenset())
    assert lock.read(lock.written(one), "guide") == one


def test_the_same_words_give_the_same_lock() -> None:
    """Wrapped lines, quotes, capitals, emphasis and addresses of links change nothing."""
    other = TEXT.replace("hours. About", "hours.\nAbout").replace(
        "people, aged", "**people** (<https://x.example>), aged"
    )
    assert lock.written(made(other)) == lock.written(made())


@pytest.mark.parametrize(
    ("old", "new"),
    [("6 hours", "8 hours"), ("37.5", "3.75"), ("nothing", "anything"), ("Prepare", "Preparing"), ("at most", "least")],
)
def test_other_words_give_another_lock(old: str, new: str) -> None:
    """A digit, a point, a word, a heading."""
    assert lock.written(made(TEXT.replace(old, new))) != lock.written(made())


GOOD = lock.written(lock.make("guide", split(TEXT)))
COUNT = GOOD.count("\n")


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("", 1, "is no lock: its first line is not `leaflets-lock/1`"),
        ("<html>", 1, "is no lock"),
        (GOOD.replace("= 6 hour", "= 8 hour"), COUNT, "was edited"),
        (GOOD.replace("prepare.1", "prepare.2"), COUNT, "was edited"),
        (GOOD.replace("Risks", "Risk"), COUNT, "was edited"),
        (GOOD[: len(GOOD) // 2], GOOD[: len(GOOD) // 2].count("\n") + 1, "is cut off"),
        (GOOD[:-1], COUNT, "is cut off"),
        (GOOD + "\n", COUNT, "is cut off"),
        ("leaflets-lock/1\n", 1, "is cut off"),
        (GOOD.replace("splitter 1,", "splitter one,"), COUNT, "is cut off"),
        (again(GOOD.replace("splitter 1,", "splitter 2,")), 2, "was made by another version"),
        (again(GOOD.replace("numbers 1", "numbers 2")), 2, "was made by another version"),
        (GOOD.replace("[risks]", "<<<<<<< HEAD\n[risks]"), 6, "holds the conflict marks of a merge"),
        (GOOD.replace("[risks]", "=======\n[risks]"), 6, "holds the conflict marks of a merge"),
        (again(GOOD.replace("risks.2", "risks.3")), 8, "this line is none of a lock"),
        (again(GOOD.replace("risks.2", "prepare.3")), 8, "this line is none of a lock"),
        (again(GOOD.replace("= 6 hour", "about 6 hours")), 4, "this line is none of a lock"),
        (again(GOOD.replace("[risks]", "[prepare]")), 6, "this line is none of a lock"),
        (again(GOOD.replace("runs\n", "runs\nxyz\n")), 12, "this line is none of a lock"),
        (again(GOOD.partition("runs\n")[0] + "checksum\n"), 10, "this line is none of a lock"),
    ],
)
def test_a_lock_that_cannot_be_trusted(text: str, line: int, message: str) -> None:
    """It is refused with the line, and says which command makes it anew."""
    with pytest.raises(LockError, match=message) as caught:
        lock.read(text, "guide", "leaflets source update knee guide FILE --write")
    assert caught.value.line == line
    assert "leaflets source update knee guide FILE --write" in str(caught.value)


@pytest.mark.parametrize(
    ("place", "lacks"),
    [
        (Range("guide", "prepare", 1, 2), ""),
        (Range("guide", "risks", 4, 4), ""),
        (
            Range("guide", "prepare", 2, 3),
            "the section 'prepare' of 'guide' ends with `prepare.2`: no `prepare.2-3`.",
        ),
        (
            Range("guide", "prepare", 999, 999),
            "the section 'prepare' of 'guide' ends with `prepare.2`: no `prepare.999`.",
        ),
        (Range("guide", "prepar", 1, 1), "'guide' has no section 'prepar'. Did you mean 'prepare'?"),
        (Range("guide", "x", 1, 1), "'guide' has no section 'x'. There are: prepare, risks."),
    ],
)
def test_places_that_are_not_there(place: Range, lacks: str) -> None:
    """What is lacking is said, with a guess."""
    assert made().lacks(place) == lacks
    assert made().has(place) == (not lacks)


def test_places_in_use() -> None:
    """All, or those of the ranges, in the order of the text."""
    every = [
        ("guide", section, number) for section, last in (("prepare", 2), ("risks", 4)) for number in range(1, last + 1)
    ]
    assert list(made().expand(())) == every
    use = (Range("guide", "risks", 2, 3), Range("guide", "prepare", 1, 1))
    assert list(made().expand(use)) == [every[0], every[3], every[4]]


@given(st.integers(0, 60), st.integers(0, 200), st.integers(0, 40))
def test_every_long_copy_is_found(before: int, start: int, more: int) -> None:
    """SHORTEST_COPY words of a text, wherever they begin and whatever stands around them."""
    text = [f"w{number * number % 1009}" for number in range(300)]
    length = words.SHORTEST_COPY + more
    copy = [*(f"x{n}" for n in range(before)), *text[start : start + length], "end"]
    assert words.winnowed(text) & set(words.run_hashes(copy))


def test_few_runs_are_kept() -> None:
    """About one run in three: most neighbors are not kept, so the text cannot be unrolled word by word."""
    text = [f"w{number * number % 10007}" for number in range(5000)]
    kept = len(words.winnowed(text))
    assert 0.28 < kept / 5000 < 0.38
    assert not words.winnowed(text[: words.RUN - 1])
    assert len(words.winnowed(text[: words.RUN])) == 1


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Don’t take “it” — it's long-term", ["don't", "take", "it", "it's", "longterm"]),
        ("(<https://x.example/a-b>) see https://x.example.", ["see"]),
        ("5% < 7.5 and 2–3, −1 or 1,000 at 7:30", "5 % < 7.5 and 2 - 3 - 1 or 1,000 at 7:30".split()),
        ("手術2日", ["手", "術", "2", "日"]),
        ("soft\xadhyphen CAFÉ cafe\u0301", ["softhyphen", "café", "café"]),
    ],
)
def test_words(text: str, found: list[str]) -> None:
    """What counts as a word, and what is the same word."""
    assert words.words(text) == found
