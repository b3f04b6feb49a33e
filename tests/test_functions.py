"""The engine's functions are short enough to be read at once. `ruff` holds their complexity (C901)."""

from __future__ import annotations

import ast
from collections.abc import Iterator

from support.library import ROOT

LINES = 40
"""Of one function, without its docstring."""
LONGER = ("leaflets/evidence/", "leaflets/data/")
"""Rooms of `hooks/` where a table or a schema is read in one go."""


def long_functions(path: str, text: str) -> Iterator[str]:
    """Yield each function that has too many lines, with its place."""
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            first = node.body[0]
            is_docstring = isinstance(first, ast.Expr) and ast.get_docstring(node) is not None
            own = (first.end_lineno or 0) - first.lineno + 1 if is_docstring else 0
            lines = (node.end_lineno or 0) - node.lineno + 1 - own
            if lines > LINES:
                yield f"{path}:{node.lineno}: {node.name} has {lines} lines"


def test_functions_are_short() -> None:
    root = ROOT / "hooks"
    files = {file.relative_to(root).as_posix(): file.read_text("utf-8") for file in root.rglob("*.py")}
    files = {path: text for path, text in files.items() if not path.startswith(LONGER)}
    assert [found for path, text in files.items() for found in long_functions(path, text)] == []


def test_a_long_function_is_seen() -> None:
    """A docstring is no part of it, however long."""
    assert [*long_functions("x.py", "def f():\n" + "    a\n" * LINES)] == ["x.py:1: f has 41 lines"]
    assert not [*long_functions("x.py", 'def f():\n    """A\n\n\n    """\n' + "    a\n" * (LINES - 1))]
