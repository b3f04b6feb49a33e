"""What a piece of HTML links to."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.links import pages
from leaflets.links.pages import ADDRESSES, Image, Page, read

LONG = 100_000
SECONDS = 3.0  # of processor time for LONG characters; most take less than a tenth

_VOID = {"area", "img", "input", "source", "track", "embed", "frame", "link"}
_AROUND = {"td": "<table><tr>{}</tr></table>", "area": '<map name="m">{}</map>', "frame": "<frameset>{}</frameset>"}
_AROUND |= dict.fromkeys(("use", "image", "feimage"), "<svg>{}</svg>")


def found(html: str) -> list[tuple[str, str, str]]:
    """The element, attribute and address of each link."""
    return [(link.tag, link.attribute, link.address) for link in read(html).links]


@pytest.mark.parametrize(("tag", "attribute"), [(tag, name) for tag, known in ADDRESSES.items() for name in known])
def test_every_attribute_that_holds_an_address(tag: str, attribute: str) -> None:
    """Each attribute of the HTML standard and SVG that holds an address is read, once, in its own element only."""
    element = f'<{tag} {attribute}=" x.y ">' + ("" if tag in _VOID else f"</{tag}>")
    html = _AROUND.get(tag, "{}").format(element)
    assert [link for link in found(html) if link[2]] == [(tag, attribute, "x.y")]
    assert not found(html.replace(f"<{tag} ", "<p ").replace(f"</{tag}>", "</p>"))
    assert not any(address for _, _, address in found(html.replace(f" {attribute}=", f" data-{attribute}=")))


def test_addresses_are_those_of_the_standard() -> None:
    """No attribute gets lost: this is the list of the HTML standard's index, of SVG and of what browsers still read."""
    listed = {(tag, name) for tag, known in ADDRESSES.items() for name in known}
    wanted = """a.href area.href blockquote.cite del.cite ins.cite q.cite form.action button.formaction
        input.formaction input.src img.src img.srcset source.src source.srcset video.src video.poster audio.src
        track.src object.data embed.src iframe.src script.src link.href link.imagesrcset image.href use.href
        image.xlink:href use.xlink:href body.background table.background td.background frame.src img.longdesc"""
    assert {tuple(one.split(".")) for one in wanted.split()} <= listed


@pytest.mark.parametrize(
    ("html", "use"),
    [
        ('<a href="x">w</a>', "go"),
        ('<img src="x" alt="">', "image"),
        ('<script src="x"></script>', "load"),
        ('<q cite="x">w</q>', "mention"),
        ('<link rel="stylesheet" href="x">', "load"),
        ('<link rel="shortcut ICON" href="x">', "load"),
        ('<link rel="next" href="x">', "go"),
        ('<link rel="alternate stylesheet" href="x">', "load"),
        ('<link rel="canonical" href="x">', "mention"),
        ('<link href="x">', "mention"),
        ('<form action="x"></form>', "go"),
    ],
)
def test_use_of_an_address(html: str, use: str) -> None:
    """It is known whether a reader follows an address, or the browser fetches it, or it is only named."""
    (link,) = read(html).links
    assert link.use == use


@pytest.mark.parametrize(
    "html",
    [
        "text",
        '<!-- <a href="x">w</a> -->',
        '<script>document.write("<a href=x>w</a>")</script>',
        '<textarea><a href="x">w</a></textarea>',
        "<pre><code>&lt;a href=x&gt;</code></pre>",
        '<link rel="preconnect" href="https://a.example">',
        '<link rel="dns-prefetch" href="//a.example">',
        "<form></form>",
        '<form action=""></form>',
        '<button formaction="">w</button>',
        "<a>w</a>",
        '<a name="x">w</a>',
        '<blockquote cite="">w</blockquote>',
        '<p href="x" src="y" data-src="z">w</p>',
    ],
)
def test_no_address(html: str) -> None:
    """Comments, scripts and text hold no link; nor does an element without an address."""
    assert found(html) == []


@pytest.mark.parametrize(
    ("html", "links"),
    [
        ("<A HREF='a&amp;b'>w</A>", [("a", "href", "a&b")]),
        ("<a href>w</a>", [("a", "href", "")]),
        ('<a href="">w</a>', [("a", "href", "")]),
        ('<a href="x" href="y">w</a>', [("a", "href", "x")]),
        ("<link rel=stylesheet href=''>", [("link", "href", "")]),
        ("<svg><filter><feImage href=x /></filter></svg>", [("feimage", "href", "x")]),
        ('<img srcset="a 1x, b 2x" alt="">', [("img", "srcset", "a"), ("img", "srcset", "b")]),
        ('<img src="a" srcset="b 2x" alt="">', [("img", "src", "a"), ("img", "srcset", "b")]),
        ('<link rel=preload imagesrcset="a 1x,b 2x">', [("link", "imagesrcset", "a"), ("link", "imagesrcset", "b")]),
        ('<video src="a" poster="b"></video>', [("video", "src", "a"), ("video", "poster", "b")]),
        ('<p style="background: url(a)">w</p>', [("style", "style", "a")]),
        ("<style>@import 'a'; b { c: url(d) }</style>", [("style", "style", "a"), ("style", "style", "d")]),
        ('<svg><a xlink:href="x"><text>w</text></a></svg>', [("a", "xlink:href", "x")]),
        (
            '<picture><source srcset="a"><img src="b" alt=""></picture>',
            [("source", "srcset", "a"), ("img", "src", "b")],
        ),
    ],
)
def test_addresses(html: str, links: list[tuple[str, str, str]]) -> None:
    """An address is read as a browser reads it: entities, quotes, white space, several in one attribute."""
    assert found(html) == links


def test_image_without_an_address() -> None:
    """A picture that no attribute gives an address is one with an empty address; scripts may load it later."""
    assert found('<img alt="w">') == [("img", "src", "")]
    assert found('<img data-src="x" alt="w">') == []


def test_same_address_is_numbered() -> None:
    """The same address in the same attribute is counted from 0, so that its place can be told."""
    html = '<a href="x">1</a><img src="x"><a href="y">2</a><area href="x"><a href="x">3</a><img src="x">'
    numbers = [f"{link.attribute} {link.address} {link.number}" for link in read(html).links]
    assert numbers == ["href x 0", "src x 0", "href y 0", "href x 1", "href x 2", "src x 1"]


def test_no_element_is_found_twice() -> None:
    """An element with an id, a style, an address and a reference is one element."""
    page = read('<a id="a" href="x" style="b: url(y)" aria-describedby="a" data-broken="z">w</a>')
    assert [link.address for link in page.links] == ["x", "y"]
    assert page == Page(page.links, [], ["a"], [], [("a", "aria-describedby", "a")], ["z"])


@pytest.mark.parametrize(
    ("html", "ids"),
    [
        ('<p id="a">w</p><p id="a">w</p>', ["a", "a"]),
        ('<a name="a">w</a>', ["a"]),
        ('<a name="a" id="a">w</a>', ["a"]),
        ('<a name="a" id="b">w</a>', ["b", "a"]),
        ('<a name="">w</a>', []),
        ('<p id="A &amp; ä">w</p>', ["A & ä"]),
        ('<svg><g id="a"/></svg>', ["a"]),
        ('<!-- <p id="a"> -->', []),
        ('<template><p id="a">w</p></template>', []),
    ],
)
def test_ids(html: str, ids: list[str]) -> None:
    """A fragment leads to an id, or to the name of an `a` (HTML standard, "find a potential indicated element")."""
    assert read(html).ids == ids


@pytest.mark.parametrize(
    ("html", "references"),
    [
        ('<label for="a">w</label>', [("label", "for", "a")]),
        ('<output for="a b"></output>', [("output", "for", "a"), ("output", "for", "b")]),
        ('<table><tr><td headers="a b">w</td></tr></table>', [("td", "headers", "a"), ("td", "headers", "b")]),
        ('<input list="a">', [("input", "list", "a")]),
        ('<button form="a" popovertarget="b">w</button>', [("button", "form", "a"), ("button", "popovertarget", "b")]),
        ('<p aria-labelledby=" a  b ">w</p>', [("p", "aria-labelledby", "a"), ("p", "aria-labelledby", "b")]),
        ('<p aria-controls="a" aria-owns="b">w</p>', [("p", "aria-controls", "a"), ("p", "aria-owns", "b")]),
        ('<img src="x" alt="" usemap="#a">', [("img", "usemap", "a")]),
        ('<svg><path fill="url(#a)"/></svg>', [("path", "fill", "a")]),
        ('<svg><path clip-path="url(#a) b"/></svg>', [("path", "clip-path", "a")]),
        ('<svg><path fill="url(x.svg#a)"/></svg>', []),
        ('<p for="a" list="b" headers="c">w</p>', []),
        ('<p aria-label="a" aria-describedby="">w</p>', []),
        ('<form><input form="">w</form>', []),
    ],
)
def test_references_to_ids(html: str, references: list[tuple[str, str, str]]) -> None:
    """Labels, headers, descriptions and paints name ids of the page (HTML standard; WAI-ARIA 1.2)."""
    assert read(html).references == references


def test_what_a_page_says_of_itself() -> None:
    """Maps, the base of its addresses, where it sends its reader on, addresses that were taken out."""
    html = '<base href=" /b/ "><base href="/c/"><map name="m"></map><map></map><span data-broken="https://a]b">w</span>'
    page = read(html)
    assert (page.base, page.maps, page.broken, page.refresh) == ("/b/", ["m", ""], ["https://a]b"], None)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("0; url=x.html", "x.html"),
        ("0;URL='x.html'", "x.html"),
        ('5 , url = "a b"', "a b"),
        ("0;x.html", "x.html"),
        ("1.5 ;url=https://a.example/?b=c;d", "https://a.example/?b=c;d"),
        ("0; url=", ""),
        ("300", None),
        ("url=x", None),
    ],
)
def test_refresh(content: str, where: str | None) -> None:
    """`<meta http-equiv=refresh>` leads on, however it is written; one without an address only loads again."""
    assert read(f"<meta http-equiv='Refresh' content='{content.replace(chr(39), '&#39;')}'>").refresh == where
    assert read(f"<meta name='refresh' content='{content.replace(chr(39), '&#39;')}'>").refresh is None


@pytest.mark.parametrize(
    ("html", "name"),
    [
        ('<a href="x">See <b>the</b>\n  page</a>', "See the page"),
        ('<a href="x"></a>', ""),
        ('<a href="x"> &nbsp; </a>', ""),
        ('<a href="x" aria-label="Home">w</a>', "Home"),
        ('<a href="x" aria-labelledby="a">w</a>', "a"),
        ('<a href="x" title="Home"></a>', "Home"),
        ('<a href="x"><img src="y" alt="The spine"></a>', "The spine"),
        ('<a href="x"><img src="y" alt=""></a>', ""),
        ('<a href="x"><img src="y" alt="" title="The spine"></a>', "The spine"),
        ('<a href="x"><svg><title>Home</title></svg></a>', "Home"),
        ('<a href="x"><svg aria-label="Home"></svg></a>', "Home"),
        ('<a href="x"><span hidden>w</span></a>', ""),
        ('<a href="x"><span aria-hidden="true">→</span> Home</a>', "Home"),
        ('<a href="x" aria-hidden="true">w</a>', None),
        ('<a class="headerlink" href="#x">¶</a>', None),
        ('<a class="footnote-ref" href="#x">1</a>', None),
        ('<a id="l-1" href="#l-1"></a>', None),
        ('<map name="m"><area href="x" alt="Left knee"></map>', "Left knee"),
        ('<map name="m"><area href="x"></map>', ""),
        ('<link rel="next" href="x">', None),
    ],
)
def test_names(html: str, name: str | None) -> None:
    """A link is called what a screen reader says of it (accname 1.2); None where nobody is told of it."""
    assert read(html).links[0].name == name


@pytest.mark.parametrize(
    ("html", "image"),
    [
        ('<img src="a" alt="b">', Image("a", "b", 0, False)),
        ('<img src="a" alt="">', Image("a", "", 0, False)),
        ('<img src="a">', Image("a", None, 0, False)),
        ('<img src="a" role="presentation">', Image("a", None, 0, True)),
        ('<img src="a" aria-hidden="true">', Image("a", None, 0, True)),
        ('<img src="a" aria-label="b">', Image("a", None, 0, True)),
        ('<input type="IMAGE" src="a">', Image("a", None, 0, False)),
    ],
)
def test_images(html: str, image: Image) -> None:
    """A picture has words, or none, or needs none."""
    assert read(html).images == [image]
    assert read(f'<img src="a" alt="">{html}').images[1].number == 1


def test_language_of_a_link() -> None:
    """`hreflang` says in which language the other page is."""
    assert [link.language for link in read('<a href="x" hreflang="es-MX">w</a><a href="y">w</a>').links] == [
        "es-MX",
        "",
    ]


_PIECES = ["<a ", "<img ", "<b", "</a>", "<style>", "</style>", "<svg>", "<map ", "<base ", "<meta ", "<table>", "<!--"]
_PIECES += ["href=", "src=", "srcset=", "style=", "id=", "for=", "content=", "http-equiv=refresh ", "name=", "usemap="]
_PIECES += ["url(", ")", '"', "'", ">", "/>", "<", "&", "&#0;", ";", "0;url=", "x", " ", "\n", "\0", "\ufffd", "#", ","]


@given(st.one_of(st.text(), st.lists(st.sampled_from(_PIECES), max_size=40).map("".join)))
def test_any_html_is_read(html: str) -> None:
    """Whatever stands in it: the same answer each time, no link without an attribute, no number twice."""
    page = read(html)
    assert page == pages.read(html)
    keys = [(link.attribute, link.address, link.number) for link in page.links if link.address]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize(
    "html",
    [
        "<a href=x>w</a>" * (LONG // 15),
        "<b>" * (LONG // 3),
        '<a href="' * (LONG // 9),
        "<a href=x><b hidden>w</b></a>" * (LONG // 29),
        "<a href=x>" + "<b hidden>w</b>" * (LONG // 15),
        "<meta http-equiv=refresh content='0;" + " " * LONG + "x'>",
        "<meta http-equiv=refresh content='0;url=\"" + '"' * LONG + "'>",
        "<p aria-owns='" + "x " * (LONG // 2) + "'>",
        "<img srcset='" + "x," * (LONG // 2) + "'>",
        "<style>" + "url(" * (LONG // 4),
        "<svg>" + "<path fill='url(#" * (LONG // 17),
    ],
    ids=lambda html: html[:24],
)
def test_long_html_takes_linear_time(html: str) -> None:
    """A page that is made to exhaust the parser is read in seconds."""
    start = time.process_time()
    read(html)
    assert time.process_time() - start < SECONDS
