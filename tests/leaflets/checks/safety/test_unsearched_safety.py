"""A page about safety stays in the search."""

from __future__ import annotations

import pytest
from support.findings import Find

SAFE = "# How to prepare\n\n## Your medicines\n\nBring a list of your medicines. [@guide prepare.1]\n"
SAFETY = SAFE + "\n## Eating and drinking\n\nDo not eat on the day. [@guide prepare.2 #do-not-eat]\n"
HELP = '--- templates/leaflet/risks.md\n# Risks\n\n!!! help "Call"\n\n    x\n'


@pytest.mark.parametrize(
    ("search", "body", "told"),
    [
        ("exclude: true", SAFETY, True),
        ("{exclude: yes, boost: 2}", SAFETY, True),
        ("{exclude: 1}", SAFETY, True),
        ("exclude: 'true'", SAFETY, True),
        ("exclude: false", SAFETY, False),
        ("boost: 2", SAFETY, False),
        ("exclude: true", SAFE, False),
    ],
)
def test_page_about_safety(search: str, body: str, told: bool, find: Find) -> None:
    """Whatever a search takes for yes; a page without a safety statement may be left out."""
    front = f"search: {search}" if search.startswith("{") else f"search:\n  {search}"
    found = find("unsearched-safety", f"--- knee/how-to-prepare.md\n---\n{front}\n---\n{body}")
    assert len(found) == told
    assert all("makes the safety statement 'do-not-eat'" in line for line in found)


def test_page_that_says_when_to_call(find: Find) -> None:
    """The section of the contract with a box `!!! help` stays, whatever it cites."""
    (found,) = find("unsearched-safety", HELP + "--- knee/risks.md\n---\nsearch: {exclude: true}\n---\n# Risks\n")
    assert found.startswith("docs/knee/risks.md:2:10: the page says when to call: it must be found")
