"""An exception in a page's front matter excepts nothing, or names a check that does not exist.

An exception left behind would hide the next fault of its kind.

Bad:

    --- knee/risks.md
    ---
    allow:
      long-sentence: The wording of a law.
    ---

    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }
"""

from collections.abc import Iterator

from leaflets.checks.exceptions import allowed
from leaflets.core import floor
from leaflets.core.diagnostics import Finding, did_you_mean
from leaflets.library.model import Library


def check(library: Library, used: set[tuple[str, str]], known: set[str]) -> Iterator[Finding]:
    """`used` are the (page path, check) pairs that excused a finding, `known` the names of all checks."""
    for page in library.pages.values():
        for name in allowed(page):
            if floor.named(name):
                continue  # told by `forbidden-exception`
            if name not in known:
                guess = did_you_mean(name, known)
                yield page.at_key(f"the exception names no check: '{name}'.{guess}", "allow", name)
            elif (page.path, name) not in used:
                yield page.at_key(f"the exception '{name}' excepts nothing: delete it", "allow", name)
