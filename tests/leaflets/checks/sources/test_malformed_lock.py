"""Locks of a leaflet: each that cannot be trusted is found, with its place."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from leaflets.sources import lock
from leaflets.sources.splitter import split
from support import library

TEXT = "Prepare\n\nDrink nothing. Wait here.\n\nRisks\n\nInfection may happen.\n"
LOCK = lock.written(lock.make("guide", split(TEXT)))
SOURCES = """\
format: leaflets-sources/1
sources:
  guide: {title: A guide, publisher: A society, read: 2026-11-22, rights: public domain}
"""

Put = Callable[..., list[str]]


@pytest.fixture
def put(example: Path) -> Put:
    """`put(lock, sources, kept)`: what the two checks find of a leaflet with these files, as `path:line: message`."""

    def put(
        text: str | None = LOCK, sources: str | None = SOURCES, kept: str | None = None, key: str = "guide"
    ) -> list[str]:
        shutil.rmtree(example / "docs/knee/sources", ignore_errors=True)
        (example / "docs/knee/sources.yml").unlink(missing_ok=True)
        files = {"sources.yml": sources, f"sources/{key}.lock": text, f"sources/{key}.txt": kept}
        for path, content in files.items():
            if content is not None:
                file = example / "docs/knee" / path
                file.parent.mkdir(exist_ok=True)
                file.write_text(content, "utf-8")
        found = library.check(example, ["malformed-lock", "malformed-sources"])
        return [f"{each.path.removeprefix('docs/knee/')}:{each.line}: {each.message}" for each in found]

    return put


def test_sound(put: Put) -> None:
    """A lock, and a text that may be kept, whatever its newlines."""
    assert put(kept=TEXT.replace("\n", "\r\n")) == []


def test_a_checkout_with_other_newlines(put: Put) -> None:
    """On Windows git may write CRLF: the lock is the same."""
    assert put(LOCK.replace("\n", "\r\n")) == []


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (LOCK.replace("prepare.2", "prepare.3"), LOCK.count("\n"), "was edited"),
        (LOCK.replace("runs\n", "=======\nruns\n"), 8, "holds the conflict marks of a merge"),
        (LOCK[:90], 5, "is cut off"),
        ("", 1, "is no lock"),
    ],
)
def test_a_lock_that_cannot_be_trusted(put: Put, text: str, line: int, message: str) -> None:
    """One finding, with the line and the command."""
    [found] = put(text)
    assert found.startswith(f"sources/guide.lock:{line}: {message}")
    assert "`leaflets source update knee guide FILE --write`" in found


def test_without_a_lock(put: Put) -> None:
    """The source's line, and the command that makes it."""
    [found] = put(None)
    assert found == "sources.yml:3: 'guide' has no lock: make it with `leaflets source add knee guide FILE`"


def test_without_a_source(put: Put) -> None:
    """A lock and a text under a key that sources.yml does not have."""
    assert put(key="guid", kept=TEXT) == [
        "sources.yml:3: 'guide' has no lock: make it with `leaflets source add knee guide FILE`",
        "sources/guid.lock:1: there is no source 'guid' in sources.yml. Did you mean 'guide'?",
        "sources/guid.txt:1: there is no source 'guid' in sources.yml. Did you mean 'guide'?",
    ]


def test_without_any_sources(put: Put) -> None:
    """A lock alone says to delete it."""
    missing, found = put(sources=None)
    assert "docs/knee/sources.yml is missing" in missing
    assert found == "sources/guide.lock:1: there is no source 'guide' in sources.yml. Delete it, or name the source."


def test_a_copyrighted_text_that_is_kept(put: Put) -> None:
    """It must not be in the repository."""
    [found] = put(sources=SOURCES.replace("public domain", "copyrighted"), kept=TEXT)
    assert found.startswith("sources/guide.txt:1: the text of 'guide' is kept, but its rights ('copyrighted') don't")


def test_a_kept_text_that_was_changed(put: Put) -> None:
    """The numbers would mean other sentences."""
    [found] = put(kept=TEXT.replace("Drink nothing", "Drink something"))
    assert found.startswith("sources/guide.txt:1: the kept text is not the one that was locked.")


@pytest.mark.parametrize(
    ("place", "message"),
    [
        ("guide prepare.999", "the section 'prepare' of 'guide' ends with `prepare.2`: no `prepare.999`."),
        ("guide prepare.2-3", "the section 'prepare' of 'guide' ends with `prepare.2`: no `prepare.2-3`."),
        ("guide risk.1", "'guide' has no section 'risk'. Did you mean 'risks'?"),
    ],
)
def test_a_place_that_is_not_there(put: Put, place: str, message: str) -> None:
    """In what must be said, left out, asked, contradicts, and in `use:`."""
    rest = (
        f"must_say:\n  - {{name: a, place: {place}, topic: t}}\n"
        f"left_out:\n  - {{place: {place}, reason: r, role: editor}}\n"
        f"questions:\n  - {{id: q, what: w, places: [{place}]}}\n"
        f"  - {{id: r, what: w, contradict: [[guide risks.1, {place}]]}}\n"
    )
    use = SOURCES.replace("public domain}", f"public domain, use: [{place.split()[1]}]}}")
    assert put(sources=use + rest) == [f"sources.yml:{line}: {message}" for line in (3, 5, 7, 9, 10)]


@pytest.mark.parametrize(
    ("sections", "message"),
    [
        ("{prepare: PREPARE!}", ""),
        ("{before: Prepare}", "the lock of 'guide' does not call a section 'before' yet: make it anew with"),
        ("{prepare: Risks}", "the lock of 'guide' does not call a section 'prepare' yet"),
        ("{before: Preparing}", "'guide' has no section with the heading 'Preparing'. Did you mean 'Prepare'?"),
    ],
)
def test_keys_of_sections(put: Put, sections: str, message: str) -> None:
    """A key that the author named after the text was locked is not yet one that pages can cite."""
    found = put(sources=SOURCES.replace("public domain}", f"public domain, sections: {sections}}}"))
    assert [message in each for each in found] == [True] * bool(message), found
