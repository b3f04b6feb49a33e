"""`leaflets build`: staging, swap, and what happens to the last good site when something goes wrong."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from leaflets.core import settings
from leaflets.core.diagnostics import LeafletsError
from leaflets.publish import build
from support import library
from support.commands import leaflets, mkdocs, output
from support.library import change


def files_of(folder: Path) -> dict[str, bytes]:
    """Every file below a folder with its content."""
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def left_over(folder: Path) -> list[str]:
    """Staging folders that nobody took away."""
    return [path.name for path in folder.glob(".site-*")]


def test_build_says_where_the_site_is(example: Path) -> None:
    """The last lines say where the site is, how many pages and leaflets it holds, and what to open."""
    done = leaflets(example, "build")
    assert done.returncode == 0
    lines = output(done).splitlines()
    pages = len(list((example / "site").rglob("*.html")))
    assert f"site/ holds {pages} pages with 1 leaflet." in lines
    assert f"Open it: {example / 'site/index.html'}" in lines
    assert left_over(example) == []


def test_refused_build_keeps_the_last_good_site(example: Path) -> None:
    """When the gate refuses, the exit status is 1 and no byte of the old site changes."""
    leaflets(example, "build")
    before = files_of(example / "site")
    change(example, "--- knee/risks.md is missing")
    done = leaflets(example, "build")
    assert done.returncode == 1
    assert "The last good site is untouched: site/" in output(done)
    assert files_of(example / "site") == before
    assert left_over(example) == []


def test_first_build_that_is_refused_leaves_no_site(example: Path) -> None:
    """Nothing half-written stands where a site would be."""
    change(example, "--- knee/risks.md is missing")
    done = leaflets(example, "build")
    assert done.returncode == 1
    assert "untouched" not in output(done)
    assert not (example / "site").exists()


def test_new_site_takes_the_place_of_the_old(example: Path) -> None:
    """A page that is gone from the sources is gone from the site."""
    leaflets(example, "build")
    (example / "site/old.html").write_text("old", "utf-8")
    assert leaflets(example, "build").returncode == 0
    assert not (example / "site/old.html").exists()


def test_site_is_what_mkdocs_builds(example: Path) -> None:
    """`leaflets build` adds nothing to `mkdocs build --strict`: who knows MkDocs gets the same bytes."""
    leaflets(example, "build")
    mkdocs(example, "build", "--strict", "--site-dir", "plain")
    assert files_of(example / "site") == files_of(example / "plain")


def unwritable(folder: Path) -> Path:
    """A folder in which this user, even root, can make nothing."""
    folder.chmod(0o555)
    for place in (folder, Path("/sys/kernel"), Path("/proc"), Path("/dev")):
        if not place.is_dir():
            continue
        try:
            (place / "probe").mkdir()
        except OSError:
            return place
        (place / "probe").rmdir()
    raise AssertionError("this user may write everywhere")


def test_output_folder_that_is_read_only(example: Path, tmp_path: Path) -> None:
    """The error names the folder and the next step; exit status 2."""
    (tmp_path / "locked").mkdir()
    place = unwritable(tmp_path / "locked")
    with (example / "mkdocs.yml").open("a") as config:
        config.write(f"site_dir: {place / 'site'}\n")
    done = leaflets(example, "build")
    assert done.returncode == 2
    assert f"leaflets: {place}: cannot write there:" in output(done)
    assert "Nothing was changed" in output(done)


def test_disk_that_takes_no_more(example: Path) -> None:
    """The system refuses a write in the middle of a build: one line, exit status 2, the old site whole."""
    leaflets(example, "build")
    before = files_of(example / "site")
    (example / "docs/large.txt").write_bytes(b"x" * 100_000)
    done = subprocess.run(
        [sys.executable, "-m", "leaflets", "build"],
        cwd=example,
        env={**os.environ, "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "cannot write the site" in output(done)
    assert "Nothing was published" in output(done)
    assert files_of(example / "site") == before
    assert left_over(example) == []


def test_killed_build_leaves_the_old_site_and_the_next_one_cleans_up(example: Path) -> None:
    """A build that dies in the middle harms nothing, and its remains are gone after the next build."""
    leaflets(example, "build")
    before = files_of(example / "site")
    command = [sys.executable, "-m", "leaflets", "build"]
    with subprocess.Popen(command, cwd=example, start_new_session=True, stderr=subprocess.DEVNULL) as killed:
        while not left_over(example):
            time.sleep(0.01)
        os.killpg(killed.pid, signal.SIGKILL)
    assert files_of(example / "site") == before
    assert len(left_over(example)) == 1
    assert leaflets(example, "build").returncode == 0
    assert left_over(example) == []


def test_build_killed_between_its_two_renames(example: Path) -> None:
    """The old site, moved away and never replaced, is back in its place even if the next build is refused."""
    leaflets(example, "build")
    before = files_of(example / "site")
    (example / "site").rename(example / ".site-old-999999")
    change(example, "--- knee/risks.md is missing")
    assert leaflets(example, "build").returncode == 1
    assert files_of(example / "site") == before
    assert left_over(example) == []


def test_site_that_is_a_link_stays_one(example: Path, tmp_path: Path) -> None:
    """Where `site` leads to the web root, the new site is there."""
    (tmp_path / "www").mkdir()
    (example / "site").symlink_to(tmp_path / "www")
    assert leaflets(example, "build").returncode == 0
    assert (example / "site").is_symlink()
    assert (tmp_path / "www/index.html").is_file()


@pytest.mark.parametrize(
    ("config", "words"),
    [
        ("site_name: [", "mkdocs.yml:"),
        ("- a\n- b\n", "mkdocs.yml: no `key: value` lines"),
        ("site_name: A\nsite_name: B\n", "mkdocs.yml:2:1: the key 'site_name' stands here for the second time"),
        (
            "site_name: A\nextra: !NOSUCH [A]\n",
            "mkdocs.yml:2:8: could not determine a constructor for the tag '!NOSUCH'",
        ),
    ],
)
def test_configuration_that_cannot_be_read(tmp_path: Path, config: str, words: str) -> None:
    """A broken mkdocs.yml is one line with its place, exit status 2."""
    (tmp_path / "mkdocs.yml").write_text(config, "utf-8")
    done = leaflets(tmp_path, "build")
    assert done.returncode == 2
    assert words in output(done)


def test_folder_without_configuration(tmp_path: Path) -> None:
    """Outside a library the message says where to go."""
    done = leaflets(tmp_path, "build")
    assert done.returncode == 2
    assert "no mkdocs.yml" in output(done)


@pytest.mark.parametrize("hook", ["", "  - hooks/mygate.py\n", "  - docs/gate.py.txt\n", "  - gate.pyc\n"])
@pytest.mark.parametrize("command", ["build", "offline"])
def test_nothing_is_built_without_the_gate(example: Path, command: str, hook: str) -> None:
    """Exit status 2, and the line to add: nothing would be checked."""
    config = example / "mkdocs.yml"
    text = config.read_text("utf-8")
    gate = next(line for line in text.splitlines(keepends=True) if line.endswith("gate.py\n"))
    config.write_text(text.replace(gate, hook), "utf-8")
    done = leaflets(example, command)
    assert done.returncode == 2
    words = "leaflets: mkdocs.yml: the gate is missing, so nothing would be checked. Add under `hooks:`, before other"
    assert f"{words} hooks, the line `- hooks/gate.py`" in output(done)
    assert not (example / "site").exists()


@pytest.mark.parametrize("command", ["build", "check"])
@pytest.mark.parametrize(
    ("edits", "words"),
    [
        ("--- index.md is missing\n--- knee is missing", "leaflets: docs/ holds no Markdown page\n"),
        ("--- templates is missing", "leaflets: docs/templates/leaflet/ is missing: without the blank leaflet"),
    ],
)
def test_what_cannot_be_judged_is_not_published(example: Path, command: str, edits: str, words: str) -> None:
    """Without pages, or without the contract that the checks hold them against, nothing is called good."""
    change(example, edits)
    done = leaflets(example, command)
    assert done.returncode == 2
    assert words in output(done)
    assert not (example / "site").exists()


def test_old_site_that_is_tracked_is_none(example: Path) -> None:
    """A folder of a build's own name that came with the repository is not put in the place of the site."""
    old = example / ".site-old-99999"
    old.mkdir()
    (old / "index.html").write_text("forged", "utf-8")
    library.git(example, "init", "-q")
    library.git(example, "add", "--all", "--force")
    with pytest.raises(LeafletsError, match=r"\.site-old-99999: is tracked by git"):
        build.build(settings.read(example / "mkdocs.yml"))
    assert not (example / "site").exists()
    assert old.is_dir()


@pytest.mark.parametrize("command", ["build", "check"])
def test_library_does_not_pass_for_another_site(example: Path, command: str) -> None:
    """Without the blank leaflet and the hospital, too: its navigation says that it holds leaflets."""
    change(example, "--- templates is missing")
    config = example / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").partition("extra:\n")[0], "utf-8")
    done = leaflets(example, command)
    assert done.returncode == 2
    assert "leaflets: docs/templates/leaflet/ is missing: without the blank leaflet" in output(done)
