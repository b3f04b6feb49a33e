"""`leaflets releases`, `verify` and `rollback`, as an admin runs them."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from click.testing import CliRunner
from leaflets.__main__ import main
from leaflets.publish import manifest
from leaflets.publish.lock import locked
from leaflets.publish.store import MARKER, Release, Store
from support.publisher import put, site

from .test_manifest import TAMPERINGS


@dataclass
class Published:
    """A store with releases, oldest first."""

    dest: Path
    releases: list[Release]

    def run(self, command: str, *arguments: str, status: int = 0) -> str:
        """Run a command on the store; what it said."""
        done = CliRunner().invoke(main, [command, str(self.dest), *arguments])
        assert done.exit_code == status, done.output
        return done.output.replace(str(self.dest), "www")

    @property
    def seen(self) -> Release | None:
        """What readers see."""
        return Store(self.dest).current


@pytest.fixture
def published(tmp_path: Path) -> Published:
    """Three releases: one, a preview, and the current one."""
    dest = tmp_path / "www"
    made = [put(dest, site(tmp_path / str(n), f"n{n}"), n, preview=n == 1) for n in range(3)]
    return Published(dest, made)


def test_releases_are_listed(published: Published) -> None:
    """Oldest first: when, how many files, how large, from which commit, and which one readers see."""
    one, preview, current = (release.id for release in published.releases)
    assert published.run("releases").splitlines() == [
        f"  {one}  2026-11-22 00:00 UTC, 5 files, 0.0 MB, commit c0ffeec0ffee",
        f"  {preview}  2026-11-22 00:00 UTC, 6 files, 0.0 MB, commit c0ffeec0ffee, preview, not for patients",
        f"* {current}  2026-11-22 00:00 UTC, 6 files, 0.0 MB, commit c0ffeec0ffee",
        "* is what readers see. 3 releases.",
    ]
    (published.dest / "current").unlink()
    assert published.run("releases").splitlines()[-1] == "No release is current: readers see none of these."


def test_verify_says_that_all_is_well(published: Published) -> None:
    """The current release, or all of them."""
    assert published.run("verify") == f"{published.releases[2].id}: 6 files, all as published.\n"
    assert published.run("verify", "--all").count("all as published") == 3


def writable(release: Release) -> Path:
    """A release's site, made writable as whoever tampers with it would."""
    for path in (release.folder, *release.folder.rglob("*")):
        path.chmod(0o755)
    return release.site


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_verify_names_what_differs(published: Published, tamper: Callable[[Path], str]) -> None:
    """Exit status 1, one line each; other releases are not accused."""
    current = published.releases[2]
    told = tamper(writable(current))
    said = published.run("verify", status=1)
    for fault in [] if told == "*" else told.split(", "):
        assert f"{current.id}: {fault}\n" in said
    if told == "*":
        assert said.count(f"{current.id}: missing: ") == 6
    assert published.run("verify", "--all", status=1).count("all as published") == 2


def test_verify_sees_a_changed_manifest(published: Published) -> None:
    """Who changes a page and the manifest too is found by the id, which bears the manifest's hash."""
    current = published.releases[2]
    page = writable(current) / "index.html"
    before = current.manifest.files["index.html"].sha256
    page.write_bytes(page.read_bytes().replace(b"n2", b"nX"))
    path = current.folder / "manifest.json"
    path.write_text(path.read_text("utf-8").replace(before, manifest.entry(page).sha256), "utf-8")
    said = published.run("verify", status=1)
    assert said == f"{current.id}: changed: manifest.json, which its own id no longer fits\n"


@pytest.mark.parametrize("text", [None, "", "{}"])
def test_manifest_that_is_gone_or_none(published: Published, text: str | None) -> None:
    """Told as a fault of that release; lists and roll backs of others go on."""
    first, _, current = published.releases
    writable(current)
    (current.folder / "manifest.json").unlink()
    if text is not None:
        (current.folder / "manifest.json").write_text(text, "utf-8")
    assert f"{current.id}: " in published.run("verify", status=1)
    assert "its manifest cannot be read" in published.run("releases")
    published.run("rollback", first.id)
    assert published.seen == first


def test_rollback_goes_to_the_release_before(published: Published) -> None:
    """Not to a preview, which is not for patients; and again further back, until there is none."""
    one, _, current = published.releases
    assert published.run("rollback") == f"Readers now see {one.id}. Before it: {current.id}.\n"
    assert published.seen == one
    said = published.run("rollback", status=2)
    assert said == f"leaflets: www: there is no release before {one.id}. Readers still see it\n"
    assert published.seen == one
    assert published.run("releases").count("\n") == 4


def test_rollback_to_a_named_release(published: Published) -> None:
    """The beginning of the id will do where it is one release's; also forward, and to a preview by its name."""
    one, preview, current = published.releases
    assert "a preview, not for patients" in published.run("rollback", preview.id)
    assert published.seen == preview
    published.run("rollback", one.id[:18])
    assert published.seen == one
    published.run("rollback", current.id)
    assert published.seen == current
    assert published.run("rollback", current.id) == f"Readers see {current.id} already.\n"


@pytest.mark.parametrize(
    ("name", "words"), [("20261122", "more than one release begins with"), ("nothing", "there is no release")]
)
def test_rollback_to_a_name_that_is_none(published: Published, name: str, words: str) -> None:
    """Exit status 2 and the names that there are; nothing changes."""
    said = published.run("rollback", name, status=2)
    assert said.startswith(f"leaflets: www: {words} '{name}'. There are:\n  {published.releases[0].id}\n")
    assert published.seen == published.releases[2]


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_rollback_refuses_what_was_tampered_with(published: Published, tamper: Callable[[Path], str]) -> None:
    """Exit status 1, what differs is listed, readers go on seeing the current release."""
    one, _, current = published.releases
    tamper(writable(one))
    said = published.run("rollback", one.id, status=1)
    assert said.count(f"{one.id}: ") > 0
    assert said.endswith(f"The release is not as it was published. Readers still see {current.id}.\n")
    assert published.seen == current


def test_rollback_while_another_is_at_work(published: Published) -> None:
    """Refused by the lock; `releases` and `verify` only look, and need none."""
    with locked(published.dest / MARKER):
        said = published.run("rollback", status=2)
        assert said == (
            "leaflets: www: another publish or rollback is at work there. "
            "Nothing was changed; run this again when it has ended\n"
        )
        published.run("releases")
        published.run("verify")
    published.run("rollback")


@pytest.mark.parametrize("command", ["releases", "verify", "rollback"])
def test_folder_that_holds_no_releases(command: str, tmp_path: Path) -> None:
    """New, empty or foreign: exit status 2, and nothing is made there."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "foreign").mkdir()
    (tmp_path / "foreign/thesis.txt").touch()
    for name, words in (("new", "publish first"), ("empty", "publish first"), ("foreign", "is no store of releases")):
        done = CliRunner().invoke(main, [command, str(tmp_path / name)])
        assert done.exit_code == 2
        assert words in done.output
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["empty", "foreign", "thesis.txt"]


@pytest.mark.linux
@pytest.mark.parametrize("mode", [0o600, 0o644, 0o666])
def test_another_account_cannot_hold_the_lock(published: Published, mode: int) -> None:
    """Who may not publish can't open the file; one that an older version left open for all is closed by the next."""
    marker = published.dest / MARKER
    marker.chmod(mode)
    with locked(marker):
        pass
    assert marker.stat().st_mode & 0o777 == 0o600
    hold = "import fcntl, os, sys; os.setuid(65534); fcntl.flock(os.open(sys.argv[1], os.O_RDONLY), fcntl.LOCK_EX)"
    if os.geteuid() == 0:
        for each in (published.dest, *published.dest.parents):
            each.chmod(each.stat().st_mode | 0o011)
        done = subprocess.run([sys.executable, "-c", hold, marker], capture_output=True, text=True, check=False)
        assert "PermissionError" in done.stderr
        code = (  # once before: what is imported later would lie where that account may not read
            "import os, sys; from click.testing import CliRunner; from leaflets.__main__ import main; "
            "CliRunner().invoke(main, sys.argv[1:]); os.setuid(65534); main()"
        )
        for command in ("releases", "verify"):
            read = [sys.executable, "-c", code, command, str(published.dest)]
            done = subprocess.run(read, cwd="/", capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr


@pytest.mark.parametrize("target", ["/etc", "nowhere", "releases", "../www/releases/20261122T000000Z-0123456789ab"])
def test_current_that_leads_astray(published: Published, target: str) -> None:
    """`releases` says where it leads, and how it is set right."""
    (published.dest / "current").unlink()
    (published.dest / "current").symlink_to(target)
    said = CliRunner().invoke(main, ["releases", str(published.dest)]).output
    assert f"No release is current: {published.dest}/current leads to '{target}', which is none of these." in said
    name = Store(published.dest).releases[-1].id
    assert CliRunner().invoke(main, ["rollback", str(published.dest), name]).exit_code == 0
    assert Store(published.dest).current is not None
