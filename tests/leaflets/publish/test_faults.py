"""What may go wrong while a site is published, each for real: readers see the old site or the new one, whole.

After each fault the next publish works, and nothing is left over.
"""

from __future__ import annotations

import os
import random
import resource
import shutil
import subprocess
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest
from leaflets.core.diagnostics import LeafletsError
from leaflets.publish.disk import remove
from leaflets.publish.store import MARKER, Release, Store
from support import publisher
from support.publisher import put, site

PUBLISHER = str(Path(publisher.__file__))
LONG = bool(os.environ.get("LEAFLETS_LONG"))
KILLS = 200 if LONG else 12
SEED = 2026


def whole(release: Release | None) -> Release:
    """A release that is as it was published."""
    assert release is not None
    assert list(release.faults()) == []
    return release


def test_killed_at_any_moment(tmp_path: Path) -> None:
    """SIGKILL at random moments of publishing, from its first step to its last.

    Each time readers have a whole site, the old or the new one; the store holds whole releases alone beside what its
    next user removes; and the lock is free at once.
    """
    chance = random.Random(SEED)
    sites = [site(tmp_path / name, name, pages=20) for name in ("a", "b")]
    dest = tmp_path / "www"
    put(dest, sites[0])
    with start(dest, sites[1], 1) as process:
        began = time.monotonic()
        assert process.stdout is not None
        process.stdout.read()
        lasts = time.monotonic() - began
    ends: Counter[str] = Counter()
    for number in range(KILLS):
        before = whole(Store(dest).current)
        new = sites[number % 2]
        with start(dest, new, number * 10 + 20) as process:
            time.sleep(chance.uniform(0, lasts))
            process.kill()
        store = Store(dest)
        now = whole(store.current)
        for release in store.releases:
            whole(release)
        shown = (dest / "current/index.html").read_bytes()
        assert shown in [(each / "index.html").read_bytes() for each in sites]
        left = sorted(path.name for path in dest.rglob(".*") if path.name != MARKER)
        assert all(name.startswith((".new-", ".old-", ".current-new")) for name in left)
        ends["new" if now != before else "left over" if left else "old"] += 1
        after = put(dest, new, number * 10 + 25)
        assert shown_by(after) == (new / "index.html").read_bytes()
        assert Store(dest).current == after
        assert sorted(path.name for path in dest.rglob(".*")) == [MARKER]
    print(f"{KILLS} kills within {lasts:.2f} s: {dict(ends)}")
    assert len(ends) > 1, ends  # they did not all fall before the work, or after it


def test_killed_before_each_step(tmp_path: Path) -> None:
    """SIGKILL right before a file operation: all of them in the long run, else around those that rename or link.

    It tells what random moments miss: between two operations there may be no more than a millionth of a second.
    """
    kept = tmp_path / "kept"
    for number in range(5):
        put(kept, site(tmp_path / f"old-{number}", f"n{number}"), number)
    new = site(tmp_path / "new", "new")
    shutil.copytree(kept, tmp_path / "www", symlinks=True)
    said = run_publisher(tmp_path / "www", new, 60, "0").stdout.split()
    steps = [word for word in said if word in publisher.OPERATIONS]
    decisive = {
        number + after
        for number, step in enumerate(steps, start=1)
        for after in (0, 1)
        if step in ("os.rename", "os.symlink")
    }
    assert len(steps) > 50
    for number in range(1, len(steps) + 1) if LONG else sorted(decisive):
        dest = tmp_path / f"www-{number}"
        shutil.copytree(kept, dest, symlinks=True)
        before = whole(Store(dest).current)
        done = run_publisher(dest, new, 60, str(number))
        assert done.returncode == -9 or number > len(steps), (number, done)
        store = Store(dest)
        assert [whole(release) for release in store.releases] == store.releases
        assert store.current is not None
        assert shown_by(whole(store.current)) in ((new / "index.html").read_bytes(), shown_by(before))
        after = put(dest, new, 90, tell=lambda line: None)
        assert Store(dest).current == whole(after)
        assert len(Store(dest).releases) == 5
        assert sorted(path.name for path in dest.rglob(".*")) == [MARKER]
        remove(dest)
    print(f"{len(steps)} steps, killed before {len(steps) if LONG else len(decisive)}")


def start(dest: Path, folder: Path, seconds: int) -> subprocess.Popen[str]:
    """A process that publishes and has just begun."""
    command = [sys.executable, PUBLISHER, str(dest), str(folder), str(seconds)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"
    return process


def shown_by(release: Release) -> bytes:
    """The first page of a release."""
    return (release.site / "index.html").read_bytes()


def run_publisher(
    dest: Path, folder: Path, seconds: int, *more: str, **options: object
) -> subprocess.CompletedProcess[str]:
    """Publish in a process of its own."""
    command = [sys.executable, PUBLISHER, str(dest), str(folder), str(seconds), *more]
    return subprocess.run(command, capture_output=True, text=True, check=False, **options)  # type: ignore[call-overload, no-any-return]


@pytest.fixture
def dest(tmp_path: Path) -> Path:
    """A store with one release."""
    put(tmp_path / "www", site(tmp_path / "old", "old"))
    return tmp_path / "www"


def test_files_that_grow_no_further(dest: Path, tmp_path: Path) -> None:
    """A limit of the system, met while the site is copied: one line, exit status 2, nothing left over."""
    before = Store(dest).current
    large = site(tmp_path / "large", "large", pages=3)
    (large / "z.pdf").write_bytes(b"x" * 100_000)
    done = run_publisher(dest, large, 5, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)))
    assert done.returncode == 2
    assert before is not None
    assert done.stderr.endswith(f"Readers still see {before.id}\n")
    assert "File too large" in done.stderr
    assert whole(Store(dest).current) == before
    assert sorted(path.name for path in dest.rglob(".*")) == [MARKER]
    assert put(dest, large, 10) == Store(dest).current


@pytest.mark.linux
def test_disk_full(tmp_path: Path) -> None:
    """A real disk of 300 kB: the second site does not fit. Readers go on seeing the first; a small one fits again.

    The disk is a tmpfs in a mount namespace of its own, which any user may make.
    """
    small, large = site(tmp_path / "small", "small"), site(tmp_path / "large", "large")
    (large / "z.pdf").write_bytes(b"x" * 400_000)
    (tmp_path / "disk").mkdir()
    script = f"""
        mount -t tmpfs -o size=300k tmpfs '{tmp_path}/disk' || exit 9
        publish() {{ '{sys.executable}' '{PUBLISHER}' '{tmp_path}/disk/www' "$@"; echo "exit $?"; }}
        publish '{small}' 1; publish '{large}' 2
        cmp '{tmp_path}/disk/www/current/index.html' '{small}/index.html' && echo readers see the old site
        ls -A '{tmp_path}/disk/www/releases'
        echo x >> '{small}/index.html'; publish '{small}' 3
        cmp '{tmp_path}/disk/www/current/index.html' '{small}/index.html' && echo readers see the new site
    """
    root = [] if os.geteuid() == 0 else ["--map-root-user"]
    done = subprocess.run(
        ["unshare", "--mount", *root, "sh", "-c", script], capture_output=True, text=True, check=False
    )
    said = done.stdout.splitlines()
    assert [line for line in said if line.startswith("exit")] == ["exit 0", "exit 2", "exit 0"], done
    assert "No space left on device" in done.stderr
    assert "Readers still see 20261122T000001Z-" in done.stderr
    assert "readers see the old site" in said
    assert said[-1] == "readers see the new site"
    rest = said[said.index("readers see the old site") + 1 :]
    listed = rest[: rest.index("ready")]
    assert len(listed) == 1
    assert listed[0].startswith("20261122T000001Z-")


def as_somebody_else(work: Callable[[], object]) -> str:
    """Do some work as a user who is not root; what the LeafletsError that it raises says."""
    reader, writer = os.pipe()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # of threads: the child starts none and ends at once
        child = os.fork()
    if child == 0:  # root may write everywhere, so tests that run as root need another user
        said = "nothing"
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(65534)
                os.setuid(65534)
            work()
        except LeafletsError as error:
            said = str(error)
        except BaseException as error:
            said = f"Traceback: {error!r}"
        finally:
            os.write(writer, said.encode())
            os._exit(0)
    os.close(writer)
    os.waitpid(child, 0)
    with os.fdopen(reader) as pipe:
        return pipe.read()


def nobody(dest: Path, *own: Path) -> None:
    """Give a store to that user, but for the folders whose rights a test is about."""
    for path in (dest, *dest.rglob("*")):
        if os.geteuid() == 0 and path not in own:
            os.chown(path, 65534, 65534, follow_symlinks=False)


def let_in(folder: Path) -> None:
    """Let that user into a test's folder: pytest's own folders around it are for its user alone."""
    for path in (folder, *folder.parents):
        path.chmod(path.stat().st_mode | 0o055)
        if path.name.startswith("pytest-of-"):
            break


PLACES = ["", "releases", MARKER]


@pytest.mark.parametrize("place", PLACES)
def test_permission_denied(place: str, dest: Path, tmp_path: Path) -> None:
    """The store, its folder of releases or its lock may not be written: one line, readers see the old site."""
    before = whole(Store(dest).current)
    new = site(tmp_path / "new", "new")
    let_in(tmp_path)
    locked = dest / place
    nobody(dest, locked)
    mode = locked.stat().st_mode
    locked.chmod(0o555 if locked.is_dir() else 0o444)
    said = as_somebody_else(lambda: put(dest, new, 5, tell=lambda line: None))
    assert "Permission denied. Readers still see " + before.id in said, said
    assert str(dest) in said
    assert whole(Store(dest).current) == before
    locked.chmod(mode)
    assert put(dest, new, 9) == Store(dest).current
    assert sorted(path.name for path in dest.rglob(".*")) == [MARKER]


@pytest.mark.parametrize("name", ["new", "www"])
def test_folder_that_cannot_be_made_or_read(name: str, tmp_path: Path) -> None:
    """A first publish to where this user may make nothing, or to a folder that it may not look into."""
    home = tmp_path / "home"
    (home / "www").mkdir(parents=True)
    new = site(tmp_path / "new", "new")
    let_in(tmp_path)
    (home / "www").chmod(0o000)
    home.chmod(0o555)
    try:
        said = as_somebody_else(lambda: put(home / name, new))
    finally:
        home.chmod(0o755)
        (home / "www").chmod(0o755)
    assert "Permission denied" in said
    assert str(home / name) in said
    assert "Nothing was" in said
    assert [path.name for path in home.rglob("*")] == ["www"]


@pytest.mark.linux
def test_destination_on_another_file_system(tmp_path: Path) -> None:
    """The site is built in the store itself, so that a rename can publish it, wherever the sources are."""
    memory = Path("/dev/shm", f"leaflets-test-{os.getpid()}")
    memory.mkdir()
    try:
        assert memory.stat().st_dev != tmp_path.stat().st_dev
        first = put(memory / "www", site(tmp_path / "one", "one"))
        second = put(memory / "www", site(tmp_path / "two", "two"), 1)
        assert whole(Store(memory / "www").current) == second
        assert whole(first)
    finally:
        remove(memory)


def test_many_at_once(tmp_path: Path) -> None:
    """Eight publishers at the same moment: whoever has the lock publishes, the others are told, nothing is mixed."""
    dest = tmp_path / "www"
    sites = [site(tmp_path / str(number), f"n{number}", pages=10) for number in range(8)]
    commands = [[sys.executable, PUBLISHER, str(dest), str(each), "1"] for each in sites]
    running = [subprocess.Popen(each, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) for each in commands]
    results = [(*process.communicate(), process.returncode) for process in running]
    published = [out for out, _, status in results if status == 0]
    refused = [err for _, err, status in results if status == 2]
    assert len(published) + len(refused) == 8
    assert published
    for err in refused:
        assert "another publish or rollback is at work there. Nothing was changed" in err
    store = Store(dest)
    assert [whole(release) for release in store.releases] == store.releases
    assert whole(store.current) == store.releases[-1]
    assert sorted(path.name for path in dest.rglob(".*")) == [MARKER]
