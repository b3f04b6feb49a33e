"""The table of priorities: complete, true, and the same for hooks and plugin."""

from __future__ import annotations

import importlib
import importlib.util
from types import ModuleType

import pytest
from leaflets.mkdocs.plugin import LeafletsPlugin
from leaflets.mkdocs.priorities import PARTS, PRIORITIES, in_turn
from mkdocs.plugins import EVENTS, CombinedEvent
from support.library import ROOT


def handlers(module: ModuleType) -> dict[str, int]:
    """The priority of each handler of MkDocs' events in a module, as MkDocs reads it."""
    found = {}
    for event in EVENTS:
        handler = getattr(module, f"on_{event}", None)
        for one in handler.methods if isinstance(handler, CombinedEvent) else filter(None, [handler]):
            found[one.__name__] = one.mkdocs_priority
    return found


def part(name: str) -> ModuleType:
    """A part of the engine."""
    return importlib.import_module(f"leaflets.mkdocs.{name}")


@pytest.mark.parametrize("name", PARTS)
def test_the_table_names_every_handler(name: str) -> None:
    """No handler is missing in the table, and none there is left over."""
    assert handlers(part(name)) == {on: priority for (of, on), (priority, _) in PRIORITIES.items() if of == name}


def test_the_table_names_nothing_else() -> None:
    assert {of for of, _ in PRIORITIES} == {*PARTS, "plugin"}
    assert all(reason for _, reason in PRIORITIES.values())
    assert LeafletsPlugin.on_config.mkdocs_priority == PRIORITIES["plugin", "on_config"][0]


@pytest.mark.parametrize("name", PARTS)
def test_a_hook_gives_mkdocs_all_that_its_part_has(name: str) -> None:
    """The file in hooks/ and the part that the plugin adds are the same to MkDocs."""
    spec = importlib.util.spec_from_file_location(f"hook_{name}", ROOT / f"hooks/{name}.py")
    assert spec
    assert spec.loader
    hook = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(hook)
    for event in EVENTS:
        assert getattr(hook, f"on_{event}", None) is getattr(part(name), f"on_{event}", None), event


def test_a_handler_without_a_row_is_refused() -> None:
    """Whoever adds one hears of the table at once."""

    def on_serve() -> None:
        """Nothing."""

    on_serve.__module__ = "leaflets.mkdocs.gate"
    with pytest.raises(KeyError, match="on_serve"):
        in_turn(on_serve)
