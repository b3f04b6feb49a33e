"""Words to avoid, in all their forms, and their false alarms."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.core.yaml_file import load
from leaflets.language import hard_words
from leaflets.language.faults import told

LISTS = {"plain", "cdc", "everyday", "index", "nhs", "govuk", "18f"}
FILE = Path(hard_words.__file__).parent / "hard_words.yml"

FOUND = [
    ("Staff administer the medicine.", "administer", "Staff give the medicine."),
    ("A nurse administers it.", "administers", "A nurse gives it."),
    ("It was administered at noon.", "administered", "say 'give'"),
    ("Do this prior to the scan.", "prior to", "Do this before the scan."),
    ("Prior to the scan, eat.", "Prior to", "Before the scan, eat."),
    ("In order to sleep, lie down.", "In order to", "To sleep, lie down."),
    ("Treatment commences at noon.", "commences", "Treatment starts at noon."),
    ("Staff utilise a needle.", "utilise", "Staff use a needle."),
    ("Staff are utilizing a needle.", "utilizing", "Staff are using a needle."),
    ("It takes approximately an hour.", "approximately", "It takes about an hour."),
    ("Drink sufficient water.", "sufficient", "Drink enough water."),
    ("Discontinue the tablets.", "Discontinue", "Stop the tablets."),
    ("You discontinued them.", "discontinued", "You stopped them."),
    ("You may experience pain.", "experience", "You may have pain."),
    ("He is experiencing pain.", "experiencing", "He is having pain."),
    ("Problems occurred.", "occurred", "Problems happened."),
    ("Your physician can help.", "physician", "Your doctor can help."),
    ("Ask for an additional pillow.", "additional", "Ask for an extra pillow."),
    ("Take your medications.", "medications", "Take your medicines."),
    ("Adverse effects are possible.", "Adverse effects", "Side effects are possible."),
    ("It is a chronic illness.", "chronic", "say 'long-lasting'"),
    ("You may have acute pain.", "acute", "say 'sudden'"),
    ("Take it orally.", "orally", "say 'by mouth'"),
    ("An oral medicine helps.", "oral", "say 'by mouth, or of the mouth'"),
    ("You may have oedema.", "oedema", "say 'swelling'"),
    ("Signs of haemorrhage.", "haemorrhage", "say 'very heavy bleed'"),
    ("Food and/or drink is fine.", "and/or", "say 'one of the two, or \"or both\"'"),
    ("We made an attempt, and attempted it.", "attempted", "and tried it."),
    ("People suffering from pain.", "suffering from", "People who have pain."),
    ("They request more.", "request", "They ask for more."),
]

RIGHT = [
    "This is subject to change. As a result, wait a minute.",
    "Give this page to your doctor. Give a minute sample.",
    "What you will experience. We have experience with this. In our experience it helps.",
    "There is little experience with cement.",
    "It is done at your request.",
    "You may have acute lymphoblastic leukemia, or chronic fatigue syndrome.",
    "A monitor shows your pulse. Monitors may be attached to you.",
    "Do not use street drugs, or drugs and alcohol.",
    "It is an anti-inflammatory painkiller.",
    "Some people identify as women.",
    "See the American College of Physicians, or Provider Street.",
    "Follow the steps. The following day, rest.",
    "A second attempt is possible.",
    "People with lung disease are also welcome. Sit for a long time.",
    "The ordering of the beds remains. These are the remains.",
    "Use it as a tool, and use the tool.",
    "",
]


def messages(text: str) -> list[str]:
    """The findings of a text, in words."""
    return [told(text, fault) for fault, _ in hard_words.faults(text)]


@pytest.mark.parametrize(("text", "word", "better"), FOUND)
def test_found(text: str, word: str, better: str) -> None:
    """A hard word is found in each of its forms, and the plain one is offered in the same form."""
    (message,) = messages(text)
    assert message.startswith(f"'{word}' is ")
    assert better in message


@pytest.mark.parametrize("text", RIGHT)
def test_right(text: str) -> None:
    """Names, fixed phrases, other meanings and other parts of speech are left alone."""
    assert messages(text) == []


def test_longest_wins() -> None:
    """The phrase "adverse effects" is one finding, and "in the event that" is another than "in the event of" is."""
    found = messages("Adverse effects, in the event that pain stays, in the event of pain.")
    words = [message.partition("' is ")[0][1:] for message in found]
    assert words == ["Adverse effects", "in the event that", "in the event of"]


def test_every_entry_is_found() -> None:
    """Every entry of the list is found in a sentence of its own, with words to say instead."""
    data = load(FILE.read_text("utf-8")).data
    for part in ("verbs", "nouns", "phrases", "medical"):
        for hard, entry in data[part].items():
            form = entry.get("forms", [hard])[0].replace("and or", "and/or")
            found = [entry.hard for _, entry in hard_words.faults(f"so you {form} it")]
            assert found == [hard], hard
            assert entry["say"]


def test_every_entry_has_a_source() -> None:
    """Every entry names the lists that it is from, of those that the head of the file names with their license."""
    head = FILE.read_text("utf-8").partition("before_verbs")[0]
    data = load(FILE.read_text("utf-8")).data
    for part in ("verbs", "nouns", "phrases", "medical"):
        for hard, entry in data[part].items():
            lists = entry["list"] if isinstance(entry["list"], list) else [entry["list"]]
            assert {str(name) for name in lists} <= LISTS, hard
    assert all(f"\n# {name} " in head for name in LISTS)


def test_what_to_say_is_not_hard() -> None:
    """No entry offers a word that is to be avoided itself."""
    data = load(FILE.read_text("utf-8")).data
    offered = [entry["say"] for part in ("verbs", "nouns", "phrases", "medical") for entry in data[part].values()]
    assert [(say, messages(say)) for say in offered if messages(say)] == []


@given(
    st.lists(st.sampled_from(["prior", "to", "in", "order", "the", "adverse", "effects", "acute", ".", "(", "/", "İ"]))
)
def test_places(words: list[str]) -> None:
    """Each fault stands where it says it does, and none overlaps another."""
    text = " ".join(words)
    end = 0
    for fault, entry in hard_words.faults(text):
        assert fault.start >= end
        assert text[fault.start : fault.end].split()[0].lower() in {"prior", "in", "adverse", "acute"}
        assert entry.say
        end = fault.end
