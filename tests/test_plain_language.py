"""What the benchmark of plain language reads (benchmarks/plain_language.py), and the sample that it draws."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from support import library

sys.path.append(str(library.ROOT / "benchmarks"))

import plain_language
from leaflets.checks import registry
from leaflets.core.diagnostics import Finding, Place

TEXTS = [
    ("a.txt", "Call prior to noon.\n\nGo <b>home</b>.", ["Call prior to noon.", "Go <b>home</b>."]),
    ("a.txt", f"{'word ' * 30}\nNext line.", ["word " * 29 + "word", "Next line."]),
    ("a.md", "---\ntitle: x\n---\n# One\n\n{% tag %}Call `x` {{ y }}now.", ["One", "Call x now."]),
    (
        "a.njk",
        '{% block %}<h2>One</h2><script>no</script>{{ tag({ text: "Two" }) }}<p>Three</p>',
        ["One", "Three", "Two"],
    ),
    ("a.html", "<html><head><title>no</title></head><body><p>One</p><pre>no</pre></body></html>", ["One"]),
]


@pytest.mark.parametrize(("name", "text", "blocks"), TEXTS)
def test_text(name: str, text: str, blocks: list[str], tmp_path: Path) -> None:
    """Text, Markdown and HTML become blocks without front matter, code and the tags of templates."""
    file = tmp_path / name
    file.write_text(text, "utf-8")
    made = plain_language.library([file], tmp_path / "scratch")
    assert [block.text for page in made.pages.values() for block in page.blocks] == blocks


def test_under() -> None:
    """Only what stands under headings that begin with a word, whether they stand in a list or not."""
    text = "x\n\n## Before\n\none\n\n## After\n\ntwo\n\n* #### Before: more\n\n  three\n\n* #### After\n\n  four\n"
    assert plain_language.under(text, "before").split() == ["one", "three"]
    assert plain_language.under(text, "After").split() == ["two", "four"]


def test_sample() -> None:
    """The same seed draws the same findings, as many of each check as there are, up to the number asked for."""
    found = [
        ("rare", Finding(Place("a", 1, 1), "x")),
        *(("often", Finding(Place("a", line, 1), "y")) for line in range(100)),
    ]
    drawn = plain_language.sample(found, 10, 1)
    assert drawn == plain_language.sample(found, 10, 1) != plain_language.sample(found, 10, 2)
    assert [name for name, _ in drawn] == ["often"] * 9 + ["rare"]
    assert len({finding for _, finding in drawn}) == 10


def test_counts(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """Findings are counted by check, and for 1,000 words."""
    (tmp_path / "a.md").write_text("Call prior to noon. Rest two weeks, e.g. now.", "utf-8")
    monkeypatch.setattr(sys, "argv", ["x", str(tmp_path), "--scratch", str(tmp_path / "scratch"), "--sample", "5"])
    plain_language.main()
    told = capsys.readouterr().out
    assert "1 files, 10 words, 3 findings" in told
    assert "hard-word                 1  100.00 in 1,000 words" in told
    assert "  1 hard-word" in told


def test_checks_are_known() -> None:
    """Of the checks that the benchmark names, those of words are there."""
    assert {"hard-word", "passive-voice", "date-format", "long-sentence"} <= set(plain_language.CHECKS) & set(
        registry.checks()
    )
