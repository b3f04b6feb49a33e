"""The store of releases: what a publish writes, what stays, what it never touches."""

from __future__ import annotations

import datetime
import os
import re
from collections.abc import Callable
from pathlib import Path

import pytest
from leaflets.core.diagnostics import LeafletsError
from leaflets.publish import disk
from leaflets.publish.store import MARKER, Store
from support.publisher import START, put, site


@pytest.fixture
def dest(tmp_path: Path) -> Path:
    """A folder that is not there yet."""
    return tmp_path / "www"


@pytest.fixture
def one(tmp_path: Path) -> Path:
    """A finished site."""
    return site(tmp_path / "one", "one")


@pytest.fixture
def two(tmp_path: Path) -> Path:
    """A finished site that says something else."""
    return site(tmp_path / "two", "two")


def everything(folder: Path) -> dict[str, object]:
    """All that is in a folder: files by content, links by where they lead."""
    found: dict[str, object] = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        found[name] = path.readlink() if path.is_symlink() else path.read_bytes() if path.is_file() else "folder"
    return found


def test_first_release(dest: Path, one: Path) -> None:
    """Readers see the site's files and nothing else; the manifest lies beside it; the link is relative."""
    made = put(dest, one)
    assert everything(dest / "current") == everything(one)
    assert (dest / "current").readlink() == Path("releases", made.id, "site")
    assert {path.name for path in dest.iterdir()} == {MARKER, "current", "releases"}
    assert {path.name for path in made.folder.iterdir()} == {"site", "manifest.json"}
    assert re.fullmatch(r"20261122T000000Z-[0-9a-f]{12}", made.id)
    assert list(made.faults()) == []


@pytest.mark.parametrize("umask", [0o077, 0o002])
def test_web_server_may_read_and_nobody_writes(dest: Path, one: Path, umask: int) -> None:
    """Whatever the umask: files 0444, folders of a release 0555, the store's own folders 0755.

    The lock is for its owner alone.
    """
    before = os.umask(umask)
    try:
        made = put(dest, one)
    finally:
        os.umask(before)
    modes = {path.relative_to(dest): path.lstat().st_mode & 0o777 for path in dest.rglob("*") if not path.is_symlink()}
    assert dest.stat().st_mode & 0o777 == 0o755
    assert modes.pop(Path("releases")) == 0o755
    assert modes.pop(Path(MARKER)) == 0o600
    assert {modes[path] for path in modes if (dest / path).is_dir()} == {0o555}
    assert {modes[path] for path in modes if (dest / path).is_file()} == {0o444}
    assert made.site.is_dir()


def test_second_release_takes_the_place_of_the_first(dest: Path, one: Path, two: Path) -> None:
    """The first stays as it was, to roll back to."""
    first = put(dest, one)
    second = put(dest, two, 1)
    store = Store(dest)
    assert store.current == second
    assert store.releases == [first, second]
    assert everything(first.site) == everything(one)
    assert list(first.faults()) == list(second.faults()) == []


def test_same_content_is_no_new_release(dest: Path, one: Path) -> None:
    """Nothing changes, and that is said; a preview of the same pages is another release."""
    told: list[str] = []
    first = put(dest, one)
    before = everything(dest)
    assert put(dest, one, 1, tell=told.append) == first
    assert told[-1] == f"Nothing has changed: readers go on seeing {first.id}."
    assert everything(dest) == before
    assert put(dest, one, 2, preview=True) != first


def test_same_content_mends_a_damaged_release(dest: Path, one: Path) -> None:
    """Where what readers see is not as it was published, the same content is published anew."""
    first = put(dest, one)
    (first.site / "index.html").chmod(0o644)
    (first.site / "index.html").write_text("damaged", "utf-8")
    second = put(dest, one, 1)
    assert second != first
    assert everything(dest / "current") == everything(one)


def test_last_releases_stay(dest: Path, tmp_path: Path) -> None:
    """The last three here; what went is named."""
    told: list[str] = []
    made = [put(dest, site(tmp_path / str(n), f"n{n}"), n, keep=3, tell=told.append) for n in range(6)]
    assert Store(dest).releases == made[-3:]
    removed = [line.split()[1].rstrip(":") for line in told if line.startswith("Removed")]
    assert removed == [release.id for release in made[:3]]


def test_current_release_and_the_one_before_are_never_removed(dest: Path, tmp_path: Path) -> None:
    """After a roll back the one before is an old one; pages that were loaded from it are still open somewhere."""
    made = [put(dest, site(tmp_path / str(n), f"n{n}"), n) for n in range(5)]
    Store(dest).switch(made[0])
    new = put(dest, site(tmp_path / "new", "new"), 9, keep=2)
    assert Store(dest).releases == [made[0], made[4], new]


def test_pages_loaded_before_an_update_find_their_stylesheets(dest: Path, one: Path, two: Path, tmp_path: Path) -> None:
    """The last release's own stay reachable, for one release: hard links, listed apart in the manifest."""
    (style,) = (path.relative_to(one) for path in one.glob("assets/*.css"))
    first, second = put(dest, one), put(dest, two, 1)
    assert (dest / "current" / style).read_bytes() == (one / style).read_bytes()
    assert (second.site / style).samefile(first.site / style)
    assert list(second.manifest.carried) == [style.as_posix()]
    assert style.as_posix() not in second.manifest.files
    third = put(dest, site(tmp_path / "three", "three"), 2)
    (carried,) = third.manifest.carried
    assert carried != style.as_posix()
    assert list(third.faults()) == []


def test_damaged_stylesheet_is_not_carried_over(dest: Path, one: Path, two: Path) -> None:
    """What was changed in the store gets into no other release, and that is said."""
    told: list[str] = []
    first = put(dest, one)
    (style,) = first.site.glob("assets/*.css")
    style.chmod(0o644)
    style.write_text("evil", "utf-8")
    second = put(dest, two, 1, tell=told.append)
    assert second.manifest.carried == {}
    assert any("is not as it was published, and not carried over" in line for line in told)


def test_remains_of_a_killed_publish_are_removed(dest: Path, one: Path) -> None:
    """Those with our naming, read-only as they may be; what somebody else put beside them stays."""
    put(dest, one)
    for name in (".new-123", ".old-20261122T000000Z-0123456789ab"):
        (dest / "releases" / name / "site").mkdir(parents=True)
        (dest / "releases" / name / "site/index.html").write_text("half", "utf-8")
        disk.settle(dest / "releases" / name)
    (dest / "releases/.new-9").symlink_to(one)
    (dest / ".current-new").symlink_to("nowhere")
    for kept in ("releases/notes", "releases/99999999T999999Z-0123456789ab", "mine"):
        (dest / kept).mkdir()
    put(dest, site(one.parent / "new", "new"), 1)
    assert not list(dest.glob("releases/.*"))
    assert not (dest / ".current-new").is_symlink()
    assert (one / "index.html").is_file()
    assert all((dest / kept).is_dir() for kept in ("releases/notes", "releases/99999999T999999Z-0123456789ab", "mine"))


def test_publish_that_was_killed_before_the_switch(dest: Path, one: Path, two: Path) -> None:
    """The release is whole, but readers do not see it yet: the next publish of the same shows it, and writes none."""
    first, second = put(dest, one), put(dest, two, 1)
    Store(dest).switch(first)
    assert put(dest, two, 5) == second
    assert Store(dest).current == second
    assert Store(dest).releases == [first, second]


@pytest.mark.parametrize(("back", "time"), [(0, "20261122T000101Z"), (59, "20261122T000101Z")])
def test_clock_a_little_behind(dest: Path, one: Path, two: Path, back: int, time: str) -> None:
    """Two in one second, or a clock that was set back a little: the later release still sorts last."""
    put(dest, one, 60)
    assert put(dest, two, 60 - back).id.startswith(time)


def test_clock_turned_back(dest: Path, one: Path, two: Path) -> None:
    """Dates would be judged by a wrong day: refused with both times and what to do, nothing changed."""
    first = put(dest, one, 3600)
    before = everything(dest)
    with pytest.raises(LeafletsError) as error:
        put(dest, two, 3600 - 61)
    assert str(error.value) == (
        "the clock of this machine says 2026-11-22 00:58 UTC, but the last release is of 2026-11-22 01:00 UTC. "
        "Nothing was changed; set the clock right. If that release is what is wrong, roll back and remove "
        f"{first.folder}"
    )
    assert everything(dest) == before
    assert put(dest, two, 3601) == Store(dest).current


def a_foreign_folder(dest: Path) -> str:
    """It holds somebody's files."""
    dest.mkdir()
    (dest / "thesis.txt").write_text("years of work", "utf-8")
    return "is no store of releases, and holds other files. Nothing was changed; give a new or empty folder"


def a_foreign_folder_with_releases(dest: Path) -> str:
    """It looks like ours, but the marker is missing."""
    (dest / "releases/20261122T000000Z-0123456789ab").mkdir(parents=True)
    return "is no store of releases, and holds other files"


def a_file(dest: Path) -> str:
    """It is a file."""
    dest.write_text("years of work", "utf-8")
    return "is no folder"


def a_loop(dest: Path) -> str:
    """A symbolic link that leads to itself by way of another."""
    dest.symlink_to("around")
    dest.with_name("around").symlink_to(dest.name)
    return "is a symbolic link that leads in a circle. Nothing was changed"


def a_link_to_nothing(dest: Path) -> str:
    """A symbolic link to a disk that is not mounted."""
    dest.symlink_to("gone/www")
    return "no such folder. Nothing was changed; make it first"


def no_parent(dest: Path) -> str:
    """A path with a typing error in it leads nowhere; this one is a file's child."""
    dest.symlink_to("gone")
    return "no such folder"


def current_is_a_folder(dest: Path) -> str:
    """Somebody copied the site there by hand."""
    (dest / "current").mkdir(parents=True)
    (dest / MARKER).touch()
    return "current: was not made by `leaflets publish`. Nothing was changed; move it away"


def releases_is_a_link(dest: Path) -> str:
    """The releases would be deleted elsewhere."""
    (dest.with_name("elsewhere") / ".new-1").mkdir(parents=True)
    dest.mkdir()
    (dest / MARKER).touch()
    (dest / "releases").symlink_to("../elsewhere")
    return "releases: was not made by `leaflets publish`"


@pytest.mark.parametrize(
    "prepare",
    [
        a_foreign_folder,
        a_foreign_folder_with_releases,
        a_file,
        a_loop,
        a_link_to_nothing,
        no_parent,
        current_is_a_folder,
        releases_is_a_link,
    ],
)
def test_destination_that_is_refused(prepare: Callable[[Path], str], tmp_path: Path, one: Path) -> None:
    """One line with the path and what to do; nothing is made, changed or deleted, there or around it."""
    dest = tmp_path / "around it" / "www"
    dest.parent.mkdir()
    words = prepare(dest)
    before = everything(tmp_path)
    with pytest.raises(LeafletsError, match=re.escape(words)) as error:
        put(dest, one)
    assert str(tmp_path) in str(error.value)
    assert everything(tmp_path) == before


def test_destination_whose_parent_is_missing(tmp_path: Path, one: Path) -> None:
    """Most likely a typing error, or a disk that is not mounted: nothing is made."""
    with pytest.raises(LeafletsError, match="gone: no such folder"):
        put(tmp_path / "gone/www", one)
    assert not (tmp_path / "gone").exists()


@pytest.mark.parametrize("name", ["www", "link", "disk"])
def test_destination_that_is_taken(name: str, tmp_path: Path, one: Path) -> None:
    """An empty folder, a link to one, and the root of an empty disk."""
    (tmp_path / "www").mkdir()
    (tmp_path / "link").symlink_to("www")
    (tmp_path / "disk/lost+found").mkdir(parents=True)
    put(tmp_path / name, one)
    assert (tmp_path / name / "current/index.html").is_file()
    assert (tmp_path / "link").is_symlink()


def test_current_that_leads_elsewhere(dest: Path, one: Path, two: Path) -> None:
    """A link that an admin set by hand shows none of our releases; the next publish sets it right."""
    put(dest, one)
    (dest / "current").unlink()
    (dest / "current").symlink_to(two)
    assert Store(dest).current is None
    assert put(dest, site(one.parent / "new", "new"), 1) == Store(dest).current
    assert (two / "index.html").is_file()


def test_time_of_a_release(dest: Path, one: Path) -> None:
    """Its name says it."""
    assert put(dest, one, 90).time == START + datetime.timedelta(seconds=90)


def test_same_content_leaves_no_more_than_is_kept(dest: Path, tmp_path: Path) -> None:
    """A publish that was killed before it could remove the oldest is made good by the next, changed or not."""
    made = [put(dest, site(tmp_path / str(n), f"n{n}"), n) for n in range(5)]
    assert put(dest, tmp_path / "4", 9, keep=2) == made[4]
    assert Store(dest).releases == made[3:]
    Store(dest).switch(made[3])
    put(dest, tmp_path / "3", 10, keep=2)
    assert Store(dest).releases == made[3:]
