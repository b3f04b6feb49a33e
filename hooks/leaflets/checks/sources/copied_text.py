"""Twelve or more words in a row are the same as in a source.

Facts are free, sentences are not: most sources are copyrighted. The lock of a source holds hashes of runs of its words,
never the words. A text that anybody may copy is left alone.

Bad:

    --- knee/sources.yml
    format: leaflets-sources/1
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22, rights: copyrighted}
    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        The joint may swell for a week or two weeks and then it gets thinner again, as a rule. [@guide risks.2]

Good:

    --- knee/sources.yml
    format: leaflets-sources/1
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22, rights: copyrighted}
    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Your knee may be swollen for up to two weeks. [@guide risks.2]
"""

from collections.abc import Iterator, Set

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding, Place
from leaflets.library.model import Library, Page
from leaflets.sources.words import RUN, run_hashes, words


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Each run shared with a source of any leaflet: on every page as it is read, and in the terms of the glossary."""
    known: set[str] = set()
    for leaflet in library.leaflets:
        for key, source in leaflet.sources.sources.items() if leaflet.sources else ():
            if not source.kept and (lock := leaflet.locks.by_key.get(key)):
                known |= lock.runs
    if not known:
        return
    for page in library.pages.values():
        yield from _on(page, known)
    for term in library.glossary.terms:
        for _, run in _shared(words(term.definition), known):
            yield Finding(Place(library.glossary.path, term.line, 1), _message(run))


def _on(page: Page, known: Set[str]) -> Iterator[Finding]:
    """The runs on a page; one may go on from block to block."""
    found = [(word, block) for block in page.blocks for word in words(block.text)]
    for at, run in _shared([word for word, _ in found], known):
        yield page.at(found[at][1], _message(run))


def _shared(found: list[str], known: Set[str]) -> Iterator[tuple[int, list[str]]]:
    """Where each longest run of known words begins, and its words."""
    begun = last = -1
    for at, run in enumerate(run_hashes(found)):
        if run not in known:
            continue
        if begun >= 0 and at > last + RUN:
            yield begun, found[begun : last + RUN]
            begun = -1
        begun, last = (at if begun < 0 else begun), at
    if begun >= 0:
        yield begun, found[begun : last + RUN]


def _message(run: list[str]) -> str:
    return f"{len(run)} words as in a source; say it in your own: '{' '.join(run)}'"
