"""`make bundle`, then `make site` on a machine without network and without pip's cache."""

from __future__ import annotations

import os
import platform
import re
import shutil
import subprocess
import sys
import tarfile
from collections.abc import Sequence
from pathlib import Path

import pytest
from support.library import ROOT
from support.shipped_pages import FIRST

PYTHON = f"{sys.version_info[0]}.{sys.version_info[1]}"
KIND = f"{sys.platform}-{platform.machine()} with Python {PYTHON}"
BASE = str(Path(sys.base_prefix, "bin", f"python{PYTHON}"))
"""A Python that knows nothing of this project's packages."""
CUTS = (["unshare", "--net"], ["unshare", "--map-root-user", "--net"], ["sudo", "-n", "unshare", "--net"])
"""Ways to run a command with no network but an unplugged loopback: as root, as a user, as one who may be root."""


def cut() -> Sequence[str]:
    """The way that this machine allows."""
    for way in CUTS:
        if shutil.which(way[0]) and subprocess.run([*way, "true"], capture_output=True, check=False).returncode == 0:
            return way
    raise AssertionError("no network can be cut off here: this needs `unshare --net`, as root or in a user namespace")


@pytest.fixture(scope="module")
def bundle(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The finished file of the commit that is checked out, made as its user makes it."""
    done = subprocess.run(
        [sys.executable, ROOT / "scripts/bundle"], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    name = re.search(r"leaflets-bundle-\S+\.tar", done.stderr)
    assert name, done.stderr
    target = tmp_path_factory.mktemp("stick") / name[0]
    return Path(shutil.move(ROOT / name[0], target))


@pytest.fixture
def unpacked(bundle: Path, tmp_path: Path) -> Path:
    """The bundle, unpacked on the other machine."""
    with tarfile.open(bundle) as archive:
        safely = {"filter": "data"} if hasattr(tarfile, "data_filter") else {}  # Debian 12's Python is older
        archive.extractall(tmp_path, **safely)
    return tmp_path / "leaflets"


def make(folder: Path, target: str, *before: str, python: str = BASE) -> subprocess.CompletedProcess[str]:
    """Run make with an empty home and nothing of this process's environment."""
    home = folder.parent / "home"
    home.mkdir(exist_ok=True)
    environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": str(home), "LEAFLETS_PYTHON": python}
    command = [*before, "env", "-i", *(f"{name}={value}" for name, value in environment.items()), "make", target]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=300, check=False)


def test_bundle_holds_the_commit_and_only_what_the_site_needs(bundle: Path) -> None:
    """The checked-out files, wheels for this machine, no test tools; the name says for what machine it is."""
    with tarfile.open(bundle) as archive:
        names = archive.getnames()
    kind, _, python = KIND.partition(" with Python ")
    assert re.fullmatch(rf"leaflets-bundle-{kind}-python{python}-[0-9a-f]{{12}}\.tar", bundle.name)
    assert {"leaflets/mkdocs.yml", "leaflets/requirements.lock", "leaflets/bundle/made-for"} <= set(names)
    wheels = [name.rpartition("/")[2].partition("-")[0] for name in names if name.endswith(".whl")]
    assert {"mkdocs", "typst", "pip", "setuptools"} <= set(wheels)
    assert {"pytest", "playwright", "mypy"}.isdisjoint(wheels)
    assert not [name for name in names if name.endswith((".tar.gz", ".zip"))]


@pytest.mark.linux
def test_site_is_built_without_network(unpacked: Path) -> None:
    """With the network cut, `make site` makes .venv and the whole site from the bundle alone."""
    way = cut()
    reach = "import socket; socket.create_connection(('1.1.1.1', 443), 2)"
    assert subprocess.run([*way, BASE, "-c", reach], capture_output=True, check=False).returncode == 1
    done = make(unpacked, "site", *way)
    assert done.returncode == 0, done.stdout + done.stderr
    assert (unpacked / "site/index.html").is_file()
    assert len(list((unpacked / "site").rglob("*.pdf"))) == 3
    packages = [path.name for path in (unpacked / ".venv").glob("lib/python*/site-packages/*.dist-info")]
    assert not any(name.startswith(("pytest", "playwright")) for name in packages)
    again = make(unpacked, "venv", *way)
    assert (again.returncode, again.stderr) == (0, "")


def test_bundle_for_another_machine_is_refused(unpacked: Path) -> None:
    """The refusal names both machines and what to do, and leaves no .venv."""
    (unpacked / "bundle/made-for").write_text("plan9-mips with Python 3.99\n")
    done = make(unpacked, "venv")
    assert done.returncode != 0
    assert f"bundle/ is for plan9-mips with Python 3.99, and this machine has {KIND}." in done.stderr
    assert "make bundle" in done.stderr
    assert not (unpacked / ".venv").exists()


def test_wheel_that_was_changed_is_refused(unpacked: Path) -> None:
    """A wheel with other bytes than the lock's is not installed."""
    [wheel] = (unpacked / "bundle/wheels").glob("click-*.whl")
    wheel.write_bytes(wheel.read_bytes() + b"\0")
    done = make(unpacked, "venv")
    assert done.returncode != 0
    assert "THESE PACKAGES DO NOT MATCH THE HASHES" in done.stderr
    assert not (unpacked / ".venv/site.note").exists()


# What else can be installed from the same wheels: the engine alone, and more into a .venv that is there already


@pytest.fixture
def base(unpacked: Path, tmp_path: Path) -> Path:
    """The programs of an environment into which only `pip install FOLDER` was run: no extra."""
    [pip] = (unpacked / "bundle/wheels").glob("pip-*.whl")
    subprocess.run([BASE, "-m", "venv", "--without-pip", tmp_path / "base"], check=True)
    command = [tmp_path / "base/bin/python", pip / "pip", "install", "--quiet", "--no-index"]
    done = subprocess.run(
        [*command, "--find-links", pip.parent, unpacked], capture_output=True, text=True, timeout=300, check=False
    )
    assert done.returncode == 0, done.stderr
    return tmp_path / "base/bin"


def test_base_checks_a_library_and_is_small(base: Path, unpacked: Path) -> None:
    """Without any extra: the same findings, and a word on what was not tried. Other commands say what to install."""
    files = [path for path in base.parent.rglob("*") if path.is_file() and not path.is_symlink()]
    assert sum(path.stat().st_size for path in files) < 80_000_000

    def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
        return subprocess.run([*command], cwd=unpacked, capture_output=True, text=True, timeout=300, check=False)

    alone, whole = (run(folder / "leaflets", "check") for folder in (base, Path(sys.prefix, "bin")))
    assert (alone.returncode, alone.stdout) == (whole.returncode, whole.stdout)
    told = set(alone.stderr.splitlines()) - set(whole.stderr.splitlines())
    install = f"Run: pip install '{unpacked.resolve()}[{{}}]'"
    assert len(told) == 1
    assert "pictures" in told.pop()
    for arguments, extra in {
        ("booklet", FIRST): "booklets",
        ("build",): "site,booklets",
        ("offline",): "site,booklets",
        ("publish", "../readers"): "site,booklets",
    }.items():
        done = run(base / "leaflets", *arguments)
        assert done.returncode == 2, done.stdout + done.stderr
        assert install.format(extra) in done.stderr
        assert "Traceback" not in done.stderr
    assert not (unpacked / "site").exists()


@pytest.fixture
def small(unpacked: Path) -> Path:
    """A checkout whose locks are short: what installs packages, and for `lint` one more."""
    lock = (unpacked / "requirements.lock").read_text()
    shutil.move(unpacked / "bundle/wheels", unpacked / "wheels")
    shutil.rmtree(unpacked / "bundle")
    (unpacked / "requirements.lock").write_text(locked(lock, "pip") + locked(lock, "setuptools"))
    (unpacked / "requirements-lint.lock").write_text(locked(lock, "click"))
    (unpacked / "requirements-tests.lock").write_text(locked(lock, "idna"))
    return unpacked


def locked(lock: str, name: str) -> str:
    """The lines of one package in a lock."""
    found = re.search(rf"^{name}==.*\n(?: .*\n)+", lock, re.MULTILINE)
    assert found
    return found[0]


def venv(folder: Path, *name: str) -> subprocess.CompletedProcess[str]:
    """Run scripts/venv where the wheels are all that can be had."""
    environment = {"PATH": os.environ["PATH"], "HOME": str(folder), "LEAFLETS_PYTHON": BASE}
    environment |= {"PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(folder / "wheels")}
    return subprocess.run(
        [folder / "scripts/venv", *name], env=environment, capture_output=True, text=True, timeout=300, check=False
    )


def packages(folder: Path) -> dict[str, int]:
    """What is installed, and when its last file was written."""
    there = (folder / ".venv").glob("lib/python*/site-packages/*.dist-info/RECORD")
    return {path.parent.name.partition("-")[0]: path.stat().st_mtime_ns for path in there}


@pytest.mark.long
def test_what_a_command_needs_beside_is_added(small: Path) -> None:
    """Nothing that is there is installed again or taken away; each command finds its own and says nothing then."""
    assert venv(small).returncode == 0
    before = packages(small)
    assert set(before) == {"pip", "setuptools", "leaflets"}
    assert venv(small, "lint").returncode == 0
    after = packages(small)
    assert after == before | {"click": after["click"]}
    assert venv(small, "tests").returncode == 0
    assert set(packages(small)) == {*after, "idna"}
    for name in ([], ["lint"], ["tests"]):
        again = venv(small, *name)
        assert (again.returncode, again.stdout, again.stderr) == (0, "", "")


@pytest.mark.long
def test_package_that_was_cut_short_is_installed_again(small: Path) -> None:
    """RECORD is the last file that pip writes: a package without it is not whole, whatever a note says."""
    assert venv(small, "lint").returncode == 0
    [record] = (small / ".venv").glob("lib/python*/site-packages/click-*.dist-info/RECORD")
    record.unlink()
    (record.parent.parent / "click/core.py").unlink()
    (small / ".venv/lint.note").unlink()
    assert venv(small, "lint").returncode == 0
    assert record.is_file()
    assert (record.parent.parent / "click/core.py").is_file()


@pytest.mark.long
def test_lock_that_has_changed_makes_venv_anew_for_who_needs_it(small: Path) -> None:
    """A package that no lock names any more does not stay; `make site` does not care what the linters need."""
    assert venv(small, "lint").returncode == 0
    shutil.copy(small / "requirements-tests.lock", small / "requirements-lint.lock")
    assert venv(small).stderr == ""
    assert "click" in packages(small)
    assert "creating .venv" in venv(small, "lint").stderr
    assert set(packages(small)) == {"pip", "setuptools", "leaflets", "idna"}


def test_bundle_holds_nothing_for_the_tests(unpacked: Path) -> None:
    """Where there is a bundle, no other packages are fetched: the message says what to do."""
    done = make(unpacked, "lint")
    assert done.returncode != 0
    assert "bundle/ holds what 'make site' needs, and nothing of requirements-lint.lock." in done.stderr
    assert not (unpacked / ".venv").exists()
