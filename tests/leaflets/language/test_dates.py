"""Dates in other forms, and numbers that are no dates."""

from __future__ import annotations

import datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.language import dates
from leaflets.language.faults import told

FOUND = [
    ("We read it on 08/31/2026.", "08/31/2026", "write '31 August 2026'"),
    ("We read it on 31.08.2026.", "31.08.2026", "write '31 August 2026'"),
    ("We read it on 06/08/2026.", "06/08/2026", "write the month as a word"),
    ("We read it on 8/8/2026.", "8/8/2026", "write '8 August 2026'"),
    ("We read it on 6/8/26.", "6/8/26", "write the month as a word"),
    ("We read it on 2026-08-06.", "2026-08-06", "write '6 August 2026'"),
    ("We read it on August 6th, 2026.", "August 6th, 2026", "write '6 August 2026'"),
    ("We read it on August 6.", "August 6", "write '6 August'"),
    ("We read it on Aug. 6, 2026.", "Aug. 6, 2026", "write '6 August 2026'"),
    ("We read it on 6th August.", "6th August", "write '6 August'"),
    ("We read it on the 6th of August 2026.", "the 6th of August 2026", "write '6 August 2026'"),
    ("We read it on 6 Aug 2026.", "6 Aug 2026", "write '6 August 2026'"),
    ("We read it on 6 Sept.", "6 Sept", "write '6 September'"),
    ("We read it on 5th August 6th.", "5th August", "write '5 August'"),
    ("Before 31/02/2026 call.", "31/02/2026", "there is no such day; write one such as '6 August 2026'"),
    ("On 30 Feb 2026 call.", "30 Feb 2026", "there is no such day"),
    ("On 2026-02-29 call.", "2026-02-29", "there is no such day"),
    ("On 29 Feb call.", "29 Feb", "write '29 February'"),
    ("We read it on 6 August, 2026.", "6 August, 2026", "write '6 August 2026'"),
]

RIGHT = [
    "We read it on 6 August 2026.",
    "We read it on 6 August. In August 2026. In May 30 people came.",
    "Your blood pressure is 120/80. Call 555-0100, 24/7.",
    "Version 1.2.3. See 1.2.2026.4 and part 3.4.",
    "You may walk 1 day. Take 12.5.20 mg of it, or 1.2.20%.",
    "Take 1/2 tablet. Room 12/14/3.",
    "Open 8 am to 6 pm. March on.",
    "See the 3rd floor. The 5th day.",
    "Jan has 6 cats. Dec.",
]


def messages(text: str) -> list[str]:
    """The findings of a text, in words."""
    return [told(text, fault) for fault in dates.faults(text)]


@pytest.mark.parametrize(("text", "words", "better"), FOUND)
def test_found(text: str, words: str, better: str) -> None:
    """A date in another form is found once; the one form is offered where day and month are sure."""
    (message,) = messages(text)
    assert message.startswith(f"'{words}' is a date in another form")
    assert better in message


@pytest.mark.parametrize("text", RIGHT)
def test_right(text: str) -> None:
    """The one form, months alone, fractions, phone numbers, versions and times are left alone."""
    assert messages(text) == []


@given(st.dates(datetime.date(1900, 1, 1), datetime.date(2099, 12, 31)))
def test_any_date(day: datetime.date) -> None:
    """Every day in the one form is right, and every ISO date becomes that form."""
    right = f"{day.day} {day:%B} {day.year}"
    assert messages(f"On {right} we met.") == []
    assert f"write '{right}'" in messages(f"On {day.isoformat()} we met.")[0]
