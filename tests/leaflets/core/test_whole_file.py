"""Files that are written whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.core import whole_file


def test_write(tmp_path: Path) -> None:
    """The folder is made, the file holds the bytes, and nothing else is left."""
    path = tmp_path / "a/b/x.txt"
    whole_file.write(path, b"one")
    whole_file.write(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(path.parent.iterdir()) == [path]


def test_others_may_read_it(tmp_path: Path) -> None:
    """The file has the mode that any new file has, not that of a secret one."""
    whole_file.write(tmp_path / "x", b"")
    (tmp_path / "y").write_bytes(b"")
    assert (tmp_path / "x").stat().st_mode == (tmp_path / "y").stat().st_mode


@pytest.mark.parametrize("error", [ValueError, KeyboardInterrupt])
def test_a_writer_that_fails(error: type[BaseException], tmp_path: Path) -> None:
    """The old file stays as it was, and no half a one beside it."""
    path = tmp_path / "x"
    path.write_bytes(b"old")

    def fail() -> None:
        with whole_file.replacing(path) as new:
            new.write(b"half")
            raise error

    with pytest.raises(error):
        fail()
    assert path.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_in_its_place(tmp_path: Path) -> None:
    """What cannot be replaced is an OSError, and leaves nothing behind."""
    (tmp_path / "x").mkdir()
    with pytest.raises(OSError, match="x"):
        whole_file.write(tmp_path / "x", b"")
    assert [path.name for path in tmp_path.iterdir()] == ["x"]
