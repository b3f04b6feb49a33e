"""`leaflets words` and the check that asks for it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest
from leaflets.core import settings
from support import library
from support.commands import leaflets, output


def test_write_and_ask(example: Path) -> None:
    """Missing, written, as they should be, out of date: what is told, and the exit status."""
    missing = leaflets(example, "words")
    assert missing.returncode == 1
    assert "docs/knee/words.txt is missing." in output(missing)
    assert "docs/words-shared.txt is missing." in output(missing)
    library.write_words(example)
    assert leaflets(example, "words").stdout == "The words of record are what patients read.\n"
    library.change(example, "One more sentence.")
    stale = leaflets(example, "words", "knee")
    assert stale.returncode == 1
    assert "docs/knee/words.txt is out of date.\n  +| One more sentence.\n" in stale.stdout


def test_count(example: Path) -> None:
    """A line for each page and one for all, of the leaflets that are named, whether their files are written or not."""
    shutil.copytree(example / "docs/knee", example / "docs/ankle")
    done = leaflets(example, "words", "--count", "knee")
    assert done.returncode == 0
    assert done.stdout == (
        "     14  knee/index.md\n     20  knee/how-to-prepare.md\n      8  knee/risks.md\n     42  knee in all\n"
    )
    assert leaflets(example, "words", "--count").stdout.count(" in all\n") == 2
    assert "Did you mean 'knee'?" in output(leaflets(example, "words", "--count", "kne"))
    both = leaflets(example, "words", "--count", "--write")
    assert both.returncode == 2
    assert not (example / "docs/knee/words.txt").exists()


def test_a_leaflet_that_there_is_not(example: Path) -> None:
    """With a guess."""
    done = leaflets(example, "words", "kne")
    assert done.returncode == 2
    assert "there is no leaflet 'kne'. Did you mean 'knee'?" in output(done)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (None, []),
        ("words/1\n=title | Knee\n", ["docs/knee/words.txt:2:1: is out of date by"]),
        ("words/1\n<<<<<<< ours\n", ["docs/knee/words.txt:2:1: two branches changed this file"]),
        ("words/1\n=title | Knee", ["docs/knee/words.txt:2:1: the file is cut off"]),
        ("words/9\n", ["docs/knee/words.txt:1:1: begins with 'words/9'"]),
    ],
)
def test_stale_words_in_a_build(text: str | None, found: list[str], example: Path) -> None:
    """To know of, with its line; a leaflet that nobody has begun to review needs no file."""
    if text is not None:
        (example / "docs/knee/words.txt").write_text(text, "utf-8")
    told = library.findings(example, "stale-words")
    assert {each.level for each in told} <= {"info"}
    assert [str(each)[: len(start)] for each, start in zip(told, found, strict=True)] == found


def test_stale_words_when_publishing(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused, also where there is no file yet; no page can allow it."""
    monkeypatch.setenv(settings.MODE, "publish")
    told = library.findings(example, "stale-words")
    assert [(each.path, each.level) for each in told] == [("docs/knee/index.md", "warn"), ("mkdocs.yml", "warn")]


def test_line_ends_of_windows_are_no_change(example: Path) -> None:
    """A checkout may have others."""
    library.write_words(example)
    for file in example.glob("docs/**/words*.txt"):
        file.write_bytes(file.read_bytes().replace(b"\n", b"\r\n"))
    assert library.findings(example, "stale-words") == []


def test_check_publish(example: Path) -> None:
    """All that publishing asks, without a build."""
    done = leaflets(example, "check", "--publish")
    assert done.returncode == 1
    for words in (
        "warn: docs/knee/index.md:1:1: the clinician has not agreed to this leaflet",
        "warn: mkdocs.yml:",
        "(example-hospital)",
        "(stale-words)",
    ):
        assert words in done.stdout, output(done)
    refused = leaflets(example, "check", "--publish", "--site", "docs")
    assert refused.returncode == 2
    assert "leave out --site" in output(refused)
