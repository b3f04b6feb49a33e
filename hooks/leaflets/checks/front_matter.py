"""The front matter of a page is missing, unknown to the contract, of the wrong type, or no YAML.

It says who keeps the leaflet true and when it was read last; every page shows it. MkDocs prints front matter
that is no YAML to the patient, without a word.

Bad:

    --- knee/index.md
    ---
    title: Knee arthroscopy: a look inside
    version: 1.0
    ---

    # Knee arthroscopy

    ## In brief

    Doctors look into your knee.
    { data-fact="look-inside" }

Good:

    --- knee/index.md
    ---
    title: Knee arthroscopy
    owner: Lead nurse (example)
    version: "1.0"
    last_reviewed:
    next_review_due: 2028-01-01
    signed_off: []
    local: {}
    ---

    # Knee arthroscopy

    ## In brief

    They look into your knee with a thin tube ([arthroscopy](../glossary.md#arthroscopy)).
    { data-fact="look-inside" }
"""

import datetime
from collections.abc import Iterator
from typing import Any

from leaflets import floor
from leaflets.diagnostics import Finding, did_you_mean
from leaflets.model import Contract, Library, Page, sign_off_fault

_ALWAYS = {"allow", "search", "hide"}
"""Keys that any page may have: exceptions, and what the theme reads."""

_EMPTY_IN_A_DRAFT = "last_reviewed"


def check(library: Library) -> Iterator[Finding]:
    """Faults of the YAML on any page; keys and types on a leaflet's pages."""
    for page in library.pages.values():
        if page.front.fault:
            message, line, column = page.front.fault
            yield Finding(page.path, line, column, f"front matter: {message}")
        else:
            yield from _allow(page)
    if library.contract is None:
        return
    for leaflet in library.leaflets:
        for page in leaflet.pages:
            if page.front.fault:
                continue
            yield from _held_against(page, library.contract)


def _allow(page: Page) -> Iterator[Finding]:
    allow = page.meta.get("allow", {})
    if not isinstance(allow, dict):
        yield page.at_key("`allow:` is a mapping: `check-name: reason`", "allow")
        return
    for name, reason in allow.items():
        if not floor.named(name) and (not isinstance(reason, str) or not reason.strip()):
            yield page.at_key(f"the exception '{name}' gives no reason", "allow", str(name))


def _unknown(page: Page, known: set[str]) -> Iterator[Finding]:
    for key in page.meta:
        if key not in known:
            guess = did_you_mean(key, known)
            yield page.at_key(f"front matter: the key '{key}' is unknown.{guess}", key)


def _held_against(page: Page, contract: Contract) -> Iterator[Finding]:
    """The front matter of a page against the example values of its section in the contract."""
    examples = contract.keys(page.file)
    yield from _unknown(page, {*examples, *_ALWAYS, *(() if page.file == "index.md" else ("title", "description"))})
    for key, example in examples.items():
        if key not in page.meta:
            yield Finding(page.path, 1, 1, f"front matter: the key '{key}' is missing")
            continue
        value = page.meta[key]
        fault = _fault(key, value, example, draft=not page.meta.get("signed_off"))
        if fault:
            yield page.at_key(f"front matter: '{key}' {fault}", key)


def _fault(key: str, value: Any, example: Any, draft: bool) -> str:
    """What is wrong with a value, or nothing."""
    if key == _EMPTY_IN_A_DRAFT:
        if value is None:
            return "" if draft else "is empty, though the leaflet is signed off"
        return _type_fault(value, datetime.date(2000, 1, 1))
    if key == "signed_off":
        return sign_off_fault(value)
    if value is None or value == "":
        return "is empty"
    fault = _type_fault(value, example)
    if not fault and isinstance(value, str | list) and value and value == example and key != "version":
        return "still holds the example of the blank leaflet"
    return fault


def _type_fault(value: Any, example: Any) -> str:
    if isinstance(example, str) and not isinstance(value, str):
        return f'is not text: write it in quotes, "{value}"'
    if isinstance(example, datetime.date) and type(value) is not datetime.date:
        return f"is no date: '{value}'. Write it as 2027-01-31"
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
