"""Rendered HTML cut into blocks."""

from __future__ import annotations

import re

import pytest
from leaflets.markdown.blocks import Block, read

SECRET = "5" * 64


def marked(html: str) -> str:
    """HTML as our extension renders it: `made='.toc'` becomes a mark of the renderer."""
    return re.sub(r" made='([^']*)'", rf" data-made='{SECRET} \1'", html) + f"\n<!-- made {SECRET} -->"


def short(block: Block) -> tuple[str, str]:
    """Kind and text."""
    return block.kind, block.text


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("", []),
        ("<p></p><p> \n </p>", []),
        ("<p>One\n  two&nbsp;three</p>", [("p", "One two three")]),
        ("<h2>A <em>b</em><code>c</code></h2>", [("h2", "A bc")]),
        ("<ul><li>one<ul><li>two</li></ul>three</li></ul>", [("li", "one"), ("li", "two"), ("li", "three")]),
        ("<ul><li><p>one</p><p>two</p></li></ul>", [("p", "one"), ("p", "two")]),
        ("<table><tr><th>A</th></tr><tr><td>b</td><td></td></tr></table>", [("th", "A"), ("td", "b")]),
        ("<dl><dt>t</dt><dd>d</dd></dl>", [("dt", "t"), ("dd", "d")]),
        ("<blockquote><p>q</p></blockquote>", [("p", "q")]),
        ("<div>bare <b>text</b></div>", [("div", "bare text")]),
        ("<p>a<br>b</p>", [("p", "a b")]),
        ("<p>before <img alt='a dog' src='x'> after</p>", [("p", "before"), ("img", "a dog"), ("p", "after")]),
        ("<figure><img src='x'><figcaption>c</figcaption></figure>", [("img", ""), ("figcaption", "c")]),
        ("<pre><code>x = 1\n</code></pre>", [("pre", "x = 1")]),
        ("<p>a<!-- b -->c<script>d</script><style>e</style></p>", [("p", "ac")]),
        ("<h2>T<a class='headerlink' made='.headerlink' href='#t'>¶</a></h2>", [("h2", "T")]),
        (
            "<p>Fact.<sup><a class='footnote-ref' made='.footnote-ref' href='#fn:1'>1</a></sup> More.</p>",
            [("p", "Fact. More.")],
        ),
        ("<li>Note. <a class='footnote-backref' made='.footnote-backref' href='#r'>↩</a></li>", [("li", "Note.")]),
        ("<div class='toc' made='.toc'><ul><li><a href='#a'>A</a></li></ul></div><h2>A</h2>", [("h2", "A")]),
        ("<figure class='chances' made='*'>a<svg><text>b</text></svg></figure>", [("figure", "a")]),
        # What bears no mark an author wrote, and readers see it.
        ("<h2>T<a class='headerlink' href='#t'>¶</a></h2>", [("h2", "T¶")]),
        ("<p>16<sup><a class='footnote-ref' href='#fn:1'>1</a></sup></p>", [("p", "161")]),
        ("<p><span class='box-kind' made='.toc'>a</span>b</p>", [("p", "ab")]),
        ("<p class='toc'>a</p><div class='toc' made='.headerlink'>b</div>", [("p", "a"), ("div", "b")]),
        ("<p>a<svg><text>b</text></svg></p>", [("p", "ab")]),
        (f"<p>a<i class='box-kind' data-made='{'4' * 64} .box-kind'>b</i></p>", [("p", "ab")]),
        ("loose text", [("body", "loose text")]),
    ],
)
def test_blocks(html: str, expected: list[tuple[str, str]]) -> None:
    """Each piece that states something is one block, in reading order, with the words that a reader sees."""
    assert [short(block) for block in read(marked(html))] == expected


def test_marks_need_the_hash_of_the_page() -> None:
    """HTML without the page's hash at its end bears no marks, and a hash in the middle is none."""
    made = marked("<p>a<i class='box-kind' made='.box-kind'>b</i></p>")
    assert [block.text for block in read(made)] == ["a"]
    assert [block.text for block in read(made.rpartition("\n")[0])] == ["ab"]
    assert [block.text for block in read(f"{made}<p>c</p>")] == ["ab", "c"]


@pytest.mark.parametrize(
    ("html", "cited"),
    [
        ("<p data-source='guide:a.1'>x</p>", ["guide a.1"]),
        ("<p data-source='guide:a.1-3 guide:b.2 nice:c.4' data-says='x y'>x</p>", ["guide a.1-3; b.2; nice c.4 #x #y"]),
        ("<p data-source='-' data-says='x'>x</p>", ["- #x"]),
        ("<p data-source=''>x</p><p data-source>x</p><p data-says='x'>x</p><p data-source='x'>x</p>", [""] * 4),
        ("<ul><li data-source='guide:a.1'>x<ul><li>y</li></ul></li></ul>", ["guide a.1", ""]),
        ("<p>x <b data-source='guide:a.1'>y</b></p>", [""]),
        ("<figure><img alt='x'><figcaption data-source='guide:a.1'>y</figcaption></figure>", ["", "guide a.1"]),
    ],
)
def test_citations(html: str, cited: list[str]) -> None:
    """A block cites what its own element says, not its neighbors, and not what an attribute says that is no place."""
    assert [str(block.citation or "") for block in read(html)] == cited


@pytest.mark.parametrize(
    ("html", "cited"),
    [
        (
            "<p data-source='guide:a.1'>Do not:</p><ul><li>x</li><li data-source='guide:a.2'>y</li></ul><p>z</p>",
            ["guide a.1", "guide a.1", "guide a.2", ""],
        ),
        ("<p data-source='guide:a.1'>Do not.</p><ul><li>x</li></ul>", ["guide a.1", ""]),
        ("<p data-source='guide:a.1'>Do not:</p><p>x</p><ul><li>y</li></ul>", ["guide a.1", "", ""]),
        ("<p data-source='guide:a.1'>Do not:</p><div><ul><li>y</li></ul></div>", ["guide a.1", ""]),
        ("<h2>T:</h2><ul><li>x</li></ul>", ["", ""]),
        (
            "<p data-source='guide:a.1'>Do:</p><ul><li>x<ul><li>y</li></ul></li>"
            "<li data-source='guide:a.2'>Not:<ul><li>z</li></ul></li><li>w</li></ul>",
            ["guide a.1", "guide a.1", "guide a.1", "guide a.2", "guide a.2", "guide a.1"],
        ),
        ("<p data-source='guide:a.1'>Do:</p><ol><li><p>x</p><p>y</p></li></ol>", ["guide a.1"] * 3),
    ],
)
def test_a_line_with_a_colon_cites_for_its_list(html: str, cited: list[str]) -> None:
    """What stands above a list and ends with a colon cites for each of its items that cites nothing itself."""
    assert [str(block.citation or "") for block in read(html)] == cited


def test_the_last_cell_cites_for_its_row() -> None:
    """A row of a table may cite once, at its end; a cell that cites before it speaks for itself alone."""
    html = (
        "<table><tr><th>h</th><th>i</th></tr>"
        "<tr><td>a</td><td>b</td><td data-source='guide:a.1' data-says='x'>c</td></tr>"
        "<tr><td data-source='guide:a.2'>d</td><td>e</td></tr>"
        "<tr><td data-source='guide:a.3'>f</td><td data-source='guide:a.4'>g</td></tr></table><p>p</p>"
    )
    assert {block.text: str(block.citation) for block in read(html) if block.citation} == {
        **dict.fromkeys("abc", "guide a.1 #x"),
        "d": "guide a.2",
        "f": "guide a.3",
        "g": "guide a.4",
    }


def test_admonitions() -> None:
    """A block knows the kind of the innermost box around it."""
    html = (
        '<div class="admonition risk"><p class="admonition-title">T</p><p>a</p>'
        '<div class="admonition help"><p>b</p></div><p>c</p></div>'
        '<details class="limitation" open><summary>S</summary><p>d</p></details><p>e</p>'
    )
    assert [(b.kind, b.text, b.admonition) for b in read(html)] == [
        ("title", "T", "risk"),
        ("p", "a", "risk"),
        ("p", "b", "help"),
        ("p", "c", "risk"),
        ("title", "S", "limitation"),
        ("p", "d", "limitation"),
        ("p", "e", ""),
    ]


def test_boxes() -> None:
    """A block knows all kinds of all boxes around it, the outermost first, with the words of their titles."""
    html = (
        "<div class='admonition help later' made='.admonition'><p class='admonition-title'>"
        "<span class='box-kind' made='.box-kind'>Can wait</span> Call if:</p><p>a</p>"
        "<details class='risk wide'><summary>S</summary><p>b</p></details></div><p>c</p>"
    )
    assert [(b.text, [(box.kinds, box.title) for box in b.boxes]) for b in read(marked(html))] == [
        ("Call if:", [(("help", "later"), "Call if:")]),
        ("a", [(("help", "later"), "Call if:")]),
        ("S", [(("help", "later"), "Call if:"), (("risk", "wide"), "S")]),
        ("b", [(("help", "later"), "Call if:"), (("risk", "wide"), "S")]),
        ("c", []),
    ]


@pytest.mark.parametrize(
    ("classes", "kinds", "inside"),
    [
        ("help", "help", True),
        ("help later", "help", False),
        ("help later", "help later", True),
        ("help", "help later", False),
        ("risk inline end", "risk", True),
        ("risk", "help", False),
        ("risk", "", False),
    ],
)
def test_kinds_of_a_box(classes: str, kinds: str, inside: bool) -> None:
    """All classes of a box count: it may have more than are asked for, but what can wait is another box."""
    (block,) = read(f"<div class='admonition {classes}'><p>a</p></div>")
    assert (block.admonition, block.is_in(kinds)) == (classes, inside)


def test_no_box() -> None:
    """A block outside of boxes is in no kind of them."""
    (block,) = read("<p>a</p>")
    assert (block.admonition, block.is_in("help"), block.is_in("")) == ("", False, False)


@pytest.mark.parametrize(
    ("html", "leads"),
    [
        ("<p>Do not:</p><ul><li>a</li><li>b</li></ul><p>c</p>", ["", "Do not:", "Do not:", ""]),
        ("<ul><li>a</li></ul><p>You may:</p>\n<ol><li>b</li></ol>", ["", "", "You may:"]),
        ("<ul><li>Do not:<ul><li>a</li></ul></li><li>b</li></ul>", ["", "Do not:", ""]),
        ("<h2>T</h2><ul><li>a</li></ul>", ["", "T"]),
        ("<p>x</p><div><ul><li>a</li></ul></div>", ["", ""]),
        ("<p>x</p><ul><li><p>a</p><p>b</p></li></ul>", ["", "x", "x"]),
    ],
)
def test_leads(html: str, leads: list[str]) -> None:
    """An item knows what stands right before its list: 'Do not:' turns it around."""
    assert [block.lead for block in read(html)] == leads


@pytest.mark.parametrize(
    ("html", "hidden"),
    [
        ("<p>a</p><div><p>b</p></div>", ["", ""]),
        ("<details><summary>a</summary><p>b</p></details><p>c</p>", ["", "collapsed text", ""]),
        ("<details open><summary>a</summary><p>b</p></details>", ["", ""]),
        (
            "<details><summary>a</summary><details open><summary>b</summary>c</details></details>",
            ["", *2 * ["collapsed text"]],
        ),
        (
            "<details><summary>a</summary><details><summary>b</summary>c</details></details>",
            ["", *2 * ["collapsed text"]],
        ),
        ("<details open><details><summary>b</summary>c</details></details>", ["", "collapsed text"]),
        ("<details><ul><li>a</li></ul>", ["collapsed text"]),
        ("<div class='tabbed-set'><label>a</label><div class='tabbed-content'><p>b</p></div></div>", ["", "a tab"]),
        ("<div class='footnote'><ol><li><p>a</p></li></ol></div>", ["a footnote"]),
        ("<details><div class='tabbed-content'>a</div></details>", ["collapsed text"]),
        ("<p hidden>a</p>", ["hidden text"]),
        ("<p style='display: none'>a</p><p style='color: red'>a</p>", ["hidden text", ""]),
        ("<p>a <span hidden>b</span></p>", ["hidden text"]),
        ("<article><details><b>b</b></details></article>", ["collapsed text"]),
        ("<img hidden alt='a'>", ["hidden text"]),
    ],
)
def test_hidden(html: str, hidden: list[str]) -> None:
    """A block knows where it hides from a reader at first sight; the title of collapsed text is seen."""
    assert [block.hidden for block in read(html)] == hidden


@pytest.mark.parametrize(
    ("html", "items"),
    [
        ("<p>a</p>", [(0, 0)]),
        ("<ul><li>a</li><li>b</li></ul><p>c</p><ol><li>d</li></ol>", [(1, 1), (1, 2), (0, 0), (2, 1)]),
        ("<ul><li><p>a</p><p>b</p></li><li><p>c</p></li></ul>", [(1, 1), (1, 1), (1, 2)]),
        ("<ul><li>a<ul><li>b</li><li>c</li></ul>d</li><li>e</li></ul>", [(1, 1), (2, 1), (2, 2), (1, 1), (1, 2)]),
        ("<ol><li><div><p>a</p></div></li></ol>", [(1, 1)]),
        ("<ul><li></li><li>b</li></ul>", [(1, 2)]),
        ("<li>a</li><p>b</p>", [(0, 0), (0, 0)]),
    ],
)
def test_items(html: str, items: list[tuple[int, int]]) -> None:
    """Each block knows its list and its item: those of the innermost list, all paragraphs of an item the same."""
    assert [block.item for block in read(html)] == items


def test_tooltip_cites_nothing() -> None:
    """What hangs on a tooltip is read by few, and by nobody in print."""
    (block,) = read("<p>An <abbr title='Do not eat.' data-source='guide:a.1'>X</abbr>.</p>")
    assert block.citation is None


def test_links() -> None:
    """Links are kept with their address and text, and as ranges of the block's text."""
    (block,) = read('<p>See  <a href="a.md">one <b>two</b></a> and <a href="b.md">three</a>. <a id="x">no</a></p>')
    assert block.links == (("a.md", "one two"), ("b.md", "three"))
    assert [(block.text[start:end], address) for start, end, address in block.linked] == [
        ("one two", "a.md"),
        ("three", "b.md"),
    ]


def test_local_values() -> None:
    """A local value counts by its name in what the author wrote, by its value in what a reader sees."""
    (block,) = read(marked("<p>Call <a data-local='ward_phone' made='data-local' href='tel:1'>555 1</a>.</p>"))
    assert (block.text, block.locals, block.links) == ("Call 555 1.", ("ward_phone",), ())
    assert block.written.split() == ["Call", "local", "ward_phone", "."]


@pytest.mark.parametrize(
    ("html", "prose"),
    [
        ("<p>The <code>MRI</code> scan</p>", "The     scan"),
        ("<p><code>MRI </code></p>", "   "),
        ("<pre><code>MRI</code></pre>", "   "),
        ("<p>no code</p>", "no code"),
    ],
)
def test_prose(html: str, prose: str) -> None:
    """Prose is the text without its code, and as long as the text, so that ranges hold in both."""
    (block,) = read(html)
    assert block.prose.split() == prose.split()
    assert len(block.prose) == len(block.text)


def test_nearest_heading() -> None:
    """Each block knows the heading above it; a heading knows the one before."""
    blocks = read("<p>a</p><h1>H</h1><p>b</p><h2>I</h2><p>c</p>")
    assert [block.heading.text if block.heading else None for block in blocks] == [None, None, "H", "H", "I"]


@pytest.mark.parametrize("tag", ["div", "b", "blockquote", "li", "a", "span", "td"])
def test_deep_html(tag: str) -> None:
    """Elements within elements without end do not exhaust the stack; their words are still read."""
    blocks = read(f"<{tag}>" * 3000 + "words")
    assert "words" in " ".join(block.text for block in blocks)
