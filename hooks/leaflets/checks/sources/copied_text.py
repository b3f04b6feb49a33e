"""Eight or more words in a row are the same as in a source.

Facts are free, sentences are not: the source is copyrighted. The rule works on hashes that
`leaflets fingerprint` makes; the source's text is never kept.

Bad:

    Infection may happen. The joint may swell for a week or two weeks.

    --- knee/source.hashes
    7c7c3de59b20

Good:

    Infection may happen. Your knee may be swollen for two weeks.

    --- knee/source.hashes
    7c7c3de59b20
"""

from collections.abc import Iterator, Set

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, LeafletsError, Place
from leaflets.evidence import copied
from leaflets.library.model import Library, Page


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Each run shared with the source of any leaflet: on every page as written and as read, in facts and terms."""
    known: set[str] = set()
    for leaflet in library.leaflets:
        try:
            known |= copied.known_hashes(library.settings.docs / leaflet.name)
        except LeafletsError as error:
            yield Finding(Place(leaflet.path), f"a file of hashes cannot be read: {error}")
    if not known:
        return
    for path, text in _texts(library):
        for line, run in copied.shared(text, known):
            yield Finding(Place(path, line, 1), _message(run))
    for page in library.pages.values():
        yield from _as_read(page, known)


def _texts(library: Library) -> Iterator[tuple[str, str]]:
    for page in library.pages.values():
        yield page.path, page.text
    for leaflet in library.leaflets:
        if leaflet.ledger:
            yield leaflet.ledger.path, leaflet.ledger.text
    yield library.glossary.path, library.glossary.text


def _as_read(page: Page, known: Set[str]) -> Iterator[Finding]:
    """Runs that markup hides from the first look, such as a link in the middle of a copied sentence."""
    written = {run for _, run in copied.shared(page.text, known)}
    as_written = " ".join(page.text.split())
    for block in page.blocks:
        if block.text in as_written:
            continue  # its words stand in the page's text as they are read
        for _, run in copied.shared(block.text, known):
            if not any(run in other or other in run for other in written):
                yield page.at(block, _message(run))


def _message(run: str) -> str:
    return f"{len(run.split())} words as in the source; say it in your own: '{run}'"
