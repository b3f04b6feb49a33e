"""Every command that the documentation shows does what it says, in a fresh clone."""

from __future__ import annotations

import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from leaflets.checks import registry
from leaflets.checks.check import LIBRARY
from support.commands import run
from support.library import ROOT

DOCUMENTS = ["README.md", "CONTRIBUTING.md", *(str(p.relative_to(ROOT)) for p in ROOT.glob("docs/contributing/*.md"))]
SERVER = "docs/contributing/hosting.md"
"""Its commands need a machine with a web server: test_hosting.py runs them all."""
BLOCK = re.compile(r"^(?P<indent> *)```console\n(?P<lines>.*?)^ *```$", re.DOTALL | re.MULTILINE)
ELSEWHERE = {
    "git clone https://git.hospital.example/leaflets.git": "the fixture clones this repository",
    "cd leaflets": "the fixture is in the clone",
    "git pull": "the clone is new; test_hosting.py runs it",
    "make test": "this is a part of it; test_commands.py reads what it would run",
    ".venv/bin/pytest tests/leaflets/test_check_examples.py": "this run of the tests runs it",
    "make lint": "it reads the code, as the run of the tests does",
    "make release VERSION=0.2.0": "the fixture is no repository; test_release.py releases in one",
    "make upgrade": "asks the package index; test_commands.py reads what it would run",
    "make upgrade PACKAGE=click": "asks the package index; test_commands.py reads what it would run",
}
"""Commands that are not run here again, each with its reason."""
SOURCE = """\
# How to prepare

Take nothing for six hours. Small sips are fine until you leave home.

# At home

Dressings stay dry for two days or longer. Showers are fine after two days if the wound is covered. Walk daily.
Raise the leg while resting.

# Uses

Surgeons look into the joint. A small cut is enough for that.

# Risks

Infection: about 5 of 1,000 people. Blood clots: rarely.
"""
"""What the guide for authors calls `../source.txt`; its examples cite it."""
TOLD = {"sources", "safety", "pictures"}
"""The families of checks that its examples must pass; what else a leaflet needs the guide doesn't show."""


def commands(document: str) -> list[str]:
    """The commands in a document's `console` blocks, in order."""
    text = (ROOT / document).read_text("utf-8")
    lines = [line.strip() for block in BLOCK.finditer(text) for line in block["lines"].splitlines()]
    return [line.removeprefix("$ ") for line in lines if line.startswith("$ ")]


@pytest.fixture(scope="module")
def clone(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The files of this repository as a clone would hold them, on a machine that has run `make venv` before."""
    folder = tmp_path_factory.mktemp("clone") / "leaflets"
    listed = run(ROOT, "git", "ls-files", "-z", "--cached", "--others", "--exclude-standard").stdout
    for name in filter(None, listed.split("\0")):
        if (ROOT / name).is_file():
            (folder / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, folder / name)
    venv = folder / ".venv"
    venv.mkdir()
    for part in Path(sys.prefix).iterdir():
        if part.suffix != ".note":
            (venv / part.name).symlink_to(part)
    version = f"{sys.version_info[:2]}\n"
    (venv / "site.note").write_text(f"{folder.resolve()}\n{version}{(ROOT / 'requirements.lock').read_text()}")
    for name in ("lint", "tools", "tests"):
        shutil.copyfile(folder / f"requirements-{name}.lock", venv / f"{name}.note")
    shutil.copyfile(folder / "pyproject.toml", venv / "engine.note")
    (folder.parent / "source.txt").write_text(SOURCE, "utf-8")
    return folder


def test_documents_show_commands() -> None:
    """The guides that tell somebody to do something show how; a list that came out empty would prove nothing."""
    assert {name for name in DOCUMENTS if commands(name)} >= {
        "README.md",
        "CONTRIBUTING.md",
        "docs/contributing/authors.md",
        "docs/contributing/admins.md",
    }


def test_readme_shows_commands_of_the_guides() -> None:
    """They are run for the guide that explains them."""
    assert set(commands("README.md")) - set(ELSEWHERE) <= set(commands("docs/contributing/admins.md"))


@pytest.mark.parametrize("document", [document for document in DOCUMENTS if document not in {"README.md", SERVER}])
def test_commands_work(document: str, clone: Path) -> None:
    """Each command ends with status 0; `leaflets check` may end with 1 after `leaflets new`, as it should.

    One that is shown twice is run once.
    """
    for command in dict.fromkeys(commands(document)):
        if command in ELSEWHERE:
            continue
        assert "/srv" not in command, f"{document}: {command} would touch this machine"
        done = run(clone, "sh", "-c", command)
        allowed = {0, 1} if command.endswith("leaflets check") else {0}
        assert done.returncode in allowed, f"{document}: {command}\n{done.stdout}{done.stderr}"
    shutil.rmtree(clone / "docs/knee-arthroscopy", ignore_errors=True)


def examples(document: str, language: str) -> list[str]:
    """What stands in a document's blocks of one language, in order."""
    text = (ROOT / document).read_text("utf-8")
    return [block[2] for block in re.finditer(rf"^(`{{3,4}}){language}\n(.*?)^\1$", text, re.DOTALL | re.MULTILINE)]


def put_examples(guide: str, folder: Path) -> None:
    """Put the examples of the guide for authors into a blank leaflet, where the guide says that they stand."""
    stated, said, chances, picture = examples(guide, "markdown")
    rule = "Follow the rule of your hospital: {{ local.fasting_instruction }} [@guide prepare.1]"
    added = {
        "afterward.md": f"{stated}\n{rule}\n\n{picture}",
        "checklist.md": said,
        "benefits-and-risks.md": chances,
        "sources.yml": next(each for each in examples(guide, "yaml") if each.startswith("must_say:")),
    }
    for name, text in added.items():
        blank = (folder / name).read_text("utf-8")
        blank = re.sub(r"^(must_say|left_out|questions): \[\]\n", "", blank, flags=re.MULTILINE)
        (folder / name).write_text(f"{blank}\n{text}", "utf-8")
    index = folder / "index.md"
    index.write_text(index.read_text("utf-8").replace('fasting_instruction: ""', "fasting_instruction: Eat nothing."))
    (folder / "figures").mkdir()
    (drawing,) = examples("docs/contributing/drawings.md", "xml")
    (folder / "figures/knee.svg").write_text(drawing, "utf-8")


def test_examples_of_the_guide_for_authors_hold(clone: Path) -> None:
    """A leaflet that is made of them: each citation, name, chance, entry and drawing is one that the checks take."""
    guide, folder = "docs/contributing/authors.md", clone / "docs/knee-arthroscopy"
    for command in commands(guide):
        if " new " in command or " source add " in command:
            assert run(clone, "sh", "-c", command).returncode == 0
    put_examples(guide, folder)
    asked = [each for each in registry.checks().values() if each.family in TOLD and each.needs == LIBRARY]
    done = run(clone, ".venv/bin/leaflets", "check", *(word for each in asked for word in ("--only", each.name)))
    shutil.rmtree(folder)
    assert done.returncode in {0, 1}, done.stderr
    assert [line for line in done.stdout.splitlines() if "knee-arthroscopy" in line] == []


def test_inline_commands_exist() -> None:
    """Every `make …` named in a sentence is a target, every `leaflets …` a command."""
    targets = set(re.findall(r"^([a-z-]+):.*## ", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    known = set(run(ROOT, sys.executable, "-m", "leaflets", "--help").stdout.split())
    for document in DOCUMENTS:
        text = (ROOT / document).read_text("utf-8")
        for kind, name in re.findall(r"`(?:\S+=\S+ )?(make|leaflets) ([a-z-]+)", text):
            assert name in (targets if kind == "make" else known), f"{document}: {kind} {name}"


def test_serve_says_where_to_look(clone: Path) -> None:
    """`make serve` goes on until it is stopped, and its log names the address."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"127.0.0.1:{free.getsockname()[1]}"
    with (clone / "mkdocs.yml").open("a") as config:
        config.write(f"dev_addr: {address}\n")
    log = clone / "serve.log"
    with (
        log.open("w") as out,
        subprocess.Popen(["make", "serve"], cwd=clone, stdout=out, stderr=out, start_new_session=True) as server,
    ):
        try:
            for _ in range(600):
                if "Serving on http://" in log.read_text("utf-8") or server.poll() is not None:
                    break
                time.sleep(0.1)
        finally:
            os.killpg(server.pid, signal.SIGTERM)
    assert f"Serving on http://{address}/" in log.read_text("utf-8")
