"""Which sentences of the sources are at hand: those that may be kept, and those in a folder of somebody's own."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.core.diagnostics import LeafletsError
from leaflets.library import source_texts
from support import commands, library


def test_kept(example: Path) -> None:
    """A text in the repository is at hand."""
    found = source_texts.sentences(library.read(example))["knee"]
    assert found["guide", "prepare", 2] == "Do not eat on the day."
    assert len(found) == 8


def test_item_has_the_line_above_its_list(example: Path, tmp_path: Path) -> None:
    """An item alone says too little: it comes with the line that begins its list."""
    text = tmp_path / "list.txt"
    text.write_text("# Not\n\nThe treatment is not:\n\n- a cure\n- painful\n\nIt is safe.\n", "utf-8")
    add = ["source", "add", "knee", "list", str(text), "--rights", "public domain"]
    assert commands.leaflets(example, *add).returncode == 0
    found = source_texts.sentences(library.read(example))["knee"]
    assert found["list", "not", 2] == "The treatment is not: a cure"
    assert found["list", "not", 4] == "It is safe."


def test_own_folder(example: Path, tmp_path: Path) -> None:
    """A text that must not be kept is read from a folder."""
    kept = example / "docs/knee/sources/guide.txt"
    kept.rename(tmp_path / "guide.txt")
    assert source_texts.sentences(library.read(example))["knee"] == {}
    assert len(source_texts.sentences(library.read(example), tmp_path)["knee"]) == 8


def test_another_text(example: Path, tmp_path: Path) -> None:
    """A text that was not the one that was locked would make every comparison wrong."""
    (tmp_path / "guide.txt").write_text("# About\n\nDoctors look at the knee.\n", "utf-8")
    with pytest.raises(LeafletsError, match="is not the text that was locked as 'guide'"):
        source_texts.sentences(library.read(example), tmp_path)


def test_no_folder(example: Path, tmp_path: Path) -> None:
    """A folder that is not there is said at once."""
    with pytest.raises(LeafletsError, match="no such folder"):
        source_texts.sentences(library.read(example), tmp_path / "x")


def test_command_asks(example: Path) -> None:
    """`--questions` asks and stops nothing."""
    page = example / "docs/knee/how-to-prepare.md"
    page.write_text(page.read_text("utf-8").replace("Do not eat on the day.", "You can eat on the day."), "utf-8")
    done = commands.leaflets(example, "check", "--questions")
    assert done.returncode == 0
    assert "is this what guide prepare.2 says? the source denies what the page says" in done.stdout
    assert "question" not in commands.leaflets(example, "check").stdout


def test_command_says_what_is_not_at_hand(example: Path) -> None:
    """Where no text is there, the command says so and what to do."""
    (example / "docs/knee/sources/guide.txt").unlink()
    done = commands.leaflets(example, "check", "--questions")
    assert "Nothing was asked about 'guide' of knee: its text is not here. Give --sources DIR" in done.stderr
