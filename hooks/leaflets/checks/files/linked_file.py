"""A symbolic link, or another repository inside this one, stands in the place of a file.

Whoever reviews a change sees where a link leads, but not what is there: on the machine that builds the site that may
be any file, and it would be read, published, or run. So nothing here is a link. Git lists those that are tracked;
under `docs/`, the theme's folder and `hooks/` the folders themselves are looked at, too.

Bad:

    --- knee/risks.md is a link to how-to-prepare.md

Good:

    --- knee/more.md
    # More

    The same words again, in a file of their own.
"""

from collections.abc import Iterator
from pathlib import Path

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.core.paths import way_out
from leaflets.git import repository, symbolic_links
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every link and every other repository, but for those of which `unsafe-file` tells."""
    settings = library.settings
    found: dict[Path, str] = {}
    for folder in dict.fromkeys(filter(None, (settings.docs, settings.theme_folder, settings.root / "hooks"))):
        found.update((link, _link(link)) for link in symbolic_links.links(folder))
    for folder in settings.sources:
        for mode, path in repository.tracked(folder):
            if mode == repository.LINK:
                found.setdefault(path, _link(path))
            elif mode == repository.MODULE:
                found[path] = (
                    "is another git repository, whose files nobody reviews here. Put the files themselves here"
                )
    for path, message in sorted(found.items()):
        told = path.is_relative_to(settings.docs) and way_out(settings.docs, path.relative_to(settings.docs).as_posix())
        if not told:
            yield Finding(Place(settings.shown(path)), message)


def _link(path: Path) -> str:
    where = f"a link to '{symbolic_links.leads_to(path)}'" if path.is_symlink() else "tracked as a link"
    return f"is {where}: a review does not show what is there. Put the file itself here"
