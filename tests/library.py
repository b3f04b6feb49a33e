"""The example library for tests: a copy in a folder of the test's own, read, changed, checked."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from leaflets import checks, generated, reader, settings
from leaflets.diagnostics import Diagnostic
from leaflets.links import surveys
from leaflets.model import Library

ROOT = Path(__file__).parent.parent
EXAMPLE = Path(__file__).parent / "example"
_FILE = re.compile(r"--- (?P<path>\S+?)(?P<missing> is missing)?$")


def copy(folder: Path) -> Path:
    """Copy the example library into `folder` and return the folder of its mkdocs.yml; hooks keep their place."""
    target = folder / "library"
    shutil.copytree(EXAMPLE, target)
    config = target / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("../../hooks", str(ROOT / "hooks")), "utf-8")
    return target


def change(library: Path, edits: str) -> None:
    r"""Apply edits as a check's docstring writes them: `--- path` under docs/, then the file's new text.

    `--- path is missing` deletes. Where the text of `../mkdocs.yml` begins with `extra:` it is appended, in place of
    what has the same key. `\\xNN` stands for that byte.
    """
    for path, text in _files(edits):
        file = library / "docs" / path
        if text is None:
            shutil.rmtree(file) if file.is_dir() else file.unlink()
            continue
        file.parent.mkdir(parents=True, exist_ok=True)
        data = re.sub(rb"\\x([0-9a-f]{2})", lambda m: bytes([int(m[1], 16)]), text.encode())
        if file.name == "mkdocs.yml" and text.startswith("extra:\n"):
            data = data.removeprefix(b"extra:\n")
            before = file.read_bytes()
            for key in re.findall(rb"^  \w+:", data, re.MULTILINE):
                before = re.sub(rb"^" + key + rb".*\n(?:    .*\n)*", b"", before, flags=re.MULTILINE)
            data = before + data
        file.write_bytes(data)


def _files(edits: str) -> Iterator[tuple[str, str | None]]:
    path, lines = "", []
    for line in [*edits.strip("\n").split("\n"), "--- end"]:
        match = _FILE.match(line)
        if not match:
            lines.append(line)
            continue
        if path:
            yield path, "\n".join(lines).strip("\n") + "\n"
        path, lines = ("", []) if match["missing"] else (match["path"], [])
        if match["missing"]:
            yield match["path"], None


def read(library: Path) -> Library:
    """A library, read and rendered."""
    made = reader.read(settings.read(library / "mkdocs.yml"))
    made.render(generated.files(made))
    return made


def check(library: Path) -> list[Diagnostic]:
    """All findings on a library, as a build makes them; those of a finished site where there is one."""
    made = read(library)
    found = checks.run(made) + checks.run_links(surveys.of_library(made))
    if (library / "site").is_dir():
        survey = surveys.of_folder(library / "site")[1]
        survey.leaflets = made.leaflets
        found += checks.run_site(survey)
    return checks.verdict(made, found)
