"""The checks: one check, one file; the file's name, with hyphens, is the check's name.

A check is a generator `check(library)` that yields findings, or `check_site(library, site)` where it reads the
finished site. Its docstring says what and why, with a `Bad:` and a `Good:` example; tests run both, and the manual
is made of the same text.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from pathlib import Path
from types import ModuleType

from leaflets.diagnostics import Diagnostic, Finding, judge
from leaflets.exceptions import excuse
from leaflets.model import Library

_LAST = "unused-exception"
"""Runs after the others: it must know what they found."""


@cache
def modules() -> dict[str, ModuleType]:
    """Every check by its name."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return {name.replace("_", "-"): importlib.import_module(f"{__name__}.{name}") for name in names}


def needs_site(name: str) -> bool:
    """Whether a check reads the finished site; `leaflets check` cannot run it."""
    return hasattr(modules()[name], "check_site")


def run(library: Library) -> list[Diagnostic]:
    """Run every check on a rendered library: findings with their level, less those that a page allows.

    Where there is no contract there are no leaflets, and nothing is said.
    """
    if library.contract is None:
        return []
    known = modules()
    findings: list[tuple[str, Finding]] = []
    for name, module in known.items():
        if name != _LAST and not needs_site(name):
            findings += ((name, finding) for finding in module.check(library))
    stay, used = excuse(library, findings)
    used |= {(page.path, name) for page in library.pages.values() for name in known if needs_site(name)}
    stay += ((_LAST, finding) for finding in known[_LAST].check(library, used, set(known)))
    return judge(stay, library.settings.levels)


def run_site(library: Library, site: Path) -> list[Diagnostic]:
    """Run the checks that read the finished site in the folder `site`."""
    if library.contract is None:
        return []
    findings: list[tuple[str, Finding]] = []
    for name, module in modules().items():
        if needs_site(name):
            findings += ((name, finding) for finding in module.check_site(library, site))
    return judge(excuse(library, findings)[0], library.settings.levels)
