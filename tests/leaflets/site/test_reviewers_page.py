"""The page of a leaflet's evidence for reviewers."""

from __future__ import annotations

from pathlib import Path

from leaflets.core import paths
from leaflets.library import generated_paths, rendering
from leaflets.site import reviewers_page
from selectolax.lexbor import LexborHTMLParser
from support import library

QUESTIONS = """
issues:
  - id: A01
    what: "Is it <b>always</b> so, & {{ local.ward_phone }}?"
    severity: low
    lines: [3, 4]
  - id: A02
    what: Which day is meant?
    severity: critical
    lines: [3]
  - id: A03
    what: How many?
    resolved: The society told us *two* (example).
evidence_questions:
  - id: E01
    note: A study (example).
    status: abstract seen
    about: [A01, A09]
"""


def asked(folder: Path) -> LexborHTMLParser:
    """The page of the example's leaflet with open questions, rendered as the site does it."""
    file = folder / "docs/knee/facts.yml"
    text = file.read_text("utf-8").replace("  - id: do-not-eat\n", "  - id: do-not-eat\n    issues: [A02, A01]\n")
    file.write_text(text + QUESTIONS, "utf-8")
    return rendered(folder)


def rendered(folder: Path) -> LexborHTMLParser:
    """The page of the example's leaflet, rendered as the site does it."""
    made = library.read(folder)
    leaflet = made.leaflets[0]
    text = reviewers_page.markdown(leaflet, made.settings).split("---\n", 2)[2]
    return LexborHTMLParser(
        rendering.rendered(made, text, generated_paths.evidence_page(leaflet), {*paths.there(made.settings.docs)})
    )


def test_open_issues_the_gravest_first(example: Path) -> None:
    """Each with its lines in the source; an answered one stands apart with its answer."""
    page = asked(example)
    assert [node.text() for node in page.css(".issue h3")] == ["A02 · critical", "A01 · low", "A03"]
    assert [node.text() for node in page.css("h2")][1:3] == ["Open issues (2)", "Answered issues (1)"]
    assert "Source: line 3." in page.css_first("[id='issue:A02']").text()
    assert "Answered: The society told us *two* (example)." in page.css_first("[id='issue:A03']").text()


def test_issue_leads_to_facts_and_places(example: Path) -> None:
    """The facts that it concerns, with their line in facts.yml and every block that states them."""
    fact = asked(example).css_first("[id='issue:A02'] li")
    lines = (example / "docs/knee/facts.yml").read_text("utf-8").splitlines()
    line = lines.index("  - id: do-not-eat") + 1
    assert fact.text().startswith("Safety. Do not eat on the day.")
    assert f"do-not-eat, facts.yml:{line}." in fact.text()
    link = fact.css_first("a")
    assert (link.text(), link.attributes["href"]) == (
        "how-to-prepare.md:10",
        "../../knee/how-to-prepare.html#eating-and-drinking",
    )


def test_words_of_issues_stay_words(example: Path) -> None:
    """What stands in facts.yml is shown as it is written."""
    issue = asked(example).css_first("[id='issue:A01']")
    assert "Is it <b>always</b> so, & {{ local.ward_phone }}?" in issue.text()


def test_evidence_questions_lead_to_issues(example: Path) -> None:
    """A study says how far it was read; what it bears on is a link where there is such an issue."""
    page = asked(example)
    about = page.css_first("dl.evidence dd")
    assert about.text() == "A study (example).Read: abstract seen. About A01, A09."
    assert [node.attributes["href"] for node in about.css("a")] == ["#issue:A01"]


def test_it_says_for_whom_it_is(example: Path) -> None:
    """Not for patients; nothing in a draft was reviewed; a sign-off does not answer what is open."""
    assert "Nothing here was clinically reviewed." in rendered(example).text()
    assert "not for patients" in rendered(example).text()
    index = example / "docs/knee/index.md"
    signed = "signed_off: [{role: Lead nurse, date: 2026-11-01}]"
    index.write_text(index.read_text("utf-8").replace("signed_off: []", signed), "utf-8")
    assert "Nothing here was clinically reviewed." not in rendered(example).text()
    assert "answers none of them" in rendered(example).text()


def test_id_that_stands_twice_is_an_id_once(example: Path) -> None:
    """A fault in facts.yml, told by a check, makes no page with two equal ids."""
    file = example / "docs/knee/facts.yml"
    file.write_text(file.read_text("utf-8") + "issues: [{id: A, what: One.}, {id: A, what: Two.}]\n", "utf-8")
    page = rendered(example)
    assert len(page.css(".issue")) == 2
    assert len(page.css("[id='issue:A']")) == 1


def test_index_lists_every_leaflet(example: Path) -> None:
    """One row a leaflet: what is cited of all, and how many issues are open."""
    asked(example)
    text = reviewers_page.index(library.read(example))
    row = LexborHTMLParser(text).css_first("tbody tr")
    assert [cell.text() for cell in row.css("th, td")] == [
        *("Knee arthroscopy (draft)", "4 of 4", "1 of 1", "0 of 0", "0 of 0", "2"),
    ]
    assert row.css_first("a").attributes["href"] == "knee.html"


ALLOWING = "---\nallow:\n  {}: |\n    A law gives <b>the words</b> |\n\n    {{{{ local.ward_phone }}}}.\n---\n"


def cells(page: LexborHTMLParser) -> list[list[str]]:
    """The rows of what pages allow themselves."""
    heading = next((node for node in page.css("h2") if node.text().startswith("What pages allow")), None)
    table = heading.next if heading is not None else None
    while table is not None and table.tag != "table":
        table = table.next
    return [[cell.text() for cell in row.css("th, td")] for row in table.css("tbody tr")] if table is not None else []


def test_what_pages_allow_themselves(example: Path) -> None:
    """Each exception of the leaflet with the author's reason, as text, on one line; other pages' stand in the index."""
    for path, check in (("knee/risks.md", "long-sentence"), ("about.md", "no-such-<check>")):
        file = example / "docs" / path
        text = file.read_text("utf-8") if file.is_file() else "# About\n"
        file.write_text(ALLOWING.format(check) + text, "utf-8")
    reason = "A law gives <b>the words</b> | {{ local.ward_phone }}."
    page = rendered(example)
    assert cells(page) == [["risks.md", "long-sentence", reason]]
    links = [node.attributes["href"] for node in page.css("table a")]
    assert links[-2:] == ["../../knee/risks.html", "../findings.html#long-sentence"]
    made = library.read(example)
    text = reviewers_page.index(made).split("---\n", 2)[2]
    html = rendering.rendered(made, text, generated_paths.EVIDENCE_INDEX, {*paths.there(made.settings.docs)})
    assert cells(LexborHTMLParser(html)) == [["about.md", "no-such-<check>", reason]]


def test_nothing_is_allowed(example: Path) -> None:
    """Then nothing is said of it."""
    assert "allow themselves" not in rendered(example).html
