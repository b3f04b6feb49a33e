"""Two places that contradict each other are both shown, while the question between them is open.

Patients cannot know which one holds. Leave one of them out, or let the clinical team answer: `resolved:` at the
question in sources.yml.

Bad:

    --- knee/sources.yml
    format: leaflets-sources/1
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22, rights: public domain}
    questions:
      - {id: Q1, what: "To eat, or not to eat?", contradict: [[guide prepare.1, guide prepare.2]]}

Good:

    --- knee/sources.yml
    format: leaflets-sources/1
    sources:
      guide: {title: A guide (example), publisher: A society (example), read: 2026-11-22, rights: public domain}
    questions:
      - {id: Q1, what: "To eat, or not to eat?", contradict: [[guide prepare.1, guide prepare.2]], resolved: Don't.}
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library import citations
from leaflets.library.model import Library


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Every pair that an open question says contradict each other: the place that is shown further back is told."""
    for leaflet in library.leaflets:
        if leaflet.sources is None or not any(each.contradict for each in leaflet.sources.open_questions):
            continue
        cited = citations.by_place(leaflet)
        order = {single: number for number, single in enumerate(cited)}
        for question in leaflet.sources.open_questions:
            for pair in question.contradict:
                shown = [[single for single in place if single in cited] for place in pair]
                if not all(shown):
                    continue
                earlier, later = sorted(
                    (min(singles, key=order.__getitem__) for singles in shown), key=order.__getitem__
                )
                there = citations.place(cited[earlier][0], f"{earlier[1]}.{earlier[2]}")
                page, block = cited[later][0]
                name = f"{later[1]}.{later[2]}"
                where = f"{earlier[1]}.{earlier[2]}, which {there.path}:{there.line} shows"
                yield page.at_citation(block, name, f"{name} contradicts {where}, and '{question.id}' is not answered")
