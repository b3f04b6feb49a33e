"""The floor: complete, and out of reach of pages and settings."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.checks import registry, verdict
from leaflets.checks.check import PUBLISHING, Inputs
from leaflets.core import floor, settings
from support import library

CONFIG = "--- ../mkdocs.yml\nextra:\n  checks:\n    {0}: ignore\n  checks_at_publish:\n    {0}: info\n"


def test_every_name_is_a_check() -> None:
    """A name that is none would guard nothing."""
    assert set(registry.checks()) >= floor.CHECKS


def test_nothing_of_its_kinds_is_missing() -> None:
    """What is unsafe, what concerns safety statements, and what only publishing asks is on the floor by its kind."""
    kinds = {
        name
        for name, check in registry.checks().items()
        if name.startswith(("unsafe-", "forbidden-ex")) or name.endswith("-safety") or check.needs is PUBLISHING
    }
    assert kinds | {"inline-code", "outside-request"} <= floor.CHECKS


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("unsafe-html", "unsafe-html"),
        ("Unsafe-HTML", "unsafe-html"),
        ("UNSAFE_HTML", "unsafe-html"),
        (" unsafe-html ", "unsafe-html"),
        ("hidden_safety", "hidden-safety"),
        ("unsafehtml", ""),
        ("long-sentence", ""),
        (None, ""),
        (7, ""),
        ("", ""),
    ],
)
def test_named(written: object, name: str) -> None:
    """However somebody writes it, it is known which check was meant."""
    assert floor.named(written) == name


@pytest.mark.parametrize("name", sorted(floor.CHECKS))
@pytest.mark.parametrize("publishing", [False, True])
def test_no_setting_lowers_it(name: str, publishing: bool, example: Path) -> None:
    """Neither for a build nor for publishing does mkdocs.yml give a check of the floor another level."""
    library.change(example, CONFIG.format(name))
    declared = registry.checks()[name]
    expected = declared.published if publishing else declared.level
    assert verdict.levels_of(settings.read(example / "mkdocs.yml"), publishing)[name] == expected
    assert declared.published == "warn"


def test_another_site_decides_for_itself(tmp_path: Path) -> None:
    """Where there is no blank leaflet, a request elsewhere is what its people say it is."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "mkdocs.yml").write_text("site_name: a\nextra: {checks: {outside-request: ignore}}\n", "utf-8")
    assert verdict.levels_of(settings.read(tmp_path / "mkdocs.yml"), publishing=False)["outside-request"] == "ignore"


UNSAFE = "{}\n\n!!! risk\n\n    Infection may happen. [@guide risks.1]\n\n<script>go()</script>\n"


@pytest.mark.parametrize("mode", ["", "publish", "preview", "review"])
def test_neither_page_nor_setting_saves_a_script(mode: str, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """With a reason on the page and two levels in mkdocs.yml it is still told, and still refuses."""
    monkeypatch.setenv(settings.MODE, mode)
    library.change(example, CONFIG.format("unsafe-html"))
    page = UNSAFE.format("---\nallow: {unsafe-html: We need it.}\n---\n# Risks")
    library.change(example, f"--- knee/risks.md\n{page}")
    made = library.read(example)
    found = registry.run(Inputs(library=made))
    assert verdict.refuses(made, found)
    told = [(each.check, each.level, each.allowed) for each in verdict.of(made, found)]
    assert ("unsafe-html", "warn", "") in told
    assert told.count(("forbidden-exception", "warn", "")) == 3


def test_a_safety_statement_is_not_allowed_away(example: Path) -> None:
    """The leaflet's index.md, which excuses what is found in sources.yml, does not excuse this."""
    sources = (example / "docs/knee/sources.yml").read_text("utf-8")
    text = sources.replace("topic: eating and drinking}", "topic: eating and drinking, on: [risks.md]}")
    assert text != sources
    library.change(example, f"--- knee/sources.yml\n{text}")
    index = (example / "docs/knee/index.md").read_text("utf-8")
    allow = "local: {}\nallow: {missing-safety: Said by word of mouth.}"
    library.change(example, "--- knee/index.md\n" + index.replace("local: {}", allow))
    told = sorted((each.check, each.level) for each in library.check(example))
    assert told == [("forbidden-exception", "warn"), ("missing-safety", "warn")]
