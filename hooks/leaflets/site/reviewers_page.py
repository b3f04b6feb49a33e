"""The page of a leaflet's evidence for reviewers: coverage, own words, what pages allow themselves, open questions.

For people who judge the leaflet. No patient is led here: it is in no navigation and no search.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from leaflets.checks import exceptions, registry
from leaflets.core.settings import Settings
from leaflets.core.text import in_html, in_markdown
from leaflets.data.sources import SEVERITIES, Question, Range
from leaflets.library import citations, provenance
from leaflets.library.generated_paths import EVIDENCE_INDEX, MANUAL, evidence_page, sources_page
from leaflets.library.model import Leaflet, Library, Page
from leaflets.review import standing
from leaflets.review.standing import Standing
from leaflets.site.sources_page import HIDDEN


@dataclass(frozen=True)
class Row:
    """One line of the coverage table: of `total` things, how many a page has and how many are left out."""

    what: str
    there: int
    left_out: int
    total: int

    @property
    def neither(self) -> int:
        """How many no page has although nothing says why."""
        return self.total - self.there - self.left_out


def coverage(leaflet: Leaflet) -> list[Row]:
    """How much of its sources a leaflet states: sentences in use, safety statements, sentences with a number."""
    sources = leaflet.sources
    if sources is None:
        return []
    cited, made = citations.by_place(leaflet), citations.by_name(leaflet)
    left_out = {single for entry in sources.left_out for places in entry.places for single in places}
    places = [single for key in sources.sources for single in citations.in_use(leaflet, key)]
    numbers = [single for single in places if leaflet.locks.by_key[single[0]].places[single[1:]].amounts]

    def row(what: str, some: list[tuple[str, str, int]]) -> Row:
        there = sum(single in cited for single in some)
        return Row(what, there, sum(single in left_out and single not in cited for single in some), len(some))

    safety = sum(entry.name in made for entry in sources.must_say)
    return [
        row("Sentences of the sources", places),
        row("Sentences with a number", numbers),
        Row("Safety statements", safety, 0, len(sources.must_say)),
    ]


def index(library: Library) -> str:
    """The list of all leaflets that have sources, once they are rendered."""
    rows = []
    for leaflet in library.leaflets:
        if leaflet.sources is not None:
            href = in_html(provenance.address(EVIDENCE_INDEX, evidence_page(leaflet), library.settings))
            cells = "".join(f"<td>{row.there} of {row.total}</td>" for row in coverage(leaflet))
            mark = " (draft)" if standing.of(library, leaflet).draft else ""
            head = f'<th scope="row"><a href="{href}">{in_html(leaflet.title)}</a>{mark}</th>'
            rows.append(f"<tr>{head}{cells}<td>{len(leaflet.sources.open_questions)}</td></tr>")
    heads = ("Leaflet", "Sentences", "With a number", "Safety statements", "Open questions")
    return "\n".join([
        *HIDDEN,
        "# Evidence",
        "",
        "For reviewers, not for patients. How much of its sources each leaflet states, and how many questions about "
        "them are open. **Nothing in a draft was clinically reviewed.**",
        "",
        *_table(heads, rows, "coverage coverage--all"),
        *_allowed([page for page in library.pages.values() if page.leaflet is None], EVIDENCE_INDEX, library.settings),
    ])  # fmt: skip


def markdown(library: Library, leaflet: Leaflet) -> str:
    """The page of one leaflet, once it is rendered."""
    settings = library.settings
    questions = leaflet.sources.questions if leaflet.sources else []
    still_open = sorted((question for question in questions if not question.resolved), key=_severity)
    answered = [question for question in questions if question.resolved]
    there = provenance.address(evidence_page(leaflet), sources_page(leaflet), settings)
    places = _Places(leaflet, settings)
    written = [
        *HIDDEN,
        f"# Evidence of {in_markdown(leaflet.title)}",
        "",
        "For reviewers, not for patients: what the pages state of the sources, and what is open. "
        + _standing(standing.of(library, leaflet)),
        "",
        f'<p><a href="{in_html(there)}">All parts of the sources with their pages</a></p>',
        "",
        "## Coverage",
        "",
        *_table(("What", "On a page", "Left out", "Neither", "All"), map(_row, coverage(leaflet))),
        *_allowed(leaflet.pages, evidence_page(leaflet), settings),
        *_own_words(leaflet, settings),
        f"## Open questions ({len(still_open)})",
        "",
        "Where a source contradicts itself, is unclear or leaves a gap.",
        "",
    ]
    for question in still_open:
        written += _question(question, places)
    if answered:
        written += [f"## Answered questions ({len(answered)})", ""]
        for question in answered:
            written += _question(question, places)
    return "\n".join(written)


def _own_words(leaflet: Leaflet, settings: Settings) -> list[str]:
    """The blocks that no source stands behind: nobody but a reviewer can say whether they are right."""
    rows = []
    for page, block in citations.blocks(leaflet):
        if block.citation and block.citation.own:
            there = provenance.address(evidence_page(leaflet), page.src_uri, settings)
            href = in_html(there + provenance.anchor(block.heading))
            rows.append(f'<li>{in_html(block.text)} (<a href="{href}">{in_html(page.file)}</a>)</li>')
    if not rows:
        return []
    told = "No source stands behind these words. Is each of them right?"
    return [f"## Our own words ({len(rows)})", "", told, "", "<ul>", *rows, "</ul>", ""]


def _allowed(pages: Iterable[Page], start: str, settings: Settings) -> list[str]:
    """The exceptions under `allow:` with their reasons, and nothing where there is none."""
    manual_page = provenance.address(start, MANUAL, settings)
    rows = []
    for page in pages:
        for check, reason in exceptions.allowed(page).items():
            there = in_html(provenance.address(start, page.src_uri, settings))
            what = (
                f'<a href="{in_html(manual_page)}#{check}">{check}</a>'
                if check in registry.checks()
                else in_html(check)
            )
            head = f'<th scope="row"><a href="{there}">{in_html(page.file)}</a></th>'
            rows.append(f"<tr>{head}<td>{what}</td><td>{in_html(' '.join(reason.split()))}</td></tr>")
    if not rows:
        return []
    told = "Findings that nobody has to mend, since the page gives this reason. Is it good enough?"
    return ["## What pages allow themselves", "", told, "", *_table(("Page", "Finding", "Reason"), rows)]


def _standing(stands: Standing) -> str:
    found = "The questions below were found by reading the source closely. A reviewer decides."
    if stands.draft:
        return f"**Nothing here was clinically reviewed.** {found}"
    return f"{found} That everybody has agreed to its words answers none of them."


class _Places:
    """Writes where a place of a source is stated."""

    def __init__(self, leaflet: Leaflet, settings: Settings) -> None:
        self.leaflet, self.settings = leaflet, settings
        self.citing = citations.by_place(leaflet)
        self.start = evidence_page(leaflet)
        self.told: set[str] = set()  # ids of questions: one that stands twice is an id once

    def item(self, place: Range) -> str:
        links = {}
        for single in place:
            for page, block in self.citing.get(single, ()):
                href = provenance.address(self.start, page.src_uri, self.settings) + provenance.anchor(block.heading)
                links[page.file] = f'<a href="{in_html(href)}">{in_html(page.file)}:{block.line}</a>'
        where = ", ".join(links.values()) or "on no page"
        return f"<li>{in_html(provenance.where(self.leaflet, place))} <small>Stated: {where}.</small></li>"


def _question(question: Question, places: _Places) -> Iterator[str]:
    own = "" if question.id in places.told else f' id="question:{in_html(question.id)}"'
    places.told.add(question.id)
    yield f'<section class="issue"{own}>'
    severity = f" · {in_html(question.severity)}" if question.severity else ""
    yield f"<h3>{in_html(question.id)}{severity}</h3>"
    yield f"<p>{in_html(question.what)}</p>"
    if question.resolved:
        yield f"<p><strong>Answered:</strong> {in_html(question.resolved)}</p>"
    if question.places:
        yield "<ul>"
        yield from map(places.item, question.places)
        yield "</ul>"
    yield "</section>"
    yield ""


def _severity(question: Question) -> int:
    return SEVERITIES.index(question.severity) if question.severity in SEVERITIES else len(SEVERITIES)


def _row(row: Row) -> str:
    cells = (row.there, row.left_out, row.neither, row.total)
    return f'<tr><th scope="row">{row.what}</th>{"".join(f"<td>{number}</td>" for number in cells)}</tr>'


def _table(heads: tuple[str, ...], rows: Iterable[str], look: str = "coverage") -> list[str]:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return [f'<table class="{look}">', f"<thead><tr>{head}</tr></thead>", "<tbody>", *rows, "</tbody>", "</table>", ""]
