"""The example library for tests: a copy in a folder of the test's own, read, changed, checked."""

from __future__ import annotations

import contextlib
import os
import re
import shutil
import subprocess
from collections.abc import Collection, Iterator
from pathlib import Path

from click.testing import CliRunner
from leaflets.__main__ import main
from leaflets.checks import registry, verdict
from leaflets.checks.check import LINKS, SITE, Inputs
from leaflets.core import settings
from leaflets.core.diagnostics import Diagnostic
from leaflets.library import reader, rendering
from leaflets.library.model import Library
from leaflets.site import generated, surveys

ROOT = Path(__file__).parents[2]
EXAMPLE = ROOT / "tests/example"
_FILE = re.compile(r"--- (?P<path>\S+?)(?P<missing> is missing)?$")
PAGE = "knee/risks.md"
"""The page on which an example stands that names no file."""
_TRACKED = "--- all is tracked by git"
_AGREED = "--- all roles have agreed"
_WRITTEN = "--- all words are written"


def copy(folder: Path) -> Path:
    """Copy the example library into `folder` and return the folder of its mkdocs.yml; hooks keep their place."""
    target = folder / "library"
    shutil.copytree(EXAMPLE, target)
    config = target / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("../../hooks", str(ROOT / "hooks")), "utf-8")
    return target


def change(library: Path, edits: str) -> None:
    r"""Apply edits as a check's docstring writes them: `--- path` under docs/, then the file's new text.

    Text before the first of these is added to the page `PAGE`; front matter with which it begins stands above that.
    `--- path is missing` deletes, `--- path is a link to target` makes a symbolic link. Where the text of
    `../mkdocs.yml` begins with `extra:` it is appended, in place of what has the same key. `\\xNN` stands for that
    byte. With `--- all roles have agreed` every role agrees to the words as the edits before that line leave them, with
    `--- all words are written` their files hold them. With `--- all is tracked by git` the library becomes a
    repository that tracks every file, ignored or not.
    """
    before, agreed, after = f"{edits}\n".partition(f"{_AGREED}\n")
    if agreed:
        change(library, before)
        agree(library)
        edits = after
    if _WRITTEN in edits.splitlines():
        change(library, edits.replace(_WRITTEN, ""))
        write_words(library)
        return
    tracked = _TRACKED in edits.splitlines()
    edits = "\n".join(line for line in edits.splitlines() if line != _TRACKED)
    for target, link in re.findall(r"^--- (\S+) is a link to (\S+)$", edits, re.MULTILINE):
        (library / "docs" / target).unlink(missing_ok=True)
        (library / "docs" / target).symlink_to(link)
    edits = re.sub(r"^--- \S+ is a link to \S+$", "", edits, flags=re.MULTILINE)
    for path, text in _files(edits):
        file = library / "docs" / os.fsdecode(_bytes(path or PAGE))
        if text is None:
            shutil.rmtree(file) if file.is_dir() else file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        data = _bytes(text if path else _added(file.read_text("utf-8"), text))
        if file.name == "mkdocs.yml" and text.startswith("extra:\n"):
            data = data.removeprefix(b"extra:\n")
            before = file.read_bytes()
            for key in re.findall(rb"^  \w+:", data, re.MULTILINE):
                before = re.sub(rb"^" + key + rb".*\n(?:    .*\n)*", b"", before, flags=re.MULTILINE)
            data = before + data
        file.write_bytes(data)
    if tracked:
        git(library, "init", "-q")
        git(library, "add", "--all", "--force")


def agree(library: Path, day: str = "2026-11-01", *roles: str, leaflet: str = "") -> None:
    """Have roles, or all that there are, agree to the words of each leaflet and to the shared ones, by the command."""
    made = read(library)
    asked = made.settings.sign_off
    for role in roles or asked.roles:
        for name in [leaflet] if leaflet else [each.name for each in made.leaflets]:
            sign(library, name, "--role", role, "--date", day)
        if role in asked.shared:
            sign(library, "--shared", "--role", role, "--date", day)


def sign(library: Path, *arguments: str) -> None:
    """Run `leaflets sign` in a library; what is agreed already stays so."""
    with contextlib.chdir(library):
        done = CliRunner().invoke(main, ["sign", *arguments])
    assert done.exit_code == 0 or "has agreed to" in done.output, done.output


def write_words(library: Path) -> None:
    """Run `leaflets words --write` in a library."""
    with contextlib.chdir(library):
        done = CliRunner().invoke(main, ["words", "--write"])
    assert done.exit_code == 0, done.output


def _added(page: str, text: str) -> str:
    """A page with a text at its end; front matter with which that begins stands at the top."""
    front, mark, rest = text.partition("\n---\n") if text.startswith("---\n") else ("", "", text)
    rest = rest.strip("\n")
    return front + mark + page + (f"\n{rest}\n" if rest else "")


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder, as somebody with a name and without lists and settings of their own; what it printed."""
    around = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    around |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    who = ["-c", "user.name=Nobody", "-c", "user.email=nobody@hospital.test"]
    command = ["git", *who, *arguments]
    done = subprocess.run(command, cwd=folder, env=around, capture_output=True, text=True, errors="replace", check=True)
    return done.stdout


def _bytes(text: str) -> bytes:
    """A text of an edit as bytes."""
    return re.sub(rb"\\x([0-9a-f]{2})", lambda m: bytes([int(m[1], 16)]), text.encode())


def _files(edits: str) -> Iterator[tuple[str, str | None]]:
    path, lines = "", []
    for line in [*edits.strip("\n").split("\n"), "--- end"]:
        match = _FILE.match(line)
        if not match:
            lines.append(line)
            continue
        text = "\n".join(lines).strip("\n") + "\n"
        if path or text.strip():
            yield path, text
        path, lines = ("", []) if match["missing"] else (match["path"], [])
        if match["missing"]:
            yield match["path"], None


def read(library: Path) -> Library:
    """A library, read and rendered for what the environment says, as a build does."""
    made = reader.read(settings.read(library / "mkdocs.yml", os.environ.get(settings.MODE, "")))
    rendering.render_pages(made, generated.files(made))
    return made


def check(library: Path, only: Collection[str] = ()) -> list[Diagnostic]:
    """All findings on a library, as a build makes them; those of a finished site where there is one.

    Where some checks are named in `only`, as by `leaflets check --only`, theirs alone.
    """
    made = read(library)
    asked = {one.needs for one in registry.checks().values() if not only or one.name in only}
    found = registry.run(Inputs(library=made, links=surveys.of_library(made) if LINKS in asked else None), only)
    if SITE in asked and (library / "site").is_dir():
        survey = surveys.of_folder(library / "site")[1]
        survey.leaflets = made.leaflets
        found += registry.run(Inputs(site=survey), only)
    return verdict.of(made, found, only)


def findings(library: Path, name: str) -> list[Diagnostic]:
    """What one check finds. For `unused-exception` all run: which exceptions are used only they know."""
    return [found for found in check(library, () if name == "unused-exception" else [name]) if found.check == name]
