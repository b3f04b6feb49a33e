"""Lists after "Do not:", whose items say the contrary when they are read alone."""

from __future__ import annotations

from collections.abc import Callable

import pytest

BARE = "- lift heavy things\n- go for a run"
OWN = "- do not lift heavy things\n- never go for a run"

BAD = [
    "Do not:",
    "You should not:",
    "You must not do any of these:",
    "For 6 weeks, do not:",
    "You can walk. You should not:",
    "Don't:",
    "Don’t:",
    "Never:",
    "You cannot:",
    "Avoid:",
    "Try to avoid these things:",
    "Go home without:",
    "Take no:",
    "Stop:",
    "Stop taking:",
    "It is not for:",
    "It is not right for people who:",
    "None of these is safe:",
    "Call us if you cannot:",
    "**Do not:**",
    "> Do not:",
    '!!! risk "Do not:"',
    '!!! risk "What you should not do"',
    '!!! risk "It may not be right for you"',
    "## Do not",
    "## What not to do",
    "### Who should not have it",
    "## Things to avoid",
]

GOOD = [
    "Do:",
    "Tell your doctor about:",
    "Do not wait for your check-up: call us if you have:",
    "If you do not feel well, tell us about:",
    "Do not drive if you:",
    "Do not drive until you can:",
    "Do not forget to:",
    "Do not hesitate to:",
    "Our source does not say:",
    "Our source gives no number for these:",
    "Sometimes there is no need to wait:",
    "You do not only get better, you:",
    "Do not eat anything but:",
    "If not:",
    "You should not worry about this",
    "You should not lift. This is how you rest:",
    '!!! help "Call us if:"',
    "## What if I cannot sleep?",
    "## Can I not eat?",
    "## What we do not know",
    "## What happens if you do not come",
    "## You are not alone",
    "## Notes on pain",
    "## Another thing",
]


def text(lead: str, items: str) -> str:
    """A page with a list under a line; in a box it stands inside."""
    if lead.startswith("!!!"):
        items = "\n".join(f"    {line}" for line in items.split("\n"))
    return f"# Risks\n\n{lead}\n\n{items}\n"


@pytest.mark.parametrize("lead", BAD)
def test_items_lack_their_not(lead: str, page: Callable[..., list[str]]) -> None:
    """Told at the first bare item."""
    (found,) = page("bare-negative-list", text(lead, BARE))
    assert found.startswith("5:")
    assert "2 of its 2 items lack their own 'not'" in found
    assert "read alone, 'lift heavy things' says the contrary" in found


@pytest.mark.parametrize("lead", BAD)
def test_each_item_says_its_not(lead: str, page: Callable[..., list[str]]) -> None:
    """Where every item denies by itself, the line above may too."""
    assert page("bare-negative-list", text(lead, OWN)) == []


@pytest.mark.parametrize("lead", GOOD)
def test_no_negative_list(lead: str, page: Callable[..., list[str]]) -> None:
    """The line denies nothing, or not what the items say: conditions, exceptions, what is unknown, another sentence."""
    assert page("bare-negative-list", text(lead, BARE)) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "For now, you should not:\n\n- lift heavy things\n- not run\n- Swim.",
            [
                "5:3: 'For now, you should not:' begins this list, and 2 of its 3 items lack their own 'not': read "
                "alone, 'lift heavy things' says the contrary. Write in each what it is not, such as "
                "'You should not lift heavy things'"
            ],
        ),
        (
            "## Do not\n\n1. Swim.",
            [
                "5:4: 'Do not' begins this list, and 1 of its 1 items lack their own 'not': read alone, "
                "'Swim.' says the contrary. Say 'not' in each item"
            ],
        ),
        (
            "Avoid:\n\n- X-rays",
            [
                "5:3: 'Avoid:' begins this list, and 1 of its 1 items lack their own 'not': read alone, "
                "'X-rays' says the contrary. Write in each what it is not, such as 'Avoid X-rays'"
            ],
        ),
    ],
)
def test_what_it_says(text: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """The line above, how many items, the first of them, and how it could read."""
    assert page("bare-negative-list", f"# Risks\n\n{text}\n") == found


@pytest.mark.parametrize(
    ("lead", "item", "ending"),
    [
        ("You should avoid the following:", "milk", ", such as 'You should avoid milk'"),
        ("Do not eat any of these:", "milk", ", such as 'Do not eat milk'"),
        ("You must not do the following things:", "run", ", such as 'You must not run'"),
        ("You should avoid doing the following:", "eat", ". Say 'not' in each item"),
        ("Do not take these medicines:", "aspirin", ". Say 'not' in each item"),
    ],
)
def test_an_example_is_a_sentence(lead: str, item: str, ending: str, page: Callable[..., list[str]]) -> None:
    """Words that only point to the list are left out; where that makes no sentence, none is offered."""
    (found,) = page("bare-negative-list", f"# Risks\n\n{lead}\n\n- {item}\n")
    assert found.endswith(ending)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("Do not:\n\n- run\n\n- swim", [5]),
        ("Do not:\n\n- run\n\n    It hurts. It is not good.\n\n- swim", [9]),
        ("Do not:\n\n- not run\n    - fast", []),
        ("Do:\n\n- rest. Do not:\n    - run\n- walk", [6]),
        ("Do not:\n\n- run\n\nDo:\n\n- walk\n\nNever:\n\n- swim", [5, 13]),
        ("- You cannot:\n- run", []),
        ("Do not:\n\nSome words.\n\n- run", []),
        ("Do not:\n\n```\n- run\n```", []),
        ("Do not:\n\n- [ ] run", [5]),
    ],
)
def test_which_items(text: str, lines: list[int], page: Callable[..., list[str]]) -> None:
    """Items with several paragraphs are one; a list within an item hangs on it; each list is judged by itself."""
    assert [int(line.split(":")[0]) for line in page("bare-negative-list", f"# Risks\n\n{text}\n")] == lines
