"""The house: a room imports rooms below it alone, and only the files that MkDocs loads import MkDocs."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import re
from types import ModuleType

import pytest
from support.library import ROOT


def _script() -> ModuleType:
    loader = importlib.machinery.SourceFileLoader("rooms_script", str(ROOT / "scripts/rooms"))
    spec = importlib.util.spec_from_loader("rooms_script", loader)
    assert spec
    script = importlib.util.module_from_spec(spec)
    loader.exec_module(script)
    return script


ROOMS = _script()
SOURCES = ROOMS.sources()


def test_no_import_climbs() -> None:
    assert ROOMS.climbing(SOURCES) == []


def test_no_circle_of_rooms() -> None:
    assert ROOMS.circles(SOURCES) == []


def test_the_engine_imports_no_mkdocs() -> None:
    assert ROOMS.outside(SOURCES) == []


def test_each_room_says_what_flows_through_it() -> None:
    """What comes in and what goes out; a family of checks is one sentence."""
    rooms = {path: text for path, text in SOURCES.items() if path.endswith("/__init__.py")}
    assert {ROOMS.room(path) for path in rooms} == {ROOMS.room(path) for path in SOURCES} - {"hooks"}
    for path, text in rooms.items():
        if ROOMS.room(path) and not ROOMS.room(path).startswith("checks/"):
            assert re.search(r"\n\nIn: .*Out: ", text, re.DOTALL), f"hooks/{path}"


@pytest.mark.parametrize(
    ("path", "line", "found"),
    [
        ("leaflets/core/text.py", "from leaflets.library import model", "leaflets/library/model.py"),
        ("leaflets/core/text.py", "from leaflets.library.model import Page", "leaflets/library/model.py"),
        ("leaflets/core/text.py", "import leaflets.library.model", "leaflets/library/model.py"),
        ("leaflets/core/text.py", "def f():\n    from ..library import model", "leaflets/library/model.py"),
        ("leaflets/checks/links/vague_link.py", "from leaflets.checks.files import unsafe_file", "unsafe_file.py"),
        ("leaflets/attic/box.py", "", "hooks/leaflets/attic/: no room"),
    ],
)
def test_a_climbing_import_is_seen(path: str, line: str, found: str) -> None:
    climbing = ROOMS.climbing({**SOURCES, path: line})
    assert any(found in each for each in climbing), climbing


@pytest.mark.parametrize("line", ["import mkdocs.utils", "from mkdocs.plugins import BasePlugin", "import material"])
def test_an_import_of_mkdocs_is_seen(line: str) -> None:
    assert ROOMS.outside({**SOURCES, "leaflets/site/navigation.py": line})


def test_a_circle_is_seen() -> None:
    circles = ROOMS.circles({**SOURCES, "leaflets/core/text.py": "from leaflets.site import navigation"})
    assert any({"core", "site"} <= circle for circle in circles)
