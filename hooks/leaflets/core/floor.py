"""The floor: the checks that nobody lowers, neither a page by `allow:` nor mkdocs.yml by a level.

They find what could hurt a reader whatever the reason was: content that acts, requests elsewhere, safety statements
that are missing, hidden or not printed, words that are lost or that no check reads, changes that no reviewer sees, and
what publishing asks. A library of leaflets has a floor; on any other MkDocs site, of which only the links are judged,
its people decide.
"""

from __future__ import annotations

from leaflets.core.diagnostics import Level

CHECKS = frozenset({
    # content that acts, or asks another host
    "unsafe-html", "unsafe-file", "unsafe-drawing", "inline-code", "outside-request",
    # safety statements that a reader would not get
    "missing-safety", "hidden-safety", "unprinted-safety",
    "unsearched-safety", "mixed-urgency",
    # words that readers see and no check reads, or the other way around
    "lost-words", "empty-box", "cut-value", "code-in-leaflet", "invisible-sign", "mixed-script",
    "own-hover-text", "typed-contact",
    # what nobody answers for, or nobody would see change
    "ownerless-page", "reserved-name", "linked-file", "tracked-ignored", "hidden-change", "unreadable-name",
    # what is no patient's to read
    "not-agreed", "reused-version", "malformed-sign-off", "stale-words", "example-hospital", "unfilled-value",
    # what tries to lower one of these
    "forbidden-exception",
})  # fmt: skip
"""The names of the checks of the floor. To add one, write it here."""


def named(written: object) -> str:
    """The check of the floor that somebody meant by a name, or nothing: capitals and `_` for `-` make no other."""
    name = str(written).strip().lower().replace("_", "-")
    return name if name in CHECKS else ""


def lowers(level: object) -> bool:
    """Whether a level in mkdocs.yml is less than the one that a check of the floor has: `warn`."""
    lower: tuple[Level, ...] = ("info", "ignore")
    return level in lower
