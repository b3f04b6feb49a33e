"""The checks: one check, one file; the file's name, with hyphens, is the check's name.

A check is a generator that yields findings. What it is called says what it reads:

- `check(library)`: the leaflets. Such a check speaks only where there is a contract.
- `check_statements(pages)`: what the pages of one leaflet state beside its facts.
- `check_links(survey)`: what links lead to. Such a check speaks on any MkDocs site.
- `check_site(survey)`: the finished site, which `leaflets check` does not have.
- `check_at_publish(library)`: what must be right before patients read it, and only then.
- `check_answers(survey, answers)`: what other hosts answered, where `leaflets check --external` asked them.

`LEVEL` is what its findings are where the settings say nothing; else they are `warn`. Which checks no page and no
setting can lower stands in `floor.py`.

Its docstring says what and why, with a `Bad:` and a `Good:` example; tests run both, and the manual is made of the
same text.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Literal

from leaflets.checks.exceptions import Found, excuse
from leaflets.core.diagnostics import Diagnostic, Level, in_order, judge, one_line
from leaflets.evidence import page_statements
from leaflets.evidence.terms import Terms
from leaflets.library import reader
from leaflets.library.model import Library
from leaflets.links.survey import Survey

if TYPE_CHECKING:
    from leaflets.links.external import Answer

_LAST = "unused-exception"
"""Runs after the others: it must know what they found."""


@cache
def modules() -> dict[str, ModuleType]:
    """Every check by its name."""
    here = Path(__file__).parent
    families = [family.name for family in pkgutil.iter_modules([str(here)]) if family.ispkg]
    found = {
        check.name.replace("_", "-"): importlib.import_module(f"leaflets.checks.{family}.{check.name}")
        for family in families
        for check in pkgutil.iter_modules([str(here / family)])
    }
    return dict(sorted(found.items()))


def needs(name: str) -> Literal["", "site", "answers", "publish"]:
    """What a check needs beside the sources: the finished site, the answers of other hosts, or to be published."""
    module = modules()[name]
    if hasattr(module, "check_at_publish"):
        return "publish"
    return "site" if hasattr(module, "check_site") else "answers" if hasattr(module, "check_answers") else ""


def run(library: Library) -> list[Found]:
    """What the checks of leaflets find in a rendered library; nothing where there is no contract."""
    if library.contract is None:
        return [("unreadable-page", finding) for finding in library.unreadable]
    found = [
        (name, finding)
        for name, module in modules().items()
        if name != _LAST and hasattr(module, "check")
        for finding in module.check(library)
    ]
    comparing = [(name, module) for name, module in modules().items() if hasattr(module, "check_statements")]
    if library.settings.for_readers:
        asked = [(name, module) for name, module in modules().items() if hasattr(module, "check_at_publish")]
        found += [(name, finding) for name, module in asked for finding in module.check_at_publish(library)]
    terms = Terms(library.glossary)
    for leaflet in library.leaflets:  # one after the other: what a leaflet states is large, and kept for no longer
        pages = page_statements.of_leaflet(library, leaflet, terms) if leaflet.ledger and comparing else []
        found += ((name, finding) for name, module in comparing if pages for finding in module.check_statements(pages))
    return found


def run_links(survey: Survey) -> list[Found]:
    """What the checks of links find on any site."""
    return [
        (name, finding)
        for name, module in modules().items()
        if hasattr(module, "check_links")
        for finding in module.check_links(survey)
    ]


def run_site(survey: Survey) -> list[Found]:
    """What the checks of a finished site find, whoever built it."""
    return [
        (name, finding)
        for name, module in modules().items()
        if hasattr(module, "check_site")
        for finding in module.check_site(survey)
    ]


def run_answers(survey: Survey, answers: Mapping[str, Answer]) -> list[Found]:
    """What the answers of other hosts say of the links to them."""
    return [
        (name, finding)
        for name, module in modules().items()
        if hasattr(module, "check_answers")
        for finding in module.check_answers(survey, answers)
    ]


def refuses(library: Library, found: Iterable[Found]) -> bool:
    """Whether one of some findings stops a strict build; which exceptions are unused is known only in the end."""
    stay, _ = excuse(library, found)
    return any(diagnostic.level == "warn" for diagnostic in judge(stay, _levels(library)))


def verdict(library: Library, found: Iterable[Found]) -> list[Diagnostic]:
    """The findings with their level; what a page allows, as something to know of; and exceptions that excused none."""
    known = modules()
    found = list(found)
    if library.contract is None:
        reader.add_pages(library, {finding.path for _, finding in found})
    stay, excused = excuse(library, found)
    if library.contract is not None:
        used = {(each.page, each.check) for each in excused}
        unheard = [name for name in known if needs(name) in ("site", "answers")]
        used |= {(page.path, name) for page in library.pages.values() for name in unheard}
        stay += ((_LAST, finding) for finding in known[_LAST].check(library, used, set(known)))
    levels = _levels(library)
    told = {
        replace(diagnostic, level="info", allowed=one_line(each.reason))
        for each in excused
        for diagnostic in judge([(each.check, each.finding)], levels)
    }
    return in_order([*judge(stay, levels), *told])


def ignored(library: Library) -> list[str]:
    """The checks that mkdocs.yml sets to `ignore` in this build."""
    return sorted(name for name, level in _levels(library).items() if level == "ignore" and name in modules())


def _levels(library: Library) -> dict[str, Level]:
    """Each check's level; in a preview, what only publishing asks is told and stops nothing."""
    levels: dict[str, Level] = {name: module.LEVEL for name, module in modules().items() if hasattr(module, "LEVEL")}
    levels.update(library.settings.levels)
    if library.settings.preview:
        levels.update((name, "info") for name in modules() if needs(name) == "publish" and name not in levels)
    return levels
