"""Whether a file is a part of the leaflets: below docs/, also once links are followed.

Who writes a leaflet must not reach a file of the machine that builds it. Knows nothing of what is in a file.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePath


def is_inside(docs: Path, path: Path | str) -> bool:
    """Whether a path, absolute or from `docs`, ends below it: neither `..` nor a link leads out of it."""
    try:
        real, base = os.path.realpath(docs / path), os.path.realpath(docs)
    except (OSError, ValueError):  # a NUL in its name
        return False
    return real == base or real.startswith(base.rstrip(os.sep) + os.sep)


def way_out(docs: Path, path: str) -> str:
    """The first part of a path from `docs` that leads out of it, such as a linked folder; empty where none does."""
    if is_inside(docs, path):
        return ""
    parts = PurePath(path).parts
    ends = ("/".join(parts[: end + 1]) for end in range(len(parts)))
    return next((part for part in ends if not is_inside(docs, part)), path)
