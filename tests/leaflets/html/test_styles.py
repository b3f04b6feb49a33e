"""The addresses in CSS and in `srcset`."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.html.styles import Address, addresses, srcset

LONG = 100_000
SECONDS = 0.5  # of processor time for LONG characters: at least five times what it takes


@pytest.mark.parametrize(
    ("css", "values"),
    [
        ("a{b:url(x.png)}", ["x.png"]),
        ("a{b:url('x.png')}", ["x.png"]),
        ('a{b:url("x.png")}', ["x.png"]),
        ("a{b:url( \n x.png\t)}", ["x.png"]),
        ("a{b:url( 'x y.png' )}", ["x y.png"]),
        ("a{b:URL(x.png);c:Url('y.png')}", ["x.png", "y.png"]),
        ("a{b:url(x.png),url(y.png)}", ["x.png", "y.png"]),
        ("background:url(x.png)", ["x.png"]),
        ("url(x.png)", ["x.png"]),
        ("a{--icon:url(x.svg)}", ["x.svg"]),
        ("a{b:url()}", [""]),
        ("a{b:url( )}", [""]),
        ("a{b:url('')}", [""]),
        ("a{b:url(#clip)}", ["#clip"]),
        ("a{b:url(//host/x)}", ["//host/x"]),
        ("a{b:url(x/*y*/z)}", ["x/*y*/z"]),
        ("a{b:url(data:image/svg+xml;utf8,%3Csvg%3E)}", ["data:image/svg+xml;utf8,%3Csvg%3E"]),
        ("a{b:url(\"data:image/svg+xml,<svg viewBox='0 0 (1)'>\")}", ["data:image/svg+xml,<svg viewBox='0 0 (1)'>"]),
        ("a{b:url('x.png' format)}", ["x.png"]),
        ("@font-face{src:local(Inter),url(i.woff2) format('woff2'),url('i.woff')}", ["i.woff2", "i.woff"]),
        ("@supports (b:url(x.png)){}", ["x.png"]),
        ("a{b:url(x.png", ["x.png"]),
        ("a{b:url('x.png", ["x.png"]),
        ("a{b:url(x.png ", ["x.png"]),
    ],
)
def test_url(css: str, values: list[str]) -> None:
    """`url()` holds an address, in quotes or not; the end of the file closes what is open."""
    assert [(found.value, found.kind) for found in addresses(css)] == [(value, "url") for value in values]


@pytest.mark.parametrize(
    "css",
    [
        "@import 'x.css';",
        '@import "x.css";',
        "@import'x.css';",
        "@IMPORT\n'x.css';",
        "@import url(x.css);",
        "@import url('x.css') layer(a) supports(display:grid) screen;",
        "@import/* y.css */'x.css'/* z.css */;",
        "@import /**/ url( /* no comment here",
    ],
)
def test_import(css: str) -> None:
    """A style sheet that is imported is told from other addresses."""
    found = list(addresses(css))
    assert [one.kind for one in found] == ["import"] * (css[-1] == ";")
    assert [one.value for one in found] == ["x.css"] * (css[-1] == ";")


@pytest.mark.parametrize(
    ("css", "values"),
    [
        ("a{b:image-set('x.png' 1x,'y.png' 2x)}", ["x.png", "y.png"]),
        ("a{b:-webkit-image-set(url(x.png) 1x, url('y.png') 2x)}", ["x.png", "y.png"]),
        ("a{b:IMAGE-SET('x.avif' type('image/avif'), \"y.png\" type('image/png'))}", ["x.avif", "y.png"]),
        ("a{b:image-set(linear-gradient(red,(1)) 1x, 'y.png' 2x);content:'z'}", ["y.png"]),
        ("a{b:image-set('x.png' 1x}c{content:'y.png'}", ["x.png"]),
        ("a{b:my-image-set('x.png' 1x)}", []),
        ("a{b:myimage-set('x.png' 1x)}", []),
        ("a{b:image-set(/* 'x.png' */'y.png' 1x)}", ["y.png"]),
    ],
)
def test_image_set(css: str, values: list[str]) -> None:
    """In `image-set()` a string is an address, but not inside a further function."""
    assert [(found.value, found.kind) for found in addresses(css)] == [(value, "url") for value in values]


@pytest.mark.parametrize(
    "css",
    [
        "",
        "a{color:red}",
        "/* url(x.png) @import 'x.css'; */",
        "/* url(x.png)",
        "/* ' */ /* url(x.png) ' */",
        "a{content:'url(x.png)'}",
        "a{content:'\\'url(x.png)'}",
        "a{content:\"@import 'x.css'\"}",
        "a{content:'a\\\nurl(x.png)'}",
        ".curl(x.png){}",
        "a{b:my-url(x.png)}",
        "a{b:_url(x.png)}",
        "a{b:éurl(x.png)}",
        "@url(x.png)",
        r"a{b:\61 url(x.png)}",
        r"a{b:\{url(x.png)}",
        "a{b:url (x.png)}",
        "a{b:format('woff2')}",
        "a{b:local('x')}",
        "@charset 'utf-8';",
        "@imports 'x.css';",
        "@import-not 'x.css';",
        "@namespace svg url(http://www.w3.org/2000/svg);",
        "@namespace 'http://www.w3.org/1999/xhtml';",
        "@namespace url('a;b');",
        "@-moz-document url(https://example.org/),url-prefix('https://x'){a{}}",
        "a{b:url(x y.png)}",
        "a{b:url(x'y.png)}",
        "a{b:url(x(y).png)}",
        "a{b:url(x\\\ny.png)}",
        "a{b:url(x y\\).png)}",
        "a{b:url('x\ny.png)}",
        "@import 'x\n.css;",
    ],
)
def test_no_address(css: str) -> None:
    """Comments, strings, names of vocabularies and what browsers drop as a fault hold no address."""
    assert list(addresses(css)) == []


@pytest.mark.parametrize(
    ("css", "values"),
    [
        ("/**/a{b:url(x.png)}/* url(y.png) */", ["x.png"]),
        ("/***/url(x.png)/* **/url(y.png)", ["x.png", "y.png"]),
        (r".a\"b{c:url(x.png)}.d\"e{}", ["x.png"]),
        (r".a\'b{c:url(x.png)}", ["x.png"]),
        ("a{content:'x\nb:url(y.png)}", ["y.png"]),
        ("a{b:url(x y.png);c:url(z.png)}", ["z.png"]),
        ("@namespace url(n);a{b:url(x.png)}", ["x.png"]),
        ("@-moz-document url(n){a{b:url(x.png)}}", ["x.png"]),
        ("@import;a{b:url(x.png)}", ["x.png"]),
        ("a{b:'\\\\';c:url(x.png)}", ["x.png"]),
        ("<!-- a{b:url(x.png)} -->", ["x.png"]),
    ],
)
def test_after_what_is_skipped(css: str, values: list[str]) -> None:
    """What holds no address ends where CSS says: the next one is found."""
    assert [found.value for found in addresses(css)] == values


@pytest.mark.parametrize(
    ("written", "value"),
    [
        (r"x\20y.png", "x y.png"),
        (r"x\000020y.png", "x y.png"),
        (r"x\26 y.png", "x&y.png"),
        (r"x\28 1\29.png", "x(1).png"),
        (r"x\(1\).png", "x(1).png"),
        (r"x\ y.png", "x y.png"),
        (r"x\'y.png", "x'y.png"),
        (r"x\\y.png", r"x\y.png"),
        (r"\0", "\ufffd"),
        (r"\d800 x", "\ufffdx"),
        (r"\dfff x", "\ufffdx"),
        (r"\e000 x", "\ue000x"),
        (r"\10ffff x", "\U0010ffffx"),
        (r"\110000 x", "\ufffdx"),
        (r"\1 x", "\x01x"),
        (r"\1F600", "😀"),
        ("\\61\nb", "ab"),
        ("\\61\r\nb", "ab"),
        (r"\0000611", "a1"),
    ],
)
def test_escapes(written: str, value: str) -> None:
    """Escapes are decoded alike with and without quotes; what is no character becomes U+FFFD."""
    for css in (f"url({written})", f"url('{written}')", f'@import "{written}";'):
        assert [found.value for found in addresses(css)] == [value]


def test_line_continued() -> None:
    """A line end after a backslash is not part of a string."""
    assert [found.value for found in addresses("url('x\\\ny\\\r\nz')")] == ["xyz"]


def test_places() -> None:
    """Line and column are those of the address itself, not of its quote."""
    css = "@import 'é.css';\r\n\na{b:url( 'x' ),url(y)}\n/*\n*/ c{d:url(\n  z\n);e:url()}"
    assert list(addresses(css)) == [
        Address("é.css", 1, 10, "import"),
        Address("x", 3, 11, "url"),
        Address("y", 3, 20, "url"),
        Address("z", 6, 3, "url"),
        Address("", 7, 9, "url"),
    ]


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("", []),
        (" , ,, ", []),
        ("x.png", ["x.png"]),
        ("x.png 1x, y.png 2x", ["x.png", "y.png"]),
        ("x.png 480w,y.png 960w", ["x.png", "y.png"]),
        ("x.png,y.png", ["x.png,y.png"]),
        ("x.png, y.png", ["x.png", "y.png"]),
        ("x.png ,y.png", ["x.png", "y.png"]),
        ("x.png,,, y.png", ["x.png", "y.png"]),
        ("\n  x.png\t1x ,\r\n  y.png\f2x\n", ["x.png", "y.png"]),
        ("data:image/png;base64,AA,BB 1x, y.png 2x", ["data:image/png;base64,AA,BB", "y.png"]),
        ("https://host/w_1,h_2/x.png 1x", ["https://host/w_1,h_2/x.png"]),
        ("x.png 1.5x, y.png .5x, z.png 1e2x, v.png -0x", ["x.png", "y.png", "z.png", "v.png"]),
        ("x.png 100w 50h, y.png 50h 100w", ["x.png", "y.png"]),
        ("x.png 50h, y.png 1x 2x, z.png 1w 1x, v.png 1w 1w", []),
        ("x.png 0w, y.png -1x, z.png 1.x, u.png +1x, v.png 1.5w, w.png 2, a.png big, b.png 1x 1h", []),
        ("x.png 1x(a, b), y.png 2x", ["y.png"]),
        ("x.png (a, y.png 2x", []),
        ("x.png 0x", ["x.png"]),
    ],
)
def test_srcset(value: str, found: list[str]) -> None:
    """The rules of the HTML standard: a comma ends an address only at white space; false sizes drop a candidate."""
    assert srcset(value) == found


PIECES = [
    *"()\"'\\/*;:{},@ \n\ru",
    *(
        "url(",
        "URL('",
        "@import ",
        "@namespace ",
        "image-set(",
        "/*",
        "*/",
        "x.png",
        "\\\n",
        "\\61 ",
        "1x",
        "480w",
        "é",
        "\0",
    ),
]


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_css_has_addresses_at_their_places(css: str) -> None:
    """Nothing raises; each address that holds no escape stands where its line and column say."""
    found = list(addresses(css))
    assert [(one.line, one.column) for one in found] == sorted((one.line, one.column) for one in found)
    for one in found if "\\" not in css else ():
        assert css.split("\n")[one.line - 1][one.column - 1 :].startswith(one.value)


@given(st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
def test_any_srcset_has_addresses_without_space(value: str) -> None:
    """Nothing raises; an address is never empty, begins and ends without a comma and stands in the text."""
    for one in srcset(value):
        assert one in value
        assert one == one.strip(" \t\n\r\f,") != ""


@given(
    st.sampled_from(["", "url(", "image-set(", "@import ", "/*", '"']),
    st.lists(st.sampled_from(PIECES), min_size=1, max_size=3),
)
def test_time_is_linear(start: str, pieces: list[str]) -> None:
    """A text made to exhaust takes no longer than another."""
    unit = "".join(pieces)
    text = start + unit * (LONG // len(unit))
    began = time.process_time()
    list(addresses(text))
    srcset(text)
    assert time.process_time() - began < SECONDS
