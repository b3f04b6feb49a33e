"""Runs of words shared with the source."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.core.diagnostics import LeafletsError
from leaflets.evidence import copied

SOURCE = "Doctors inject a special cement mixture into the fractured bone to support it and relieve pain."


def shared(text: str) -> list[tuple[int, str]]:
    """What a text shares with the source."""
    return list(copied.shared(text, frozenset(copied.hashes(SOURCE))))


@pytest.mark.parametrize(
    ("text", "runs"),
    [
        ("doctors inject a special cement mixture into the", [(1, "doctors inject a special cement mixture into the")]),
        ("Doctors inject a special cement mixture into bones", []),
        (
            "They inject a special cement\nmixture into the\n\nfractured bone.",
            [(1, "inject a special cement mixture into the fractured bone")],
        ),
        (
            "One.\nTwo.\n\nDOCTORS, inject: a *special* cement (mixture) “into” the",
            [(4, "doctors inject a special cement mixture into the")],
        ),
        (
            "Doctors inject a special <https://a.example/b> cement mixture into the",
            [(1, "doctors inject a special cement mixture into the")],
        ),
        (SOURCE, [(1, SOURCE.lower().rstrip("."))]),
        (f"{SOURCE}\n{SOURCE}", [(1, SOURCE.lower().rstrip(".")), (2, SOURCE.lower().rstrip("."))]),
        ("", []),
    ],
)
def test_shared(text: str, runs: list[tuple[int, str]]) -> None:
    """Eight words in a row are a copy, seven are not; line breaks, marks and addresses between them do not help."""
    assert shared(text) == runs


def test_hashes_do_not_hold_the_text() -> None:
    """A hash is 12 hexadecimal digits, one for each run."""
    hashes = copied.hashes(SOURCE)
    assert len(hashes) == len(SOURCE.split()) - copied.RUN + 1
    assert all(len(entry) == 12 and int(entry, 16) >= 0 for entry in hashes)
    assert copied.hashes("one two three four five six seven") == []


def test_fingerprint(tmp_path: Path) -> None:
    """The file of hashes is sorted, says how it was made, and finds the copy again; the source stays outside."""
    folder = tmp_path / "knee"
    folder.mkdir()
    source = tmp_path / "guide.txt"
    source.write_text(SOURCE)
    path, runs = copied.fingerprint(folder, source)
    assert (path, runs) == (folder / "guide.hashes", len(copied.hashes(SOURCE)))
    first, *rest = path.read_text().splitlines()
    assert first.startswith("# Hashes")
    assert rest == sorted(rest)
    assert copied.known_hashes(folder) == frozenset(copied.hashes(SOURCE))


def test_hashes_of_several_sources(tmp_path: Path) -> None:
    """All files of hashes in the folder count; comments and empty lines do not."""
    (tmp_path / "a.hashes").write_bytes(b"# a\r\n111111111111\r\n\r\n")
    (tmp_path / "b.hashes").write_text("222222222222\n")
    assert copied.known_hashes(tmp_path) == {"111111111111", "222222222222"}
    assert copied.known_hashes(tmp_path / "none") == frozenset()


def test_cannot_be_read(tmp_path: Path) -> None:
    """A missing leaflet, a missing source and a file of another encoding are told in one line."""
    with pytest.raises(LeafletsError, match="there is no leaflet"):
        copied.fingerprint(tmp_path / "none", tmp_path / "x.txt")
    with pytest.raises(LeafletsError, match=r"x\.txt: cannot be taken in"):
        copied.fingerprint(tmp_path, tmp_path / "x.txt")
    (tmp_path / "a.hashes").write_bytes(b"\xff\n")
    with pytest.raises(LeafletsError, match=r"a\.hashes: cannot be read"):
        copied.known_hashes(tmp_path)
