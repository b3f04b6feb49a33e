"""What a build says, and how it ends before it can be judged."""

from __future__ import annotations

from mkdocs.exceptions import Abort
from mkdocs.plugins import get_plugin_logger

log = get_plugin_logger("leaflets")


def stop(message: str) -> Abort:
    """Return the error that ends a build before it can be judged: one line, exit status 2."""
    return _Stop(f"leaflets: {message}")


class _Stop(Abort):
    """What could not be judged."""

    exit_code = 2
