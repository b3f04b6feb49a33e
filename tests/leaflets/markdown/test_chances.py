"""Chances, told once: sentences, table and pictures from the one quantity of the ledger."""

from __future__ import annotations

import re
from fractions import Fraction
from pathlib import Path
from typing import Any

import markdown
import pytest
from leaflets.data.ledger import Chance, Fact, Quantity
from leaflets.markdown import blocks, chances, chart, extension
from leaflets.markdown.locator import Locator
from selectolax.lexbor import LexborHTMLParser
from support import library

WORDS = Chance("good result", "After it", "get better", "do not", ("It does not say when.",))


def proportion(op: str = "~", value: Any = 75, of: Any = 100, **more: Any) -> Quantity:
    """A proportion; a range has `least` and `most`."""
    return Quantity("proportion", op, Fraction(str(value)) if value is not None else None, of, unit="people", **more)


def fact(name: str = "better", *quantities: Quantity, chance: Chance | None = WORDS, statement: str = "It is.") -> Fact:
    """A fact; without quantities, one that has no number."""
    return Fact(name, statement, "benefit", "about", False, 1, quantities=quantities, chance=chance)


def told(quantity: Quantity, words: Chance = WORDS) -> chances.Told:
    """How a proportion is told."""
    made = chances.tell(fact("better", quantity, chance=words))
    assert isinstance(made, chances.Told), made
    return made


def made(rows: str, *facts: Fact) -> LexborHTMLParser:
    """What a block with these rows shows."""
    return LexborHTMLParser(chances.html(rows.split(), {each.id: each for each in facts}, 1))


def places(picture: Any) -> dict[str, int]:
    """How many places of an icon array are filled, rings, and dashed rings."""
    counts = {"filled": 0, "ring": 0, "dashed": 0}
    for group in picture.css("g"):
        state = "dashed" if "stroke-dasharray" in group.attributes else "ring"
        state = "filled" if group.attributes["fill"] == "currentColor" else state
        counts[state] += 100 * len(group.css("use")) + sum(
            path.attributes["d"].count("z") for path in group.css("path")
        )
    return counts


RANGE = proportion("range", None, 100, least=Fraction(1), most=Fraction(2))


@pytest.mark.parametrize(
    ("quantity", "have", "have_not", "filled", "dashed"),
    [
        (proportion("="), "750", "250", 750, 0),
        (proportion("~"), "about 750", "about 250", 750, 0),
        (proportion("~", 1, 8), "about 125", "about 875", 125, 0),
        (proportion("~", 2, 2000), "about 1", "about 999", 1, 0),
        (proportion("~", 0.1, 100), "about 1", "about 999", 1, 0),
        (proportion("<", 1, 1000), "fewer than 1", "more than 999", 0, 1),
        (proportion("<=", 5, 1000), "5 or fewer", "995 or more", 0, 5),
        (proportion("up to", 10), "up to 100", "900 or more", 0, 100),
        (proportion(">", 90), "more than 900", "fewer than 100", 900, 100),
        (proportion(">=", 90), "900 or more", "100 or fewer", 900, 100),
        (RANGE, "between 10 and 20", "between 980 and 990", 10, 10),
        (proportion("=", 0), "0", "1,000", 0, 0),
        (proportion("=", 100), "1,000", "0", 1000, 0),
    ],
)
def test_both_sides(quantity: Quantity, have: str, have_not: str, filled: int, dashed: int) -> None:
    """A number is told for those who have it and those who do not, and the picture shows the same."""
    one = told(quantity)
    assert (one.have, one.have_not) == (have, have_not)
    picture = made("better", fact("better", quantity)).css_first(".chances__array")
    assert places(picture) == {"filled": filled, "ring": 1000 - filled - dashed, "dashed": dashed}


@pytest.mark.parametrize(
    ("words", "sentences"),
    [
        (
            WORDS,
            ("After it, about 750 out of every 1,000 people get better.",
             "About 250 out of every 1,000 people do not."),
        ),
        (
            Chance("x", "After it,", "may get better.", "may not."),
            ("After it, about 750 out of every 1,000 people may get better.",
             "About 250 out of every 1,000 people may not."),
        ),
        (
            Chance("x", "", "appear to get better", "appear not to"),
            ("About 750 out of every 1,000 people appear to get better.",
             "About 250 out of every 1,000 people appear not to."),
        ),
    ],
)  # fmt: skip
def test_sentences(words: Chance, sentences: tuple[str, str]) -> None:
    """A sentence for each side has the words of the ledger, as cautious as they are."""
    assert told(proportion(), words).sentences == sentences


@pytest.mark.parametrize(
    ("quantities", "message"),
    [
        ([proportion("~", 1, 3)], "has 1 out of 3, which does not come out even on 1,000 people"),
        ([proportion("<", 1, 10_000)], "has 1 out of 10,000, which does not come out even"),
        ([proportion("range", None, 30, least=Fraction(1), most=Fraction(3))], "has 1 to 3 out of 30, which"),
        ([proportion("~", 11, 10)], "cannot be"),
        ([proportion("~", -1, 10)], "cannot be"),
        ([proportion("<", 0, 10)], "cannot be"),
        ([proportion(">", 10, 10)], "cannot be"),
        ([proportion("range", None, 10, least=Fraction(3), most=Fraction(2))], "cannot be"),
        ([proportion("unstated")], "has a proportion without a number"),
        ([proportion("~", None)], "has a proportion without a number"),
        ([proportion("range")], "has a proportion without a number"),
        ([proportion("~", 1, None)], "has a proportion without a number"),
        ([proportion("~", 1, 0)], "has a proportion without a number"),
        ([proportion("~", 1, -10)], "has a proportion without a number"),
        ([proportion(), proportion()], "holds 2 proportions"),
        ([Quantity("proportion", "~", Fraction(1), 10, unit="tooth")], "counts by the unit 'tooth'"),
    ],
)
def test_what_cannot_be_told(quantities: list[Quantity], message: str) -> None:
    """A number that is none, or does not come out even on 1,000 people, is a fault and is never rounded."""
    assert message in str(chances.tell(fact("better", *quantities)))


@pytest.mark.parametrize("chance", [None, Chance("name"), Chance("", have="a", have_not="b"), Chance("a", have="b")])
def test_words_are_needed(chance: Chance | None) -> None:
    """A proportion without name and both sides cannot be told."""
    assert "no words to tell it" in str(chances.tell(fact("better", proportion(), chance=chance)))


FACTS = {
    each.id: each
    for each in [
        fact("better", proportion()),
        fact("infection", proportion("<", 1, 1000), chance=Chance("infection", "", "get <one>", "do not")),
        fact("paralysis", statement="It is rare."),
        fact("allergy", statement="The chance is low; no number is given."),
        fact("thirds", proportion("~", 1, 3)),
    ]
}


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (["better", "paralysis"], []),
        (["", " better "], []),
        ([], [(0, "empty")]),
        (["", " "], [(0, "empty")]),
        (["better", "infektion"], [(2, "the fact 'infektion' does not exist. Did you mean 'infection'?")]),
        (["better", "", "better"], [(3, "the fact 'better' stands in this block already")]),
        (["- better"], [(1, "the fact '- better' does not exist")]),
        (["thirds", "x"], [(1, "does not come out even"), (2, "the fact 'x' does not exist.")]),
    ],
)
def test_faults(rows: list[str], expected: list[tuple[int, str]]) -> None:
    """Each row that cannot be told is named with a guess; blank rows are none."""
    found = list(chances.faults(rows, FACTS))
    assert [row for row, _ in found] == [row for row, _ in expected]
    assert all(part in message for (_, message), (_, part) in zip(found, expected, strict=True))


def test_every_sentence_cell_and_item_cites() -> None:
    """What states something carries its fact; what only leads on carries none."""
    html = chances.html(["better", "infection", "paralysis", "allergy"], FACTS, 1)
    made = "5" * 64  # as `markup.py` marks it
    html = html.replace("<div ", f'<div data-made="{made} *" ', 1) + f"<!-- made {made} -->"
    found = [(block.kind, block.facts, block.text) for block in blocks.read(html)]
    better, infection = ("better",), ("infection",)
    assert found == [
        ("p", (), "The pictures show each person as a circle."),
        ("figcaption", better, "After it, about 750 out of every 1,000 people get better. "
                               "About 250 out of every 1,000 people do not."),
        ("figcaption", infection, "Fewer than 1 out of every 1,000 people get <one>. "
                                  "More than 999 out of every 1,000 people do not."),
        ("caption", (), "This table shows the same numbers, out of every 1,000 people."),
        ("th", (), "Have it"),
        ("th", (), "Do not have it"),
        ("th", better, "Good result"),
        ("td", better, "About 750 get better"),
        ("td", better, "About 250 do not"),
        ("th", infection, "Infection"),
        ("td", infection, "Fewer than 1 get <one>"),
        ("td", infection, "More than 999 do not"),
        ("p", (), "What our source does not say:"),
        ("li", better, "It does not say when."),
        ("p", (), "Our source gives no number for this:"),
        ("li", ("paralysis",), "It is rare. Our source gives no number. Ask your doctor."),
        ("li", ("allergy",), "The chance is low; no number is given. Ask your doctor."),
    ]  # fmt: skip


def test_what_several_numbers_leave_open_is_said_once() -> None:
    """The same open question of two facts is one item that cites both."""
    page = made("a b", fact("a", proportion()), fact("b", proportion()))
    assert [item.attributes["data-fact"] for item in page.css("li")] == ["a b"]


def test_words_in_place_of_the_picture_are_the_sentences() -> None:
    """The picture has a name and a description, tied by ids, with the words that stand beside it."""
    page = made("better infection", *FACTS.values())
    pictures = page.css("svg[role=img]")
    for picture, caption in zip(pictures, page.css("figcaption"), strict=True):
        title, text = picture.css_first("title"), picture.css_first("desc")
        assert picture.attributes["aria-labelledby"] == title.attributes["id"]
        assert picture.attributes["aria-describedby"] == text.attributes["id"]
        assert text.text() == " ".join(caption.text(deep=True).split())
        assert all(
            (use.attributes["href"] or "")[1:] == picture.css_first("defs path").id for use in picture.css("use")
        )
    ids = [node.id for node in page.css("[id]")]
    assert len(set(ids)) == len(ids) == 6
    assert len({picture.attributes["viewBox"] for picture in pictures}) == 1
    assert all("data-search-exclude" in svg.attributes for svg in page.css("svg"))


def test_signs_stand_beside_their_words() -> None:
    """The signs of a sentence are those that its picture uses: dashed where nobody is counted for certain."""
    assert told(proportion()).signs == ("filled", "ring")
    assert told(proportion("<", 1, 1000)).signs == ("open", "ring")
    assert told(proportion(">", 90)).signs == ("filled", "open")
    assert told(proportion("=", 0)).signs == ("filled", "ring")


def test_places_do_not_meet() -> None:
    """Each of the 1,000 places has its own middle, inside the picture."""
    picture = LexborHTMLParser(chart.array(333, 1, "t", "d", "x")).css_first("svg")
    width, height = map(float, (picture.attributes["viewBox"] or "").split()[2:])
    hundred = picture.css_first("defs path").attributes["d"]
    seen = set()
    for node in picture.css("g > use, g > path"):
        shift = re.findall(r"[\d.]+", node.attributes.get("transform") or "") or [node.attributes[n] for n in "xy"]
        x, y = map(float, shift)
        for _, dx, dy in re.findall(r"([Mm])(-?[\d.]+) (-?[\d.]+)", node.attributes.get("d") or hundred):
            x, y = x + float(dx), y + float(dy)
            seen.add((x - 3.4, y))
    assert len(seen) == 1000
    assert all(5 <= x <= width - 5 and 5 <= y <= height - 5 for x, y in seen)


@pytest.mark.parametrize(("filled", "undecided"), [(-1, 0), (0, -1), (1000, 1), (1001, 0)])
def test_a_picture_holds_a_thousand(filled: int, undecided: int) -> None:
    """Other counts are refused."""
    with pytest.raises(ValueError, match="of 1000 people"):
        chart.array(filled, undecided, "t", "d", "x")


FENCE = "```chances\nbetter\n```"


def html(text: str, *extensions: str) -> str:
    """A text rendered with our extension before or after those that it works beside."""
    names: list[Any] = [extension.Markup(facts=FACTS), "admonition", "attr_list", "md_in_html", *extensions]
    return markdown.markdown(text, extensions=names)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (FENCE, 1),
        (f"Text.\n\n{FENCE}\n\n{FENCE}\n", 2),
        ("~~~ chances\nbetter\n~~~", 1),
        ("``` {.chances}\nbetter\n```", 1),
        ('```chances title="x"\nbetter\n```', 1),
        ('!!! risk "R"\n\n    Text.\n\n    ```chances\n    better\n    ```', 1),
        ("- item\n\n    ```chances\n    better\n    ```", 1),
        (f"````\n{FENCE}\n````", 0),
        ("Text.\n\n    ```chances\n    better\n    ```", 0),
        ("```chances\nbetter", 0),
        ("```text\nbetter\n```", 0),
        ("`chances` better", 0),
    ],
)
def test_fence(text: str, count: int) -> None:
    """A fence with the word is made wherever a fence may stand, and an example in code stays code."""
    assert LexborHTMLParser(html(text, "pymdownx.superfences")).css("div.chances").__len__() == count


def test_order_of_the_extensions_does_not_matter() -> None:
    """Ours may stand before or after superfences in mkdocs.yml; each text counts its fences from 1."""
    page = markdown.Markdown(extensions=["pymdownx.superfences", extension.Markup(facts=FACTS)])
    for _ in range(2):
        page.reset()
        assert 'data-fence="chances-1"' in page.convert(FENCE)


def test_a_fault_shows_what_was_written() -> None:
    """With a fault the page shows the list as it stands, escaped; nothing is told in part."""
    page = LexborHTMLParser(html("```chances\nbetter\n<b>\n```", "pymdownx.superfences"))
    assert page.css("svg, table") == []
    assert page.css_first(".chances-unread pre").text() == "```chances\nbetter\n<b>\n```"


def test_places_of_what_was_made() -> None:
    """What is made of a row stands at that row, in a list, too; what follows stands where it is written."""
    text = "better\n\n- one\n\n    ~~~chances\n    better\n\n    infection\n    ~~~\n\nAfter it, about 750 people."
    found = blocks.read(html(text, "pymdownx.superfences"), Locator(text, "", 11))
    places = {(block.facts, block.line, block.column) for block in found if block.facts}
    assert places == {(("better",), 16, 5), (("infection",), 18, 5)}
    assert (found[2].text, found[2].line, found[2].column) == ("The pictures show each person as a circle.", 15, 5)
    assert (found[0].line, found[1].line, found[-1].line) == (11, 13, 21)


RISKS = '# Risks\n\n!!! risk "What may go wrong"\n\n    Infection may happen.\n    { data-fact="infection" }\n\n'


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ("infection", []),
        ("", [(8, "is empty")]),
        ("infektion\ninfection", [(9, "the fact 'infektion' does not exist. Did you mean 'infection'?")]),
        ("infection\n\ninfection\nx", [(11, "already"), (12, "the fact 'x' does not exist")]),
    ],
)
def test_findings_stand_at_their_rows(rows: str, expected: list[tuple[int, str]], example: Path) -> None:
    """A finding has the line of its row in the page, also where an example in code stands before it."""
    (example / "docs/knee/risks.md").write_text(f"{RISKS}```chances\n{rows}\n```\n", "utf-8")
    found = library.findings(example, "malformed-chances")
    assert [one.line for one in found] == [line for line, _ in expected]
    assert all(part in one.message for one, (_, part) in zip(found, expected, strict=True))


def test_an_example_in_code_is_none(example: Path) -> None:
    """A page may show how a block is written: that is not counted, and not judged."""
    shown = "````\n```chances\nnonsense\n```\n````\n\n```chances\nx\n```\n"
    (example / "docs/knee/risks.md").write_text(RISKS + shown, "utf-8")
    found = library.findings(example, "malformed-chances")
    assert [(one.line, "'x'" in one.message) for one in found] == [(15, True)]


def test_a_page_outside_leaflets_has_no_facts(example: Path) -> None:
    """Only the facts of the page's own leaflet count."""
    (example / "docs/index.md").write_text("# Home\n\n```chances\ninfection\n```\n", "utf-8")
    found = library.findings(example, "malformed-chances")
    assert [(one.line, "in none" in one.message) for one in found] == [(3, True)]
