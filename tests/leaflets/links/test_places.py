"""Where a link with a fault is written."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from leaflets.links.documents import Document
from leaflets.links.faults import Occurrence
from leaflets.links.survey import Survey
from leaflets.links.targets import Target

Look = Callable[..., Survey]


def spots(survey: Survey, *kinds: str) -> list[str]:
    """The place and the address of each fault, `index.md` where it is that page's."""
    told = [spot for _, spot in survey.told(*kinds)]
    return [f"{spot.path.removeprefix('docs/')}:{spot.line}:{spot.column} {spot.address}" for spot in told]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("[words](none.md)", "1:9 none.md"),
        ("[words]( <none.md> 'title')", "1:11 none.md"),
        ("two\nlines [words](none.md)", "2:15 none.md"),
        ("![words](none.png)", "1:10 none.png"),
        ("see [words][label]\n\n[label]: none.md", "3:10 none.md"),
        ("see [words][]\n\n[WORDS]:\n  none.md 'title'", "4:3 none.md"),
        ("see ![words][label]\n\n[label]: <none.png>", "3:11 none.png"),
        ("- a\n- b\n    - [words](none.md)", "3:15 none.md"),
        ("| a | b |\n| - | - |\n| c | [words](none.md) |", "3:15 none.md"),
        ('!!! note\n\n    ??? [words](none.md)\n\n    [words](none.md "x")', "3:17 none.md"),
        ("> > [words](none.md)", "1:13 none.md"),
        ("term\n:   [words](none.md)", "2:13 none.md"),
        ("so[^1]\n\n[^1]: see [words](none.md)", "3:19 none.md"),
        ("# [words](none.md) { #id }", "1:11 none.md"),
        ("[words](a%20none.md)", "1:9 a%20none.md"),
        ("[words](<a none.md>)", "1:10 a none.md"),
        ("[words](none.md?a=1&amp;b=2)", "1:9 none.md?a=1&b=2"),
        ('<a href="none.html">words</a>', "1:10 none.html"),
        ("<a class=x\n   title='y'\n   href=none.html>words</a>", "3:9 none.html"),
        ('<div markdown>\n[words](none.md) <img src="x.png" alt="">\n</div>', "2:9 none.md"),
        ('<img src="x.png" alt="" srcset="x.png 1x, none.png 2x">', "1:43 none.png"),
        ('<img src="x.png" alt=""\n  srcset="x.png 1x,\n    none.png 2x">', "3:5 none.png"),
        ('<p style="color: red;\n background: url(none.png)">w</p>', "2:18 none.png"),
        ("<style>\np { color: red }\nq { background: url('none.png') }\n</style>", "3:22 none.png"),
        ("`[words](none.md)` and [words](none.md)", "1:32 none.md"),
        ("<!-- [words](none.md) -->\n[words](none.md)", "2:9 none.md"),
        ("    [words](none.md)\n\n[words](none.md)", "3:9 none.md"),
        ("```\n[words](none.md)\n```\n[words](none.md)", "4:9 none.md"),
        ("\\[words](none.md) [words](none.md)", "1:27 none.md"),
        ("\ttext\n\n---\ntitle: x\n---\n[words](none.md)", "6:9 none.md"),
        ("---\ntitle: x\n---\n[words](none.md)", "4:9 none.md"),
        ("\ufeff---\r\ntitle: x\r\n---\r\n\r\n[words](none.md)\r\n", "5:9 none.md"),
    ],
)
def test_place_of_a_dead_link(survey: Look, text: str, place: str) -> None:
    """Line and column are those of the address, in whatever it stands; what is no link is passed over."""
    assert spots(survey(text), "missing")[0] == f"index.md:{place}"


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("[](x.png)", "no text", "1:4 x.png"),
        ("[][label]\n\n[label]: x.png", "no text", "1:4 x.png"),
        ("[here][label], [the picture][label]\n\n[label]: x.png", "vague", "1:8 x.png"),
        ("[the picture](x.png), [here](x.png)", "vague", "1:30 x.png"),
        ("[the picture][l] [**Here**][l]\n\n[l]: x.png", "vague", "1:29 x.png"),
        ("[^1]: see [the picture](x.png)\n\nso[^1] [here](x.png)", "vague", "3:15 x.png"),
        ("![](x.png)", "empty alternative", "1:5 x.png"),
        ("![x.png](x.png)", "file name", "1:10 x.png"),
        ("![a picture][l] ![x.png][l]\n\n[l]: x.png", "file name", "1:26 x.png"),
        ("<img src=x.png>", "no alternative", "1:10 x.png"),
        ("[words]()", "no address", "1:1 "),
        ("[words](#none)", "anchor", "1:9 #none"),
        ("[words](/x.png)", "absolute", "1:9 /x.png"),
        ("[words](https://https://a.example)", "malformed", "1:9 https://https://a.example"),
        ("[words](https://a]b)", "malformed", "1:9 https://a]b"),
        ("[l]: https://a]b\n[words][l]", "malformed", "1:6 https://a]b"),
        ("<file:///x>", "unportable", "1:2 file:///x"),
        ("[words](../../x.md)", "outside", "1:9 ../../x.md"),
        ("<img src='https://a.example/x.png' alt=''>", "request", "1:11 https://a.example/x.png"),
        ("[words](index.html)", "built", "1:9 index.html"),
    ],
)
def test_place_of_other_faults(survey: Look, text: str, kind: str, place: str) -> None:
    """What a link shows is mended where it is used, where it leads where that is defined."""
    assert spots(survey(text), kind) == [f"index.md:{place}"]


def test_same_address_several_times(survey: Look) -> None:
    """Each of several links to one address has its own place, in the order of the page."""
    text = "[a](none.md) [b](none.md)\n\n<a href='none.md'>c</a>\n\n[d][l]\n\n[l]: none.md"
    assert spots(survey(text), "missing") == [
        "index.md:1:5 none.md",
        "index.md:1:18 none.md",
        "index.md:3:10 none.md",
        "index.md:7:6 none.md",
    ]


def test_same_address_and_same_words(survey: Look) -> None:
    """Where words do not tell links apart, their order does; raw HTML keeps its own place."""
    text = "[here](x.png) [here](x.png) [more](x.png)\n<a href='x.png'>here</a>"
    assert spots(survey(text), "vague") == [
        "index.md:1:8 x.png",
        "index.md:1:22 x.png",
        "index.md:1:36 x.png",
        "index.md:2:10 x.png",
    ]


def test_same_target_written_differently(survey: Look) -> None:
    """A Markdown link and what it becomes are one address to a browser; each is found where its words stand."""
    files = {"index.md": "[one](a.md#none)\n\n[two](a/#none)\n\n<a href='a/#none'>three</a>", "a.md": "# A"}
    assert spots(survey(files), "anchor") == [
        "index.md:1:7 a.md#none",
        "index.md:3:7 a/#none",
        "index.md:5:10 a/#none",
    ]


def test_place_in_a_snippet(survey: Look) -> None:
    """What an included file holds is mended there, in whatever file includes it."""
    files = {
        "index.md": '# A\n\n--8<-- "docs/deep/part.txt"\n\n[words](none.md)',
        "docs/deep/part.txt": 'more\n\n--8<-- "docs/deep/inner.txt"\n[in](gone.md)',
        "docs/deep/inner.txt": "![in](gone.png)",
    }
    found = spots(survey(files, "exclude_docs: '*.txt'\n"), "missing")
    assert found == ["deep/inner.txt:1:7 gone.png", "deep/part.txt:4:6 gone.md", "index.md:5:9 none.md"]


def test_place_in_front_matter(survey: Look) -> None:
    """An address that a theme takes from a page's front matter is mended there, the whole one and no part of it."""
    found = survey({"a.md": "---\ntitle: none.png is gone\nimage: img/none.png\nmore:\n  - none.pngs\n---\n# A"})
    document = Document("a/index.html", "docs/a.md", "", "a.md", file=found.settings.docs / "a.md")
    target = Target("img/none.png", "", "missing")
    for address, place in (("../img/none.png", (3, 8)), ("/img/none.png", (3, 8)), ("none.png", (2, 8))):
        spot = found.places.link(Occurrence(document, "src", address, target=target))
        assert (spot.line, spot.column) == place
    for address in ("e.png", "non", "none.pn"):
        assert found.places.link(Occurrence(document, "src", address)).line is None


def test_place_in_the_configuration(survey: Look) -> None:
    """What mkdocs.yml adds to every page is mended there."""
    config = "extra_css: [css/none.css]\nextra_javascript:\n  - path: js/none.js\n    defer: true\n"
    assert spots(survey("# A", config), "missing") == ["mkdocs.yml:5:13 css/none.css", "mkdocs.yml:7:11 js/none.js"]


def test_place_in_an_html_file(survey: Look) -> None:
    """A page that was written as HTML has lines, too; comments and scripts in it have no links."""
    html = "<!doctype html>\n<!-- <a href=none.html>\n--><script>'<a href=none.html>'</script>\n<a href=none.html>w</a>"
    assert spots(survey({"a.html": html}), "missing") == ["a.html:4:9 none.html"]


def test_place_in_a_style_sheet(survey: Look) -> None:
    """In a style sheet the address itself has a place."""
    css = "a { color: red }\nb { background: url( none.png ) }"
    assert spots(survey({"a.css": css}), "missing") == ["a.css:2:22 none.png"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<p id='a'>w</p>\n\n<p id='a'>w</p>", "3:8"),
        ("# A { #a }\n\n## B { #a }", "3:9"),
        ("# A { #a }\n\n<p id=a>w</p>", "3:7"),
        ("<a name='a'></a>\n\n<p id='a'>w</p>\n\n<p id='a'>w</p>", "3:8"),
        ("text\n{ #a }\n\ntext\n{: #a }", "5:5"),
    ],
)
def test_place_of_a_repeated_id(survey: Look, text: str, place: str) -> None:
    """The second element with an id is the one to mend."""
    found = survey(text)
    spot, *_ = [found.places.id(fault.document, fault.address, fault.number) for fault in found.of("repeated id")]
    assert f"{spot.line}:{spot.column}" == place


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("<label for='none'>w</label>", "1:13"),
        ("<p aria-describedby='x\n  none'>w</p>", "1:22"),
        ("w\n{ aria-labelledby=none }", "2:19"),
        ("<img src=x.png alt='' usemap='#none'>", "1:31"),
        ("<svg><path fill='url(#none)'/></svg>", "1:18"),
    ],
)
def test_place_of_a_reference_to_an_id(survey: Look, text: str, place: str) -> None:
    """The attribute that names an id that is not there is the one to mend."""
    found = survey(f"{text}\n\n<p id='x'>w</p>")
    (fault,) = found.of("dangling")
    spot = found.places.reference(fault.document, fault.attribute, fault.address)
    assert (f"{spot.line}:{spot.column}", spot.address) == (place, "none")


def test_what_a_theme_made_of_the_configuration(survey: Look) -> None:
    """A dead link of a theme is mended in mkdocs.yml, where its address comes from there; else in the page it made."""
    found = survey({"index.md": "# A"}, "extra:\n  logo: img/none.svg\n  other: gone.png and more\n")
    html = '<img src="/img/none.svg">\n<a href="../none.png">w</a> <a href="gone.pngx">w</a> <a href="g">w</a>'
    made = Document("404.html", "404.html", html, markdown=html, authored=False)
    places = []
    for attribute, address in (("src", "/img/none.svg"), ("href", "../none.png"), ("href", "gone.pngx"), ("href", "g")):
        target = Target(address.strip("./"), "", "missing")
        spot = found.places.link(Occurrence(made, attribute, address, target=target))
        places.append(f"{spot.path}:{spot.line}:{spot.column}")
    assert places == ["mkdocs.yml:6:9", "404.html:2:10", "404.html:2:38", "404.html:2:64"]


def test_what_nobody_wrote_has_no_line(survey: Look) -> None:
    """A link that a plugin added to an author's page is of the page as a whole."""
    found = survey("# A")
    spot = found.places.link(Occurrence(found.documents[0], "href", "none.html"))
    assert (spot.path, spot.line, spot.column) == ("docs/index.md", None, None)


def test_literal_text_that_is_escaped_is_meant(survey: Look) -> None:
    """Brackets after a backslash have no place; those beside them have."""
    found = survey("\\[a](b c) and [a](b c)")
    (document,) = (one for one in found.documents if one.src_uri == "index.md")
    spot = found.places.literal(document, "[a](b")
    assert spot
    assert (spot.line, spot.column) == (1, 15)
    assert survey("\\[a](b c)").places.literal(document, "\\[a](b") is None
