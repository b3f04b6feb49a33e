"""Of which packages the site is made, and how they are locked: what `scripts/bundle` and `scripts/sbom` share."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from importlib import metadata
from pathlib import Path

from packaging.requirements import Requirement

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ("pip", "setuptools")
"""What installs the others, and what the engine itself is installed with."""


def needed(*names: str) -> set[str]:
    """The names of the installed packages that some need, those that they need, and so on; the engine's is left out."""
    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = re.sub(r"[-_.]+", "-", waiting.pop()).lower()
        if name in found:
            continue
        found.add(name)
        if name not in TOOLS:  # these bring their own
            wanted = map(Requirement, metadata.requires(name) or [])
            waiting += (each.name for each in wanted if not each.marker or each.marker.evaluate({"extra": ""}))
    return found - {"leaflets"}


def locked(names: set[str]) -> Iterator[str]:
    """The lines of requirements.lock for some packages. Ends the program where one is not locked."""
    lines = (ROOT / "requirements.lock").read_text("utf-8").splitlines(keepends=True)
    there, taken = set(), False
    for line in lines:
        if match := re.match(r"([a-z0-9-]+)==", line):
            taken = match[1] in names
            there.add(match[1])
        if taken and not line.lstrip().startswith("#"):
            yield line
    if missing := names - there:
        sys.exit(f"not in requirements.lock: {', '.join(sorted(missing))}. Run make lock")
