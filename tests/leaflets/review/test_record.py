"""The words of record: the same wherever they are made, and others as soon as patients read something else."""

from __future__ import annotations

import os
import random
import re
import shutil
import string
from pathlib import Path

import pytest
from leaflets.review import record, shared
from leaflets.review.record import Fault, Passage, Record, Step
from support import library
from support.commands import leaflets, output

PAGE = """\
# Risks

## In the hospital

Bleeding may happen in 3 of 100 people. Read the [rules](https://www.example.org/rules).

Do not:

1. eat on the day
2. drive for 24 hours

!!! help later "Call {{ local.ward_phone }} if:"

    - it hurts [@guide risks.1]

??? note "More"

    Swelling | a sign of infection {x}

| Sign | What to do |
| --- | --- |
|  | Rest |
| Fever | Call us |

![A knee](knee.svg "The knee, from the side")
"""
DRAWING = """\
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
  <title>A knee</title>
  <desc>Bone and cartilage.</desc>
  <path class="ink" d="M0 0h8v8z"/>
</svg>
"""
EDITS = f"--- knee/risks.md\n{PAGE}--- knee/knee.svg\n{DRAWING}"


def words(folder: Path) -> Record:
    """The record of the one leaflet."""
    made = library.read(folder)
    return record.of(made, made.leaflets[0])


@pytest.fixture
def knee(example: Path) -> Path:
    """The example with a page of every construct."""
    library.change(example, EDITS)
    return example


def test_lines(knee: Path) -> None:
    """Part, boxes with all classes, lead, number, cell, hidden, values, addresses outside, places, names."""
    text = words(knee).text
    assert text.startswith("words/1\n=title | Knee arthroscopy\n=owner | Lead nurse (example)\n")
    assert "=term | arthroscopy\n" in text
    for line in (
        "## risks.md",
        "=heading | Risks",
        "In the hospital | Bleeding may happen in 3 of 100 people. Read the rules <https://www.example.org/rules>.",
        "In the hospital > - Do not: > 2. | drive for 24 hours",
        "=title In the hospital > [help later] | Call {local:ward_phone} if:",
        "In the hospital > [help later] Call {local:ward_phone} if: > - | it hurts | guide risks.1 @HASH",
        "In the hospital > [note] More > (collapsed text) | Swelling \\| a sign of infection \\{x}",
        "In the hospital > column: What to do | Rest",
        "In the hospital > row: Fever > column: What to do | Call us",
        "=figcaption In the hospital | The knee, from the side",
        "=picture-text | Bone and cartilage.",
    ):
        assert line in re.sub(r"@[0-9a-f]{8}\b", "@HASH", text).splitlines(), f"{line}\n{text}"
    assert "555-0100" not in text
    assert re.search(r"^=picture \| A knee \| drawing:[0-9a-f]{16}$", text, re.MULTILINE)
    assert re.search(
        r"\| Do not eat on the day\. \| guide prepare\.2 #do-not-eat @[0-9a-f]{8} must$", text, re.MULTILINE
    )


def test_a_record_is_read_as_it_was_written(knee: Path) -> None:
    """Whatever signs stand in it."""
    made = words(knee)
    assert record.parse(made.text) == made


def test_labels_of_a_drawing(knee: Path) -> None:
    """Their words are lines; where one stands is a part of the picture, so that to move it is a change, too."""
    file = knee / "docs/knee/knee.yml"
    before = words(knee).text
    made = []
    for text in ("- {text: kneecap, x: 4, y: 4}\n", "- {text: kneecap, x: 4, y: 5}\n", "- {text: shin, x: 4, y: 5}\n"):
        file.write_text(text, "utf-8")
        made.append(words(knee).text)
    assert "=picture-label | kneecap\n" in made[0]
    assert "=picture-label | shin\n" in made[2]
    pictures = [re.findall(r"^=picture \|.*$", text, re.MULTILINE) for text in (before, *made)]
    assert pictures[0] != pictures[1] != pictures[2] == pictures[3]


@pytest.mark.parametrize("part", ["(a)", "[b] c", "- d", "1.", "row: e", "f > g", "h | i", "\\", "=k", "## l", "# m"])
def test_a_part_of_any_name_is_read_as_it_was_written(part: str) -> None:
    """A heading may look like a sign of the record."""
    passages = (
        Passage("a | b \\ {x}".replace("|", "\\|"), "p.md", "", (Step("part", record.escaped(part)),), "s 1", True),
    )
    assert record.parse(Record(passages).text) == Record(passages)


ELSEWHERE = {
    "another folder": lambda folder: shutil.move(folder, folder.parent / "else"),
    "another name": lambda folder: (folder / "docs/knee").rename(folder / "docs/knie"),
    "files in another order": lambda folder: _rewritten(folder),
    "line ends of Windows": lambda folder: _each(folder, lambda text: text.replace("\n", "\r\n")),
    "bold": lambda folder: _risks(folder, "3 of 100", "**3** of *100*"),
    "wrapped lines": lambda folder: _risks(folder, "may happen in", "may\nhappen   in"),
    "curly quotes and dashes": lambda folder: _risks(folder, "it hurts", "it hurts"),
    "another id of a heading": lambda folder: _risks(folder, "## In the hospital", "## In the hospital {#there}"),
    "colors of a drawing": lambda folder: _svg(folder, 'class="ink"', 'class="bone"'),
}


def _rewritten(folder: Path) -> None:
    files = sorted((each for each in (folder / "docs/knee").iterdir() if each.is_file()), reverse=True)
    texts = {file: file.read_bytes() for file in files}
    for file in files:
        file.unlink()
    for file, data in texts.items():
        file.write_bytes(data)


def _each(folder: Path, change: object) -> None:
    for file in (folder / "docs/knee").glob("*.md"):
        file.write_bytes(change(file.read_text("utf-8")).encode())  # type: ignore[operator]


def _risks(folder: Path, old: str, new: str) -> None:
    file = folder / "docs/knee/risks.md"
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


def _svg(folder: Path, old: str, new: str) -> None:
    file = folder / "docs/knee/knee.svg"
    file.write_text(file.read_text("utf-8").replace(old, new), "utf-8")


@pytest.mark.parametrize("how", ELSEWHERE)
def test_acceptance_1_the_record_is_the_same_elsewhere(how: str, knee: Path) -> None:
    """What no patient reads changes nothing, to the byte."""
    before = words(knee).text
    moved = ELSEWHERE[how](knee)
    assert words(Path(moved) if how == "another folder" else knee).text == before


def test_acceptance_1_signs_of_one_kind_are_the_same(knee: Path) -> None:
    """Curly quotes, dashes, and letters composed of two."""
    _risks(knee, "it hurts", 'it "hurts" - don\'t caf\u00e9 wait')
    before = words(knee).text
    _risks(knee, 'it "hurts" - don\'t caf\u00e9 wait', "it “hurts” – don’t cafe\u0301\u00a0wait")
    assert words(knee).text == before


@pytest.mark.parametrize(
    "variables", [{"TZ": "Pacific/Kiritimati"}, {"LC_ALL": "tr_TR.UTF-8"}, {"PYTHONHASHSEED": "7"}]
)
def test_acceptance_1_the_record_is_the_same_on_other_machines(variables: dict[str, str], knee: Path) -> None:
    """Time zone, locale and the order of sets, in a process of its own."""
    before = words(knee).text
    done = leaflets(knee, "words", "--write", **variables)
    assert done.returncode == 0, output(done)
    assert (knee / "docs/knee/words.txt").read_bytes() == before.encode()


def test_acceptance_1_any_changed_letter_or_digit_is_in_the_record(knee: Path) -> None:
    """Of 500 draws on all pages each gives another fingerprint."""
    before = words(knee).fingerprint
    draws = random.Random(15)
    texts = {file: file.read_text("utf-8") for file in sorted((knee / "docs/knee").glob("*.md"))}
    places = [
        (file, at)
        for file, text in texts.items()
        for at, sign in enumerate(text)
        if (sign.isalpha() or sign.isdigit()) and not _hidden(text, at)
    ]
    for _ in range(500 if os.environ.get("LEAFLETS_LONG") else 40):
        file, at = draws.choice(places)
        text = texts[file]
        kind = string.digits if text[at].isdigit() else string.ascii_lowercase
        other = draws.choice([sign for sign in kind if sign != text[at].lower()])
        file.write_text(f"{text[:at]}{other}{text[at + 1 :]}", "utf-8")
        assert words(knee).fingerprint != before, f"{file.name}: {text[max(0, at - 20) : at + 20]!r}, {other!r}"
        file.write_text(text, "utf-8")


def _hidden(text: str, at: int) -> bool:
    """Whether it is markup: front matter, attributes, names of files, addresses, kinds of boxes, numbers of items."""
    silent = r"\A---\n.*?\n---\n|\{[^{}\n]*\}|\{\{[^{}]*\}\}|\]\([^)]*\)|^(?:!!!|\?\?\?)[^\"\n]*|^\d+\."
    return any(match.start() <= at < match.end() for match in re.finditer(silent, text, re.DOTALL | re.MULTILINE))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("https://www.example.org/rules", "https://www.example.org/rule"),
        ("help later", "help"),
        ("??? note", "???+ note"),
        ("1. eat on the day\n2. drive for 24 hours", "1. drive for 24 hours\n2. eat on the day"),
        ("1. eat on the day\n2.", "3. eat on the day\n4."),
        ("Do not:", "You may:"),
        ("[@guide risks.1]", "[@guide about.1]"),
        ("local.ward_phone", "local.out_of_hours_phone"),
        ("![A knee]", "![The knee]"),
    ],
)
def test_what_patients_see_change_is_in_the_record(old: str, new: str, knee: Path) -> None:
    """Boxes, order, numbers, leads, places, values, addresses, alternative texts."""
    before = words(knee).fingerprint
    _risks(knee, old, new)
    assert words(knee).fingerprint != before


def test_a_drawing_with_other_shapes_is_in_the_record(knee: Path) -> None:
    """Though its words are the same."""
    before = words(knee).fingerprint
    _svg(knee, "M0 0h8v8z", "M0 0h8v4z")
    assert words(knee).fingerprint != before


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("words/1\n<<<<<<< HEAD\na | b\n", 2, "two branches changed this file"),
        ("words/2\na | b\n", 1, "another version of Leaflets wrote it"),
        ("# Notes\n", 1, "it is no record of words"),
        ("words/1\n## a.md\n| b\n| c", 4, "the file is cut off"),
        ("words/1\n## a.md\nb\n", 3, "is no passage"),
        ("words/1\na | b | c | d\n", 2, "is no passage"),
        ("", 1, "it is no record of words"),
    ],
)
def test_what_is_no_record_is_told_with_its_line(text: str, line: int, message: str) -> None:
    """Conflicts of a merge, files of others, files that are cut off."""
    found = record.parse(text)
    assert isinstance(found, list)
    assert [fault.line for fault in found] == [line]
    assert message in found[0].message
    assert isinstance(found[0], Fault)


def test_terms_and_own_values_are_in_the_record(example: Path) -> None:
    """The terms that the leaflet shows, by name; values of its own in full."""
    library.change(
        example,
        "--- knee/index.md\n---\ntitle: Knee\nlocal: {own_rule: Eat nothing.}\n---\n# Knee\n\n"
        "[a look](../glossary.md#arthroscopy) {{ local.own_rule }}\n",
    )
    text = words(example).text
    assert "=term | arthroscopy\n" in text
    assert "=value:own_rule | Eat nothing.\n" in text
    assert "| a look {local:own_rule}" in text


def test_each_text_of_a_list_is_a_line(example: Path) -> None:
    """In its box, so that a new sign is read where it stands; a list that is still empty is named."""
    index = (example / "docs/knee/index.md").read_text("utf-8")
    signs = "local: {signs: [It is hot., It bleeds.], urgent_signs: []}"
    (example / "docs/knee/index.md").write_text(index.replace("local: {}", signs), "utf-8")
    box = '!!! help "Call us if:"\n\n    - {{ local.signs }} [@-]\n    - {{ local.urgent_signs }} [@-]\n'
    library.change(example, box)
    lines = words(example).text.splitlines()
    assert [line for line in lines if "[help]" in line] == [
        "=title [help] | Call us if:",
        "[help] Call us if: > - | It is hot. | -",
        "[help] Call us if: > - | It bleeds. | -",
        "[help] Call us if: > - | {local:urgent_signs} | -",
    ]
    assert not [line for line in lines if line.startswith("=value:signs")]


def test_names_of_groups_are_shared(example: Path) -> None:
    """Patients read them over the pages of every leaflet."""
    contract = example / "docs/templates/leaflet/index.md"
    contract.write_text(contract.read_text("utf-8").replace("  - risks.md\n", "  - The risks: [risks.md]\n"), "utf-8")
    assert "=group | The risks\n" in shared.of(library.read(example)).text
