"""Chances, told once: sentences, table and pictures from the entries of one block."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import markdown
import pytest
from leaflets.markdown import blocks, chances, chart, extension
from leaflets.markdown.locator import Locator
from selectolax.lexbor import LexborHTMLParser
from support import library

BETTER = """
- name: good result
  after: After it
  number: about 75 in 100
  have: get better
  have_not: do not
  open: [It does not say when.]
  from: guide better.1
"""
INFECTION = """
- {name: infection, number: "fewer than 1 in 1,000", have: get <one>, have_not: do not, from: guide infection.1-2}
"""
RARE = """
- words: Paralysis is rare.
  from: guide paralysis.1; nice risks.2
  id: paralysis
- {words: The chance is low; no number is given, from: guide allergy.1}
"""


def entry(number: str, **more: str) -> str:
    """A chance with this number; `more` takes the place of its other texts, an empty one is left out."""
    texts = {"name": "good result", "after": "After it", "number": number, "have": "get better", "have_not": "do not"}
    texts |= {"from": "guide better.1", **more}
    return "- " + "\n  ".join(f"{key}: {text}" for key, text in texts.items() if text)


def read(text: str) -> chances.Fence:
    """What a block with this text holds."""
    return chances.read(text.strip("\n").split("\n"))


def made(text: str) -> LexborHTMLParser:
    """What a block with this text shows."""
    return LexborHTMLParser(chances.html(text.strip("\n").split("\n"), 1))


def places(picture: Any) -> dict[str, int]:
    """How many places of an icon array are filled, rings, and dashed rings."""
    counts = {"filled": 0, "ring": 0, "dashed": 0}
    for group in picture.css(":is(svg > g:has(> use), svg > g:has(> path))"):
        state = "dashed" if "stroke-dasharray" in group.attributes else "ring"
        state = "filled" if group.attributes["fill"] == "currentColor" else state
        counts[state] += 100 * len(group.css("use")) + sum(
            path.attributes["d"].count("z") for path in group.css("path")
        )
    return counts


@pytest.mark.parametrize(
    ("number", "have", "have_not", "filled", "dashed"),
    [
        ("75 in 100", "750", "250", 750, 0),
        ("75 out of every 100 people", "750", "250", 750, 0),
        ("75%", "750", "250", 750, 0),
        ("about 75 in 100", "about 750", "about 250", 750, 0),
        ("about 1 in 8", "about 125", "about 875", 125, 0),
        ("about 2 in 2,000", "about 1", "about 999", 1, 0),
        ("about 0.1 in 100", "about 1", "about 999", 1, 0),
        ("fewer than 1 in 1,000", "fewer than 1", "more than 999", 0, 1),
        ("at most 5 in 1,000", "5 or fewer", "995 or more", 0, 5),
        ("up to 10 in 100", "100 or fewer", "900 or more", 0, 100),
        ("more than 90 in 100", "more than 900", "fewer than 100", 900, 100),
        ("at least 90 in 100", "900 or more", "100 or fewer", 900, 100),
        ("1 to 2 in 100", "between 10 and 20", "between 980 and 990", 10, 10),
        ("0 in 100", "0", "1,000", 0, 0),
        ("100 in 100", "1,000", "0", 1000, 0),
    ],
)
def test_both_sides(number: str, have: str, have_not: str, filled: int, dashed: int) -> None:
    """A number is told for those who have it and those who do not, and the picture shows the same."""
    (one,) = read(entry(number)).told
    assert (one.have, one.have_not) == (have, have_not)
    picture = made(entry(number)).css_first(".chances__array")
    assert places(picture) == {"filled": filled, "ring": 1000 - filled - dashed, "dashed": dashed}


@pytest.mark.parametrize(
    ("texts", "sentences"),
    [
        (
            {},
            ("After it, about 750 out of every 1,000 people get better.",
             "About 250 out of every 1,000 people do not."),
        ),
        (
            {"after": "'After it,'", "have": "may get better.", "have_not": "may not."},
            ("After it, about 750 out of every 1,000 people may get better.",
             "About 250 out of every 1,000 people may not."),
        ),
        (
            {"after": "", "have": "appear to\n    get better", "have_not": "appear not to"},
            ("About 750 out of every 1,000 people appear to get better.",
             "About 250 out of every 1,000 people appear not to."),
        ),
    ],
)  # fmt: skip
def test_sentences(texts: dict[str, str], sentences: tuple[str, str]) -> None:
    """A sentence for each side has the words of the entry, as cautious as they are."""
    (one,) = read(entry("about 75 in 100", **texts)).told
    assert one.sentences == sentences


@pytest.mark.parametrize(
    ("number", "message"),
    [
        ("about 1 in 3", "1 out of 3 does not come out even on 1,000 people; nothing is rounded here"),
        ("fewer than 1 in 10,000", "1 out of 10,000 does not come out even"),
        ("1 to 3 in 30", "1 to 3 out of 30 does not come out even"),
        ("11 in 10", "11 out of 10 cannot be"),
        ("fewer than 0 in 10", "cannot be"),
        ("more than 10 in 10", "cannot be"),
        ("3 to 2 in 10", "cannot be"),
        ("75", "'75' says no number out of so many people"),
        ("rare", "'rare' says no number"),
        ("several in 100", "says no number"),
        ("1 in 0", "says no number"),
        ("1 in 10, or 2 in 10", "says no number"),
        ("1 in 10 bones", "'1 in 10 bones' counts bones, and a block of chances counts people"),
    ],
)
def test_what_cannot_be_told(number: str, message: str) -> None:
    """A number that is none, or does not come out even on 1,000 people, is a fault and is never rounded."""
    fence = read(f"{RARE}\n{entry(number)}")
    ((row, told),) = fence.faults
    assert message in told
    assert (row, fence.told) == (8, ())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (BETTER + RARE, []),
        ("", [(0, "is a list: begin each chance with `- name: …`")]),
        ("name: x", [(0, "is a list")]),
        ("better", [(0, "is a list")]),
        ("- better", [(1, "a chance is written as `name: …`, `number: …` and so on")]),
        ("- name: [", [(1, "is no YAML: ")]),
        ("- name: x\n  name: y", [(2, "is no YAML: ")]),
        (f"{entry('1 in 10')}\n  nmae: x", [(7, "there is no `nmae` in a chance. Did you mean 'name'?")]),
        (entry("1 in 10", name=""), [(1, "the chance has no `name:`")]),
        (entry(""), [(1, "the chance has no `number:`")]),
        (entry("1 in 10", have="", have_not=""), [(1, "no `have:`"), (1, "no `have_not:`")]),
        (f"{entry('1 in 10')}\n{entry('1 in 10', **{'from': ''})}", [(7, "the chance has no `from:`")]),
        ("- words: It is rare.", [(1, "the chance has no `from:`")]),
        (f"{entry('1 in 10')}\n  words: It is rare.", [(7, "has a `number:`, or `words:`")]),
        (entry("[1 in 10]"), [(3, "`number:` is a text")]),
        (entry("1 in 10", open="when"), [(7, "`open:` is a list of sentences")]),
        (entry("1 in 10", open="[[when]]"), [(7, "`open:` is a list of sentences")]),
        (entry("1 in 10", **{"from": "guide"}), [(6, "`guide` names no sentence: write a source and a place")]),
        (entry("1 in 10", id="It"), [(7, "'It' is no name: use lower-case words joined by hyphens")]),
        (f"{entry('rare')}\n\n{entry('1 in 3')}", [(3, "says no number"), (10, "does not come out even")]),
    ],
)
def test_faults(text: str, expected: list[tuple[int, str]]) -> None:
    """Each fault is told at its row, with a guess; the page then shows the block as it was written."""
    found = read(text).faults
    assert [row for row, _ in found] == [row for row, _ in expected]
    assert all(part in message for (_, message), (_, part) in zip(found, expected, strict=True)), found
    assert bool(made(text).css(".chances-unread")) == bool(expected)


@pytest.mark.parametrize("word", ["on", "off", "yes", "no"])
def test_a_word_is_a_word(word: str) -> None:
    """YAML takes some words for yes and no; here they are words."""
    (chance,) = read(entry("1 in 10", have=word)).chances
    assert chance.have == word


def test_every_sentence_and_item_cites() -> None:
    """What states something carries its places; what only leads on carries none, and no name stands twice as words."""
    html = chances.html((BETTER + INFECTION + RARE).strip("\n").split("\n"), 1)
    mark = "5" * 64  # as `extension.py` marks it
    html = html.replace("<div ", f'<div data-made="{mark} *" ', 1) + f"<!-- made {mark} -->"
    found = [(block.kind, str(block.citation or ""), block.text) for block in blocks.read(html)]
    better, infection = "guide better.1", "guide infection.1-2"
    assert found == [
        ("p", "", "The pictures show each person as a circle, in blocks of 100. "
                  "Where few people are counted, one block is drawn larger, too."),
        ("figcaption", better, "After it, about 750 out of every 1,000 people get better. "
                               "About 250 out of every 1,000 people do not."),
        ("figcaption", infection, "Fewer than 1 out of every 1,000 people get <one>. "
                                  "More than 999 out of every 1,000 people do not."),
        ("p", "", "What our source does not say:"),
        ("li", better, "It does not say when."),
        ("p", "", "Our source gives no number for this:"),
        (
            "li",
            "guide paralysis.1; nice risks.2 #paralysis",
            "Paralysis is rare. Our source gives no number. Ask your doctor.",
        ),
        ("li", "guide allergy.1", "The chance is low; no number is given. Ask your doctor."),
    ]  # fmt: skip


def test_names_of_a_chance() -> None:
    """Each side of a chance bears the names of its entry; what the source leaves open does not."""
    page = made(f"{entry('75 in 100', id='better well')}\n  open: [When is open.]")
    named = {node.tag for node in page.css("[data-says='better well']")}
    assert named == {"figcaption"}
    assert [node.attributes.get("data-says") for node in page.css("li")] == [None]


def test_what_several_numbers_leave_open_is_said_once() -> None:
    """The same open question of two chances is one item that cites both."""
    page = made(BETTER + BETTER.replace("better.1", "better.2"))
    assert [item.attributes["data-source"] for item in page.css("li")] == ["guide:better.1 guide:better.2"]


def test_words_in_place_of_the_picture_are_the_sentences() -> None:
    """The picture has a name and a description, tied by ids, with the words that stand beside it."""
    page = made(BETTER + INFECTION)
    pictures = page.css("svg.chances__array:not(.chances__array--narrow)")
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
    assert len({(picture.attributes["viewBox"] or "").split()[2] for picture in pictures}) == 1  # at one scale
    assert all("data-search-exclude" in svg.attributes for svg in page.css("svg"))


def test_signs_stand_beside_their_words() -> None:
    """The signs of a sentence are those that its picture uses: dashed where nobody is counted for certain."""
    numbers = ("about 75 in 100", "fewer than 1 in 1,000", "more than 90 in 100", "0 in 10")
    told = read("\n".join(map(entry, numbers))).told
    assert [one.signs for one in told] == [("filled", "ring"), ("open", "ring"), ("filled", "open"), ("filled", "ring")]


def middles(picture: Any, hundred: str) -> list[tuple[float, float]]:
    """The middle of each place that is drawn in the blocks, not that in the lens over them."""
    found = []
    for node in picture.css("svg > g > :is(use, path)"):
        shift = re.findall(r"[\d.]+", node.attributes.get("transform") or "") or [node.attributes[n] for n in "xy"]
        x, y = map(float, shift)
        for _, dx, dy in re.findall(r"([Mm])(-?[\d.]+) (-?[\d.]+)", node.attributes.get("d") or hundred):
            x, y = x + float(dx), y + float(dy)
            found.append((x - 3.4, y))
    return found


@pytest.mark.parametrize(("filled", "undecided"), [(333, 1), (0, 1), (1000, 0), (0, 0)])
def test_places_do_not_meet(filled: int, undecided: int) -> None:
    """Each of the 1,000 places has its own middle, inside the picture; so in the drawing for narrow screens."""
    tree = LexborHTMLParser(chart.array(filled, undecided, "t", "d", "x"))
    hundred = tree.css_first("defs path").attributes["d"] or ""
    for picture in tree.css("svg"):
        width, height = map(float, (picture.attributes["viewBox"] or "").split()[2:])
        seen = middles(picture, hundred)
        assert len(set(seen)) == len(seen) == 1000
        assert all(5 <= x <= width - 5 and 5 <= y <= height - 5 for x, y in seen)


def test_blocks_of_a_hundred_are_numbered() -> None:
    """Two drawings of the same, five and two blocks across; under each block stands a number of its digits."""
    wide, narrow = LexborHTMLParser(chart.array(750, 0, "t", "d", "x")).css("svg")
    for picture, across in ((wide, 5), (narrow, 2)):
        numbers = picture.css("g > g")
        assert [len(number.css("path")) for number in numbers] == [3] * 9 + [5]
        places = {(node.attributes["transform"] or "").split()[1] for node in numbers}
        assert len(places) == 10 // across
    assert chart.NARROW in (narrow.attributes["class"] or "")
    assert narrow.attributes["aria-labelledby"] == wide.attributes["aria-labelledby"]
    assert not narrow.css("title, desc, defs")


@pytest.mark.parametrize(
    ("filled", "undecided", "larger"),
    [(0, 1, True), (1, 0, True), (4, 0, True), (5, 0, False), (0, 0, False), (0, 5, False), (999, 1, False)],
)
def test_lens(filled: int, undecided: int, larger: bool) -> None:
    """Where fewer than five people may have it the first block is drawn larger, too, with its hundred places."""
    tree = LexborHTMLParser(chart.array(filled, undecided, "t", "d", "x"))
    assert chart.is_magnified(filled, undecided) is larger
    for picture in tree.css("svg"):
        lens = picture.css("g[transform*=scale]")
        assert len(lens) == larger
        if larger:
            drawn = re.findall("[Mm]", "".join(path.attributes["d"] or "" for path in lens[0].css("path")))
            assert len(drawn) == 100


@pytest.mark.parametrize(
    ("text", "said"),
    [(BETTER, False), (INFECTION, True), (BETTER + INFECTION, True)],
)
def test_what_is_drawn_larger_is_said(text: str, said: bool) -> None:
    """The sentence above the pictures says so where it is so."""
    assert ("drawn larger" in made(text).css_first(".chances__how").text()) is said


def test_numbers_stand_out() -> None:
    """The number of each side is strong, and the sentence is whole."""
    sides = made(BETTER).css(".chances__side")
    assert [side.css_first("strong").text() for side in sides] == ["about 750", "About 250"]
    assert " ".join(sides[0].text().split()) == "After it, about 750 out of every 1,000 people get better."


@pytest.mark.parametrize(("filled", "undecided"), [(-1, 0), (0, -1), (1000, 1), (1001, 0)])
def test_a_picture_holds_a_thousand(filled: int, undecided: int) -> None:
    """Other counts are refused."""
    with pytest.raises(ValueError, match="of 1000 people"):
        chart.array(filled, undecided, "t", "d", "x")


ROW = "- {words: It is rare., from: guide a.1}"
FENCE = f"```chances\n{ROW}\n```"


def html(text: str, *extensions: str) -> str:
    """A text rendered with our extension before or after those that it works beside."""
    names: list[Any] = [extension.Markup(), "admonition", "attr_list", "md_in_html", *extensions]
    return markdown.markdown(text, extensions=names)


@pytest.mark.parametrize(
    ("text", "count"),
    [
        (FENCE, 1),
        (f"Text.\n\n{FENCE}\n\n{FENCE}\n", 2),
        (f"~~~ chances\n{ROW}\n~~~", 1),
        (f"``` {{.chances}}\n{ROW}\n```", 1),
        (f'```chances title="x"\n{ROW}\n```', 1),
        (f'!!! risk "R"\n\n    Text.\n\n    ```chances\n    {ROW}\n    ```', 1),
        (f"- item\n\n    ```chances\n    {ROW}\n    ```", 1),
        (f"````\n{FENCE}\n````", 0),
        (f"Text.\n\n    ```chances\n    {ROW}\n    ```", 0),
        (f"```chances\n{ROW}", 0),
        (f"```text\n{ROW}\n```", 0),
        (f"`chances` {ROW}", 0),
    ],
)
def test_fence(text: str, count: int) -> None:
    """A fence with the word is made wherever a fence may stand, and an example in code stays code."""
    assert len(LexborHTMLParser(html(text, "pymdownx.superfences")).css("div.chances")) == count


def test_order_of_the_extensions_does_not_matter() -> None:
    """Ours may stand before or after superfences in mkdocs.yml; each text counts its fences from 1."""
    page = markdown.Markdown(extensions=["pymdownx.superfences", extension.Markup()])
    for _ in range(2):
        page.reset()
        assert 'data-fence="chances-1"' in page.convert(FENCE)


def test_a_fault_shows_what_was_written() -> None:
    """With a fault the page shows the list as it stands, escaped; nothing is told in part."""
    page = LexborHTMLParser(html(f"```chances\n{ROW}\n- <b>\n```", "pymdownx.superfences"))
    assert page.css("svg, table") == []
    assert page.css_first(".chances-unread pre").text() == f"```chances\n{ROW}\n- <b>\n```"


def test_places_of_what_was_made() -> None:
    """What is made of an entry stands where that cites, else where the fence opens; what follows, where it is."""
    rows = "\n    ".join(f"{BETTER.strip()}\n\n{RARE.strip()}".split("\n"))
    text = f"better\n\n- one\n\n    ~~~chances\n    {rows}\n    ~~~\n\nAfter it, about 750 people."
    found = blocks.read(html(text, "pymdownx.superfences"), Locator(text, "", 11))
    places = {(str(block.citation), block.line, block.column) for block in found if block.citation}
    assert places == {
        ("guide better.1", 22, 7),
        ("guide paralysis.1; nice risks.2 #paralysis", 25, 7),
        ("guide allergy.1", 15, 5),
    }
    assert (found[2].text, found[2].line, found[2].column) == (
        "The picture shows each person as a circle, in blocks of 100.",
        15,
        5,
    )
    assert (found[0].line, found[1].line, found[-1].line) == (11, 13, 30)


RISKS = '# Risks\n\n!!! risk "What may go wrong"\n\n    Infection may happen. [@guide risks.1]\n\n'


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        (ROW, []),
        ("", [(7, "is a list")]),
        (f"{ROW}\n\n- {{words: It is rare.}}", [(10, "no `from:`")]),
        (
            f"{ROW}\n- name: x\n  wrods: y\n  from: guide",
            [(9, "`number:`"), (10, "`wrods`"), (11, "names no sentence")],
        ),
    ],
)
def test_findings_stand_at_their_rows(rows: str, expected: list[tuple[int, str]], example: Path) -> None:
    """A finding has the line of its row in the page, also where an example in code stands before it."""
    (example / "docs/knee/risks.md").write_text(f"{RISKS}```chances\n{rows}\n```\n", "utf-8")
    found = library.findings(example, "malformed-chances")
    assert {one.line for one in found} == {line for line, _ in expected}
    for line, part in expected:
        assert any(one.line == line and part in one.message for one in found), found


def test_an_example_in_code_is_none(example: Path) -> None:
    """A page may show how a block is written: that is not counted, and not judged."""
    shown = "````\n```chances\nnonsense\n```\n````\n\n```chances\nx\n```\n"
    (example / "docs/knee/risks.md").write_text(RISKS + shown, "utf-8")
    found = library.findings(example, "malformed-chances")
    assert [(one.line, "is a list" in one.message) for one in found] == [(13, True)]


def test_a_page_outside_leaflets(example: Path) -> None:
    """A block of chances is made on any page, and its faults are told there, too."""
    (example / "docs/index.md").write_text("# Home\n\n```chances\n- x\n```\n", "utf-8")
    found = library.findings(example, "malformed-chances")
    assert [(one.path, one.line) for one in found] == [("docs/index.md", 4)]
