"""An exception or a level stands under the old name of a check.

It works as if the new name stood there, for some time. The new name is the one that findings and this manual have.

Bad:

    ---
    allow:
      lengthy-sentence: The wording of a law.
    ---

Good:

    ---
    allow:
      long-sentence: The wording of a law.
    ---
"""

from collections.abc import Iterator

from leaflets.checks import registry
from leaflets.checks.check import PAGES, needs
from leaflets.checks.exceptions import written
from leaflets.core.diagnostics import Finding
from leaflets.core.settings import LEVEL_KEYS
from leaflets.library.model import Library


@needs(PAGES, level="info")
def check(library: Library) -> Iterator[Finding]:
    """Every old name under `allow:` of a page, in `extra.checks` and in `extra.checks_at_publish`."""
    for page in library.pages.values():
        for old in registry.REDIRECTS.keys() & written(page).keys():
            yield page.at_key(_message(old), "allow", old)
    for key in LEVEL_KEYS:
        for old in registry.REDIRECTS.keys() & library.settings.levels(key).keys():
            yield library.settings.at(_message(old), key, old)


def _message(old: str) -> str:
    return f"the check '{old}' is called '{registry.current(old)}' now: write that name"
