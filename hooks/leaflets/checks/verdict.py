"""The verdict: what was found, with its level, what pages allow, and the exceptions that are needed no more."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from leaflets.checks import registry
from leaflets.checks.check import ANSWERS, PUBLISHING, SITE, Exceptions, Found, Inputs
from leaflets.checks.exceptions import excuse
from leaflets.core import floor
from leaflets.core.diagnostics import LEVELS, Diagnostic, Level, in_order, judge, one_line
from leaflets.core.settings import LEVEL_KEYS, Settings
from leaflets.library import reader
from leaflets.library.model import Library

MOST_ADVICE = 5
"""Advice on the language of one page that is told at once: who mends it, sees the next."""
USEFUL = (
    *("relative-risk", "one-in-x", "percentage", "mixed-denominators", "one-sided-number", "frequency-word"),
    *("double-negative", "bare-negative-list", "unexplained-term", "unknown-abbreviation", "hard-word"),
    *(
        "long-sentence",
        "latin-abbreviation",
        "third-person",
        "date-format",
        "number-in-words",
        "long-paragraph",
        "reading-grade",
    ),
    *("harder-page", "long-heading", "unlinked-term", "passive-voice"),
)
"""The checks of language, the most useful to patients first."""


def refuses(library: Library, found: Iterable[Found]) -> bool:
    """Whether one of some findings stops a strict build; which exceptions are unused is known only in the end."""
    stay, _ = excuse(library, found)
    return any(diagnostic.level == "warn" for diagnostic in judge(stay, _levels(library)))


def of(library: Library, found: Iterable[Found], only: Collection[str] = ()) -> list[Diagnostic]:
    """The findings with their level; what a page allows, as something to know of; and exceptions that excused none.

    `only` are the names of the checks that have run, where not all did.
    """
    found = list(found)
    if library.contract is None:
        reader.add_pages(library, {finding.path for _, finding in found})
    stay, excused = excuse(library, found)
    used = {(each.page, each.check) for each in excused}
    unheard = [check.name for check in registry.checks().values() if check.needs in (SITE, ANSWERS)]
    used |= {(page.path, name) for page in library.pages.values() for name in unheard}
    stay += registry.run(Inputs(exceptions=Exceptions(library, used, only)))
    levels = _levels(library)
    told = {
        replace(diagnostic, level="info", allowed=one_line(each.reason))
        for each in excused
        for diagnostic in judge([(each.check, each.finding)], levels)
    }
    judged = judge(stay, levels)
    return in_order([*(judged if only else _most_useful(judged)), *told])


def _most_useful(diagnostics: Iterable[Diagnostic]) -> list[Diagnostic]:
    """All but the advice on language beyond MOST_ADVICE on a page; the last one kept says how much that is."""
    language = {name for name, check in registry.checks().items() if check.family == "language"}
    order = {name: number for number, name in enumerate(USEFUL)}
    kept: list[Diagnostic] = []
    advice: dict[str, list[Diagnostic]] = defaultdict(list)
    for each in diagnostics:
        (advice[each.path] if each.check in language and each.level == "info" else kept).append(each)
    for found in advice.values():
        first = sorted(found, key=lambda each: order.get(each.check, len(order)))[:MOST_ADVICE]
        if more := len(found) - len(first):
            told = f" (and {more} more hints on this page: see `--only NAME`)"
            first[-1] = replace(first[-1], message=one_line(first[-1].message.rstrip("."), told))
        kept += first
    return kept


def ignored(library: Library) -> list[str]:
    """The checks that mkdocs.yml sets to `ignore` in this build."""
    return sorted(name for name, level in _levels(library).items() if level == "ignore")


def levels_of(settings: Settings, publishing: bool) -> dict[str, Level]:
    """Each check's level: its own, `extra.checks`, and when publishing for patients `extra.checks_at_publish` over it.

    Unknown names and levels count for nothing (see `Settings.faults`), nor does what would lower the floor.
    """
    ours = settings.has_leaflets
    levels: dict[str, Level] = {
        each.name: (each.published if publishing else each.level) if ours else each.elsewhere
        for each in registry.checks().values()
    }
    fixed = floor.CHECKS if ours else frozenset()
    for key in LEVEL_KEYS[: 1 + publishing]:
        written = settings.levels(key)
        for name in sorted(written, key=registry.checks().__contains__):  # today's names have the last word
            check, level = registry.current(name), written[name]
            if check in levels and check not in fixed and level in LEVELS:
                levels[check] = level
    return levels


def _levels(library: Library) -> dict[str, Level]:
    """Each check's level in this build; in a preview, what only publishing asks is told and stops nothing."""
    settings = library.settings
    levels = levels_of(settings, publishing=settings.mode == "publish")
    if settings.preview:
        levels.update((check.name, "info") for check in registry.checks().values() if check.needs is PUBLISHING)
    return levels
