"""A page allows itself, or `mkdocs.yml` lowers, what nobody may: unsafe content, a lost safety fact, words not agreed.

No reason makes these safe, so the exception has no effect, and is told. `floor.py` lists the checks. What is found must
be mended; delete the exception.

Bad:

    ---
    allow:
      unsafe-html: We need this script.
    ---

Good:

    Infection may happen.
"""

from collections.abc import Iterator

from leaflets.checks import registry
from leaflets.checks.check import LIBRARY, needs
from leaflets.core import floor
from leaflets.core.diagnostics import Finding
from leaflets.core.settings import LEVEL_KEYS, Settings
from leaflets.library.model import Library, Page


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every check of the floor under `allow:` of a page, and every level of one that is lower than `warn`."""
    for page in library.pages.values():
        yield from _allowed(page)
    yield from _lowered(library.settings)


def _lowered(settings: Settings) -> Iterator[Finding]:
    """Each level in mkdocs.yml, or in a file that it inherits from, that would lower a check of the floor."""
    for key in LEVEL_KEYS:
        for name, level in settings.levels(key).items():
            if registry.current(name) in floor.CHECKS and floor.lowers(level):
                yield settings.at(f"'{name}' is `warn`, and no setting can lower it: delete this line", key, name)


def _allowed(page: Page) -> Iterator[Finding]:
    """Whatever shape `allow:` has, and whether or not there is a reason."""
    allow = page.meta.get("allow")
    entries = list(allow.items() if isinstance(allow, dict) else enumerate(allow) if isinstance(allow, list) else ())
    entries += [("", allow)] if isinstance(allow, str) else []
    for key, value in entries:
        for written in (key,) if isinstance(allow, dict) else value if isinstance(value, dict) else (value,):
            if name := floor.named(registry.current(written)):
                yield page.at_key(f"no page can allow '{name}': mend what it finds, and delete this", "allow", key)
