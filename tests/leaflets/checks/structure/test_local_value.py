"""Local values: defined, filled, and read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

WRONG = "the local value 'ward_fone' is not defined. Did you mean 'ward_phone'?"
NO_TEXT = "is not text: write it in quotes"
USE = "{{ local.ward_fone }}"

CASES = [
    ("Call {{ local.ward_phone }}, {{local.ward_hours}}.", []),
    (f"Call {USE}.", [f"3:15: {WRONG}"]),
    (f"## Call {USE}", [f"3:18: {WRONG}"]),
    (f"[Call {USE}](a.md)", [f"3:16: {WRONG}"]),
    (f"**{USE}**", [f"3:12: {WRONG}"]),
    (f"| x |\n| - |\n| {USE} |", [f"5:12: {WRONG}"]),
    (f"- x\n- {USE}", [f"4:12: {WRONG}"]),
    (f'!!! help "Call {USE}"\n\n    x', [f"3:25: {WRONG}"]),
    ("ward_fone: " + USE, [f"3:21: {WRONG}"]),
    (f"{USE} and {USE}", [f"3:10: {WRONG}"]),
    (f"{USE}\n\n{USE}", [f"3:10: {WRONG}", f"5:10: {WRONG}"]),
    (
        "{{ local.zzz }} {{ local.yyy }}",
        ["3:10: the local value 'zzz' is not defined.", "3:26: the local value 'yyy' is not defined."],
    ),
    ("{{ local.parking }}", ["3:10: the local value 'parking' is empty"]),
    (f"`{USE}` ``{{{{ page.title }}}}``\n\n```\n{USE}\n```\n\n    {USE}", []),
    (f"<!-- {USE} -->", []),
    ("{{ locl.ward_phone }}", ["3:4: '{{ locl.ward_phone }}' is no local value; write {{ local.<name> }}"]),
    ("{{ local.ward-phone }}", ["3:4: '{{ local.ward-phone }}' is no local value; write {{ local.<name> }}"]),
    ("Call {{ local.ward_phone }", ["3:1: '{{ local.ward_phone }' is no local value; write {{ local.<name> }}"]),
    ("Call { local.ward_phone }.", ["3:1: '{ local.ward_phone }' is no local value; write {{ local.<name> }}"]),
    ("Call {{", ["3:1: '{{' is no local value; write {{ local.<name> }}"]),
    (
        "<div>{{ local.ward_phone }}</div>",
        ["3:15: '{{ local.ward_phone }}' is printed as text: local values are not read inside HTML"],
    ),
    ("![Plan {{ local.ward_hours }}](a.svg)", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_use(text: str, found: list[str], page: Callable[..., list[str]], find: Callable[..., list[str]]) -> None:
    """A value that is not defined, is empty or stays in braces is told at its very place, wherever it stands."""
    find("local-value", "--- ../mkdocs.yml\nextra:\n    parking:\n")
    assert page("local-value", f"# Risks\n\n{text}\n") == found


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("555-0100", ""),
        ("'0555010'", ""),
        ("Example 1", ""),
        ("", 'is empty: write "" as long as your hospital has not written it'),
        ("''", ""),
        ("' '", ""),
        ("0555010", f'{NO_TEXT}, "0555010"'),
        ("12:30", f'{NO_TEXT}, "12:30"'),
        ("yes", f'{NO_TEXT}, "yes"'),
        ("[a, b]", ""),
        ("[]", ""),
        ("{a: 1}", f"{NO_TEXT}, exactly as it is to be read"),
    ],
)
def test_own_value(value: str, fault: str, find: Callable[..., list[str]]) -> None:
    """A leaflet's own value is text, and not empty: YAML makes another number of `0555010`. The line is its key's."""
    edits = f"--- knee/index.md\n---\ntitle: K\nlocal:\n  stay: {value}\n---\n# K\n"
    assert find("local-value", edits) == ([f"docs/knee/index.md:4:3: the local value 'stay' {fault}"] if fault else [])


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("signs: [1]", f"4:11: the local value 'signs', text 1, {NO_TEXT}, \"1\""),
        ("signs: [a, '']", "4:14: the local value 'signs', text 2, is empty"),
        ("signs: [a, '**b**']", "4:14: the local value 'signs', text 2, holds '**': no markup is read here"),
        ("signs: [a, [b]]", f"4:14: the local value 'signs', text 2, {NO_TEXT}"),
        ("ward_phone: ['555 0100']", "4:3: the local value 'ward_phone' is a list, and a number or an address stands"),
        ("ward_hours: [mornings]", "4:3: the local value 'ward_hours' is a list, and a name stands here"),
        ("signs: [a, b]", ""),
        ("signs: []", ""),
    ],
)
def test_list_of_own_texts(value: str, found: str, find: Callable[..., list[str]]) -> None:
    """Each text of a list is judged at its place; a number, an address or a name is no list."""
    told = find("local-value", f"--- knee/index.md\n---\ntitle: K\nlocal:\n  {value}\n---\n# K\n")
    assert [line.startswith(f"docs/knee/index.md:{found}") for line in told] == [True] * bool(found), told


def test_list_of_the_hospital(find: Callable[..., list[str]]) -> None:
    """Only a leaflet has lists: what all share is read on every page."""
    (found,) = find("local-value", "--- ../mkdocs.yml\nextra:\n    signs: [a]\n")
    assert f"extra.hospital: 'signs' {NO_TEXT}" in found


@pytest.mark.parametrize(
    ("box", "found"),
    [
        ('!!! hospital "Food"\n\n    {{ local.ward_hours }}', []),
        ('!!! hospital "Food"\n\n    - {{ local.ward_hours }}', []),
        ('!!! hospital "Food"\n\n    Eat nothing.', ["3:15: a box `!!! hospital` is for the hospital's own rule, and"]),
        ('!!! hospital "{{ local.name }}"\n\n    Eat nothing.', ["3:18: a box `!!! hospital` is for"]),
        ('!!! note "Food"\n\n    Eat nothing.', []),
    ],
)
def test_box_for_the_rule(box: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """What an author says is no rule of the hospital."""
    told = page("local-value", f"# Risks\n\n{box}\n")
    assert [line.startswith(start) for line, start in zip(told, found, strict=True)] == [True] * len(found), told


def test_own_value_wins(find: Callable[..., list[str]]) -> None:
    """A leaflet may define what the hospital does not, for its own pages only; keys that are no text do no harm."""
    edits = (
        "--- knee/index.md\n---\ntitle: K\nlocal: {ward_fone: a, 7: x}\n---\n# K\n\n"
        "{{ local.ward_fone }} {{ local.zzz }}\n"
        "--- index.md\n# H\n\n{{ local.ward_fone }} {{ local.7 }}\n"
    )
    assert find("local-value", edits) == [
        f"docs/index.md:3:10: {WRONG}",
        "docs/index.md:3:32: the local value '7' is not defined.",
        "docs/knee/index.md:7:32: the local value 'zzz' is not defined.",
    ]


@pytest.mark.parametrize(
    "key", ["name", "emergency_phone", "ward_phone", "ward_hours", "out_of_hours_phone", "formats_phone"]
)
def test_needed_of_the_hospital(key: str, example: Path, find: Callable[..., list[str]]) -> None:
    """Each value that stands at the end of every page must be in `extra.hospital`, with something in it."""
    config = example / "mkdocs.yml"
    lines = config.read_text("utf-8").splitlines()
    (number,) = [number for number, line in enumerate(lines, 1) if line.startswith(f"    {key}:")]
    config.write_text("\n".join(f"    {key}:" if n == number else line for n, line in enumerate(lines, 1)))
    assert find("local-value") == [f"mkdocs.yml:{number}: extra.hospital: '{key}' is empty"]


@pytest.mark.parametrize("key", ["emergency_phone", "out_of_hours_phone", "parking"])
def test_number_of_the_hospital(key: str, example: Path, find: Callable[..., list[str]]) -> None:
    """A phone number without quotes is another number to YAML; so it is told for every value of the hospital."""
    config = example / "mkdocs.yml"
    kept = [line for line in config.read_text("utf-8").splitlines() if not line.startswith(f"    {key}:")]
    config.write_text("\n".join([*kept, f"    {key}: 0555010"]) + "\n", "utf-8")
    (found,) = find("local-value")
    assert found.endswith(f"extra.hospital: '{key}' {NO_TEXT}, \"0555010\"")


def test_example_values_of_a_real_hospital(example: Path, find: Callable[..., list[str]]) -> None:
    """Once the hospital is no example, no value may still be one: patients would read it as a rule."""
    config = example / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("    example: true\n", ""), "utf-8")
    edits = "--- knee/index.md\n---\ntitle: K\nlocal:\n  stay: 'Example: your hospital writes this.'\n---\n# K\n"
    assert find("local-value", edits) == [
        "docs/knee/index.md:4:3: the local value 'stay' is still an example; write your hospital's own",
        "mkdocs.yml:40: extra.hospital: 'name' is still an example; write your hospital's own",
    ]


def test_front_matter_reads_no_local_value(find: Callable[..., list[str]]) -> None:
    """A description goes into search results and lists as it is written; the page's own uses are told too."""
    edits = "--- knee/risks.md\n---\ndescription: Call {{ local.ward_phone }}\n---\n# Risks\n"
    assert find("local-value", edits) == [
        "docs/knee/risks.md:2:1: 'description' holds a local value; they are read in the text of a page only"
    ]


def test_leaflet_without_front_matter_is_told_once(find: Callable[..., list[str]]) -> None:
    """Where index.md cannot be read no value is known: one finding for the cause, none for each use."""
    edits = "--- knee/index.md\n---\ntitle: a: b\n---\n# K\n--- knee/risks.md\n# Risks\n\n{{ local.stay }}\n"
    assert find("local-value", edits) == []


@pytest.mark.parametrize(
    ("value", "fault"),
    [
        ("night_phone: '555 0100'", ""),
        ("night_phone: 1-800-FLOWERS", "the local value 'night_phone' is no phone number: 'F' is in it"),
        ("night_phone: '*31*555'", "the local value 'night_phone' is no phone number: '*' is in it"),
        ("night_email: ward", "the local value 'night_email' is no mail address: 'ward'"),
        (
            "ward_name: Stop your medicines! Now",
            "the local value 'ward_name' holds '!': a name stands here, no sentence",
        ),
        ("rule: Do **not** eat.", "the local value 'rule' holds '**': no markup is read here"),
        ("rule: |\n    One.\n\n    Two.", "the local value 'rule' has more than one paragraph or line"),
        ("rule: 'Stop 3 * 2 tablets. Then call us, please.'", ""),
    ],
)
def test_shape_of_own_value(value: str, fault: str, find: Callable[..., list[str]]) -> None:
    """What ends in `_phone` can be dialed, a name is a name, and no value shows markup."""
    found = find("local-value", f"--- knee/index.md\n---\ntitle: K\nlocal:\n  {value}\n---\n# K\n")
    assert len(found) == bool(fault)
    assert all(line.startswith(f"docs/knee/index.md:4:3: {fault}") for line in found), found
