"""sources.yml as it is read: what it says, and each fault with its line."""

from __future__ import annotations

import pytest
from leaflets.data import sources_reader
from leaflets.data.sources import LeftOut, MustSay, Question, Range, Source

TEXT = """\
format: leaflets-sources/1
sources:
  guide:
    title: A guide
    publisher: A society
    url: https://x.example/guide
    read: 2026-11-22
    rights: public domain (US government)
    use: [prepare.1-9, experience.3]
    sections: {experience: What will I experience?}
  nice: {title: N, publisher: P, read: 2026-11-22, rights: copyrighted, use: whole}
must_say:
  - {name: bandage, place: guide experience.3; nice 1.2, topic: care, on: [index.md]}
left_out:
  - {place: guide prepare.2, reason: r, role: editor, instead: i}
questions:
  - id: eating
    what: Which is right?
    severity: high
    places: [guide prepare.1, nice 1.1]
    contradict: [[guide prepare.1, nice 1.1-2]]
  - {id: old, what: W, resolved: By the clinician.}
"""


def read(text: str) -> list[str]:
    """The faults of a text, as `line: message`."""
    return [f"{fault.line}: {fault.message}" for fault in sources_reader.read(text, "sources.yml").faults]


def test_what_it_says() -> None:
    """Everything, in the order of the file, with lines."""
    found = sources_reader.read(TEXT, "docs/knee/sources.yml")
    assert found.faults == []
    one = Range("guide", "prepare", 1, 1)
    assert found.sources["guide"] == Source(
        "guide", "A guide", "A society", "https://x.example/guide", "2026-11-22", "public domain (US government)",
        (Range("guide", "prepare", 1, 9), Range("guide", "experience", 3, 3)),
        {"experience": "What will I experience?"}, 3,
    )  # fmt: skip
    assert found.sources["guide"].kept
    assert not found.sources["nice"].kept
    assert found.sources["nice"].use == ()
    places = (Range("guide", "experience", 3, 3), Range("nice", "1", 2, 2))
    assert found.must_say == [MustSay("bandage", places, "care", ("index.md",), 13)]
    assert found.left_out == [LeftOut((Range("guide", "prepare", 2, 2),), "r", "editor", "i", 15)]
    both = (one, Range("nice", "1", 1, 1))
    contradict = ((one, Range("nice", "1", 1, 2)),)
    assert found.questions == [
        Question("eating", "Which is right?", "high", both, contradict, "", 17),
        Question("old", "W", resolved="By the clinician.", line=22),
    ]
    assert [question.id for question in found.open_questions] == ["eating"]
    assert found.must_say_by_name == {"bandage": found.must_say[0]}


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("format: leaflets-sources/1\n", "", "1: this file has no `format`: the version of this format"),
        ("sources/1", "sources/2", "1: `format` must be 'leaflets-sources/1', not 'leaflets-sources/2'"),
        ("publisher: A society", "publihser: A", "3: the source 'guide' has no `publisher`: who published it"),
        (
            "publisher: A society",
            "publihser: A",
            "5: the source 'guide' takes no key `publihser`. Did you mean 'publisher'?",
        ),
        (
            "  guide:",
            "  Guide:",
            "3: 'Guide' is no key: use three or more lower-case letters, then letters, digits and "
            "hyphens. Did you mean 'guide'?",
        ),
        ("  guide:", "  Guide:", "13: there is no source 'guide' under `sources:`. Did you mean 'Guide'?"),
        ("  nice: {", "  '': {", "11: '' is no key"),
        ("read: 2026-11-22\n", "read: soon\n", "7: `read` of the source 'guide' is no date such as 2027-01-31: 'soon'"),
        ("https://x.example/guide", "x.example", "6: `url` of the source 'guide' is no address"),
        ("use: whole", "use: hole", "11: `hole` names no sentence: write a source and a place"),
        ("use: whole", "use: []", "11: names no place: write `use: whole`"),
        ("use: whole", "use: 1", "11: `use` of the source 'nice' must be text or a list, not 1"),
        ("experience.3]", "prepare.9]", "9: `prepare.9` stands in `prepare.1-9` already, in part or whole"),
        ("experience.3]", "nice 1.1]", "9: `use:` of 'guide' names the place `nice 1.1` of another source"),
        (
            "{experience:",
            "{Experience:",
            "10: the key 'Experience' of a section is not lower-case words",
        ),
        (
            "{experience:",
            "{a: What will I experience?, experience:",
            "10: the section 'What will I experience?' has the key 'a' already",
        ),
        ("{experience:", "{'': x, experience:", "10: the key '' of a section"),
        (
            "guide experience.3; nice",
            "gide experience.3; nice",
            "13: there is no source 'gide' under `sources:`. Did you mean 'guide'?",
        ),
        ("guide experience.3; nice 1.2", "experience.3", "13: `experience.3` names no source"),
        (
            "name: bandage",
            "name: Band age",
            "13: `name` of the safety statement 'Band age' is not lower-case",
        ),
        ("topic: care, ", "", "13: the safety statement 'bandage' has no `topic`"),
        ("[index.md]", "[index]", "13: `on` of the safety statement 'bandage' is no page such as get-help.md: 'index'"),
        ("[index.md]", "[index.md, index.md]", "13: `on` of the safety statement 'bandage' names something twice"),
        (
            "left_out:",
            "  - {name: bandage, place: nice 1.3, topic: t}\nleft_out:",
            "14: the name 'bandage' stands at line 13 already",
        ),
        (
            "questions:",
            "  - {place: guide prepare.1-3, reason: r, role: o}\nquestions:",
            "16: `guide prepare.1-3` is left out at line 15 already",
        ),
        ("role: editor, ", "", "15: the left-out place 'guide prepare.2' has no `role`: who decided"),
        ("id: old", "id: eating", "22: the id 'eating' stands at line 17 already"),
        (
            "severity: high",
            "severity: hihg",
            "19: `severity` of the question 'eating' is 'hihg'; use one of critical, high, medium, "
            "low. Did you mean 'high'?",
        ),
        (
            "[[guide prepare.1, nice 1.1-2]]",
            "[[guide prepare.1]]",
            "21: `contradict` of the question 'eating' must be two places, such as [guide prepare.9, guide prepare.10]",
        ),
        (
            "nice 1.1-2]]",
            "nice 1.1; 1.2]]",
            "21: each of two places that contradict each other is one place or range, without `;`",
        ),
        ("nice 1.1-2]]", "guide prepare.1-2]]", "21: `guide prepare.1` cannot contradict itself"),
        ("must_say:", "must_say:\nmust_sya: []\nx:", "12: `must_say` is empty; write `[]` where there is nothing"),
        ("must_say:", "must_say: []\nmust_sya:", "13: this file takes no key `must_sya`. Did you mean 'must_say'?"),
        ("title: A guide", "title: A: guide", "4: not YAML: a colon inside a value: put the value in quotes"),
        (
            "title: A guide",
            "title: A guide\n    title: B",
            "5: not YAML: the key 'title' stands here for the second time",
        ),
        (TEXT, "[]", "1: this file must be a mapping (`key: value`), not a list"),
        (TEXT, "", "1: this file is empty"),
        (
            TEXT,
            "format: leaflets-sources/1\nsources: {guide: 1}\nmust_say: [1]\nleft_out: {}\nquestions: x\n",
            "2: the source 'guide' must be a mapping (`key: value`), not 1",
        ),
    ],
)
def test_each_fault_has_a_line(old: str, new: str, expected: str) -> None:
    """Each says what is wrong and what to do; the rest is read."""
    assert old in TEXT
    assert any(fault.startswith(expected) for fault in read(TEXT.replace(old, new, 1))), read(TEXT.replace(old, new, 1))


def test_all_faults_in_one_run() -> None:
    """A file with many faults is not mended one run at a time."""
    text = TEXT.replace("title: A guide", "title:").replace("role: editor, ", "").replace("id: old", "id: old_one")
    assert [fault.partition(":")[0] for fault in read(text)] == ["4", "15", "22"]


def test_what_fits_is_used() -> None:
    """A fault takes away what it is in, no more."""
    found = sources_reader.read(TEXT.replace("guide experience.3; nice 1.2", "gide x.1; nice 1.2"), "sources.yml")
    assert found.must_say[0].places == (Range("nice", "1", 2, 2),)
    assert len(found.questions) == 2


def test_what_yaml_loses_is_noted() -> None:
    """What follows ` #` is a comment: another check tells it."""
    [oddity] = sources_reader.read(TEXT.replace("publisher: A society", "publisher: A society #1"), "sources.yml").odd
    assert oddity.line == 5
