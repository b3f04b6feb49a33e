"""Builds one after the other in one process, whatever a project does to it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from support.links import builder, link_cases
from support.links.builder import GATE, Builder, add_gate


@pytest.fixture
def process() -> Iterator[Builder]:
    """A process that builds."""
    one = Builder()
    yield one
    one.stop()


def project(folder: Path, name: str, hook: str = "") -> Path:
    """A small project, with a hook of its own."""
    config = "hooks: [own.py]" if hook else ""
    text = f"- {{id: {name}, why: b, verdict: ok, config: '{config}'}}"
    [case] = link_cases.read(text, "category")
    root = case.write(folder)
    (root / "own.py").write_text(hook)
    return root


def test_builds_do_not_know_of_each_other(tmp_path: Path, process: Builder) -> None:
    """A build that fails leaves the next one as it would be alone."""
    broken = project(tmp_path, "broken", "def on_env(env, config, files): raise KeyError('oops')")
    failed = process.build(broken)
    assert failed.status == 1
    assert "Traceback" in failed.log
    built = process.build(project(tmp_path, "sound"))
    assert built.status == 0
    assert "oops" not in built.log
    assert (tmp_path / "sound/site/prepare/index.html").is_file()


def test_project_that_ends_python(tmp_path: Path, process: Builder) -> None:
    """A project that ends the process is told of, and the next build has a new one."""
    deadly = project(tmp_path, "deadly", "import os\ndef on_env(env, config, files): os._exit(3)")
    with pytest.raises(RuntimeError, match="deadly ended Python"):
        process.build(deadly)
    assert process.build(project(tmp_path, "sound")).status == 0


def test_project_that_hangs(tmp_path: Path, process: Builder, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that goes on too long is told of."""
    slow = project(tmp_path, "slow", "import time\ndef on_env(env, config, files): time.sleep(60)")
    process.build(project(tmp_path, "sound"))
    monkeypatch.setattr(builder, "LIMIT", 1)
    with pytest.raises(TimeoutError, match="slow takes more than 1 seconds"):
        process.build(slow)


@pytest.mark.parametrize(
    ("text", "hooks"),
    [
        ("site_name: a\n", [GATE]),
        ("site_name: a", [GATE]),
        ("hooks: [a.py, b.py]\nsite_name: a\n", ["a.py", "b.py", GATE]),
        ("hooks:\n  - a.py\n  - b.py\nsite_name: a\n", [GATE, "a.py", "b.py"]),
        ("hooks: # ours\n- a.py\nsite_name: a\n", [GATE, "a.py"]),
        ("hooks:\n  # first\n  - a.py\n", [GATE, "a.py"]),
    ],
)
def test_gate_joins_other_hooks(text: str, hooks: list[object], tmp_path: Path) -> None:
    """Our gate is added to the hooks that a project has, or as the only one; nothing else changes."""
    config = tmp_path / "mkdocs.yml"
    config.write_text(text, "utf-8")
    add_gate(tmp_path)
    after = yaml.safe_load(config.read_text("utf-8"))
    assert after.pop("hooks") == [str(hook) for hook in hooks]
    before = yaml.safe_load(text)
    before.pop("hooks", None)
    assert after == before
