"""Git tracks a file that is made by a command, or that `.gitignore` names: nobody would see a change of it.

What stands in `.venv/`, `bundle/` or `.cache/` is run or shown as it is. A pull request may hold such a file all the
same (`git add --force`), and it would be taken for one that was made here.

Bad:

    --- ../.gitignore
    /.cache/
    --- ../.cache/booklets/ab/abcd
    %PDF-1.7
    --- all is tracked by git

Good:

    --- ../.gitignore
    /.cache/
    --- knee/more.md
    # More

    All that is tracked is seen in a review.
    --- all is tracked by git
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.git import repository
from leaflets.library.model import Library

_MADE = (".venv", ".cache", "bundle", "site", "preview", "offline", "booklets", "review")
"""Folders beside mkdocs.yml that our commands make."""


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every tracked file that a `.gitignore` names, and every one where only commands write."""
    settings = library.settings
    made = {settings.root / name for name in _MADE} | {settings.site}
    found = {path for folder in settings.sources for path in repository.tracked_and_ignored(folder)}
    for folder in settings.sources:
        for _, path in repository.tracked(folder):
            parts = [path, *path.parents]
            staged = any(part.name.startswith(".site-") and part.parent == settings.site.parent for part in parts)
            if staged or "__pycache__" in path.parts or not made.isdisjoint(parts):
                found.add(path)
    for path in sorted(found):
        what = "is tracked, though .gitignore names it or a command makes it. Take it out: git rm --cached"
        yield Finding(Place(settings.shown(path)), what)
