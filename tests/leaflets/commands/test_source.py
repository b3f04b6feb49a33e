"""`leaflets source`, as an author runs it."""

from __future__ import annotations

import os
import re
import shutil
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner
from leaflets.__main__ import main
from support import library

CATARACT = Path(__file__).parents[1] / "sources/texts/seniorhealth-cataract.txt"
TEXT = "Prepare\n\nDrink nothing for 6 hours. Wait here.\n\nRisks\n\nInfection may happen.\n"
FREE = ("--title", "A guide", "--publisher", "A society", "--read", "2026-11-22", "--rights", "public domain (US)")
OWN = (*FREE[:-1], "copyrighted")

Run = Callable[..., str]

FAULTS = ("malformed-lock", "malformed-sources")
"""The checks of what the command writes; the example's pages cite another text."""


@pytest.fixture
def run(example: Path, monkeypatch: pytest.MonkeyPatch) -> Run:
    """`run(…, status=0)`: run `leaflets source …` in the example library, where guide.txt holds TEXT; what it said.

    The leaflet has no source yet.
    """
    shutil.rmtree(example / "docs/knee/sources")
    (example / "docs/knee/sources.yml").unlink()
    (example / "guide.txt").write_text(TEXT, "utf-8")
    monkeypatch.chdir(example)

    def run(*arguments: str, status: int = 0) -> str:
        done = CliRunner().invoke(main, ["source", *arguments])
        assert done.exit_code == status, done.output
        assert not done.exception or isinstance(done.exception, SystemExit), done.output
        return done.output

    return run


def files(example: Path) -> list[str]:
    """The leaflet's files about sources."""
    return sorted(path.relative_to(example / "docs/knee").as_posix() for path in example.glob("docs/knee/**/*ource*/*"))


def test_add_a_free_text(run: Run, example: Path) -> None:
    """The sections are shown, the places locked, the text kept, the source named; the checks find nothing."""
    assert run("add", "knee", "guide", "guide.txt", *FREE) == (
        "docs/knee/sources/guide.txt keeps the text: public domain (US).\n"
        "  prepare    2  Prepare\n"
        "  risks      1  Risks\n"
        "3 sentences and items in 2 sections.\n"
        "docs/knee/sources/guide.lock locks them.\n"
    )
    assert files(example) == ["sources/guide.lock", "sources/guide.txt"]
    assert (example / "docs/knee/sources/guide.txt").read_text("utf-8") == TEXT
    assert [str(each) for each in library.check(example, FAULTS)] == []
    schema = re.findall(r"\$schema=(\S+)", (example / "docs/knee/sources.yml").read_text("utf-8"))
    assert (example / "docs/knee" / schema[0]).resolve().name == "sources.schema.json"
    assert (example / "docs/knee" / schema[0]).is_file()


def test_add_a_copyrighted_text(run: Run, example: Path) -> None:
    """Nothing of it is kept but its lock, in which none of its words stand."""
    said = run("add", "guide", "guide.txt", *OWN)
    assert said.startswith("The text is not kept: its rights don't begin with 'public domain' or a free license.\n")
    assert files(example) == ["sources/guide.lock"]
    lock = (example / "docs/knee/sources/guide.lock").read_text("utf-8")
    assert not any(word in lock for word in ("Drink", "nothing", "Infection"))
    assert [str(each) for each in library.check(example, FAULTS)] == []


def test_add_without_options(run: Run, example: Path) -> None:
    """What is still to be written is said, and found by the check."""
    said = run("add", "guide", "guide.txt")
    assert said.endswith("Still to write in docs/knee/sources.yml, for 'guide': title, publisher, read, rights\n")
    assert [each.check for each in library.check(example, FAULTS)] == ["malformed-sources"] * 4


def test_add_again(run: Run, example: Path) -> None:
    """The same text changes nothing, but is kept once its rights allow that; another one is refused."""
    run("add", "guide", "guide.txt", *OWN)
    entry, before = example / "docs/knee/sources.yml", (example / "docs/knee/sources.yml").read_text("utf-8")
    assert "names 'guide' already: what it says there stays." in run("add", "guide", "guide.txt", *FREE)
    assert entry.read_text("utf-8") == before
    entry.write_text(before.replace("rights: copyrighted", "rights: CC BY 4.0"), "utf-8")
    assert "keeps the text: CC BY 4.0." in run("add", "guide", "guide.txt")
    (example / "guide.txt").write_text(TEXT.replace("6 hours", "8 hours"), "utf-8")
    said = run("add", "guide", "guide.txt", status=2)
    assert said == (
        "leaflets: 'guide' is locked already, with another text. "
        "See what is new: `leaflets source update knee guide guide.txt`\n"
    )


def test_add_a_second_source(run: Run, example: Path) -> None:
    """It stands below the first; comments stay."""
    run("add", "guide", "guide.txt", *OWN)
    entry = example / "docs/knee/sources.yml"
    entry.write_text(entry.read_text("utf-8").replace("title: A guide", "title: A guide  # ours"), "utf-8")
    run("add", "cataract", str(CATARACT), *FREE)
    text = entry.read_text("utf-8")
    assert "title: A guide  # ours\n" in text
    assert re.findall(r"^  (\w+):$", text, re.MULTILINE) == ["guide", "cataract"]
    assert [str(each) for each in library.check(example, FAULTS)] == []


def test_add_with_keys_of_the_author(run: Run, example: Path) -> None:
    """`sections:` names the sections; a heading that the text lacks is refused, with a guess."""
    run("add", "guide", "guide.txt", *OWN)
    entry = example / "docs/knee/sources.yml"
    entry.write_text(entry.read_text("utf-8").replace("use: whole", "sections: {before: prepare}"), "utf-8")
    assert "moved    prepare.1-2 -> before.1-2\n" in run("update", "guide", "guide.txt", "--write")
    assert [str(each) for each in library.check(example, FAULTS)] == []
    entry.write_text(entry.read_text("utf-8").replace("before: prepare", "before: Preparing"), "utf-8")
    assert run("update", "guide", "guide.txt", status=2) == (
        "leaflets: docs/knee/sources.yml: 'Preparing' (key 'before') is no heading with sentences in guide.txt. "
        "Did you mean 'Prepare'?\n"
    )


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "guide.txt:1: holds no words"),
        (b" \n---\n", "guide.txt:1: holds no words"),
        (b"%PDF-1.7\n", "guide.txt is a PDF: save its text as plain text (.txt, UTF-8) first"),
        (b"PK\x03\x04word", "guide.txt is a Word file or an archive"),
        (b"Caf\xe9 is open.\n", "guide.txt: line 1 is not UTF-8"),
        ("Drink.\n".encode("utf-16"), "guide.txt: line 1 is not UTF-8 (byte 0xff; it looks like UTF-16)"),
        (b"One\0two.\n", "guide.txt: holds a NUL character"),
        (
            b"Drink nothing. This is" + b" long" * 4998,
            "guide.txt:1: a sentence of 5,000 words begins here: is this plain text",
        ),
        (b"x" * 5_000_001, "guide.txt has 5,000,001 bytes, at most 5,000,000"),
        (None, "guide.txt: No such file or directory"),
    ],
    ids=["empty", "signs", "pdf", "word", "latin", "utf16", "nul", "long", "large", "missing"],
)
def test_what_is_no_text(run: Run, example: Path, data: bytes | None, message: str) -> None:
    """It is refused in one line that says what to do; nothing is written."""
    file = example / "guide.txt"
    if data is None:
        file.unlink()
    else:
        file.write_bytes(data)
    said = run("add", "guide", "guide.txt", *FREE, status=2)
    assert said.startswith(f"leaflets: {message}")
    assert said.count("\n") == 1
    assert files(example) == []
    assert not (example / "docs/knee/sources.yml").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("add", "ab", "guide.txt"), "'ab' is no key: use three or more lower-case letters"),
        (("add", "Guide", "guide.txt"), "Did you mean 'guide'?"),
        (("add", "../../x", "guide.txt"), "'../../x' is no key"),
        (("add", "kne", "guide", "guide.txt"), "there is no leaflet 'kne'. Did you mean 'knee'?"),
        (("add", "templates", "guide", "guide.txt"), "there is no leaflet 'templates'."),
        (("add", "guide"), "Give [LEAFLET] KEY FILE."),
        (("add", "a", "b", "c", "d"), "Give [LEAFLET] KEY FILE."),
        (("verify", "guide", "guide.txt"), "'guide' has no lock in docs/knee/sources/."),
        (("update", "guide", "guide.txt"), "Make one with `leaflets source add knee guide FILE`"),
        (
            ("show", "guide"),
            "the text of 'guide' is not kept here: name the file, `leaflets source show knee guide FILE`",
        ),
        (("show", "knee", "guide"), "the text of 'guide' is not kept here"),
        (
            ("show", "guide", "guide.txt", "--html", "docs/knee/x.html"),
            "docs/knee/x.html lies in docs/, which is published",
        ),
    ],
)
def test_wrong_arguments(run: Run, arguments: tuple[str, ...], message: str) -> None:
    """Each is one line that says what to do."""
    assert message in run(*arguments, status=2)


def test_two_leaflets(run: Run, example: Path) -> None:
    """Then the leaflet must be named."""
    library.change(example, "--- hip/index.md\n# Hip\n")
    assert (
        run("add", "guide", "guide.txt", status=2)
        == "leaflets: name the leaflet before the key. There are: hip, knee\n"
    )
    run("add", "hip", "guide", "guide.txt", *FREE)
    assert (example / "docs/hip/sources/guide.lock").is_file()


def test_a_file_of_sources_that_is_no_yaml(run: Run, example: Path) -> None:
    """It is not touched."""
    library.change(example, "--- knee/sources.yml\nformat: [\n")
    assert run("add", "guide", "guide.txt", status=2).startswith("leaflets: docs/knee/sources.yml:1: not YAML: ")
    assert files(example) == []


def test_show(run: Run, example: Path) -> None:
    """A page that only its owner can read, outside the site; a kept text needs no file."""
    run("add", "guide", "guide.txt", *FREE)
    page = Path(run("show", "guide").removeprefix("Open ").strip())
    assert "[@guide prepare.2]" in page.read_text("utf-8")
    assert stat.S_IMODE(page.parent.stat().st_mode) == stat.S_IRWXU
    assert example not in page.parents
    for names in (("guide", "guide.txt"), ("knee", "guide"), ("knee", "guide", "guide.txt")):
        run("show", *names, "--html", "page.html")
        assert (example / "page.html").read_text("utf-8") == page.read_text("utf-8")


def test_show_another_text(run: Run, example: Path) -> None:
    """Its numbers would be those of other sentences."""
    run("add", "guide", "guide.txt", *OWN)
    (example / "guide.txt").write_text("Other.\n" + TEXT, "utf-8")
    assert run("show", "guide", "guide.txt", status=1).startswith("this is not the text that was locked")


def test_verify(run: Run, example: Path) -> None:
    """The same words are the same text, also wrapped otherwise; else the places that differ, and exit status 1."""
    run("add", "guide", "guide.txt", *OWN)
    file = example / "guide.txt"
    file.write_text(TEXT.replace("for 6", "for\r\n6"), "utf-8", newline="")
    assert run("verify", "guide", "guide.txt") == (
        "guide.txt is the text of 'guide': all 3 places have the same words.\n"
    )
    file.write_text(TEXT.replace("6 hours", "8 hours"), "utf-8")
    assert run("verify", "guide", "guide.txt", status=1) == (
        "  changed  prepare.1: 'Drink nothing for 8 hours.'\n"
        "'guide': 1 place differs, 2 are the same.\n"
        "guide.txt is not the text of 'guide' that was locked\n"
    )


def test_verify_finds_a_forged_lock(run: Run, example: Path) -> None:
    """A lock that is sound, but of another text."""
    run("add", "guide", "guide.txt", *OWN)
    lock = example / "docs/knee/sources/guide.lock"
    kept = lock.read_bytes()
    (example / "guide.txt").write_text(TEXT.replace("nothing", "something"), "utf-8")
    run("update", "guide", "guide.txt", "--write")
    assert lock.read_bytes() != kept
    (example / "guide.txt").write_text(TEXT, "utf-8")
    assert "changed  prepare.1: 'Drink nothing for 6 hours.'" in run("verify", "guide", "guide.txt", status=1)


def test_update(run: Run, example: Path) -> None:
    """What changed, and what sources.yml says of it; nothing is written without --write."""
    run("add", "guide", "guide.txt", *FREE)
    entry = example / "docs/knee/sources.yml"
    text = entry.read_text("utf-8")
    text = text.replace("must_say: []", "must_say:\n  - {name: fast, place: guide prepare.1, topic: t}")
    entry.write_text(
        text.replace("left_out: []", "left_out:\n  - {place: guide prepare.2, reason: r, role: o}"), "utf-8"
    )
    lock, kept = (example / "docs/knee/sources" / name for name in ("guide.lock", "guide.txt"))
    before = lock.read_bytes()
    new = "Prepare\n\nEat nothing, please. Drink nothing for 8 hours. Wait here.\n\nRisks\n\nInfection may happen.\n"
    (example / "guide.txt").write_text(new, "utf-8")
    expected = (
        "  changed  prepare.1: 'Eat nothing, please.'\n"
        "  added    prepare.2: 'Drink nothing for 8 hours.'\n"
        "  moved    prepare.2 -> prepare.3\n"
        "'guide': 3 places differ, 1 is the same.\n"
        "docs/knee/sources.yml:16: the safety statement 'fast': `prepare.1` has other words (now `prepare.1`)\n"
        "docs/knee/sources.yml:20: what is left out: `prepare.2` is now `prepare.3`\n"
    )
    assert run("update", "guide", "guide.txt") == expected
    assert lock.read_bytes() == before
    assert run("update", "guide", "guide.txt", "--write") == (
        f"{expected}docs/knee/sources/guide.txt keeps the text: public domain (US).\n"
        "docs/knee/sources/guide.lock locks the new text.\n"
    )
    assert kept.read_text("utf-8") == new
    assert run("update", "guide", "guide.txt") == "'guide': no place differs.\n"


def test_update_of_a_lock_that_was_edited(run: Run, example: Path) -> None:
    """It is made anew; what changed nobody knows."""
    run("add", "guide", "guide.txt", *OWN)
    lock = example / "docs/knee/sources/guide.lock"
    good = lock.read_text("utf-8")
    lock.write_text(good.replace("= 6 hour", "= 8 hour"), "utf-8")
    said = run("update", "guide", "guide.txt", "--write")
    assert said.startswith("docs/knee/sources/guide.lock:9: was edited: ")
    assert "What changed cannot be told.\n" in said
    assert lock.read_text("utf-8") == good


@pytest.mark.skipif(os.name == "nt", reason="Windows knows no such rights")
def test_a_folder_that_cannot_be_written(run: Run, example: Path) -> None:
    """A file in the place of the folder: one line, no traceback."""
    (example / "docs/knee/sources").write_text("in the way", "utf-8")
    assert run("add", "guide", "guide.txt", *OWN, status=2).endswith("guide.lock: cannot be written: File exists\n")
