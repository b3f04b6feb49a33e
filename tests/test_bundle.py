"""`make bundle`, then `make site` on a machine without network and without pip's cache."""

from __future__ import annotations

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
    assert not (unpacked / ".venv/lock.note").exists()
