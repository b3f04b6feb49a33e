"""The registry of the checks: one check, one file, declared there with what it needs (`check.py`).

A check's docstring says what and why, with a `Bad:` and a `Good:` example; tests run both, and the manual is made of
the same text. Text of an example that names no file stands at the end of a page. A check that is renamed leaves its
old name in `REDIRECTS`. Which checks no page and no setting can lower stands in `core/floor.py`.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Collection, Iterable, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from leaflets.checks.check import INPUTS, Check, Found, Inputs
from leaflets.core.diagnostics import LeafletsError, did_you_mean

REDIRECTS: dict[str, str] = {"unsigned-draft": "not-agreed"}
"""The name of each check that was renamed, by the old one: under `allow:`, in `extra.checks` and for `--only`."""


@cache
def families() -> Mapping[str, str]:
    """Every family of checks with its docstring, by name."""
    here = Path(__file__).parent
    names = sorted(family.name for family in pkgutil.iter_modules([str(here)]) if family.ispkg)
    return {name: importlib.import_module(f"leaflets.checks.{name}").__doc__ or "" for name in names}


@cache
def checks() -> Mapping[str, Check[Any]]:
    """Every check by its name. Raises TypeError at a file of a family that declares none."""
    found: dict[str, Check[Any]] = {}
    for family in families():
        for file in pkgutil.iter_modules([str(Path(__file__).parent / family)]):
            check = getattr(importlib.import_module(f"leaflets.checks.{family}.{file.name}"), "check", None)
            if not isinstance(check, Check):
                raise TypeError(f"checks/{family}/{file.name}.py declares no check: put `@needs(…)` above `def check`")
            found[check.name] = check
    return dict(sorted(found.items()))


def current(name: object) -> str:
    """The name that a check has today."""
    return REDIRECTS.get(str(name), str(name))


def run(inputs: Inputs, only: Collection[str] = ()) -> list[Found]:
    """What the checks find whose input is there; those named `only`, where some are."""
    found: list[Found] = []
    for needed in INPUTS:
        asked = [check for check in checks().values() if check.needs is needed and (not only or check.name in only)]
        for one in needed.of(inputs) if asked else ():
            found += ((check.name, finding) for check in asked for finding in check(one))
    return found


def chosen(names: Iterable[str]) -> frozenset[str]:
    """The checks of these names, old names as today's. Raises LeafletsError, with a guess, at names of no check."""
    wanted = {name: current(name) for name in names}
    unknown = [name for name, check in wanted.items() if check not in checks()]
    if unknown:
        raise LeafletsError("\n".join(f"there is no check '{name}'.{did_you_mean(name, checks())}" for name in unknown))
    return frozenset(wanted.values())


def must_run(names: Iterable[str], inputs: Inputs) -> None:
    """Raise LeafletsError, with what to do, where one of these checks has nothing to read."""
    idle = [
        check for check in map(checks().__getitem__, sorted(names)) if not any(True for _ in check.needs.of(inputs))
    ]
    if idle:
        raise LeafletsError("\n".join(f"'{check.name}' {check.needs.absent}" for check in idle))
