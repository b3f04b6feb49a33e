"""Lone words for how often something happens."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from support.chance_sentences import PLAIN, found

FOUND = [
    ("Infection is rare.", "rare"),
    ("Infection is very rare.", "very rare"),
    ("Paralysis is extremely rare.", "extremely rare"),
    ("Rarely, cement gets into the lungs.", "Rarely"),
    ("Very rarely, a nerve is hurt.", "Very rarely"),
    ("In rare cases, people cannot move their legs.", "rare"),
    ("A rare side effect is a rash.", "rare"),
    ("Problems after this treatment are uncommon.", "uncommon"),
    ("It is uncommon to have a fever.", "uncommon"),
    ("Bruising is common.", "is common"),
    ("Bruising is very common.", "very common"),
    ("It’s common to have a bruise.", "It’s common"),
    ("It is quite common to feel sick.", "is quite common"),
    ("A common side effect is pain.", "common side effect"),
    ("Common problems are pain and bruising.", "Common problems"),
    ("People commonly have a headache.", "commonly have"),
    ("A headache is commonly reported.", "commonly reported"),
    ("Bleeding is unlikely.", "unlikely"),
    ("You are very unlikely to have a stroke.", "very unlikely"),
    ("There is a low chance of bleeding.", "a low chance"),
    ("There is a small risk of infection.", "a small risk"),
    ("There is a very small risk of a stroke.", "a very small risk"),
    ("The risk is low.", "risk is low"),
    ("The risk of an allergic reaction is very small.", "risk of an allergic reaction is very small"),
    ("The chance of a leak is high.", "chance of a leak is high"),
    ("We call the chance low.", "chance low"),
    ("There is a good chance that you will walk better.", "a good chance"),
    ("The risk to your nerves is minimal.", "minimal"),
    ("Clots happen infrequently.", "infrequently"),
    ("People seldom need a second treatment.", "seldom"),
    ("There is a remote possibility of a stroke.", "a remote possibility"),
    ("It is highly likely that the pain eases.", "highly likely"),
    ("This problem is rare, but you should know about it.", "rare"),
    ("Surgery is rarely needed.", "rarely"),
    ("There is a slight risk that it does not work.", "a slight risk"),
]

RIGHT = [
    "Infection is rare. It is not known how many people have one.",
    "We do not know how common this rare problem is. Our source gives no figures.",
    "Bruising is common: 300 out of every 1,000 people have a bruise, and 700 do not.",
    "This is a scan for rare blood types.",
    "Your rare disease team will see you.",
    "If you rarely drink alcohol, you can have one glass.",
    "Surgery is rarely done on a Sunday.",
    "In the unlikely event of a fire, staff will help you.",
    "Frequently asked questions are on the last page.",
    "The most common cause of these breaks is weak bones.",
    "Staff keep the risk as low as they can.",
    "A high-risk patient can have a bed near the nurse.",
    "Common words are explained in the glossary.",
    "It is common to have a scan first.",
    "This lowers the risk.",
    "Cook low and slow.",
]


@pytest.fixture(scope="module")
def messages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """What the check finds in all sentences."""
    texts = [*(text for text, _ in FOUND), *RIGHT, *PLAIN]
    return found("frequency-word", texts, tmp_path_factory.mktemp("word"))


@pytest.mark.parametrize(("text", "word"), FOUND)
def test_found(text: str, word: str, messages: dict[str, str]) -> None:
    """A word for how often something happens, alone, is found and told."""
    assert f"{word}' tells each reader" in messages.get(text, "nothing found")


@pytest.mark.parametrize("text", [*RIGHT, *PLAIN])
def test_right(text: str, messages: dict[str, str]) -> None:
    """Beside a number, or the words that there is none, it is right; so are the same words about other things."""
    assert messages.get(text) is None


NONE = "Our source gives no number for these."
RARE = "A clot is rare."
PLACES = [
    (f"{NONE}\n\n- {RARE}\n- {RARE}", []),
    (f"{NONE}\n\n{RARE}", ["5:11"]),
    (f"Problems.\n\n- {RARE}\n- {NONE}", ["5:13"]),
    (f'!!! risk "What may go wrong"\n\n    {NONE}\n\n    - {RARE}\n    - {RARE}', []),
    (f'!!! risk "Our source gives no number"\n\n    - {RARE}', []),
    (f'!!! risk "What may go wrong"\n\n    - {RARE}\n    - {NONE}', ["5:17"]),
    (f'!!! risk "x"\n\n    {NONE}\n\n{RARE}', ["7:11"]),
    (f'!!! risk "Rare problems"\n\n    - x\n\n{NONE}', ["3:11"]),
    (f'!!! risk "Rare problems"\n\n    - {NONE}', []),
    ("## Common side effects\n\nx\n\n## y\n\n2 out of every 1,000 people, not 998.", ["3:4"]),
    ("## Common side effects\n\nA rash: 200 out of every 1,000 people; 800 have none.", []),
    (
        "| Out of every 1,000 people | how often | have it | do not |\n| - | - | - | - |\n| A clot | rare | 2 | 998 |",
        [],
    ),
    ("| Problem | how often |\n| - | - |\n| A clot | rare |", ["5:12"]),
    ("![A clot is rare](a.svg)", ["3:13"]),
    ("```\nA clot is rare\n```", []),
]


@pytest.mark.parametrize(("text", "places"), PLACES)
def test_place(text: str, places: list[str], page: Callable[..., list[str]]) -> None:
    """That there is no number holds for its block, for the box it begins and for the list it leads, and no further."""
    assert [":".join(line.split(":")[:2]) for line in page("frequency-word", f"# Risks\n\n{text}\n")] == places


def test_front_matter(find: Callable[..., list[str]]) -> None:
    """A description is all that a search result shows."""
    edits = "--- knee/risks.md\n---\ntitle: Risks\ndescription: Infection is rare.\n---\n# Risks\n"
    (message,) = find("frequency-word", edits)
    assert message.startswith("docs/knee/risks.md:3:1: 'rare'")


def test_long_text(tmp_path: Path) -> None:
    """A text of very many such words is read in linear time."""
    for words in ("rare", "risk of a a a ", "very very common risk", "is common?"):
        found("frequency-word", [" ".join([words] * 5000)], tmp_path / words[:4])
