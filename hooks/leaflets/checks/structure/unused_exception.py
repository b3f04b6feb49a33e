"""An exception in a page's front matter excepts nothing, or names a check that does not exist.

An exception left behind would hide the next fault of its kind.

Bad:

    ---
    allow:
      long-sentence: The wording of a law.
    ---

Good:

    Infection may happen.
"""

from collections.abc import Iterator

from leaflets.checks import registry
from leaflets.checks.check import EXCEPTIONS, Exceptions, needs
from leaflets.checks.exceptions import written
from leaflets.core import floor
from leaflets.core.diagnostics import Finding, did_you_mean


@needs(EXCEPTIONS)
def check(exceptions: Exceptions) -> Iterator[Finding]:
    """Every exception for which its page has no finding; on other sites `allow:` may mean something else."""
    for page in exceptions.library.pages.values() if exceptions.library.contract is not None else ():
        for name in written(page):
            known = registry.current(name)
            if floor.named(known) or (exceptions.only and known not in exceptions.only):
                continue  # of the floor it is told by `forbidden-exception`
            if known not in registry.checks():
                guess = did_you_mean(name, registry.checks())
                yield page.at_key(f"the exception names no check: '{name}'.{guess}", "allow", name)
            elif (page.path, known) not in exceptions.used:
                yield page.at_key(f"the exception '{name}' excepts nothing: delete it", "allow", name)
