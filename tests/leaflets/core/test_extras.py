"""The extras: what each brings, and what `leaflets check` does without."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
from leaflets.core import extras
from leaflets.core.diagnostics import LeafletsError
from packaging.requirements import Requirement
from support import library


def test_extras_are_those_of_pyproject() -> None:
    """Each module is of a package that the extra names, and each of its packages is asked for."""
    project = tomllib.loads((library.ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = {
        extra: {Requirement(each).name.lower() for each in requirements}
        for extra, requirements in project["optional-dependencies"].items()
    }
    origins = packages_distributions()
    found = {
        extra: {name.lower() for module in modules for name in origins[module]}
        for extra, modules in extras.EXTRAS.items()
    }
    assert found == named


def test_missing_extra_is_named_with_the_folder_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    """One module that is not there is enough; what is installed is not named."""
    monkeypatch.setitem(extras.EXTRAS, "booklets", ("typst", "no_such_module"))
    with pytest.raises(LeafletsError) as raised:
        extras.require("leaflets booklet", "site", "booklets")
    assert str(raised.value) == (
        f"leaflets booklet: it needs packages that are not installed. Run: pip install '{library.ROOT}[booklets]'"
    )
    extras.require("leaflets build", "site")


NEEDLESS = ["fcntl", "grp", "pwd", "resource", "termios", "pikepdf", "segno", "typst", "material", "mkdocs"]
"""What only Unix has, and what only other commands need."""
CHECK = f"""\
import sys
sys.modules.update(dict.fromkeys({NEEDLESS}))  # to import one of them now fails
from leaflets.__main__ import main
try:
    main(["check"])
finally:
    assert not [name for name in sys.modules if name.startswith("leaflets.publish")]
"""


def test_check_needs_no_unix_and_nothing_of_publishing(tmp_path: Path) -> None:
    """`leaflets check` runs where the modules are missing that Windows, or an install without extras, does not have."""
    folder = library.copy(tmp_path)
    done = subprocess.run([sys.executable, "-c", CHECK], cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, "nothing to mend" in done.stderr) == (0, True), done.stdout + done.stderr


def test_publishing_without_unix_is_refused_in_words(tmp_path: Path) -> None:
    """No traceback where there are no locks."""
    folder = library.copy(tmp_path)
    code = "import sys; sys.modules['fcntl'] = None; from leaflets.__main__ import main; main(['publish', 'readers'])"
    done = subprocess.run([sys.executable, "-c", code], cwd=folder, capture_output=True, text=True, check=False)
    assert done.returncode == 2, done.stderr
    assert done.stderr.splitlines()[-1] == "leaflets: to publish and to roll back need Linux or macOS"


def test_findings_are_shown_where_the_output_lacks_their_letters(tmp_path: Path) -> None:
    """Windows writes into a pipe in an encoding of 256 letters: others are shown by their numbers."""
    folder = library.copy(tmp_path)
    with (folder / "docs/index.md").open("a", encoding="utf-8") as page:
        page.write("\n[Plan](☃.md)\n")
    around = os.environ | {"PYTHONIOENCODING": "cp1252"}
    command = [sys.executable, "-m", "leaflets", "check"]
    done = subprocess.run(command, cwd=folder, env=around, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr
    assert b"'\\u2603.md'" in done.stdout
