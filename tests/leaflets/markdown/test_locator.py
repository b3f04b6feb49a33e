"""Where a rendered thing stands in its locator."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.core import settings
from leaflets.core.diagnostics import Place
from leaflets.library import model, reader, rendering
from leaflets.markdown.blocks import Block
from leaflets.markdown.includes import Includes
from leaflets.markdown.locator import InOrder, Locator
from selectolax.lexbor import LexborHTMLParser

PREFIX = "First words of all.\n\n"

# (source, the blocks in it as `line:column text`)
PLACES: dict[str, tuple[str, list[str]]] = {
    "paragraphs": ("One.\n\nTwo\nlines.\n\n\nThree.", ["1:1 One.", "3:1 Two lines.", "7:1 Three."]),
    "heading": ("## Eat {#e}\n\nWords\n=====\n", ["1:4 Eat", "3:1 Words"]),
    "underscores": ("_Two words_ here.\n\n__All bold__", ["1:2 Two words here.", "3:3 All bold"]),
    "begins with bold": ("**Bold** word.\n\n*Thin* word.", ["1:3 Bold word.", "3:2 Thin word."]),
    "begins with a link": ("[Read on](a.md) here.", ["1:2 Read on here."]),
    "a link's address is no text": ("See [pain](pain.md).\n\n- pain", ["1:1 See pain.", "3:3 pain"]),
    "a reference is no text": ("See [it][pain].\n\n[pain]: pain.md\n\npain", ["1:1 See it.", "5:1 pain"]),
    "an automatic link is text": ("<https://a.example/b>\n\nb", ["1:2 https://a.example/b", "3:1 b"]),
    "begins with a local value": ("{{ local.name }} is here.", ["1:4 Example Hospital is here."]),
    "same local value twice": ("{{ local.name }}\n\n{{local.name}}", ["1:4 Example Hospital", "3:3 Example Hospital"]),
    "identical paragraphs": (
        "Ask us.\n\nAsk us.\n\nNo.\n\nAsk us.",
        ["1:1 Ask us.", "3:1 Ask us.", "5:1 No.", "7:1 Ask us."],
    ),
    "one begins as another": (
        "Ask us what you may eat.\n\nAsk us what you may eat and drink.",
        ["1:1 Ask us what you may eat.", "3:1 Ask us what you may eat and drink."],
    ),
    "a citation is no text": (
        "Bleeding. [@guide infection.1 #infection]\n\n- Infection",
        ["1:1 Bleeding.", "3:3 Infection"],
    ),
    "a citation over two lines": ("Bleeding. [@guide\nrisks.1]\n\n- risks", ["1:1 Bleeding.", "4:3 risks"]),
    "attributes are no text": ("Bleeding.\n{ .infection }\n\n- Infection", ["1:1 Bleeding.", "4:3 Infection"]),
    "a comment is no text": ("<!-- Bring it. -->\n\nBring it.", ["3:1 Bring it."]),
    "a comment of many lines": ("<!--\nBring it.\n\nNow.\n-->\n\nBring it.", ["7:1 Bring it."]),
    "an attribute is no text": ('<b title="pain">Soft</b> touch.\n\npain', ["1:17 Soft touch.", "3:1 pain"]),
    "nested list": ("- a\n    - b\n        - a\n- b", ["1:3 a", "2:7 b", "3:11 a", "4:3 b"]),
    "numbered list": ("1. one\n2. two 1\n\n| 1 |\n| - |\n| 2 |", ["1:4 one", "2:4 two 1", "4:3 1", "6:3 2"]),
    "loose list": ("- a\n\n- b\n\n    c", ["1:3 a", "3:3 b", "5:5 c"]),
    "task list": ("- [ ] x\n- [x] x", ["1:7 x", "2:7 x"]),
    "table": ("| a | b |\n| - | - |\n| b | a |\n| a | a |", ["1:3 a", "1:7 b", "3:3 b", "3:7 a", "4:3 a", "4:7 a"]),
    "definition list": ("pain\n:   What hurts.\n\n:   pain\n", ["1:1 pain", "2:5 What hurts.", "4:5 pain"]),
    "admonition": ('!!! risk "Risk"\n\n    Risk.\n\n    - Risk', ["1:11 Risk", "3:5 Risk.", "5:7 Risk"]),
    "admonition without a title": ("!!! risk\n    Text.", ["1:5 Risk", "2:5 Text."]),
    "details": ('??? note "More"\n\n    More.\n\nMore.', ["1:11 More", "3:5 More.", "5:1 More."]),
    "footnote": ("Fact.[^1] Next.\n\n[^1]: Its note.\n\nLast.", ["1:1 Fact. Next.", "5:1 Last.", "3:7 Its note."]),
    "same footnotes": ("A.[^1]\n\nB.[^2]\n\n[^1]: Ask.\n[^2]: Ask.", ["1:1 A.", "3:1 B.", "5:7 Ask.", "6:7 Ask."]),
    "footnotes written first": ("[^1]: Ask.\n[^2]: Ask.\n\nA.[^1] B.[^2]", ["4:1 A. B.", "1:7 Ask.", "2:7 Ask."]),
    "image": ("![A dog](dog.svg)\n\nA dog", ["1:3 A dog", "3:1 A dog"]),
    "fence": ("```text\nA dog\n```\n\nA dog", ["2:1 A dog", "5:1 A dog"]),
    "markup shown in code": ("`[@guide a.1]` cites.", ["1:4 [@guide a.1] cites."]),
    "attributes shown in code": ('`{ class="x" }` counts.', ['1:4 { class="x" } counts.']),
    "a citation that was not read": ("Text [@guide] x.\n\nx", ["1:1 Text [@guide] x.", "3:1 x"]),
    "a stray citation alone": ("- a\n\n    [@guide a.1]\n\nx", ["1:3 a", "3:7 [@guide a.1]", "5:1 x"]),
    "attributes that were not read": ('Text. { class="x" }\n\nx', ['1:1 Text. { class="x" }', "3:1 x"]),
    "stray attributes alone": ('- a\n\n    { class="x" }\n\nx', ["1:3 a", '3:7 { class="x" }', "5:1 x"]),
    "an entity": ("Salt &amp; water.\n\namp", ["1:1 Salt & water.", "3:1 amp"]),
    "an abbreviation's definition": ("*[ENT]: ear team\n\near team\n\nENT", ["3:1 ear team", "5:1 ENT"]),
    "quote": ("> Ask us.\n\nAsk us.", ["1:3 Ask us.", "3:1 Ask us."]),
    "HTML": ("<div>Ask us.</div>\n\nAsk us.", ["1:6 Ask us.", "3:1 Ask us."]),
    "apostrophes": ("Don't.\n\nDon’t.", ["1:1 Don't.", "3:1 Don’t."]),
    "other alphabets": ("Привет мир.\n\n日本語です。", ["1:1 Привет мир.", "3:1 日本語です。"]),
    "no words": ("…\n\n- —\n\nEnd.", ["1:1 …", "1:1 —", "5:1 End."]),
}


def read(example: Path, text: str) -> model.Page:
    """A page with this text in the example library, rendered, with definition and task lists."""
    config = example / "mkdocs.yml"
    extensions = "  - tables\n  - def_list\n  - pymdownx.tasklist\n"
    config.write_text(config.read_text("utf-8").replace("  - tables\n", extensions), "utf-8")
    (example / "docs/knee/risks.md").write_text(text, "utf-8")
    library = reader.read(settings.read(config))
    rendering.render_pages(library)
    return library.pages["knee/risks.md"]


@pytest.mark.parametrize("case", PLACES)
def test_place_of_each_block(case: str, example: Path) -> None:
    """Every kind of block is found on the line and column on which its words begin."""
    text, expected = PLACES[case]
    page = read(example, text)
    assert [f"{b.line}:{b.column} {b.text}" for b in page.blocks] == expected


@pytest.mark.parametrize("front", ["---\ntitle: One.\n---\n", "---\ntitle: One.\nowner: Two.\n---\n\n"])
def test_front_matter_counts(front: str, example: Path) -> None:
    """Lines count from the top of the file, and words of the front matter are not the page's."""
    page = read(example, f"{front}One.\n\nTwo.")
    first = front.count("\n") + 1
    assert [block.line for block in page.blocks] == [first, first + 2]


def test_words_that_an_extension_made(example: Path) -> None:
    """A block that the source does not hold has the place of the one before; the next ones are not misled."""
    locator = Locator("One.\n\nTwo.\n\nThree.")
    assert locator.of_texts(["One.", "Made by a snippet.", "Two.", "Hint", "Three."]) == [
        Place("", 1, 1),
        Place("", 1, 1),
        Place("", 3, 1),
        Place("", 3, 1),
        Place("", 5, 1),
    ]


def test_words_before_and_between(example: Path) -> None:
    """A block is found though an extension put words before it or left words of the source out of it."""
    locator = Locator("Nothing here.\n\nTell your nurse at once (see https://a.example/b) about any new pain.")
    assert locator.of_texts(["Note: Tell your nurse at once"]) == [Place("", 3, 1)]
    assert locator.of_texts(["Tell your nurse about any new pain."]) == [Place("", 3, 1)]


TWO = "See [pain](pain.md).\n\nMy new pain."


@pytest.mark.parametrize(
    ("word", "start", "near", "place"),
    [
        ("pain", 0, (1, 1), (1, 6)),
        ("Pain", 0, (1, 7), (3, 8)),
        ("pain", 5, (1, 1), (3, 8)),
        ("new pain", 0, (1, 1), (3, 4)),
        ("pain.md", 0, (1, 1), (1, 12)),
        ("absent", 0, (1, 2), (1, 2)),
        ("…", 0, (1, 2), (1, 2)),
    ],
)
def test_word(word: str, start: int, near: tuple[int, int], place: tuple[int, int]) -> None:
    """A word is found at or after its block's place, first where a reader sees it, then where only an author does."""
    block = Block("p", "pain pain", place=Place("a.md", *near))
    assert Locator(TWO, "a.md").of_word(block, word, start) == Place("a.md", *place)


def test_citation_and_local_value() -> None:
    """A place or a name in a citation is found as a whole, and so is the name of a local value, after the block's."""
    text = (
        "Pain. {{ local.ward }} [@guide a.11; b.1-12 #leak-lungs #leak]\n\n"
        "{{ local.ward }}\n[@guide a.1; b.1 #leak] [@nice b.1-12]"
    )
    locator = Locator(text, "a.md", 5)
    first, second = (Block("p", "", place=Place("a.md", line, 1)) for line in (5, 7))
    assert locator.of_citation(first, "a.11") == Place("a.md", 5, 32)
    assert locator.of_citation(first, "a.1") == Place("a.md", 8, 9)
    assert locator.of_citation(first, "b.1-12") == Place("a.md", 5, 38)
    assert locator.of_citation(first, "leak") == Place("a.md", 5, 58)
    assert locator.of_citation(second, "leak") == Place("a.md", 8, 19)
    assert locator.of_citation(second, "b.1") == Place("a.md", 8, 14)
    assert locator.of_citation(second, "b.1-12") == Place("a.md", 8, 32)
    assert locator.of_citation(second, "lungs") == second.place
    assert locator.of_local(second, "ward") == Place("a.md", 7, 10)
    assert locator.of_local(second, "war") == second.place


def test_attribute_link_and_pattern() -> None:
    """The first one at or after a place; an attribute by its whole name, a link by the name of its file."""
    locator = Locator('<p data-id="x">\n<b id = "y">\n![a](../b/c.svg)\n![a](b/c.svg)', "a.md")
    assert locator.of_attribute("id") == Place("a.md", 2, 4)
    assert locator.of_attribute("src") is None
    assert locator.of_link("../z/c.svg?x=1#y") == Place("a.md", 3, 11)
    assert locator.of_link("c.svg", Place("a.md", 3, 12)) == Place("a.md", 4, 8)
    assert locator.of_link("d.svg", Place("a.md", 3, 12)) == Place("a.md", 3, 12)
    assert locator.of_pattern("(z)") is None


# (source, the element by its selector, its place)
ELEMENTS: dict[str, tuple[str, str, tuple[int, int]]] = {
    "raw HTML, the second": ("<b>x</b> `<b>`\n\ny <b>x</b>", "b:nth-of-type(1)", (1, 1)),
    "of Markdown, by its words": ("One.\n\n**Two** and <strong>three</strong>.", "p:nth-of-type(2)", (3, 3)),
    "a picture, by its file": ("a\n\n![x](y/z.svg)\n\n<img src='q.svg'>", "img[src='y/z.svg']", (3, 8)),
    "words around it": ("One.\n\nTwo **three** four.", "p > strong", (3, 1)),
}


@pytest.mark.parametrize("case", ELEMENTS)
def test_element(case: str, example: Path) -> None:
    """An element is where its tag is written, else where its words, its file or the words around it are."""
    text, selector, place = ELEMENTS[case]
    page = read(example, text)
    node = LexborHTMLParser(f"<!doctype html><body>{page.html}</body>").css_first(selector)
    assert node is not None
    assert page.locator.of_element(node, page.blocks) == Place("docs/knee/risks.md", *place)


def test_elements_in_order() -> None:
    """Of elements with the same words each has the next place, and the last one once more."""
    blocks = [Block("p", "Ask us.", place=Place("a.md", line, 1)) for line in (1, 3)]
    visited = InOrder(blocks)
    nodes = LexborHTMLParser("<body><p>Ask\nus.</p><p>Ask us.</p><p>Ask us.</p><p>No.</p>").css("p")
    found = [visited.of_element(node) for node in nodes]
    assert [place and place.line for place in found] == [1, 3, 3, None]


def test_includes(tmp_path: Path) -> None:
    """What an included file holds has its place there, and what stands around it on the page has its own."""
    (tmp_path / "part.md").write_text("Two.\n\n<b>Three.</b>\n", "utf-8")
    text = 'One.\n\n--8<-- "part.md"\n\nFour.'
    locator = Locator(text, "page.md", 4, Includes({"base_path": [str(tmp_path)]}, tmp_path))
    assert locator.of_texts(["One.", "Two.", "Three.", "Four."]) == [
        Place("page.md", 4, 1),
        Place("part.md", 1, 1),
        Place("part.md", 3, 4),
        Place("page.md", 8, 1),
    ]
    assert locator.of_pattern("(Four)", Place("part.md", 3, 1)) == Place("page.md", 8, 1)


def test_appended_to_every_page(tmp_path: Path) -> None:
    """What a setting appends to every page has the place of the page's beginning."""
    (tmp_path / "part.md").write_text("Two.\n", "utf-8")
    options = {"base_path": [str(tmp_path)], "auto_append": ["none.md"]}
    locator = Locator("One.", "page.md", 4, Includes(options, tmp_path))
    assert locator.place(len(locator.text)) == Place("page.md", 1, 1)


IMAGE = '![A dog](dog.svg "{}")'
# (source, a word of its caption, the place of the caption, that of the word)
CAPTIONS: dict[str, tuple[str, str, str, str]] = {
    "a word that stands below, too": (f"{IMAGE.format('The bone heals.')}\n\nA bone.", "bone", "1:19", "1:23"),
    "and above": (f"A bone.\n\n{IMAGE.format('The bone heals.')}\n\nA bone.", "bone", "3:19", "3:23"),
    "begins as the paragraph above": (f"The bone.\n\n{IMAGE.format('The bone.')}\n\nA bone.", "bone", "3:19", "3:23"),
    "begins as the paragraph below": (f"{IMAGE.format('The bone.')}\n\nThe bone.", "bone", "1:19", "1:23"),
    "on two lines": ('![A dog](dog.svg\n"The old\n bone.")\n\nA bone.', "bone", "2:2", "3:2"),
    "an absent word": (f"{IMAGE.format('The bone.')}\n\nA cat.", "cat", "1:19", "1:19"),
    "single quotes": ("![A dog](dog.svg 'The bone.')\n\nbone", "bone", "1:19", "1:23"),
    "an address in signs, an entity": ('![A](<a b.svg> "Tea &amp; bone.")\n\nbone', "bone", "1:17", "1:27"),
    "a reference": ('![A dog][dog]\n\nbone\n\n[dog]: dog.svg "The bone."', "bone", "5:17", "5:21"),
    "in code": ('`![A](b.svg "The bone.")`\n\n![A](b.svg "The bone.")\n\nbone', "bone", "3:13", "3:17"),
    "in a list": ('- One.\n\n    ![A](b.svg "The bone.")\n\nbone', "bone", "3:17", "3:21"),
}


@pytest.mark.parametrize("case", CAPTIONS)
def test_place_of_a_caption(case: str, example: Path) -> None:
    """A caption stands where its image's title does, and so do its words, whatever stands above and below."""
    text, word, expected, expected_word = CAPTIONS[case]
    page = read(example, text)
    (caption,) = [block for block in page.blocks if block.kind == "figcaption"]
    at = page.locator.of_word(caption, word)
    assert (f"{caption.line}:{caption.column}", f"{at.line}:{at.column}") == (expected, expected_word)


def test_captions_alike(example: Path) -> None:
    """Each of two equal captions has its own place, and the text between them has, too."""
    text = IMAGE.format("The bone.")
    page = read(example, f"{text}\n\nThe bone.\n\n{text}\n\nThe bone. The bone.")
    assert [block.line for block in page.blocks] == [1, 3, 5, 7]
    last = page.blocks[-1]
    assert page.locator.of_word(last, "bone", 9).column == 15


SIGNS = [
    *"`*_[](){}<>!#-|~^\"':;.&\\ \t\n=a",
    "a ",
    "a\n\n",
    "{{",
    "<!--",
    "](",
    "\n- ",
    "`` ` ",
    "[^",
    "&#1",
    "<a ",
    "![a](b",
    '![a](b "c',
    '\n[a]: b "',
]


@pytest.mark.parametrize("before", ["", "{", "!!! ", "[a](", "```\n", "<a "])
@pytest.mark.parametrize("sign", SIGNS)
def test_bounded_work(before: str, sign: str) -> None:
    """One sign thousands of times over is read like any other text: no pattern backtracks without end."""
    text = before + sign * 20_000
    assert len(Locator(text + "end").of_texts([text, "end"])) == 2


def test_fences() -> None:
    """The rows of each closed fence by its word and number; a fence in a fence is none, one in a list or a quote is."""
    text = (
        "```x\na\n```\n\n>   ~~~ {.x}\n>   b\n>\n>   ~~~\n\n"
        "````\n```x\nc\n```\n````\n\n```y\n```\n\n``` x ``` d\n\n```x\ne"
    )
    assert Locator(text, "", 3).fences == {
        "x-1": [(Place("", 3, 1), "```x"), (Place("", 4, 1), "a")],
        "x-2": [(Place("", 7, 5), "~~~ {.x}"), (Place("", 8, 5), "b"), (Place("", 9, 2), "")],
        "y-1": [(Place("", 18, 1), "```y")],
    }
