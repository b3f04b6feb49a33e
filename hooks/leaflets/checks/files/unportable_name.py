"""The name of a file is stored so that other systems or links do not find it.

Letters with an accent may be stored as one or in two parts: they look the same, and a link that is typed does not find
a file that a Mac has zipped. Names that differ in upper and lower case only are one file on Windows and macOS. Rename
the file.

Bad:

    --- knee/plan.txt
    Open all day.
    --- knee/Plan.txt
    Open all day.

Good:

    --- knee/plan.txt
    Open all day.
"""

import unicodedata
from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core import paths, signs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every file and folder under docs/ whose own name has such a fault."""
    settings = library.settings
    seen: dict[str, str] = {}
    told: set[str] = set()
    for file in paths.below(settings.docs, stay=True):
        if settings.kept_off(file) and file.startswith("."):
            continue
        parts = file.split("/")
        for end in range(1, len(parts) + 1):
            path = "/".join(parts[:end])
            alike = unicodedata.normalize("NFC", path).casefold() if len(path) < 1000 else path
            other = seen.setdefault(alike, path)
            if path in told:
                continue
            same_folder = other.rpartition("/")[0] == path.rpartition("/")[0]
            fault = _fault(parts[end - 1]) or (_twins(path, other) if other != path and same_folder else "")
            if fault:
                told.add(path)
                yield Finding(Place(settings.shown(settings.docs / path)), fault)


def _fault(name: str) -> str:
    if any("\ud800" <= sign <= "\udfff" for sign in name):
        return "has a name that is not UTF-8: rename the file with the letters typed anew"
    if len(name) < 1000 and (whole := unicodedata.normalize("NFC", name)) != name:
        return f"has letters in two parts in its name (macOS stores them so): rename the file to '{whole}', typed anew"
    odd = next((sign.what for sign in signs.unseen(name.replace("\n", "\x85"))), "")
    if odd:
        return f"has a name in which {odd}, and rename the file"
    space = next((sign for sign in name if sign.isspace() and sign != " "), "")
    return f"has {signs.named(space)} in its name: rename the file" if space else ""


def _twins(path: str, other: str) -> str:
    return f"differs from '{other.rpartition('/')[2]}' in upper and lower case only: give one of them another name"
