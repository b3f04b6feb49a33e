r"""The name of a file is not UTF-8, or holds a sign that nobody sees.

Such a name has no address: browsers, zips and other systems make different names of it, or none. It comes from an old
archive, or a shell. The file is not published until it is renamed.

Bad:

    --- knee/caf\xe9.txt
    Words.

Good:

    --- knee/café.txt
    Words.
"""

from collections.abc import Iterator
from pathlib import PurePosixPath

from leaflets.checks.check import LIBRARY, needs
from leaflets.core import paths
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every file under docs/, hidden ones left out."""
    settings = library.settings
    for path in paths.below(settings.docs, stay=True):
        if paths.has_no_address(path) and not any(part.startswith(".") for part in path.split("/")):
            place = next(folder for folder in PurePosixPath(path).parents if not paths.has_no_address(str(folder)))
            name = PurePosixPath(path).relative_to(place)
            what = f"the name {str(name)!a} in it is not UTF-8, or holds an invisible sign: rename it"
            yield Finding(Place(settings.shown(settings.docs / place)), what)
