"""Local values: defined, filled, and read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

WRONG = "the local value 'ward_fone' is not defined. Did you mean 'ward_phone'?"
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
    ("Call {{ local.ward_phone }", ["3:1: '{{ local.ward_phone ' is no local value; write {{ local.<name> }}"]),
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
    ("value", "empty"),
    [
        ("555", False),
        ("0", False),
        ("1.5", False),
        ("", True),
        ("''", True),
        ("' '", True),
        ("[1]", True),
        ("{a: 1}", True),
    ],
)
def test_own_value(value: str, empty: bool, find: Callable[..., list[str]]) -> None:
    """A leaflet's own value is text or a number, and not empty; the line is that of its key."""
    edits = f"--- knee/index.md\n---\ntitle: K\nlocal:\n  stay: {value}\n---\n# K\n"
    assert find("local-value", edits) == (["docs/knee/index.md:4:3: the local value 'stay' is empty"] if empty else [])


def test_own_value_wins(find: Callable[..., list[str]]) -> None:
    """A leaflet may define what the hospital does not, for its own pages only; keys that are no text do no harm."""
    edits = (
        "--- knee/index.md\n---\ntitle: K\nlocal: {ward_fone: 1, 7: x}\n---\n# K\n\n"
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
    assert find("local-value") == [f"mkdocs.yml:{number}: extra.hospital has no value for '{key}'"]
