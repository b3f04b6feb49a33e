"""Words that are written and not shown, shown and not written, in another order or with another number."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import library
from support.findings import Find

LOST = [
    # cells beyond the first row
    ("| a | b |\n| --- | --- |\n| one | two | three |", "5:15: 'three' stands in a cell beyond"),
    ("| a |\n| --- |\n| one | never two | three |", "5:9: 'never two | three' stands in a cell beyond"),
    ("a | b\n--- | ---\none | two | not three\nfour | five", "5:13: 'not three' stands in a cell beyond"),
    ('!!! risk "T"\n\n    | a |\n    | - |\n    | one | two |', "7:13: 'two' stands in a cell beyond"),
    ("- item\n\n    | a |\n    | - |\n    | one | 2 |", "7:13: '2' stands in a cell beyond"),
    ("| a |\n| - |\n| `one` | [two](risks.md) |", "5:12: 'two' stands in a cell beyond"),
    # numbers
    ("1. a\n2. b\n4. c\n5. d", "5:1: the number '4' of this item is shown as '3'"),
    ("3. a\n2. b\n1. c", "4:1: the number '2' of this item is shown as '4'"),
    ("1. a\n2. b\n2. c\n3. d", "5:1: the number '2' of this item is shown as '3'"),
    ("3. a\n3. b", "4:1: the number '3' of this item is shown as '4'"),
    ("1. a\n1. b\n3. c\n\nText\n\n5. d\n7. e", "10:1: the number '7' of this item is shown as '6'"),
    ("> 1. a\n> 3. b", "4:3: the number '3' of this item is shown as '2'"),
    ('!!! risk "T"\n\n    1. a\n    3. b', "6:5: the number '3' of this item is shown as '2'"),
    ("10. a\n11. b\n13. c", "5:1: the number '13' of this item is shown as '12'"),
    ("- a\n\n    1. b\n    1. c\n    3. d\n    5. e", "8:5: the number '5' of this item is shown as '4'"),
    # signs
    ("Take 2*3*4 tablets.", "3:6: '2*3*4' is written, and '234' is shown in its place"),
    ("Take 1<b>6</b> tablets.", "3:6: '1<b>6' is written, and '16' is shown in its place"),
    ("Take 4**8** tablets.", "'4**8' is written, and '48' is shown in its place"),
    ("Call if it lasts\n\n> 3 days or more.", "5:1: '>' begins a line, and no reader sees it: write 'more than'"),
    ("- Call if it lasts\n\n    >=3 days.", "5:5: '>' begins a line, and no reader sees it"),
    ("- > 38 C\n- < 35 C", "3:3: '>' begins a line"),
    ("#1 reason: infection", "3:1: '#' begins a line, and no reader sees it: write 'number'"),
    ("Take 2*5 mg or 3*5 mg.", "'2*5 mg or 3*5' is written"),
    ("Wait 1<!-- x -->6 weeks.", "'1<!-- x -->6' is written, and '16' is shown"),
    ("Wait 1<i></i>6 weeks.", "is written, and '16' is shown in its place"),
    ("Between 1\n\n+ 3 days", "5:1: '+' begins a line, and no reader sees it"),
    # what HTML swallows
    ("<script>\nNever drive\n</script>", "4:1: 'Never drive' is written, and no reader sees it"),
    ("Do <template>not</template> drive.", "3:14: 'not' is written, and no reader sees it"),
    ("<style>\n.a {\n  color: red\n}\n</style>", "is written, and no reader sees it"),
]


@pytest.mark.parametrize(("text", "expected"), LOST)
def test_lost(text: str, expected: str, example: Path, find: Find) -> None:
    """What is written and not shown is told at its place, whatever dropped it."""
    library.change(example, f"--- knee/more.md\n# More\n\n{text}")
    lines = find("lost-words")
    assert any(expected in line for line in lines), lines


ARRIVED = [
    "One *two* **three** `four` ~~five~~ si**x**ty sev_en.\n\nEight \\*nine\\*",
    "One &amp; caf&eacute; &#233; &nbsp; ten&shy;eleven.",
    "# One {#one}\n\nTwo\n===\n\nThree\n---\n\n#### Four ####",
    "- a\n- b\n\n    c\n\n    - d\n* e\n+ f",
    "1. a\n2. b\n3. c\n\nText\n\n4. d\n5. e",
    "1. a\n1. b\n1. c",
    "3. a\n\n    Text\n\n4. b\n    1. c\n    2. d\n5. e",
    "In 2026. The year\n2026. was fine.\n\n2026. That is a list.",
    "Text\n1. that runs on\n2. in the paragraph",
    "a\n:   b\n:   c\n\nd\n:   e",
    "> quoted\n> > twice\n\n***\n\n    code\n\n```python\nx = 1  # one\n```\n\n~~~\ny\n~~~",
    '!!! risk "Title *x*"\n\n    a\n\n??? note\n\n    b\n\n!!! help later\n\n    c\n\n???+ tip ""\n\n    d',
    '[a](risks.md "t") [b][c] [c][] [c] [d]: e ![f](../knee.svg) [![g](../knee.svg)](risks.md)\n\n[c]: risks.md "t"',
    "[a][two\nlines]\n\n[two lines]:\n  risks.md",
    '![a][c]\n\nText ![b][d] more.\n\n[c]: ../knee.svg "The caption"\n[d]: ../knee.svg\n    (The other)',
    '![a b](../knee.svg "c d")\n\nText ![e](../knee.svg) more.',
    "<https://www.example.org/a> https://www.example.org/b <a@b.example> a@b.example",
    "Text[^1] and[^b] more[^1].\n\n[^b]: Second\n    goes on\n\n    and on.\n\n[^1]: First `x`.\n\nAfter.",
    "*[MRI]: magnetic\n\nAn MRI. Another MRI.",
    "{{ local.ward_phone }} and {{local.ward_hours}} `{{ local.x }}` {{ local.none }}",
    "| a | b |\n| :- | -: |\n| 1 | |\n| x \\| y | `a|b` |\n\na | b\n--|--\nc | d",
    "<div markdown>\n\n*a*\n\n</div>\n\n<p>b <b>c</b> &lt;d&gt; e<br>f</p>\n\n<ol><li>g</li><li value=7>h</li></ol>",
    "<!-- not\n\nshown --> shown <!-- not --> too",
    "[TOC]\n\n## A\n\n## B",
    "a < b and c > d { e } {f} (g) [h] [i](j k)\n\nx{ #y } z\n\n*l*{ .m }",
    "- [ ] a\n- [x] b",
    '--8<-- "part.txt"\n\nText',
    "H<sub>2</sub>O 1<sup>st</sup> x&sup2; ½ − 3",
    "```chances\nnone\n```",
    "Ask [us][] or [them][x].",
    '![A long caption](../knee.svg "A long caption that a nurse\'s\neditor wraps")\n\nSee [the pill](\nrisks.md) now.',
    '!!! help "Call"\n\n    Rest[^1].\n\n    [^1]: Words in the box.',
    "- Rest[^1].\n\n    [^1]: Words in the list.",
    "Rest[^note 1].\n\n[^note 1]: Words.",
    "Rest[^1].\n\n [^1]: Words.",
    '![Knee](../knee.svg "{{ local.ward_hours }}")',
    '![Knee](../knee.svg "Caption &lt; 5 & more")',
    "Aspirin\n:   1. First\n    2. Second",
    '> !!! help "Call"\n>\n>     red leg',
    '- !!! help "Call"\n\n        red',
]


@pytest.mark.parametrize("text", ARRIVED)
def test_arrived(text: str, example: Path, find: Find) -> None:
    """What Markdown does with words by design is no finding: it moves footnotes, counts items, hides addresses."""
    library.change(example, f"--- knee/more.md\n# More\n\n{text}\n--- part.txt\nIncluded *words*\n\n1. a\n2. b")
    assert find("lost-words") == []


def test_place_in_an_included_file(example: Path, find: Find) -> None:
    """What is lost in an included file is told there."""
    library.change(
        example, '--- knee/more.md\n# More\n\n--8<-- "part.txt"\n--- part.txt\nText\n\n| a |\n| - |\n| b | c |'
    )
    assert find("lost-words") == [
        "docs/part.txt:5:7: 'c' stands in a cell beyond those of the table's first row, and no reader sees it: "
        "add a column"
    ]


def test_every_page_is_compared(example: Path, find: Find) -> None:
    """The home page, too."""
    library.change(example, "--- index.md\n# Home\n\n| a |\n| - |\n| b | c |")
    assert len(find("lost-words")) == 1


def test_a_page_of_losses_ends(example: Path, find: Find) -> None:
    """A page that loses a word in each of 5,000 rows is told twenty times."""
    library.change(example, "--- knee/more.md\n# More\n\n| a |\n| - |\n" + "| b | c |\n" * 5000)
    assert len(find("lost-words")) == 20


MARKUP = [
    ('![a](../knee.svg "b **not** c")', "the signs '**'"),
    ('![a](../knee.svg "b *not* c")', "the signs '*not*'"),
    ('![a](../knee.svg "b _not_ c")', "the signs '_not_'"),
    ("a <!-- b", "the signs '<!--'"),
    ("Do ~~not~~ drive.", "the signs '~~'"),
    ("Do ==not== drive.", "the signs '=='"),
    ("Do ** not** drive.", "the signs '**'"),
    ("a [b] (c) [d](e", "the signs ']('"),
    ("a [b][nowhere] c", "the signs ']['"),
    ("a[^none] b", "the signs '[^'"),
    ("a &amp;nbsp; b", "the signs '&nbsp;'"),
    ("a &lt;b&gt; c", "the signs '<b>'"),
    ("Text { .x } more", "the signs '{ .x'"),
    ("Text\n!!! risk\n", None),
    ('\\!!! risk "T"', "the signs '!!! risk"),
    ("\\# Heading", "the signs '# '"),
    ("a * b ** c", "the signs '**'"),
    ("2 * 3 = 6, a_b, #1, {x}, [a], c & d; 5 < 6 > 4, a ~ b, snake_case_name", None),
    ("| a | b\n--|--|--\n", "the signs '"),
    ("| a | b |\n| 1 | 2 |", "the signs '| a |'"),
    ("a | b\n\nEither | or", None),
    ("Name: __________", None),
    ('- Rest\n  !!! risk "Title"\n      In the box.', "the signs '!!!"),
    ("Doses:\n| a | b |\n| - | - |\n| x | y |", "the signs '| - |'"),
    ("| a | b |\n|---|\n| 1 | 2 |", "the signs '"),
    ("| a | b |\n| --- | --- |\n\n| one | two |", "the signs '"),
    ("`**` and `[a](b)` and ```~~```", None),
    ('![a](../knee.svg "2 * 3 and 4 * 5, x_1 and y_2")', None),
    ("Wow!!! Really???", None),
]


@pytest.mark.parametrize(("text", "expected"), MARKUP)
def test_shown_markup(text: str, expected: str | None, example: Path, find: Find) -> None:
    """Markup that readers see is a finding with the signs; signs that mean themselves, and code, are none."""
    library.change(example, f"--- knee/more.md\n# More\n\n{text}")
    lines = find("shown-markup")
    assert bool(lines) == bool(expected), lines
    assert not expected or expected in lines[0]


EMPTY = [
    ('!!! help "Call now if:"\n- red\n- hot', 1),
    ('!!! help "Call now if:"\n\n  red leg', 1),
    ('!!! risk "Title"\n   Three spaces.', 1),
    ('!!! risk "Title"', 1),
    ('??? risk "Title"\n\nText', 1),
    ('!!! risk "Title"\n\n!!! help "Other"\n\n    Text', 1),
    ('!!! notes "Your notes"', 0),
    ('!!! risk "Title"\n\n    !!! help "Other"\n\n        Text', 0),
    ('!!! risk "Title"\n    Text', 0),
    ('!!! risk "Title"\n\n    ![x](../knee.svg)', 0),
    ('!!! risk ""\n\n    Text', 0),
]


@pytest.mark.parametrize(("text", "count"), EMPTY)
def test_empty_box(text: str, count: int, example: Path, find: Find) -> None:
    """What is indented by too little stands below its box."""
    library.change(example, f"--- knee/more.md\n# More\n\n{text}")
    assert len(find("empty-box")) == count


def test_texts_of_a_list(example: Path) -> None:
    """One line is written and several items are shown: none is lost or added. Each is at the line."""
    index = example / "docs/knee/index.md"
    index.write_text(index.read_text("utf-8").replace("{}", "{signs: [It is hot., It bleeds.]}"), "utf-8")
    library.change(example, "Call us if:\n\n- it hurts [@-]\n- {{ local.signs }} [@-]\n- you fall [@-]\n\nRest. [@-]\n")
    assert library.check(example) == []
    made = library.read(example)
    (page,) = [page for page in made.leaflets[0].pages if page.file == "risks.md"]
    assert [(block.text, block.line) for block in page.blocks[-5:]] == [
        ("it hurts", 9),
        ("It is hot.", 10),
        ("It bleeds.", 10),
        ("you fall", 11),
        ("Rest.", 13),
    ]
