"""The one form of our ids and folder names: lower-case words joined by hyphens, as they may stand in an address."""

from __future__ import annotations

import re

_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


def is_slug(name: str) -> bool:
    """Whether a name is lower-case words joined by hyphens."""
    return _SLUG.fullmatch(name) is not None
