"""Whatever stands in a library's files, reading, rendering and checking it ends, with findings at places that exist.

No file is opened but the library's own and Python's. Each is judged in a process with limits
(`support/judge_process.py`), which also makes the booklet's document: so all that finds a rendered thing again in its
source is reached.
"""

from __future__ import annotations

import itertools
import os
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from leaflets.library import drawings
from leaflets.markdown import safe_html
from support import judge_process, library
from support.judge_process import Judge

PIECES = [
    "# ",
    "## Risks",
    "\n",
    "\n\n",
    "    ",
    "- ",
    "1. ",
    "> ",
    "!!! risk",
    ' "Title"\n\n    ',
    "??? note",
    "```",
    "~~~",
    "`",
    "|",
    "| - |",
    "[@guide risks.1]",
    "[@guide risks.1 #x #do-not-eat]",
    "[@guide risks.1; after.1-2]",
    "[@-]",
    "[@",
    "[@guide ",
    " #x]",
    "{{ say.do-not-eat }}",
    "\n\n{{ say.x }}\n\n",
    "\n```chances\n- words: a\n  from: guide risks.1\n```\n",
    "{{ local.ward_phone }}",
    "{{ local.",
    "}}",
    "{{",
    "{",
    "}",
    "<div>",
    "</div>",
    "<b",
    "<!--",
    "-->",
    '<a href="x">',
    "<script>",
    "&amp;",
    "&#0;",
    "[x](y.md)",
    "[x](risks.md#y)",
    "[](",
    "[x][y]",
    "[y]: z.md",
    "[y]: <",
    "[x] (y.md)",
    "(x)[y.md]",
    '<img src="',
    '<img srcset="a 1x, b',
    '<svg><use href="#a">',
    '<meta http-equiv="refresh" content="0; url=risks.html">',
    '<base href="//x]">',
    '<style>@import "x',
    '<p style="background: url(',
    '<label for="x">',
    '<map name="x">',
    '<p id="x">',
    "{ #x }",
    "{: href=y }",
    '--8<-- "',
    '\n--8<-- "docs/knee/risks.md"\n',
    "\n--8<--\n",
    'href="%zz#%C3%28',
    "javascript:x",
    "[x](mailto:a@b@c)",
    "[x](tel:x)",
    "[x](https://a..b:99999/%)",
    "[x](\\\\a\\b)",
    "[x](../../../y)",
    "![x](../../../../../../../../etc/passwd)",
    '<img src="/etc/hostname" alt="x">',
    '\n--8<-- "../../../../../../../../etc/passwd"\n',
    '\n--8<-- "/etc/hostname"\n',
    '<p onclick="x">',
    "<script>x</script>",
    '{ onclick="x" }',
    "[x]",
    "](",
    "[^1]",
    "\n[^1]: ",
    "*[ENT]: ",
    "ENT ENTs",
    "arthroscopy",
    "[arthroscopy](../glossary.md#arthroscopy)",
    "https://a.example]",
    "![a](b)",
    "**",
    "_",
    "~~",
    "\\",
    "---\n",
    "---\ntitle: x\n---\n",
    "TODO",
    "lorem ipsum",
    "Your medicines",
    "\ufeff",
    "\u200b",
    "\u2028",
    "\x0b",
    "\x00",
    "\x02",
    "\x03",
    "İı",
    "日本",
    "word word. Word",
    ":   ",
    "\t",
    "\r\n",
]
YAML_PIECES = [
    "a: ",
    "id: ",
    "- ",
    "  ",
    "\n",
    "\n  - ",
    "[",
    "]",
    "{",
    "}",
    ",",
    ": ",
    "&x ",
    "*x",
    "<<: ",
    "!!",
    "!ENV ",
    "|\n",
    ">\n",
    "'",
    '"',
    "#",
    "---\n",
    "...\n",
    "terms:\n",
    "format: leaflets-sources/1\n",
    "sources:\n",
    "sources:\n  guide: {read: 2026-11-22, use: [risks.1]}\n",
    "use: whole",
    "must_say:\n",
    "  - {name: do-not-eat, place: guide prepare.2",
    "on: [risks.md]",
    "left_out:\n",
    "questions:\n",
    "contradict: [[guide risks.1, guide risks.2]]",
    "places: ",
    "guide risks.1-2; after.1",
    "pages:\n",
    "title: ",
    "local: ",
    "allow: ",
    "number: about 10 in 100",
    "rights: public domain",
    "section: ",
    "../../../../../../../../etc/passwd",
    "/etc/hostname",
    "1:59:59",
    "0x",
    "9" * 200,
    "[" * 150,
    "place: ",
    "say: ",
    "definition: ",
    "term: ",
    "also: ",
    "index.md",
    "do-not-eat",
    "arthroscopy",
    "2027-02-31",
    "2027-01-31",
    "1.0",
    "yes",
    "~",
    "\t",
    "\u2028",
    "\x07",
    "🦴",
    "? ",
]
LOCK_PIECES = [
    "leaflets-lock/1\n",
    "splitter 1, numbers 1\n",
    "splitter 2",
    "[risks] Risks\n",
    "[about",
    "risks.1 895f89d0b4d6465e 3\n",
    "risks.2 8ce9ea418226409f 19 | = 2 week\n",
    "risks.3 ",
    " | ~ 1/100",
    " | >= 1/0 day",
    " 9",
    "runs\n",
    "15e75997582b 288a8536ce5d\n",
    "checksum ",
    "0" * 64,
    "\n",
    " ",
]


def soup(pieces: list[str]) -> st.SearchStrategy[bytes]:
    """Pieces of a language in any order, random text, or random bytes."""
    text = st.lists(st.sampled_from(pieces) | st.text(max_size=5), max_size=40).map("".join)
    return (text | st.text(max_size=200)).map(lambda t: t.encode("utf-8", "surrogatepass")) | st.binary(max_size=100)


MARKDOWN = soup(PIECES)
YAML = soup(YAML_PIECES)
LOCK = soup(LOCK_PIECES) | MARKDOWN
FRONT = st.tuples(YAML, MARKDOWN).map(lambda pair: b"---\n" + pair[0] + b"\n---\n" + pair[1])
FILES = {
    "knee/risks.md": MARKDOWN | FRONT,
    "knee/index.md": FRONT | MARKDOWN,
    "index.md": MARKDOWN,
    "knee/sources.yml": YAML,
    "glossary.yml": YAML,
    "templates/leaflet/index.md": FRONT | MARKDOWN,
    "templates/leaflet/risks.md": MARKDOWN | FRONT,
    "knee/sources/guide.lock": LOCK,
    "knee/sources/guide.txt": MARKDOWN,
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One copy of the example for all examples of a property: each writes one file and puts it back."""
    return library.copy(tmp_path_factory.mktemp("robust"))


@pytest.fixture(scope="module")
def judge(folder: Path) -> Iterator[Judge]:
    """The process that judges it."""
    with Judge(folder) as process:
        yield process


@pytest.mark.parametrize("path", FILES)
@given(data=st.data())
def test_any_content(path: str, judge: Judge, data: st.DataObject) -> None:
    """Random Markdown, HTML, YAML and bytes in each kind of file: findings at places that exist, never an error."""
    judge.check(path, data.draw(FILES[path]))


# What a page is made of. `{}` takes text, or another construct: so each stands within each.
CONSTRUCTS = [
    "{}",
    "# {}",
    "## {} {{#x}}",
    "- {}",
    "1. {}",
    "7) {}",
    "> {}",
    "    {}",
    "- [ ] {}",
    "{}\n:   {}",
    "**{}**",
    "_{}_",
    "`{}`",
    "[{}](risks.md#x)",
    "![{}](figures/x.svg)",
    '![{}](figures/x.svg "{}")',
    "[{}][x]\n\n[x]: y.md '{}'",
    "{}[^1]\n\n[^1]: {}",
    "| {} | {} |\n| --- | --- |\n| {} | {} |",
    '!!! risk "{}"\n\n    {}',
    '??? note "{}"\n\n    {}',
    "```\n{}\n```",
    "~~~ chances\n{}\n~~~",
    "``` {{.x #y}}\n{}\n```",
    "<div markdown>\n\n{}\n\n</div>",
    "<p id='x'>{}</p>",
    "<b>{}</b>",
    "<td>{}",
    "<img src='x.png' alt='{}'>",
    "<details><summary>{}</summary>{}</details>",
    "<!-- {} -->",
    "<?x {} ?>",
    "<!X {}>",
    "<![CDATA[{}]]>",
    "<x:y(z)>{}</x:y(z)>",
    "<svg><title>{}</title></svg>",
    "{} [@guide risks.1]",
    "{}\n[@guide risks.1; after.2 #x]",
    "{} [@{}]",
    "{} [@guide risks.1 #{}]",
    "{{{{ say.{} }}}}",
    "```chances\n- name: {}\n  number: about {} in 100\n  have: {}\n  have_not: {}\n  from: guide risks.1\n```",
    "{} {{{{ local.ward_phone }}}}",
    "*[ENT]: {}",
    "<https://a.example/{}>",
    "&{};",
    "{}\\\n{}",
    "{}  \n{}",
    "***\n{}",
    "{}\n===",
]
WORDS = [
    "Infection may happen.",
    "Do not eat for 6 hours.",
    "about 10 out of every 1,000 people",
    "arthroscopy",
    "ENT",
    "½ −6",
    "inf\u00adection",
    "nοt",
    "e\u0301",
    "ﬁnd",
    "日本",
    "İ",
    "#50",
    "x|y",
    '"',
    "'",
    "`",
    "[",
    "](",
    "<",
    "&#x110000;",
    "&#0;",
    "&shy;",
    "\\",
    "\t",
    "\x0b",
    "\u2028",
    "\u202e",
    "",
    " ",
    "{}",
    "}}",
    "{{",
    "--",
    "…",
    "https://a.example/b_c(d)",
]


@st.composite
def pages(draw: st.DrawFn) -> bytes:
    """Constructs of Markdown within one another, or a shipped page with parts taken out, doubled and exchanged."""
    if draw(st.booleans()):
        blocks = [draw(nested()) for _ in range(draw(st.integers(1, 8)))]
        text = draw(st.sampled_from(["\n\n", "\n", "\r\n\r\n"])).join(blocks)
    else:
        text = draw(st.sampled_from(SHIPPED))
        for _ in range(draw(st.integers(1, 6))):
            start, end = sorted((draw(st.integers(0, len(text))), draw(st.integers(0, len(text)))))
            end = min(end, start + draw(st.sampled_from([0, 1, 5, 80, 2_000])))
            what = draw(st.sampled_from(["out", "twice", "in", "within"]))
            part = draw(nested()) if what == "in" else draw(st.sampled_from(CONSTRUCTS)).replace("{}", text[start:end])
            text = text[:start] + {"out": "", "twice": text[start:end] * 2}.get(what, part) + text[end:]
    return text.encode("utf-8", "surrogatepass")


@st.composite
def nested(draw: st.DrawFn) -> str:
    """A construct with others or words in it."""
    text = draw(st.sampled_from(CONSTRUCTS))
    for _ in range(draw(st.integers(0, 3))):
        inner = draw(st.sampled_from(CONSTRUCTS))
        text = text.replace("{}", inner.replace("\n", "\n    ") if draw(st.booleans()) else inner, 1)
    while "{}" in text:
        text = text.replace("{}", draw(st.sampled_from(WORDS) | st.text(max_size=8)).replace("{}", ""), 1)
    return text.replace("{{", "{").replace("}}", "}")


SHIPPED = [page.read_text("utf-8") for page in sorted((library.ROOT / "docs").glob("*/*.md"))]


@given(data=pages())
def test_any_page(judge: Judge, data: bytes) -> None:
    """Constructs of Markdown in any order and depth, and shipped pages that were spoiled."""
    judge.check("knee/risks.md", data)


MANY = 1_000 if os.environ.get("LEAFLETS_LONG") else 400
"""So many, or twice or three times as many, of what takes long."""
INPUTS = {
    "processing": "<?php ?>\n\n<?x ?>\n\na <?x b ?> c\n\n<? ?>\n",
    "declaration": "<!DOCTYPE html>\n\n<!ELEMENT x>\n\na <!X> b\n\n<!>\n",
    "cdata": "<![CDATA[ x ]]>\n\na <![CDATA[ b\n\n<![\n\n]]>\n",
    "comment": "<!-- a\n\n<!--\n\n<!-->\n\n--!>\n\n<!--- x --->\n",
    "references": "&#x110000; &#0; &#xD800; &#xFFFF; &#99999999999; &nosuch; &;\n",
    "signs": "\x00 \x02\x03 \ufffe \uffff \ufeff \u2028 \x85 \x1c \x7f\n",
    "surrogates": "\ud800 \udfff\n",
    "newlines": "a\rb\r\nc\nd\x0be\x0cf\u2029g\r\r\n",
    "quotations": ">" * 9_000 + " x\n",
    "quotations apart": "> " * 19 + "x\n",
    "elements": "<div>\n\n" * 5_000,
    "elements with Markdown": "<div markdown>\n\n" * 1_000,
    "inline elements": "<b>" * 900,
    "lists": "".join("    " * depth + "- a\n" for depth in range(1_000)),
    "lists in one line": "- " * 4_000 + "a\n",
    "lists, few": "".join("    " * depth + "- a\n" for depth in range(95)),
    "boxes": "".join("    " * depth + f'!!! risk "a{depth}"\n\n' for depth in range(90)) + "    " * 90 + "x\n",
    "columns": "| a " * 10_000 + "|\n" + "| - " * 10_000 + "|\n",
    "columns, few": "| a " * (MANY - 100) + "|\n" + "| - " * (MANY - 100) + "|\n" + "| b " * (MANY - 100) + "|\n",
    "rows": "| a | b |\n| - | - |\n" + "| c | d |\n" * (3 * MANY),
    "footnotes": "".join(f"a[^{number}]\n\n[^{number}]: b\n\n" for number in range(100_000)),
    "footnotes, few": "".join(f"a[^{number}]\n\n[^{number}]: b\n\n" for number in range(300)),
    "identifiers": "".join(f"a\n{{#x{number}}}\n\n" for number in range(MANY)),
    "one identifier": "## a {#x}\n\n" * 500,
    "a long line": "a" * 10_000_000,
    "a long word": "a" * 9_999,
    "brackets": "[a, " * 4_000,
    "brackets apart": "[a [b [c\n\n" * (2 * MANY),
    "angle brackets": "<" * 9_000 + "\n\n" + "<a " * 2_000,
    "backticks": "".join("`" * number + " a " for number in range(140)),
    "emphasis": "**a _b " * 700,
    "front matter": "---\n" + "".join(f"key{number}: value\n" for number in range(20_000)) + "---\n# Risks\n",
    "deep front matter": "---\na: " + "[" * 5_000 + "\n---\n# Risks\n",
    "long front matter": "---\ntitle: " + "a " * 200_000 + "\n---\n# Risks\n",
    "definitions": "".join(f"[a{number}]: b.md\n" for number in range(900)) + "[a1] [a2]\n",
    "abbreviations": "".join(f"*[A{number}]: b\n" for number in range(MANY - 100)) + "A1 A2\n",
    "local values": "{{ local.x }} " * 500,
    "numbers": "1 " * 4_900,
}


@pytest.mark.parametrize("text", INPUTS.values(), ids=INPUTS)
def test_deep_long_and_strange(judge: Judge, text: str) -> None:
    """What once ended the checks or kept them for minutes, and its kin."""
    judge.check("knee/risks.md", text.encode("utf-8", "surrogatepass"))
    judge.check(
        "knee/risks.md", f"---\ntitle: x\n---\n# Risks\n\n- a\n\n    {text}\n\nb\n".encode("utf-8", "surrogatepass")
    )


PATHOLOGICAL = [
    *("#[({<`*_>-|!~:;.&\\ \t\n'\"A1=@/"),
    "A ",
    "a\n\n",
    "# ",
    "## x\n\n",
    "](",
    "- ",
    "{{",
    "{ class=",
    "[@",
    "[@guide risks.1] ",
    "[@guide risks.1 #x]\n\n",
    "{{ say.do-not-eat }}\n\n",
    "<!--",
    "<b>",
    "<http://",
    "<div>",
    "[^",
    "``` \n",
    "|x",
    "!!! ",
    "A.",
    "1,",
    "word ",
    "…",
    ".)",
    "İ",
    "a: ",
    "- - ",
    "[a, ",
    "{a: ",
    "&a ",
    "*a ",
    "'",
    "aA",
    "tumor ",
    "x{",
    "ENT ",
]


def over_and_over() -> list[tuple[str, str]]:
    """A file and a sign: each with each in the long run, else each sign once and each file as often as the others."""
    if os.environ.get("LEAFLETS_LONG"):
        return list(itertools.product(FILES, PATHOLOGICAL))
    return list(zip(itertools.cycle(FILES), PATHOLOGICAL, strict=False))


@pytest.mark.parametrize(("path", "sign"), over_and_over())
def test_one_sign_over_and_over(path: str, sign: str, judge: Judge) -> None:
    """A thousand times the same sign is read in the time of any page that long."""
    judge.check(path, ("# Risks\n\n" + sign * 1000 + "x\n").encode())


@given(
    st.lists(
        st.sampled_from(["index.md", "risks.md", "sources.yml", "how-to-prepare.md", "more/risks.md", "more/index.md"]),
        max_size=6,
    )
)
@example([])
def test_any_set_of_files(names: list[str]) -> None:
    """Whichever files a leaflet has, empty ones too, it is judged."""
    import tempfile

    with tempfile.TemporaryDirectory() as temporary:
        copy = library.copy(Path(temporary))
        for name in names:
            file = copy / "docs/hip" / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text("")
        assert all(judge_process.stands(copy, diagnostic) for diagnostic in library.check(copy))


def test_what_goes_wrong_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file that is opened elsewhere and a process that takes too long fail, with the input."""
    copy = library.copy(tmp_path)
    config = copy / "mkdocs.yml"
    plain = config.read_text("utf-8")
    (tmp_path / "spoiled.py").write_text(SPOILED, "utf-8")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    config.write_text(plain.replace("  - abbr\n", "  - abbr\n  - spoiled\n"), "utf-8")
    for word, told in {"outside": "opened ", "stay": "the process ended"}.items():
        with Judge(copy, seconds=4) as judge, pytest.raises(AssertionError, match=f"(?s){told}.*{word} here"):
            judge.check("knee/risks.md", f"# Risks\n\n{word} here\n".encode())


SPOILED = """
from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

class Spoil(Preprocessor):
    def run(self, lines):
        text = " ".join(lines)
        if "outside here" in text:
            open("/etc/passwd").close()
        while "stay here" in text:
            pass
        return lines

class Spoiled(Extension):
    def extendMarkdown(self, md):
        md.preprocessors.register(Spoil(md), "spoil", 100)

makeExtension = Spoiled
"""


SVG_PIECES = [
    '<svg xmlns="http://www.w3.org/2000/svg">',
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink">',
    "</svg>",
    "<svg>",
    "<g>",
    "</g>",
    '<path d="M0 0"/>',
    "<script>x()</script>",
    '<a href="javascript:x()">',
    "</a>",
    '<use xlink:href="x.svg#a"/>',
    '<use href="#a"/>',
    '<image href="/etc/passwd"/>',
    "<foreignObject>",
    "</foreignObject>",
    '<p xmlns="http://www.w3.org/1999/xhtml">',
    "<style>",
    "</style>",
    "@import 'x';",
    "url(x)",
    " onload='x()'",
    '<g onclick="x()">',
    "<!DOCTYPE svg [",
    '<!ENTITY a "b">',
    '<!ENTITY a SYSTEM "file:///etc/passwd">',
    "]>",
    "&a;",
    "&#60;script&#62;",
    "<![CDATA[<script>]]>",
    "<?xml version='1.0'?>",
    "<?xml version='1.0' encoding='utf-7'?>",
    "<?xml version='1.0' encoding='nowhere'?>",
    "<?xml-stylesheet href='x'?>",
    "<!-- ",
    " -->",
    "<x:y>",
    "\0",
]


@given(data=soup(SVG_PIECES))
@example("<svg xmlns='http://www.w3.org/2000/svg' onload='x()'/>".encode("utf-16"))
@example(b"<svg xmlns='http://www.w3.org/2000/svg'>" + b"<g>" * 10_000)
@example(b"<svg xmlns='http://www.w3.org/2000/svg'" + b" a='b'" * 10_000 + b"/>")
def test_any_drawing(data: bytes) -> None:
    """Random XML: refused or a drawing, in which another reader finds nothing that acts."""
    drawing = drawings.read(data)
    if drawing.unsafe:
        what, line, column = drawing.unsafe
        assert what
        assert (line is None) == (column is None)
    else:
        for element in ElementTree.fromstring(data).iter():
            assert element.tag.rpartition("}")[2] not in {"script", "foreignObject", "image", "a", "set", "p"}
            assert not any(name.rpartition("}")[2].startswith("on") for name in element.attrib)


HTML_PIECES = [piece for piece in PIECES if "<" in piece] + [
    "<p ", "onerror=x ", " href='java", "&#115;cript:x'", "script:x'", ">", "'", '"', "=", "/", "<svg ", "<b>", "</b>",
    "<table>", "<td>", "<title>", "<textarea>", "<math>", "<style>", "<noscript>", "<template>", "<select>", "<body ",
    "<img ", "<a ", "<!-->", "--!>", "<![CDATA[", "]]>", "<plaintext>", "\t", "\n",
]  # fmt: skip


class Acting(HTMLParser):
    """Looks at HTML with another parser: what acts in it."""

    def __init__(self) -> None:
        """Begin with nothing found."""
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note scripts, events and addresses that run code."""
        if tag in {"script", "iframe", "form", "object", "embed", "base", "meta", "link", "style"}:
            self.found.append(tag)
        for name, value in attrs:
            if name.startswith("on") or "script:" in "".join((value or "").split()).lower():
                self.found.append(f"{name}={value}")


@given(html=st.lists(st.sampled_from(HTML_PIECES) | st.text(max_size=3), max_size=15).map("".join))
def test_any_html(html: str) -> None:
    """What passes as safe holds nothing that acts, to another parser either, and does not swallow what follows."""
    if not list(safe_html.faults(html)):
        parser = Acting()
        parser.feed(f"{html}<p>")
        assert parser.found == [], html
