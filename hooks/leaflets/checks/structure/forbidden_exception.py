"""A page allows itself, or `mkdocs.yml` lowers, what nobody may: unsafe content, a lost safety fact, an unsigned draft.

No reason makes these safe, so the exception has no effect, and is told. `floor.py` lists the checks. What is found must
be mended; delete the exception.

Bad:

    --- knee/risks.md
    ---
    allow:
      unsafe-html: We need this script.
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

from leaflets.core import floor
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library, Page


def check(library: Library) -> Iterator[Finding]:
    """Every check of the floor under `allow:` of a page, and every level of one that is lower than `warn`."""
    for page in library.pages.values():
        yield from _allowed(page)
    yield from library.settings.lowered()


def _allowed(page: Page) -> Iterator[Finding]:
    """Whatever shape `allow:` has, and whether or not there is a reason."""
    allow = page.meta.get("allow")
    entries = list(allow.items() if isinstance(allow, dict) else enumerate(allow) if isinstance(allow, list) else ())
    entries += [("", allow)] if isinstance(allow, str) else []
    for key, value in entries:
        for written in (key,) if isinstance(allow, dict) else value if isinstance(value, dict) else (value,):
            if name := floor.named(written):
                yield page.at_key(f"no page can allow '{name}': mend what it finds, and delete this", "allow", key)
