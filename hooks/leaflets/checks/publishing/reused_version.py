"""Two texts of a leaflet bear the same version: a patient who names it on the phone may mean either.

`version` in the front matter of `index.md` goes up with every change of the words that somebody had agreed to.

Bad:

    --- all roles have agreed
    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection is rare. [@guide risks.1]

Good:

    --- all roles have agreed
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library
from leaflets.review import standing
from leaflets.review.sign_offs import FIRST


@needs(LIBRARY, level="info", published="warn")
def check(library: Library) -> Iterator[Finding]:
    """The version of the words as they are, and that of each sign-off, against all that were signed before."""
    for leaflet in library.leaflets:
        stands, version = standing.of(library, leaflet), str(leaflet.meta.get("version") or "")
        texts: dict[str, str] = {}
        for one in sorted(stands.signed.signed, key=lambda each: (each.date, each.path)):
            if texts.setdefault(one.version, one.words) != one.words:
                message = f"version {one.version} was agreed to with other words ({texts[one.version][:FIRST]}) before"
                yield Finding(Place(one.path), message)
        if (
            leaflet.index
            and version in texts
            and stands.record.fingerprint not in {one.words for one in stands.signed.signed if one.version == version}
        ):
            message = (
                f"version {version} was agreed to with other words ({texts[version][:FIRST]}): give these a new one"
            )
            yield leaflet.index.at_key(message, "version")
