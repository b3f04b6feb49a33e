"""One commit gives one site, byte for byte, whoever builds it where: proven by two builds that differ in all else.

So do the booklets, the zip for a ward without network, and the manifest of a release.
"""

from __future__ import annotations

import hashlib
import locale
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from conftest import TODAY
from support.library import ROOT

BACKWARDS = """
import os

class Backwards:
    def __init__(self, path="."):
        with scandir(path) as entries:
            self.entries = iter(sorted(entries, key=lambda entry: entry.name, reverse=True))
    def __iter__(self):
        return self.entries
    def __next__(self):
        return next(self.entries)
    def __enter__(self):
        return self
    def __exit__(self, *_):
        pass
    def close(self):
        pass

scandir, listdir = os.scandir, os.listdir
os.scandir = Backwards
os.listdir = lambda path=".": sorted(listdir(path), reverse=True)
"""
"""A `sitecustomize.py`, which Python runs first: every folder lists its files from Z to A, as file systems may."""
_LOCALES = ("tr_TR.UTF-8", "de_DE.UTF-8", "C.UTF-8", "C")
"""The first that this machine has: Turkish has an I without a dot, German a comma in numbers."""


def digests(folder: Path) -> dict[str, str]:
    """Each file below a folder, by its path."""
    files = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def checkout(folder: Path) -> Path:
    """The project's sources in another folder."""
    for name in ("docs", "hooks", "overrides"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__", "*.egg-info"))
    shutil.copy(ROOT / "mkdocs.yml", folder)
    return folder


def a_locale() -> str:
    """A locale of this machine that is not the plain one, where it has one."""
    for name in _LOCALES:
        try:
            before = locale.setlocale(locale.LC_ALL)
            locale.setlocale(locale.LC_ALL, name)
            locale.setlocale(locale.LC_ALL, before)
        except locale.Error:
            continue
        return name
    return "C"


def make(folder: Path, umask: int, **environ: str) -> None:
    """Build and pack as `make offline` does, then publish that site, with an environment of the test's own."""
    clean = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**clean, "SOURCE_DATE_EPOCH": TODAY, "PYTHONDONTWRITEBYTECODE": "1", **environ}
    for command in (["-m", "leaflets", "offline"], [str(ROOT / "tests/support/publisher.py"), "www", "site", "0"]):
        done = subprocess.run(
            [sys.executable, *command],
            cwd=folder,
            env=environment,
            umask=umask,
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.fixture(scope="module")
def copies(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two folders with the same sources, each with all that is made of them."""
    one = checkout(tmp_path_factory.mktemp("one"))
    other = checkout(tmp_path_factory.mktemp("another place, with spaces") / "deeper")
    backwards = tmp_path_factory.mktemp("backwards")
    (backwards / "sitecustomize.py").write_text(BACKWARDS, "utf-8")
    make(one, 0o022, TZ="UTC", LC_ALL="C", PYTHONHASHSEED="0")
    unlike = {"TZ": "Pacific/Kiritimati", "LC_ALL": a_locale(), "PYTHONHASHSEED": "4242", "PYTHONPATH": str(backwards)}
    make(other, 0o077, **unlike)
    return one, other


def the_site(folder: Path) -> dict[str, str]:
    """Pages, pictures, search index, styles."""
    return {path: digest for path, digest in digests(folder / "site").items() if not path.endswith(".pdf")}


def the_booklets(folder: Path) -> dict[str, str]:
    """Every edition of every leaflet."""
    return {path: digest for path, digest in digests(folder / "site").items() if path.endswith(".pdf")}


def the_zip(folder: Path) -> dict[str, str]:
    """The copy for a ward without network, its name too."""
    return digests(folder / "offline")


def the_manifest(folder: Path) -> dict[str, str]:
    """What a release says of itself; the release's own name bears the time of publishing."""
    [file] = (folder / "www/releases").glob("*/manifest.json")
    return digests(file.parent) | {"id": file.parent.name.partition("-")[2]}


@pytest.mark.long
@pytest.mark.parametrize("part", [the_site, the_booklets, the_zip, the_manifest])
def test_same_bytes(part: Callable[[Path], dict[str, str]], copies: tuple[Path, Path]) -> None:
    """Another folder, time zone, locale, hash seed, umask and order of files: the same files with the same bytes."""
    one, other = map(part, copies)
    assert one
    assert sorted(one) == sorted(other)
    assert [path for path in one if one[path] != other[path]] == []
