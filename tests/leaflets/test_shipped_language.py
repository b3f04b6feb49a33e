"""The leaflet that is shipped, by the checks of plain language at their strictest."""

from __future__ import annotations

from leaflets.checks import registry, verdict
from leaflets.core import settings
from support import library

LANGUAGE = {
    "ambiguous-link", "bare-address", "bare-negative-list", "date-format", "double-negative", "hard-word",
    "harder-page", "latin-abbreviation", "long-heading", "long-paragraph", "long-sentence", "malformed-grades",
    "number-in-words", "passive-voice", "reading-grade", "third-person", "unexplained-term", "unknown-abbreviation",
    "unread-list",
}  # fmt: skip
MAY_BE_INFO = {"passive-voice"}
"""What authors weigh: "you may be asked" hides nobody whom a patient needs to know."""


def test_levels() -> None:
    """Language is advice: none of it stops a build, today or when patients will read it."""
    assert set(registry.checks()) >= LANGUAGE
    ours = settings.read(library.ROOT / "mkdocs.yml")
    for publishing in (False, True):
        levels = verdict.levels_of(ours, publishing)
        advice = {name for name, check in registry.checks().items() if check.family == "language"}
        assert {name for name in LANGUAGE & advice if levels[name] != "info"} <= {"malformed-grades"}


def test_nothing_to_mend() -> None:
    """Our own pages have no finding of these, at any level, but for what its authors weigh."""
    found = [each for each in library.check(library.ROOT) if each.check in LANGUAGE - MAY_BE_INFO]
    assert found == []
