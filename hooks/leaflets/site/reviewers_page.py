"""The page of a leaflet's evidence for reviewers: coverage, what pages allow themselves, open issues and questions.

For people who judge the leaflet. No patient is led here: it is in no navigation and no search.
"""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping

from leaflets.checks import exceptions, registry
from leaflets.core.settings import Settings
from leaflets.core.text import in_html, in_markdown
from leaflets.data.ledger import Fact, Issue, Ledger, Question
from leaflets.evidence import citations, coverage, provenance
from leaflets.evidence.citations import Citation
from leaflets.evidence.coverage import Row
from leaflets.library.generated_paths import EVIDENCE_INDEX, MANUAL, evidence_page, sources_page
from leaflets.library.model import Leaflet, Library, Page
from leaflets.site.sources_page import HIDDEN

_SEVERITIES = ("critical", "high", "medium", "low")


def index(library: Library) -> str:
    """The list of all leaflets that have evidence, once they are rendered."""
    rows = []
    for leaflet in library.leaflets:
        if leaflet.ledger is not None:
            facts, safety, numbers, local = coverage.coverage(leaflet, citations.by_fact(leaflet))
            href = in_html(provenance.address(EVIDENCE_INDEX, evidence_page(leaflet), library.settings))
            cells = "".join(f"<td>{_share(row)}</td>" for row in (facts, safety, numbers, local))
            unanswered = sum(not issue.resolved for issue in leaflet.ledger.issues)
            mark = " (draft)" if leaflet.draft else ""
            head = f'<th scope="row"><a href="{href}">{in_html(leaflet.title)}</a>{mark}</th>'
            rows.append(f"<tr>{head}{cells}<td>{unanswered}</td></tr>")
    heads = ("Leaflet", "Facts", "Safety facts", "Numbers", "Local values", "Open issues")
    return "\n".join([
        *HIDDEN,
        "# Evidence",
        "",
        "For reviewers, not for patients. How much of its evidence each leaflet states, and how many questions about "
        "the source are open. **Nothing in a draft was clinically reviewed.**",
        "",
        *_table(heads, rows, "coverage coverage--all"),
        *_allowed([page for page in library.pages.values() if page.leaflet is None], EVIDENCE_INDEX, library.settings),
    ])  # fmt: skip


def markdown(leaflet: Leaflet, settings: Settings) -> str:
    """The page of one leaflet, once it is rendered."""
    ledger = leaflet.ledger or Ledger("")
    places = citations.by_fact(leaflet)
    facts: dict[str, list[Fact]] = {}
    for fact in ledger.facts:
        for name in dict.fromkeys(fact.issues):
            facts.setdefault(name, []).append(fact)
    unanswered = sorted((issue for issue in ledger.issues if not issue.resolved), key=_severity)
    answered = [issue for issue in ledger.issues if issue.resolved]
    known = {issue.id: issue for issue in reversed(ledger.issues)}
    by_id = _Places(leaflet, settings, places)
    there = provenance.address(evidence_page(leaflet), sources_page(leaflet), settings)
    written = [
        *HIDDEN,
        f"# Evidence of {in_markdown(leaflet.title)}",
        "",
        "For reviewers, not for patients: what the pages state of the evidence, and what is open. "
        + _standing(leaflet),
        "",
        f'<p><a href="{in_html(there)}">All facts with their source and their pages</a></p>',
        "",
        "## Coverage",
        "",
        *_table(("What", "Cited", "Left out", "Neither", "All"), map(_row, coverage.coverage(leaflet, places))),
        *_allowed(leaflet.pages, evidence_page(leaflet), settings),
        f"## Open issues ({len(unanswered)})",
        "",
        "Where the source contradicts itself, is unclear or leaves a gap. Lines are those of its saved copy.",
        "",
    ]
    for issue in unanswered:
        written += _issue(issue, facts.get(issue.id, []), by_id, known)
    if answered:
        written += [f"## Answered issues ({len(answered)})", ""]
        for issue in answered:
            written += _issue(issue, facts.get(issue.id, []), by_id, known)
    return "\n".join([*written, *_questions(ledger, known)])


def _questions(ledger: Ledger, known: Mapping[str, Issue]) -> list[str]:
    """The part about the questions that somebody looked up."""
    if not ledger.questions:
        return []
    return [
        f"## Evidence questions ({len(ledger.questions)})",
        "",
        "Studies and guidelines that bear on the facts. *Read* says how far somebody read them.",
        "",
        '<dl class="evidence">',
        *(_question(question, known) for question in ledger.questions),
        "</dl>",
        "",
    ]


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


def _standing(leaflet: Leaflet) -> str:
    found = "The issues and questions below were found by reading the source closely. A reviewer decides."
    if leaflet.draft:
        return f"**Nothing here was clinically reviewed.** {found}"
    return f"{found} That the leaflet is signed off answers none of them."


class _Places:
    """Writes where a fact stands: its line in facts.yml, and the blocks that state it."""

    def __init__(self, leaflet: Leaflet, settings: Settings, places: Mapping[str, list[Citation]]) -> None:
        self.leaflet, self.settings, self.places = leaflet, settings, places
        self.start = evidence_page(leaflet)

    def item(self, fact: Fact) -> str:
        links = []
        for page, block in self.places.get(fact.id, ()):
            href = provenance.address(self.start, page.src_uri, self.settings) + provenance.anchor(block.heading)
            links.append(f'<a href="{in_html(href)}">{in_html(page.file)}:{block.line}</a>')
        where = ", ".join(links) or "on no page"
        safety = "<strong>Safety.</strong> " if fact.safety else ""
        ledger = self.leaflet.ledger.path.rsplit("/", 1)[-1] if self.leaflet.ledger else ""
        details = f"<code>{in_html(fact.id)}</code>, {ledger}:{fact.line}. Stated: {where}."
        return f"<li>{safety}{in_html(fact.statement)} <small>{details}</small></li>"


def _issue(issue: Issue, facts: list[Fact], places: _Places, known: Mapping[str, Issue]) -> Iterator[str]:
    name = f' id="issue:{in_html(issue.id)}"' if known[issue.id] is issue else ""
    yield f'<section class="issue"{name}>'
    severity = f" · {in_html(issue.severity)}" if issue.severity else ""
    yield f"<h3>{in_html(issue.id)}{severity}</h3>"
    yield f"<p>{in_html(issue.what)}</p>"
    if issue.resolved:
        yield f"<p><strong>Answered:</strong> {in_html(issue.resolved)}</p>"
    lines = provenance.lines(issue.lines)
    yield f"<p>Source: {lines or 'no line given'}. Facts that it concerns: {'' if facts else 'none.'}</p>"
    if facts:
        yield "<ul>"
        yield from map(places.item, facts)
        yield "</ul>"
    yield "</section>"
    yield ""


def _question(question: Question, known: Container[str]) -> str:
    about = (
        f'<a href="#issue:{in_html(name)}">{in_html(name)}</a>' if name in known else in_html(name)
        for name in question.about
    )
    on = f" About {', '.join(about)}." if question.about else ""
    read = f" Read: {in_html(question.status)}." if question.status else ""
    return f"<dt>{in_html(question.id)}</dt><dd>{in_html(question.note)}<br><small>{(read + on).strip()}</small></dd>"


def _severity(issue: Issue) -> int:
    return _SEVERITIES.index(issue.severity) if issue.severity in _SEVERITIES else len(_SEVERITIES)


def _share(row: Row) -> str:
    return f"{row.cited} of {row.total}"


def _row(row: Row) -> str:
    cells = (row.cited, row.left_out, row.neither, row.total)
    return f'<tr><th scope="row">{row.what}</th>{"".join(f"<td>{number}</td>" for number in cells)}</tr>'


def _table(heads: tuple[str, ...], rows: Iterable[str], look: str = "coverage") -> list[str]:
    head = "".join(f'<th scope="col">{name}</th>' for name in heads)
    return [f'<table class="{look}">', f"<thead><tr>{head}</tr></thead>", "<tbody>", *rows, "</tbody>", "</table>", ""]
