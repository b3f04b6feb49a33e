"""The cache of booklets: whole entries only, whatever happens to the build, the disk or the clock."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from leaflets.booklet import cache
from leaflets.booklet.cache import Cache, key

SIZE = 3_000_000  # bytes: so big that writing is what most of the time goes to

BUILD = """
import sys
from pathlib import Path
from leaflets.booklet.cache import Cache, key
cache = Cache(Path(sys.argv[1]))
print("ready", flush=True)
for turn in range(int(sys.argv[2])):
    for number in range(8):
        name, data = key("leaflet", str(number)), str(number).encode() * SIZE
        if len(sys.argv) == 3:
            assert cache.get(name) in (None, data), number
        cache.put(name, data)
""".replace("SIZE", str(SIZE))
"""A build that reads and writes eight entries, again and again; with one more word it writes only."""


def entry(folder: Path, name: str) -> Path:
    """The file of an entry."""
    return folder / name[:2] / name


def build(folder: Path, turns: int, *more: str) -> subprocess.Popen[str]:
    """A real build in a process of its own, which has begun."""
    command = [sys.executable, "-c", BUILD, str(folder), str(turns), *more]
    made = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert made.stdout is not None
    assert made.stdout.readline() == "ready\n"
    return made


def test_round_trip(tmp_path: Path) -> None:
    """What is put comes back, also from another build; what is not put is not there."""
    Cache(tmp_path / "new" / "folder").put(key("a"), b"\0bytes")
    again = Cache(tmp_path / "new" / "folder")
    assert (again.get(key("a")), again.get(key("b"))) == (b"\0bytes", None)


def test_an_entry_may_be_empty(tmp_path: Path) -> None:
    """No bytes are an entry too."""
    Cache(tmp_path).put(key("a"), b"")
    assert Cache(tmp_path).get(key("a")) == b""


@pytest.mark.parametrize(
    ("one", "other"),
    [
        (("ab", "c"), ("a", "bc")),
        (("a", ""), ("a",)),
        (("a", "b"), ("b", "a")),
        (("",), ()),
        (("version 1",), ("version 2",)),
    ],
)
def test_keys_differ(one: tuple[str, ...], other: tuple[str, ...]) -> None:
    """Other parts, another order or another border between parts: another key."""
    assert key(*one) != key(*other)


def test_a_key_takes_bytes_and_any_text() -> None:
    """A text is its UTF-8; half a character, which a broken file can hold, does not stop a build."""
    assert key("é") == key("é".encode())
    assert len(key("\ud800")) == 64


@pytest.mark.parametrize("name", ["", "../../etc/passwd", "A" * 64, "a" * 63])
def test_only_keys_are_names(tmp_path: Path, name: str) -> None:
    """Nothing but a key reaches the file system."""
    with pytest.raises(ValueError, match=r"not made by key"):
        Cache(tmp_path).get(name)


@pytest.mark.parametrize(
    "harm",
    [
        lambda data: data[:-1],
        lambda data: data + b"x",
        lambda data: data[:40],
        lambda data: data[:3],
        lambda data: b"",
        lambda data: data[:-1] + bytes([data[-1] ^ 1]),
        lambda data: bytes([data[0] ^ 1]) + data[1:],
    ],
)
def test_a_harmed_entry_is_none(tmp_path: Path, harm: object) -> None:
    """Cut off, longer, or with one bit changed: it counts as missing, and is stored again."""
    store = Cache(tmp_path)
    store.put(key("a"), b"a booklet" * 100)
    file = entry(tmp_path, key("a"))
    file.write_bytes(harm(file.read_bytes()))  # type: ignore[operator]
    assert store.get(key("a")) is None
    store.put(key("a"), b"a booklet" * 100)
    assert store.get(key("a")) == b"a booklet" * 100


def test_an_entry_under_another_name_is_none(tmp_path: Path) -> None:
    """A whole entry that stands where another should is not taken for it."""
    store = Cache(tmp_path)
    store.put(key("a"), b"a booklet")
    entry(tmp_path, key("b")).parent.mkdir(exist_ok=True)
    entry(tmp_path, key("a")).rename(entry(tmp_path, key("b")))
    assert store.get(key("b")) is None


@pytest.mark.parametrize("place", ["file", "file/below", "dead link"])
def test_a_folder_that_cannot_be(tmp_path: Path, place: str) -> None:
    """Where no folder can be made there is no cache, and no error."""
    (tmp_path / "file").write_text("")
    (tmp_path / "dead link").symlink_to(tmp_path / "nowhere" / "at" / "all")
    store = Cache(tmp_path / place)
    store.put(key("a"), b"a booklet")
    assert store.get(key("a")) is None


def test_a_folder_in_place_of_an_entry(tmp_path: Path) -> None:
    """Something else under an entry's name is no error either, and nothing half written stays."""
    entry(tmp_path, key("a")).mkdir(parents=True)
    store = Cache(tmp_path)
    store.put(key("a"), b"a booklet")
    assert store.get(key("a")) is None
    assert list(tmp_path.glob("*/.*")) == []


@pytest.mark.linux
def test_a_folder_where_nobody_may_write() -> None:
    """Where not even the administrator may write there is no cache, and no error."""
    store = Cache(Path("/proc/self/cache"))
    store.put(key("a"), b"a booklet")
    assert store.get(key("a")) is None


def test_old_entries_are_pruned(tmp_path: Path) -> None:
    """What no build asked for in two weeks goes when something new comes, as does what a killed build left."""
    store = Cache(tmp_path)
    for name in ("unused", "used", "new"):
        store.put(key(name), name.encode())
    left = tmp_path / key("unused")[:2] / ".half"
    left.write_bytes(b"half")
    long_ago = time.time() - cache.UNUSED - 60
    for file in (entry(tmp_path, key("unused")), entry(tmp_path, key("used")), left):
        os.utime(file, (long_ago, long_ago))
    later = Cache(tmp_path)
    assert later.get(key("used")) == b"used"
    later.put(key("other"), b"other")
    assert [later.get(key(name)) for name in ("unused", "used", "new", "other")] == [None, b"used", b"new", b"other"]
    assert not left.exists()


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """Builds killed in the middle of writing leave whole entries or none, and the next one reads and goes on."""
    chance = random.Random(5)
    for _ in range(12):
        running = build(tmp_path, 10_000, "write")
        time.sleep(chance.uniform(0, 0.15))
        running.send_signal(signal.SIGKILL)
        assert running.wait() == -signal.SIGKILL
        running.stdout.close()  # type: ignore[union-attr]
        for file in tmp_path.glob("??/*"):
            if not file.name.startswith("."):
                assert Cache(tmp_path).get(file.name) is not None, "an entry that is not whole"
    last = build(tmp_path, 1)
    assert last.wait() == 0
    last.stdout.close()  # type: ignore[union-attr]
    found = [Cache(tmp_path).get(key("leaflet", str(number))) for number in range(8)]
    assert found == [str(number).encode() * SIZE for number in range(8)]


def test_builds_at_once(tmp_path: Path) -> None:
    """Four builds that write the same entries at the same time see whole ones only, and leave no rest."""
    running = [build(tmp_path, 3) for _ in range(4)]
    assert [each.wait() for each in running] == [0] * 4
    for each in running:
        each.stdout.close()  # type: ignore[union-attr]
    assert len(list(tmp_path.glob("*/*"))) == 8
