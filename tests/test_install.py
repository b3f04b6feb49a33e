"""`pip install` of this repository into an environment of its own, and the plugin in a site of somebody else."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest
from support.commands import output, run
from support.library import ROOT

CONFIG = "site_name: Somebody else's\nplugins: [search, leaflets]\n"
FINDING = "docs/index.md:3:22: 'instal.md' leads to nothing: there is no instal.md. Did you mean 'install.md'?"


@pytest.fixture(scope="module")
def environment(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The programs of a fresh environment that holds this package as pip installs it, from a wheel that pip has built.

    What it asks for comes from the environment of the tests: the network is not what is tried here.
    """
    folder = tmp_path_factory.mktemp("stranger")
    pip = [sys.executable, "-m", "pip", "--disable-pip-version-check"]
    _run(*pip, "wheel", "--no-index", "--no-build-isolation", "--no-deps", "--wheel-dir", folder, _source(folder))
    _run(sys.executable, "-m", "venv", "--without-pip", folder / "venv")
    [wheel] = folder.glob("*.whl")
    _run(*pip, "--python", folder / "venv/bin/python", "install", "--no-index", "--no-deps", wheel)
    [packages] = (folder / "venv").glob("lib/python*/site-packages")
    (packages / "of_the_tests.pth").write_text(sysconfig.get_path("purelib"))
    return folder / "venv/bin"


def _run(*command: str | Path) -> None:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def _source(folder: Path) -> Path:
    """The files that git tracks, and none that a build left behind."""
    parts = ("hooks", "pyproject.toml", "LICENSE", "README.md")
    listed = subprocess.run(["git", "ls-files", "-z", *parts], cwd=ROOT, capture_output=True, check=True).stdout
    for name in filter(None, os.fsdecode(listed).split("\0")):
        target = folder / "source" / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    return folder / "source"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site with one dead link."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/index.md").write_text("# Home\n\nSee how to [install](instal.md).\n", "utf-8")
    (tmp_path / "docs/install.md").write_text("# Install\n", "utf-8")
    (tmp_path / "mkdocs.yml").write_text(CONFIG, "utf-8")
    return tmp_path


def test_the_plugin_is_found_and_judges_links(environment: Path, site: Path) -> None:
    """`plugins: - leaflets` is all that a site needs: a strict build is refused, with file, line and a guess."""
    done = run(site, str(environment / "python"), "-m", "mkdocs", "build", "--strict")
    assert done.returncode == 1
    assert f"leaflets: {FINDING} (broken-link)" in output(done)
    (site / "docs/index.md").write_text("# Home\n\nSee how to [install](install.md).\n", "utf-8")
    done = run(site, str(environment / "python"), "-m", "mkdocs", "build", "--strict")
    assert done.returncode == 0, output(done)
    assert "leaflets: nothing to mend" in output(done)


def test_the_command_is_there(environment: Path, site: Path) -> None:
    """`leaflets check` runs from the same environment, and the Markdown extension has its name."""
    done = run(site, str(environment / "leaflets"), "check")
    assert (done.returncode, done.stdout) == (1, f"warn: {FINDING} (broken-link)\n")
    text = "markdown.markdown('{{ local.x }}', extensions=['leaflets'])"
    code = f"import leaflets, markdown; print(leaflets.__file__, {text})"
    done = run(site, str(environment / "python"), "-c", code)
    assert done.stdout.startswith(str(environment.parent))
    assert 'data-local="x"' in done.stdout


def test_nothing_that_it_reads_is_missing(environment: Path) -> None:
    """Each file of the package that git tracks is installed: words, styles, fonts."""
    [package] = environment.parent.glob("lib/python*/site-packages/leaflets")
    listed = subprocess.run(
        ["git", "ls-files", "-z", "hooks/leaflets"], cwd=ROOT, capture_output=True, text=True, check=True
    ).stdout
    names = {name.removeprefix("hooks/leaflets/") for name in listed.split("\0") if name}
    assert {name for name in names if not (package / name).is_file()} == set()
