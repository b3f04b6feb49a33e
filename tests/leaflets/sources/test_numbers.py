"""Numbers of a page beside those of a source: what is the same in other words, and what is not."""

from __future__ import annotations

import pytest
from leaflets.language.numerals import amounts
from leaflets.sources.numbers import held

SAME = [
    ("Use the drops twice a day.", "Use the drops 2 times a day."),
    ("Use the drops 2 times a day.", "Use the drops twice a day."),
    ("People over 65 heal slowly.", "If you are older than 65, you may heal slowly."),
    ("If you are 65 or older, tell us.", "Tell us if you are 65 or older."),
    (
        "By age 80, more than half of all Americans have a cataract.",
        "By age 80, more than 500 out of every 1,000 people have one.",
    ),
    ("Come at 7:30.", "Come at 7:30."),
    ("Have an exam at least once a year.", "See the eye doctor at least once a year."),
    ("Have an exam at least once every two years.", "See the doctor at least once every 2 years."),
    ("Surgery on the eyes is done 4 to 8 weeks apart.", "The second eye is done 4 weeks to 8 weeks later."),
    ("About 90 percent of people have better vision.", "About 90 out of 100 people see better."),
    ("In about 90 percent of cases, people have better vision.", "9 out of 10 people see better."),
    ("About 90 percent of people see better.", "About 10 in 100 people do not see better."),
    ("The risk is one in 1,000.", "1 in every 1,000 people have it."),
    ("Three quarters of patients go home the same day.", "About 75 in 100 people go home the same day."),
    ("Take 10 mg.", "Take 0.01 g."),
    ("It is 60 inches long.", "It is 5 feet long."),
    ("It takes less than one hour.", "It takes less than 1 hour."),
    ("It takes less than one hour.", "It takes less than 60 minutes."),
    ("One of them may swell.", "One of them may swell."),
    ("Infection is more likely.", "Infection is more likely."),
    ("You may feel itching for a couple of days.", "You may feel itching for a couple of days."),
    ("Wait 24 hours.", "Wait one day."),
    ("Avoid lifting for six weeks.", "Do not lift for 6 weeks."),
    ("In the first 48 hours, rest.", "Rest for the first 2 days."),
    ("A 6-week course.", "It takes 6 weeks."),
    ("At 20 weeks of pregnancy.", "At 20 weeks."),
    ("Between 2% and 5% of patients.", "2 to 5 in 100 people."),
    ("Between 2% and 5% of patients.", "20 to 50 in 1,000 people."),
    ("1,500 people took part.", "1500 people took part."),
    ("Nearly 2 million people.", "Nearly 2,000,000 people."),
    ("A dozen eggs.", "12 eggs."),
    ("twice the dose", "two times the dose"),
    ("Temperature over 101.5 F.", "A fever over 101.5."),
    ("Fast from midnight.", "Fast from midnight."),
    ("Take it every 4-6 hours.", "Take it every 4 to 6 hours."),
    ("Take it every 4–6 hours.", "Take it every 6 hours."),
    ("A third of people.", "1 in 3 people."),
    ("half an hour", "30 minutes"),
    ("Two thirds of patients.", "2 in 3 people."),
    ("five to ten years", "5 to 10 years"),
    ("Call 911.", "Call 911."),
    ("L1 vertebra", "L2 vertebra"),
]
OTHER = [
    ("If you are 65 or older, tell us.", "Tell us if you are 75 or older."),
    ("By age 80, more than half of all Americans have a cataract.", "More than 60 in 100 people have one."),
    ("Come at 7:30.", "Come at 8:30."),
    ("Surgery is done 4 to 8 weeks apart.", "The second eye is done 1 to 2 months later."),
    ("Take 10 mg.", "Take 10 ml."),
    ("It takes less than one hour.", "It takes 2 hours."),
    ("Avoid lifting for six weeks.", "Do not lift for 6 days."),
    ("The dose is doubled.", "The dose is twice as high."),
    ("Temperature over 101.5 F.", "A fever over 105.1."),
    ("one-third of people", "About 333 in 1,000 people."),
    ("stage 2", "stage 3"),
]


def is_held(page: str, source: str) -> bool:
    """Whether each number of a sentence is one of the source's."""
    known = amounts(source)
    return all(held(amount, known) for amount in amounts(page))


@pytest.mark.parametrize(("source", "page"), SAME)
def test_same(source: str, page: str) -> None:
    """Other words, another denominator, the other side and other units are the same number."""
    assert is_held(page, source)


@pytest.mark.parametrize(("source", "page"), OTHER)
def test_other(source: str, page: str) -> None:
    """Another number is another number, whatever stands around it."""
    assert amounts(page)
    assert not is_held(page, source)
