"""The checks: one check, one file; the file's name, with hyphens, is the check's name.

A check is a generator `check(library)` that yields findings. Its docstring says what and why, with a `Bad:`
and a `Good:` example; tests run both, and the manual is made of the same text.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from types import ModuleType

from leaflets.diagnostics import Diagnostic, Finding, judge
from leaflets.exceptions import excuse
from leaflets.model import Library


@cache
def modules() -> dict[str, ModuleType]:
    """Every check by its name."""
    names = sorted(info.name for info in pkgutil.iter_modules(__path__))
    return {name.replace("_", "-"): importlib.import_module(f"{__name__}.{name}") for name in names}


def run(library: Library) -> list[Diagnostic]:
    """Run every check on a rendered library: findings with their level, less those that a page allows.

    Where there is no contract there are no leaflets, and nothing is said.
    """
    if library.contract is None:
        return []
    known = modules()
    findings: list[tuple[str, Finding]] = []
    for name, module in known.items():
        if name != "unused-exception":
            findings += ((name, finding) for finding in module.check(library))
    stay, used = excuse(library, findings)
    last = known["unused-exception"]
    stay += (("unused-exception", finding) for finding in last.check(library, used, set(known)))
    return judge(stay, library.settings.levels)
