"""The files that nobody writes: the glossary page, the manual of the findings, the hospital's colors."""

from __future__ import annotations

from leaflets import colors, glossary, manual
from leaflets.model import Library


def files(library: Library) -> dict[str, str]:
    """Their text by their path under docs/; one that an author wrote is not in it."""
    made: dict[str, str] = {}
    if library.contract is None:
        return made
    if library.glossary.terms and glossary.PAGE not in library.pages:
        made[glossary.PAGE] = library.glossary.markdown()
    if any(src_uri.startswith(manual.FOLDER) for src_uri in library.pages):
        made[manual.PAGE] = manual.markdown(library.settings.levels)
    made[colors.FILE] = colors.stylesheet(library.settings.hospital)
    return made
