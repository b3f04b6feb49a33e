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


def test_levels() -> None:
    """Only the passive voice is told without stopping a build, today and when patients will read it."""
    assert set(registry.checks()) >= LANGUAGE
    ours = settings.read(library.ROOT / "mkdocs.yml")
    for publishing in (False, True):
        levels = verdict.levels_of(ours, publishing)
        assert {name for name in LANGUAGE if levels[name] != "warn"} == MAY_BE_INFO


def test_nothing_to_mend() -> None:
    """Our own pages have no finding of these, at any level; passives are for its authors to weigh."""
    found = [each for each in library.check(library.ROOT) if each.check in LANGUAGE - MAY_BE_INFO]
    assert found == []
