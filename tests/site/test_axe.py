"""axe-core finds nothing on any page, in any state that a reader may see it in; and it does find what we mended."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from support.browser import axe
from support.shipped_pages import RISKS

MISSING = "a-page/that-is-not-here.html"
LONG = bool(os.environ.get("LEAFLETS_LONG"))
ROUNDS = len(axe.SCENES) if LONG else 1


@pytest.fixture(scope="module")
def dealt(site: Path, pages: list[str]) -> dict[str, list[str]]:
    """The pages to judge in each scene; the server's page for a missing address is one of them."""
    html = {page: (site / page).read_text("utf-8") for page in pages}
    return axe.deal({**html, MISSING: (site / "404.html").read_text("utf-8")}, ROUNDS)


def test_every_page_and_every_scene_has_its_turn(dealt: dict[str, list[str]], pages: list[str]) -> None:
    """A sample leaves out no page, and no scene has less than two."""
    assert {page for judged in dealt.values() for page in judged} == {*pages, MISSING}
    assert all(len(judged) >= 2 for judged in dealt.values()), dealt
    assert all(len(judged) == len(set(judged)) for judged in dealt.values())


@pytest.mark.parametrize("scene", axe.SCENES)
def test_no_violation_and_no_doubt_unexplained(
    scene: str, dealt: dict[str, list[str]], visit: Any, server: str
) -> None:
    """Nothing that axe-core forbids, and nothing it cannot decide that nobody has looked at."""
    visitor = visit(server, **axe.SCENES[scene].options)
    verdicts = [axe.judge(visitor, page, scene) for page in dealt[scene]]
    found = "\n".join(filter(None, map(str, verdicts)))
    assert not found, found
    if LONG:  # an explanation does not outlive its cause
        assert axe.unused(scene, set().union(*(verdict.used for verdict in verdicts))) == []


ICONS = """() => [...document.querySelectorAll(".admonition-title")].map(title => {
    const icon = getComputedStyle(title, "::before"), own = getComputedStyle(title)
    const behind = own.backgroundColor === "rgba(0, 0, 0, 0)" ? getComputedStyle(document.body) : own
    return [icon.maskImage !== "none", icon.backgroundColor !== behind.backgroundColor]
})"""


def test_boxes_keep_their_icons_in_forced_colors(visit: Any) -> None:
    """An icon is drawn as a background, which forced colors take away where nobody asks for a color of theirs."""
    icons = visit(forced_colors="active").open(RISKS.replace("benefits-and-risks", "get-help")).evaluate(ICONS)
    assert len(icons) >= 3
    assert icons == [[True, True]] * len(icons)
