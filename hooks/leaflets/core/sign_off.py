"""`extra.sign_off` in mkdocs.yml: the roles that agree to the words of each leaflet, and how often they read all.

sign_off:
  roles: [clinician, editor]
  shared: [clinician]
  whole_every: 24 months
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from leaflets.core.diagnostics import did_you_mean
from leaflets.core.text import is_slug

_KEYS = {"roles", "shared", "whole_every"}
_MONTHS = re.compile(r"([1-9][0-9]{0,2}) months?")


@dataclass(frozen=True)
class SignOff:
    """Who agrees. `shared` are the roles that agree to the words that leaflets share: all, where none is named.

    `months` is after how many a role reads the whole leaflet again; 0 where that is not said.
    """

    roles: tuple[str, ...] = ()
    shared: tuple[str, ...] = ()
    months: int = 0


def read(value: Any) -> SignOff:
    """What `extra.sign_off` says, as far as it is right."""
    written = value if isinstance(value, Mapping) else {}
    roles = tuple(dict.fromkeys(role for role in _list(written.get("roles")) if _is_role(role)))
    shared = tuple(role for role in dict.fromkeys(_list(written.get("shared"))) if role in roles)
    months = _MONTHS.fullmatch(str(written.get("whole_every") or ""))
    return SignOff(roles, shared or roles, int(months[1]) if months else 0)


def faults(value: Any) -> Iterator[tuple[tuple[str | int, ...], str]]:
    """What is wrong with it, each with the keys that lead to the place."""
    if value is None:
        return
    if not isinstance(value, Mapping):
        yield (), "is not `roles: [clinician, editor]` and `whole_every: 24 months`"
        return
    for key in value.keys() - _KEYS:
        yield (str(key),), f"there is no '{key}'.{did_you_mean(str(key), _KEYS)}"
    roles = value.get("roles")
    if not isinstance(roles, list) or not roles:
        yield ("roles",), "names no roles that agree to a leaflet: `roles: [clinician, editor]`"
    for key in ("roles", "shared"):
        for number, role in enumerate(_list(value.get(key))):
            if not _is_role(role):
                yield (key, number), f"'{role}' is no name of a role: lower-case words joined by hyphens"
            elif role in _list(value.get(key))[:number]:
                yield (key, number), f"the role '{role}' stands there twice"
            elif key == "shared" and role not in _list(roles):
                yield (key, number), f"'{role}' is none of `roles`.{did_you_mean(role, map(str, _list(roles)))}"
    months = value.get("whole_every")
    if months is not None and not _MONTHS.fullmatch(str(months)):
        yield ("whole_every",), f"'{months}' is no number of months: write it as `24 months`"


def _list(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []


def _is_role(value: Any) -> bool:
    return isinstance(value, str) and is_slug(value) and len(value) <= 40
