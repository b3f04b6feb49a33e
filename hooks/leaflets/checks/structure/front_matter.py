"""The front matter of a page is missing, unknown to the contract, of the wrong type or shape, or no YAML.

It says who keeps the leaflet true and when it was read last; every page shows it. MkDocs prints front matter
that is no YAML to the patient, without a word. A name is a few words, a date lies between 2000 and ten years ahead, a
review or a sign-off not in the future. A page outside leaflets has `title`, `description`, `search`, `hide` and
`allow`; one of a leaflet also `formerly`.

Bad:

    --- knee/index.md
    ---
    title: Knee arthroscopy: a look inside
    version: 1.0
    ---

    # Knee arthroscopy

    ## In brief

    Doctors look into your knee. [@guide about.1]

Good:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    next_review_due: 2028-01-01
    local: {}
    ---

    # Knee arthroscopy

    ## In brief

    They look into your knee with a thin tube ([arthroscopy](../glossary.md#arthroscopy)). [@guide about.1]
"""

import datetime
import math
from collections.abc import Callable, Iterator, Mapping
from typing import Any

from leaflets.checks import registry
from leaflets.checks.check import LIBRARY, needs
from leaflets.core import floor, values
from leaflets.core.diagnostics import Finding, Place, did_you_mean
from leaflets.library import former
from leaflets.library.model import Contract, Library, Page

_ALWAYS = {"allow", "search", "hide"}
"""Keys that any page may have: exceptions, and what the theme reads."""

_WORDS = {"title", "description"}
"""Keys that a page may have which no contract describes."""

_COMPUTED = "it follows from the files in `signed/`, which `leaflets sign` writes. Delete this line"
_NEVER = {
    "template": "it changes the frame of the page: the footer with the numbers to call would be missing",
    "signed_off": _COMPUTED,
    "last_reviewed": _COMPUTED,
}

_HIDDEN = ("navigation", "toc", "footer")
"""What the theme can leave out of a page."""

_SHAPES: Mapping[str, Callable[[str], str]] = {
    "title": values.title,
    "description": values.line,
    "owner": values.name,
    "authors": values.name,
    "audience": values.title,
    "version": values.version,
    "department": values.name,
}
"""What the text of a key may be; that of any other is a line."""


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Faults of the YAML on any page; keys, types, shapes and ranges on every page of a library."""
    for page in library.pages.values():
        if page.front.fault:
            message, line, column = page.front.fault
            yield Finding(Place(page.path, line, column), f"front matter: {message}")
        else:
            yield from _allow(page)
    if library.contract is None:
        return
    for page in library.pages.values():
        if page.front.fault:
            continue
        if page.leaflet:
            yield from _held_against(page, library.contract, library.today)
        else:
            yield from _unknown(page, _ALWAYS | _WORDS)
            yield from _texts(page, _WORDS & page.meta.keys())
        yield from _theme(page)


def _allow(page: Page) -> Iterator[Finding]:
    allow = page.meta.get("allow", {})
    if not isinstance(allow, dict):
        yield page.at_key("`allow:` is a mapping: `check-name: reason`", "allow")
        return
    for name, reason in allow.items():
        if not floor.named(registry.current(name)) and (not isinstance(reason, str) or not reason.strip()):
            yield page.at_key(f"the exception '{name}' gives no reason", "allow", str(name))


def _unknown(page: Page, known: set[str]) -> Iterator[Finding]:
    for key in page.meta:
        if key in _NEVER:
            yield page.at_key(f"front matter: no page may have the key '{key}': {_NEVER[key]}", key)
        elif key not in known:
            guess = did_you_mean(key, known)
            yield page.at_key(f"front matter: the key '{key}' is unknown.{guess}", key)


def _theme(page: Page) -> Iterator[Finding]:
    """What the theme reads: how a page is found, and what is left out beside it."""
    search = page.meta.get("search", {})
    if not isinstance(search, dict):
        yield page.at_key(
            "front matter: 'search' is no mapping: write `boost: 2` or `exclude: true` under it", "search"
        )
        search = {}
    for key, value in search.items():
        if key not in ("boost", "exclude"):
            guess = did_you_mean(str(key), ("boost", "exclude"))
            yield page.at_key(f"front matter: 'search' has no key '{key}'.{guess}", "search", str(key))
        elif key == "boost" and not _is_boost(value):
            message = f"front matter: 'boost' is no number above 0 and up to 10: '{value}'"
            yield page.at_key(message, "search", "boost")
        elif key == "exclude" and not isinstance(value, bool):
            yield page.at_key(f"front matter: 'exclude' is neither true nor false: '{value}'", "search", "exclude")
    hide = page.meta.get("hide", [])
    if not isinstance(hide, list):
        yield page.at_key("front matter: 'hide' is no list: write [toc]", "hide")
        hide = []
    for number, part in enumerate(hide):
        if part not in _HIDDEN:
            guess = did_you_mean(str(part), _HIDDEN)
            known = ", ".join(_HIDDEN)
            yield page.at_key(f"front matter: 'hide' knows {known}, not '{part}'.{guess}", "hide", number)


def _is_boost(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value) and 0 < value <= 10


def _texts(page: Page, keys: set[str]) -> Iterator[Finding]:
    for key in sorted(keys):
        if fault := _fault(page, key, page.meta[key], "", datetime.date.min):
            yield page.at_key(f"front matter: '{key}' {fault}", key)


def _held_against(page: Page, contract: Contract, today: datetime.date) -> Iterator[Finding]:
    """The front matter of a page against the example values of its section in the contract."""
    examples = contract.keys(page.file)
    more = set() if page.file == "index.md" else _WORDS
    yield from _unknown(page, {*examples, *_ALWAYS, *more, former.KEY})
    yield from _texts(page, (more & page.meta.keys()) - examples.keys())
    for key, example in examples.items():
        if key in _NEVER:
            continue
        if key not in page.meta:
            yield Finding(Place(page.path, 1, 1), f"front matter: the key '{key}' is missing")
            continue
        value = page.meta[key]
        if fault := _fault(page, key, value, example, today):
            yield page.at_key(f"front matter: '{key}' {fault}", key)


def _fault(page: Page, key: str, value: Any, example: Any, today: datetime.date) -> str:
    """What is wrong with a value, or nothing."""
    if value is None or value == "":
        return "is empty"
    fault = _type_fault(value, example, page.front.yaml.written.get((key,), "")) or _shape_fault(key, value, today)
    if not fault and isinstance(value, str | list) and value and value == example and key != "version":
        return "still holds the example of the blank leaflet"
    return fault


def _shape_fault(key: str, value: Any, today: datetime.date) -> str:
    """What is wrong with a value of the right type."""
    if type(value) is datetime.date:
        return values.date(value, today)
    if isinstance(value, float) and not math.isfinite(value):
        return f"is no number: '{value}'"
    shape = _SHAPES.get(key, values.line)
    for text in value if isinstance(value, list) else [value]:
        if isinstance(text, str) and (fault := shape(text) if text.strip() else "is empty"):
            return f"holds an entry that {fault}" if isinstance(value, list) else fault
    return ""


def _type_fault(value: Any, example: Any, written: str) -> str:
    if isinstance(example, str) and not isinstance(value, str):
        return values.not_text(written)
    if isinstance(example, datetime.date) and type(value) is not datetime.date:
        return f"is no date: '{written or value}'. Write it as 2027-01-31"
    if isinstance(example, bool) and not isinstance(value, bool):
        return f"is neither true nor false: '{written or value}'"
    if isinstance(example, int | float) and (not isinstance(value, int | float) or isinstance(value, bool)):
        return "" if isinstance(example, bool) else f"is no number: '{written or value}'"
    if isinstance(example, list) and not isinstance(value, list):
        return "is no list: put each entry on a line of its own after `- `"
    if isinstance(example, list) and example and isinstance(example[0], str):
        if not value:
            return "is empty"
        if not all(isinstance(entry, str) for entry in value):
            return "holds an entry that is not text: write it in quotes"
    if isinstance(example, dict) and not isinstance(value, dict):
        return "is no mapping: write `name: value` lines under it"
    return ""
