"""The form in which tests of checks get findings."""

from __future__ import annotations

from collections.abc import Callable

Find = Callable[..., list[str]]
"""The type of the fixtures `find` and `page`: findings of one check, one `path:line:column: message` each."""
