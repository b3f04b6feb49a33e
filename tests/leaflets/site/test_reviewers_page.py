"""The page of a leaflet's evidence for reviewers."""

from __future__ import annotations

from pathlib import Path

from leaflets.core import paths
from leaflets.library import generated_paths, rendering
from leaflets.site import reviewers_page
from selectolax.lexbor import LexborHTMLParser
from support import library

QUESTIONS = """
questions:
  - id: a01
    what: "Is it <b>always</b> so, & {{ local.ward_phone }}? [@guide a.1]"
    severity: low
    places: [guide prepare.1-2]
  - id: a02
    what: Which day is meant?
    severity: critical
    places: [guide prepare.2, guide risks.2]
  - id: a03
    what: How many?
    resolved: The society told us *two* (example).
"""


def asked(folder: Path) -> LexborHTMLParser:
    """The page of the example's leaflet with open questions, rendered as the site does it."""
    file = folder / "docs/knee/sources.yml"
    file.write_text(file.read_text("utf-8") + QUESTIONS, "utf-8")
    return rendered(folder)


def rendered(folder: Path) -> LexborHTMLParser:
    """The page of the example's leaflet, rendered as the site does it."""
    made = library.read(folder)
    leaflet = made.leaflets[0]
    text = reviewers_page.markdown(made, leaflet).split("---\n", 2)[2]
    return LexborHTMLParser(
        rendering.rendered(made, text, generated_paths.evidence_page(leaflet), {*paths.there(made.settings.docs)})
    )


def test_open_questions_the_gravest_first(example: Path) -> None:
    """Each with its places in the source; an answered one stands apart with its answer."""
    page = asked(example)
    assert [node.text() for node in page.css(".issue h3")] == ["a02 · critical", "a01 · low", "a03"]
    assert [node.text() for node in page.css("h2")] == ["Coverage", "Open questions (2)", "Answered questions (1)"]
    assert "“Prepare”, sentences 1 and 2" in page.css_first("[id='question:a01']").text()
    assert "Answered: The society told us *two* (example)." in page.css_first("[id='question:a03']").text()


def test_question_leads_to_what_pages_state(example: Path) -> None:
    """Every block that states one of its places; or that none does."""
    first, second = asked(example).css("[id='question:a02'] li")
    assert first.text() == "“Prepare”, sentence 2 Stated: how-to-prepare.md:9."
    assert first.css_first("a").attributes["href"] == "../../knee/how-to-prepare.html#eating-and-drinking"
    assert second.text() == "“Risks”, sentence 2 Stated: on no page."


def test_words_of_questions_stay_words(example: Path) -> None:
    """What stands in sources.yml is shown as it is written."""
    question = asked(example).css_first("[id='question:a01']")
    assert "Is it <b>always</b> so, & {{ local.ward_phone }}? [@guide a.1]" in question.text()


def test_own_words(example: Path) -> None:
    """What no source stands behind is listed for reviewers, each with its page."""
    assert "Our own words" not in rendered(example).text()
    own = "Ask &lt;us>. [@-]\n\n- Call. [@- #call]"
    library.change(example, f"--- knee/more.md\n# More\n\nText. [@guide risks.1]\n\n## At home\n\n{own}\n")
    page = rendered(example)
    assert "Our own words (2)" in [node.text() for node in page.css("h2")]
    assert [item.text() for item in page.css("#our-own-words-2 ~ ul li")] == ["Ask <us>. (more.md)", "Call. (more.md)"]
    assert page.css_first("#our-own-words-2 ~ ul a").attributes["href"] == "../../knee/more.html#at-home"


def test_coverage(example: Path) -> None:
    """What is in use: stated, left out, or neither; sentences with a number and safety statements apart."""
    file = example / "docs/knee/sources.yml"
    text = file.read_text("utf-8").replace("risks.1]", "risks.1-3, after.1-2]")
    left_out = "left_out:\n  - {place: guide risks.3, reason: x, role: y}\n"
    file.write_text(text + left_out + "  - {place: guide after.1, reason: x, role: y}\n", "utf-8")
    library.change(example, "--- knee/more.md\n# More\n\nText. [@guide after.1]\n")
    rows = [[cell.text() for cell in row.css("th, td")] for row in rendered(example).css("table.coverage tbody tr")]
    assert rows == [
        ["Sentences of the sources", "5", "1", "2", "8"],
        ["Sentences with a number", "1", "1", "1", "3"],
        ["Safety statements", "1", "0", "0", "1"],
    ]


def test_it_says_for_whom_it_is(example: Path) -> None:
    """Not for patients; nothing in a draft was reviewed; a sign-off does not answer what is open."""
    assert "Nothing here was clinically reviewed." in rendered(example).text()
    assert "not for patients" in rendered(example).text()
    library.agree(example)
    assert "Nothing here was clinically reviewed." not in rendered(example).text()
    assert "answers none of them" in rendered(example).text()


def test_id_that_stands_twice_is_an_id_once(example: Path) -> None:
    """A fault in sources.yml, told by a check, makes no page with two equal ids."""
    file = example / "docs/knee/sources.yml"
    file.write_text(file.read_text("utf-8") + "questions: [{id: a, what: One.}, {id: a, what: Two.}]\n", "utf-8")
    page = rendered(example)
    assert len(page.css(".issue")) == 2
    assert len(page.css("[id='question:a']")) == 1


def test_index_lists_every_leaflet(example: Path) -> None:
    """One row a leaflet: what is cited of all, and how many questions are open."""
    asked(example)
    text = reviewers_page.index(library.read(example))
    row = LexborHTMLParser(text).css_first("tbody tr")
    assert [cell.text() for cell in row.css("th, td")] == [
        *("Knee arthroscopy (draft)", "4 of 4", "0 of 0", "1 of 1", "2"),
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
