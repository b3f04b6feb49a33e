"""Links as they are written: each is listed at its very line and column; what is code, comment or escaped is not."""

from __future__ import annotations

import os
import re
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.core import yaml_file
from leaflets.markdown import front_matter
from leaflets.markdown.includes import Includes
from leaflets.markdown.manuscript import Manuscript
from leaflets.markdown.written import Written, in_html, values
from markdown import Markdown
from selectolax.lexbor import LexborHTMLParser

EXTENSIONS = [
    *("abbr", "admonition", "attr_list", "def_list", "footnotes", "md_in_html", "tables"),
    *("pymdownx.details", "pymdownx.superfences", "pymdownx.magiclink", "pymdownx.tasklist"),
]
TABS = {"pymdownx.tabbed": {"alternate_style": True}}


def shown(entries: list[Written]) -> list[str]:
    """Entries as `kind value line:column`."""
    return [f"{entry.kind} {entry.value} {entry.line}:{entry.column}" for entry in entries]


def plain(address: str) -> str:
    """An address as it compares."""
    return " ".join(address.removeprefix("mailto:").split())


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        ("[t](a.md)", ["link a.md 1:5"]),
        ('x [t](a.md "A title") y', ["link a.md 1:7"]),
        ("[t](a.md 'A (title)')", ["link a.md 1:5"]),
        ("[t](<my page.md> 'T')", ["link my page.md 1:6"]),
        ("[t](my page.md)", ["link my page.md 1:5"]),
        ("[t]( a.md )", ["link a.md 1:6"]),
        ("[t](a(1).md)(b)", ["link a(1).md 1:5"]),
        ("[t](it's.md) and [u](b.md)", ["link it's.md 1:5", "link b.md 1:22"]),
        ("[t](a.md 'one\" two')", ["link a.md 1:5"]),
        ('[t](a"b.md "T")', ["link a 1:5"]),
        ("[t]()", ["link  1:1"]),
        ("x ![]( <> )", ["image  1:4"]),
        ("[a [b] c](d.md)", ["link d.md 1:11", "reference b 1:5"]),
        ("[a\nb](c.md)", ["link c.md 2:4"]),
        ("[a](\n  b.md)", ["link b.md 2:3"]),
        ("> [a\n> b](c.md)", ["link c.md 2:6"]),
        ("![i](i.png)", ["image i.png 1:6"]),
        ("\\![t](a.md)", ["link a.md 1:7"]),
        ("[![i](i.png)](p.md)", ["link p.md 1:15", "image i.png 1:7"]),
        ("[t](a.md?b=1&amp;c=2#d&#x65;)", ["link a.md?b=1&c=2#de 1:5"]),
        ("[t](a\\_b\\(.md)", ["link a_b(.md 1:5"]),
        ("[t](a&copy.md)", ["link a&copy.md 1:5"]),
        ("[t](a.md)[u](b.md)", ["link a.md 1:5", "link b.md 1:14"]),
        ('[t](a.md "[u](b.md)")', ["link a.md 1:5"]),
        ("[t](a[u](b.md))", ["link a[u](b.md) 1:5"]),
        ("[t](a(b'c).md) ", ["link a(b'c).md 1:5"]),
        ('[t](a\'b.md "T")', ["link a'b.md 1:5"]),
        ("> [t](a\n> b.md)", ["link a\nb.md 1:7"]),
        (f"[t]({'a' * 200}\n{'b' * 200})", ["reference t 1:2"]),
        ("[a [b]]", ["reference b 1:5"]),
        ("[a\n- b](c.md)", ["link c.md 2:6"]),
        ("[t](a.md", ["reference t 1:2"]),
        ("[t] (a.md)", ["reference t 1:2"]),
        ("[t](a.md [u](b.md)", ["reference t 1:2", "link b.md 1:14"]),
        ("[t][l] [m][] [n]", ["reference l 1:5", "reference m 1:9", "reference n 1:15"]),
        ("[t] [l\nm]", ["reference l m 1:6"]),
        ("![t][l] ![m]", ["image reference l 1:6", "image reference m 1:11"]),
        ("[t][no](a.md)", ["reference no 1:5", "link a.md 1:9"]),
        ("[l]: a.md", ["definition a.md 1:6"]),
        ("[l]: <a.md> 'T'\n[m]:\n   b.md\n  (T)", ["definition a.md 1:7", "definition b.md 3:4"]),
        ("- [l]: a.md\n\n> [m]: b.md", ["definition a.md 1:8", "definition b.md 3:8"]),
        ("[l]: two words", ["reference l 1:2"]),
        ("<https://a.example/?b&amp;c>", ["autolink https://a.example/?b&c 1:2"]),
        ("<a@b.example> <mailto:c@d.example>", ["autolink a@b.example 1:2", "autolink mailto:c@d.example 1:16"]),
        ("See https://a.example/b_(c). x", ["bare https://a.example/b_(c 1:5"]),
        ("See www.a.example, a.b+c@d.example.", ["bare www.a.example 1:5", "bare a.b+c@d.example 1:20"]),
        (
            "x[^1] ^[^2]: y\n\n[^1]: [t](a.md)",
            ["footnote 1 1:4", "footnote 2 1:10", "footnote definition 1 3:3", "link a.md 3:11"],
        ),
        ("*[HTML]: a language", ["abbreviation HTML 1:3"]),
        ("# A [t](a.md) { #x .c }", ["link a.md 1:9", "id x 1:18"]),
        ("A\n===\n{: #x title='#y' id=z }", ["id x 3:5", "attribute #y 3:14", "id z 3:21"]),
        ('![i](a.png){ srcset="b.png 2x" }', ["image a.png 1:6", "attribute b.png 2x 1:22"]),
        ("{{ local.ward }} {a, b}", []),
        ("a <a href='b.md'>", ["attribute b.md 1:12"]),
        ("a <IMG\n alt=''\n SRC=b.png/c hidden>", ["attribute  2:2", "attribute b.png/c 3:6", "attribute  3:14"]),
        ("a <a title='a > b' href=\"c.md?d&amp;e\">", ["attribute a > b 1:13", "attribute c.md?d&e 1:26"]),
        ("a <a href=b.md", []),
        ("> <a\n> href='b.md'>", ["attribute b.md 2:9"]),
        ("a <div>\n[t](a.md)", ["link a.md 2:5"]),
        ("<hr>\n[t](a.md)", ["link a.md 2:5"]),
        ("<div></div>\t[t](a.md)", ["link a.md 1:17"]),
        ("<div markdown>\n<hr><div>\n[t](a.md)</div>\n</div>", ["attribute  1:6", "link a.md 3:5"]),
        ("a <a href='b\\_c'>[t](a\\_b){ #x\\_y }", ["attribute b\\_c 1:12", "link a_b 1:22", "id x_y 1:30"]),
        (
            "_mail a@b.example._ <c@d.example, e@f.example>",
            ["bare a@b.example 1:7", "bare c@d.example 1:22", "bare e@f.example 1:35"],
        ),
        ("```py any words\n[no](no.md)\n```\n[t](a.md)", ["link a.md 4:5"]),
        ("<div id=a>\n[no](no.md) ` <a href='b.md'>` </a>\n\n</div>", ["attribute a 1:9", "attribute b.md 2:24"]),
        ("<div markdown id=a>\n[t](b.md)\n</div>", ["attribute  1:6", "attribute a 1:18", "link b.md 2:5"]),
        ("<div><p></div>[t](a.md)", ["link a.md 1:19"]),
        ("<pre><a href=a.md></pre>", ["attribute a.md 1:14"]),
        ("1. a\n\n    [t](a.md)", ["link a.md 3:9"]),
        ("- ` a\n- [t](a.md) `", ["link a.md 2:7"]),
        ("```\n[t](a.md)", ["link a.md 2:5"]),
        ("```\n[no](no.md)\n```\n[t](a.md)", ["link a.md 4:5"]),
        ("!!! note\n    ```\n[t](a.md)\n```", ["link a.md 3:5"]),
        ("``` {.py #x}\n```", ["id x 1:11"]),
        ("<!-- a\n\nb -->[t](a.md) <!-- c", ["link a.md 3:10"]),
        ("a <!-- b\n\n[t](a.md) -->", ["link a.md 3:5"]),
        ("a ` b\n\n[t](a.md) `", ["link a.md 3:5"]),
        ("\\`[t](a.md)`", ["link a.md 1:7"]),
        ("x `` ``` [t](a.md) ``` b", ["link a.md 1:14"]),
        ("# a `\n[t](a.md) `", ["link a.md 2:5"]),
        ("a `\n> [t](a.md) `", ["link a.md 2:7"]),
        ("| a ` | b |\n|---|---|\n| [t](a.md) | ` |", ["link a.md 3:7"]),
        ("a\n| b |\n|---|\n[t\nu](c.md)", ["link c.md 5:4"]),
        ("\tno `\n[t](a.md) `", ["link a.md 2:5"]),
        ("x\n    ***\n    [t](a.md)", ["link a.md 3:9"]),
        ("a <!-- [t](a.md) <!-- b -->", ["link a.md 1:12"]),
        ("a <!-- b\n<div>\n--> [t](a.md)", ["link a.md 3:9"]),
        ("``` a`b\n[t](a.md)\n\n[u](b.md)\n```", ["link a.md 2:5", "link b.md 4:5"]),
        (">  ```\n> [t](a.md)\n>\n>  ```", ["link a.md 2:7"]),
        ("> ```\n>> [t](a.md)\n>\n> ```", ["link a.md 2:8"]),
        (">> ```\n>>\n>  [t](a.md)\n>> ```", ["link a.md 3:8"]),
        ("é\u2028[t](ä.md)", ["link ä.md 1:7"]),
        ("\t[no](no.md)\n\nx\n\t[t](a.md)", ["link a.md 4:6"]),
    ],
)
def test_written(text: str, entries: list[str]) -> None:
    """Each way of writing an address, id or label is listed where it is; links are those of Python-Markdown."""
    found = Manuscript(text, "x.md").written
    assert shown(found) == entries
    made = {plain(entry.value) for entry in found if entry.kind in ("link", "image", "autolink")}
    nodes = LexborHTMLParser(render(text)).css("[href], [src]")
    assert made <= {plain(node.attributes.get("href") or node.attributes.get("src") or "") for node in nodes}


@pytest.mark.parametrize(
    "text",
    [
        "`[no](no.md)` ``[no](no.md) ` ``",
        "x `\n[no](no.md)\n` y",
        "```` [no](no.md) ```",
        "```\n[no](no.md)\n\n[no](no.md)\n```",
        "~~~ text\n[no](no.md)\n```\n~~~",
        '```py title="x"\n<a href="no.md">\n```',
        "- a\n\n    ```\n    [no](no.md)\n    ```",
        "!!! note\n\n    ~~~\n    [no](no.md)\n    ~~~",
        "> ```\n> [no](no.md)\n> ```",
        "- a\n\n\t```\n\t[no](no.md)\n\n\t[no](no.md)\n\t```",
        "!!! note\n\n    ```\n    a\n    ```\n\nx\n\n    [no](no.md)",
        "> - ```\n>   [no](no.md)\n>   ```",
        "\ttext\n\n    [no](no.md)",
        "# A\n\n    [no](no.md)\n\n    <a href=no.md>",
        "<!-- [no](no.md) -->",
        "<!--\n\n[no](no.md)\n\n<a href=no.md>\n-->",
        "a <!-- <a href=no.md> --> b",
        "<?php\n\n[no](no.md) ?>",
        "\\[no](no.md)",
        "[no\\](no.md)",
        "[no]\\(no.md)",
        "!\\[no](no.md)",
        "\\[no]: no.md",
        "a \\{ #no }",
        "<pre>\n[no](no.md)\n\n</pre>",
        "<script>\nx = '[no](no.md) <a href=no.md>'\n</script>",
        "<style>\n/* <a href=no.md> */\n</style>",
        "<textarea>\n<a href=no.md>[no](no.md)\n</textarea>",
        "<div>\n[no](no.md)\n</div>",
        "<div>\n\n[no](no.md)",
        "<div></div><p>\n[no](no.md)</p>",
        "<div markdown><p>\n[no](no.md)</p></div>",
        "<pre markdown>\n[no](no.md)\n</pre>",
        "`https://no.example` \\<no",
        "`{ #no }`",
    ],
)
def test_what_is_not_read(text: str) -> None:
    """Code, comments, escaped characters and what stands in raw HTML are no links, and Python-Markdown agrees."""
    entries = [
        entry for entry in Manuscript(text, "x.md").written if "no" in entry.value and "reference" not in entry.kind
    ]
    assert entries == []
    html = render(text)
    assert not LexborHTMLParser(html).css("[href], [src], #no")


def test_code_in_a_list_is_listed() -> None:
    """Where it takes the list to tell code from text, too much is listed rather than too little."""
    assert shown(Manuscript("- a\n\n        [t](a.md)", "x.md").written) == ["link a.md 3:13"]


def test_what_an_entry_tells() -> None:
    """An entry tells its text, element, definition, file, and where the whole of it begins."""
    text = '[A *b*][l] <a class=c href="d.md">\n\n- [L]: <e.md> "T"\n\n*[HTML]: a language\n\n[^1]: see **x**'
    assert Manuscript(text, "docs/x.md", first_line=5).written == [
        Written("reference", "l", "A *b*", "", "docs/x.md", 5, 9, (5, 1)),
        Written("attribute", "c", "class", "a", "docs/x.md", 5, 21, (5, 12)),
        Written("attribute", "d.md", "href", "a", "docs/x.md", 5, 29, (5, 12)),
        Written("definition", "e.md", "L", "", "docs/x.md", 7, 9, (7, 3), "e.md"),
        Written("abbreviation", "HTML", "HTML", "", "docs/x.md", 9, 3, (9, 1), "a language"),
        Written("footnote definition", "1", "1", "", "docs/x.md", 11, 3, (11, 1), "see **x**"),
    ]


def test_in_html() -> None:
    """In an HTML file attributes are listed; not those in comments, scripts, styles and other text."""
    text = (
        "<!DOCTYPE html>\n<title><a href=no></title>\n<!-- <a href=no> -->\n<script src='a.js'>'<a href=no>'</script>\n"
        '<A\n  HREF = "b.html?c&amp;d"\n  hidden><img src=e.png>[no](no)</a><style><a href=no></style>'
        "\n<!--><p id=f><!-- <a href=no>"
    )
    assert shown(in_html(text, "x.html")) == [
        "attribute a.js 4:14",
        "attribute b.html?c&d 6:11",
        "attribute  7:3",
        "attribute e.png 7:19",
        "attribute f 8:12",
    ]


def test_values() -> None:
    """The texts of front matter are listed with their keys, at the place of the value."""
    text = (
        '---\ntitle: "A: b"\nhero: {image: i.png, n: 1}\nnext:\n  c.md\n'
        'list:\n  - a: a\n  - "b.md"\nlong: >\n  more\n  text\n---\n'
    )
    found = values(front_matter.split(text).yaml, "x.md", text)
    assert [f"{entry.label}={entry.value.strip()} {entry.line}:{entry.column}" for entry in found] == [
        "title=A: b 2:9",
        "hero.image=i.png 3:15",
        "next=c.md 5:3",
        "list.0.a=a 7:8",
        "list.1=b.md 8:6",
        "long=more text 9:1",
    ]
    assert [(entry.line, entry.column) for entry in values(yaml_file.load("a: b\n? c\n: - d\n"), "x.yml")] == [
        (1, 1),
        (3, 5),
    ]
    assert values(yaml_file.load(""), "x.yml") == []


@pytest.mark.parametrize(
    ("text", "phrase", "skip", "place"),
    [
        ("a\n\nb [how] (x.md)", "[how] (x.md)", 0, (3, 3)),
        ("[how]\n(x.md)", "[how] (x.md)", 0, (1, 1)),
        ("> [how\n>   to]  (x.md)", "[how to] (x.md)", 0, (1, 3)),
        ("[how] (x) [how] (x)", "[how] (x)", 1, (1, 11)),
        ("[how] (x)", "[how] (x)", 1, None),
        ("a **[how]** (x)", "[how] (x)", 0, (1, 5)),
        ("[how](x) [how] (x)", "[how] (x)", 0, (1, 10)),
        ("    [how]\n\n[how]", "[how]", 0, (3, 1)),
        ("<div title='[how]'>\n[how]", "[how]", 0, (2, 1)),
        ("[a &amp; b] (x)", "[a & b] (x)", 0, (1, 1)),
        ("`[how] (x)` [how] (x)", "[how] (x)", 0, (1, 13)),
        ("```\n[how] (x)\n```\n[how] (x)", "[how] (x)", 0, (4, 1)),
        ("<!-- [how] (x) -->\n\n<!-- a\n\n[how] (x) -->", "[how] (x)", 0, None),
        ("\\[how] (x)", "[how] (x)", 0, None),
        ("\\[how\\] (x)", "[how] (x)", 0, None),
        ("<code>[how] (x)</code> <p title='[how] (x)'> [how] (x)", "[how] (x)", 0, (1, 46)),
        ("<div>\n<pre>[how]</pre> [how]\n</div>", "[how]", 0, (2, 18)),
        ("[how]: x.md\n\nSee [how].", "[how]", 0, (3, 5)),
        ("x[^1] and [a][no]", "[a][no]", 0, (1, 11)),
        ("x[^1] and [a][no]", "[^1]", 0, (1, 2)),
        ("x", "", 0, None),
        ("* *", "*", 0, None),
    ],
)
def test_literal(text: str, phrase: str, skip: int, place: tuple[int, int] | None) -> None:
    """Words that are shown as they are written are found where they are so, not in code, comments or escaped."""
    found = Manuscript(text, "").literal(phrase, skip)
    assert (found and found[1:]) == place


def test_literal_in_an_included_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the words stand in an included file, the place is in that file."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "part.md").write_text("x\n[how] (x.md)\n")
    page = Manuscript('a\n\n--8<-- "part.md"\n', "page.md", 1, Includes({}, tmp_path))
    assert page.literal("[how] (x.md)") == ("part.md", 2, 1)


def test_included_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What an included file holds is listed where it is included, with its own file, line and column."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "part.md").write_text("[r]: a.md\n\nx [t](b.md)\n")
    text = 'x\n\n- [r]\n\n    --8<-- "part.md:3:3"\n\n[u](c.md)\n\n--8<-- "gone.md"\n'
    entries = Manuscript(text, "page.md", 3, Includes({}, tmp_path)).written
    assert [f"{entry.kind} {entry.value} {entry.path}:{entry.line}:{entry.column}" for entry in entries] == [
        "reference r page.md:5:4",
        "include part.md:3:3 page.md:7:13",
        "link b.md part.md:3:7",
        "link c.md page.md:9:5",
        "include gone.md page.md:11:9",
    ]


def render(text: str) -> str:
    """HTML as Python-Markdown makes it with the usual extensions."""
    return Markdown(extensions=[*EXTENSIONS, *TABS], extension_configs=TABS).convert(text)


class Writer:
    """Makes addresses, each once, and notes which of them a reader gets."""

    def __init__(self) -> None:
        """Nothing is written yet."""
        self.live: dict[str, tuple[str, str]] = {}  # what is rendered, by how it is written and as what it is decoded
        self.number = 0
        self.definitions: list[str] = []

    def address(self) -> str:
        """An address that stands nowhere else."""
        self.number += 1
        return f"u{self.number}u.md"

    def inline(self, form: str) -> str:
        """One of the forms below, with its addresses."""
        while found := re.search("[LMPEHD]_", form):
            address = self.address()
            new, value = {
                "L_": (address, address),
                "M_": (f"my {address}", f"my {address}"),
                "P_": (f"{address}(1)", f"{address}(1)"),
                "E_": (f"{address}?a&amp;b\\_c", f"{address}?a&b_c"),
                "H_": (f"https://{address}", f"https://{address}"),
                "D_": (address, ""),
            }[found[0]]
            if value:
                self.live[value] = (new, address)
            form = form[: found.start()] + new + form[found.end() :]
        if "R_" in form:
            address, label = self.address(), f"l{self.number}"
            self.definitions.append(f"[{label}]: {address}")
            self.live[address] = (address, address)
            form = form.replace("R_", label)
        return form


INLINE = [
    *("[t](L_)", '[t](L_ "a title")', "[t](L_ 'a (title)')", "[t](<L_>)", "[t](<M_> 'T')", "[t](M_)", "[t]( L_ )"),
    *("[t](P_)", "[t](E_)", "[a [b] *c*](L_)", "[a\nb](L_)", "![a](L_)", "[![a](L_)](L_)", "<H_>", "H_"),
    *('<a href="L_">x</a>', "<a title='>' href='L_'>x</a>", "<img alt=x src=L_>", "<a\nhref='L_'>x</a>"),
    *("[t][R_]", "[R_][]", "[R_]", "![t][R_]", "word", "*a* **b**", "1 < 2 & 3", "`c`", "a [b] c", "it's", '"q"'),
    *(
        "`[t](D_)`",
        "`` [t](D_) ` ``",
        "`<a href='D_'>`",
        "` [t](D_)\nx `",
        "\\[t](D_)",
        "[t]\\(D_)",
        "x <!-- [t](D_) -->",
    ),
    *("[t] (D_)", "\\`", "x <!-- <a href=D_> -->", "`\\`"),
]
BLOCK = [
    "```\n[t](D_)\n\n    [t](D_)\n```",
    "~~~ text\n[t](D_)\n```\n~~~",
    "word\n[t](L_)\n",
    "- ` [t](L_)\n- ` [t](L_)",
]
TOP = [
    *(
        "<!-- a\n\n[t](D_)\n\n-->",
        "<pre>\n[t](D_)\n\n</pre>",
        "<script>\n'<a href=D_>'\n</script>",
        "<div>[t](D_)</div>",
    ),
    *(
        "<p>\n` <a href='L_'>x</a>\n` [t](D_)\n</p>",
        "x\n\n    [t](D_)\n    <a href=D_>\n\nx",
        "<style>\n[t](D_)\n</style>",
    ),
]


def indented(text: str, first: str, indent: str = "    ") -> str:
    """A block that begins with a marker."""
    lines = text.split("\n")
    return "\n".join([first + lines[0], *(indent + line if line else line for line in lines[1:])])


CONTAINERS: list[Callable[[str], str]] = [
    lambda text: text,
    lambda text: indented(text, "-   "),
    lambda text: indented(text, "1.  "),
    lambda text: indented("\n\n" + text, "-   a"),
    lambda text: indented("a\n\n" + indented(text, "-   "), "-   "),
    lambda text: "\n".join(f"> {line}" for line in text.split("\n")),
    lambda text: indented("\n" + text, '!!! note "T"'),
    lambda text: indented("\n\n" + text, "??? note"),
    lambda text: indented("\n\n" + text, '=== "T"'),
    lambda text: "Term\n" + indented(text, ":   "),
    lambda text: f'<div markdown="1">\n\n{text}\n\n</div>',
]
LINES: list[Callable[[str], str]] = [
    lambda text: f"# {text} {{ #i }}",
    lambda text: f"{text}\n====",
    lambda text: f"| a | b |\n| - | - |\n| x | {text} |",
]
OWN_LINE = [CONTAINERS[0], CONTAINERS[3], *CONTAINERS[5:9], CONTAINERS[10]]
"""The containers whose content begins on a line of its own, as a fence must."""
WORDS = st.lists(st.sampled_from(INLINE), min_size=1, max_size=4)
CHAIN = st.lists(st.sampled_from(CONTAINERS), max_size=2)
PART = st.one_of(
    st.tuples(CHAIN, WORDS),
    st.tuples(st.lists(st.sampled_from(OWN_LINE), max_size=2), st.sampled_from(BLOCK)),
    st.tuples(st.sampled_from(LINES).map(lambda line: [line]), WORDS),
    st.tuples(st.just([]), st.sampled_from(TOP)),
)


def compose(parts: list[tuple[list[Callable[[str], str]], list[str] | str]]) -> tuple[str, Writer]:
    """A page of these parts, and what was written on it."""
    writer = Writer()
    blocks = []
    for chain, content in parts:
        text = writer.inline(content if isinstance(content, str) else " ".join(content))
        if chain and chain[0] in LINES:
            text = text.replace("\n", " ")
        for container in chain:
            text = container(text)
        blocks.append(text)
    return "\n\n".join([*blocks, "x", *writer.definitions]), writer


@given(parts=st.lists(PART, min_size=1, max_size=5))
def test_every_address_of_a_page(parts: list[tuple[list[Callable[[str], str]], list[str] | str]]) -> None:
    """Each address that Python-Markdown renders is listed where it is written; what it does not render is not."""
    text, writer = compose(parts)
    nodes = LexborHTMLParser(render(text)).css("[href], [src]")
    rendered = {value for node in nodes for name in ("href", "src") if (value := node.attributes.get(name))}
    rendered = {value for value in rendered if re.search(r"u\d+u\.md", value)}
    entries = {entry.value: entry for entry in Manuscript(text, "x.md").written if re.search(r"u\d+u\.md", entry.value)}
    assert rendered <= {*entries}, text
    lines = text.split("\n")
    for value, entry in entries.items():
        assert value in writer.live, text
        assert lines[entry.line - 1][entry.column - 1 :].startswith(writer.live[value][0]), text
    if all(len(chain) < 2 for chain, _ in parts):
        assert rendered == {*entries}, text


PIECES = [
    *("[", "]", "(", ")", "![", "](", "[a](b.md)", "<", ">", "`", "```", "\\", "'", '"', "<!--", "-->", "{", "}", "#x"),
    *(
        "<a href=",
        "<div>",
        "</div>",
        "<div markdown>",
        "<script>",
        "</p>",
        "\n",
        "\n\n",
        "\n    ",
        "\n- ",
        "\n> ",
        "\n# ",
    ),
    *(
        "\n```\n",
        "\n~~~\n",
        "\n!!! a\n",
        "\n[^1]: ",
        "\n[a]: ",
        "*[b]: ",
        "|",
        "\n| - |\n",
        "a@b.example",
        "https://x",
        "&amp;",
    ),
    *("\t", "\0", "\u2028", "é", "&#0;", "{{", "---\n", '--8<-- "x"', "<hr>", "=", "!", "^", ":", " "),
]


@given(pieces=st.lists(st.sampled_from(PIECES), max_size=40))
def test_any_text(pieces: list[str]) -> None:
    """Whatever stands in a text, it is read, and each entry stands at a place that exists."""
    text = "".join(pieces)
    lines = text.split("\n")
    for entry in [*Manuscript(text, "x.md").written, *in_html(text, "x.html")]:
        for line, column in ((entry.line, entry.column), entry.start):
            assert 1 <= line <= len(lines)
            assert 1 <= column <= len(lines[line - 1]) + 1
    Manuscript(text, "").literal("".join(pieces[5:9]))


SIZE = 100_000 if os.environ.get("LEAFLETS_LONG") else 33_000
REPEATED = [
    *(
        "[",
        "]",
        "](](](",
        "[a](",
        "[a](b",
        "[[a](b)",
        "[a][",
        "[a]('",
        "[a](x 'y[a](x \"y",
        "![",
        "(",
        ")",
        "[a](\n",
        "[a](<b",
    ),
    *(
        "<a <a <a",
        "<a b='",
        "<a b=\"' ",
        "<a b=' c=\"",
        "<",
        "<!--",
        "<!-- -->",
        "<?",
        "<![CDATA[",
        "<a@",
        "<https://",
        "</a ",
    ),
    *(
        "`",
        "` `` ``` ",
        "`a``b",
        "\\",
        "\\`",
        "\\[",
        "{",
        "{#a",
        "{a=",
        '{a="',
        "a@",
        "a.",
        "www.",
        "https://a",
        "https://a]",
    ),
    *(
        "\n",
        "\n\n",
        "- a\n",
        "> ",
        "> a\n",
        "\n\n    a\n",
        "    ",
        "\t",
        "```\n",
        "> ```\n",
        "# a\n",
        "===\n",
        "- - ",
        "* * ",
        "|-",
    ),
    *(
        "<div>",
        "<div>\n",
        "</div>",
        "<div>\n</div>\n",
        "<p></p>",
        "<div markdown>\n",
        "<hr>",
        "\n<script>",
        "<textarea>\n",
    ),
    *(
        "[a]: ",
        "[a]: b\n",
        '[a]: "',
        "[^a]: b\n",
        "*[a]: b\n",
        "&amp;",
        "&a",
        "*",
        "_a",
        "\0",
        "--8<-- ",
        "| a\n|---\n",
    ),
]


@pytest.mark.parametrize("piece", REPEATED)
def test_linear_time(piece: str) -> None:
    """A text of 100,000 characters is read in seconds, however it is made; `make test` reads a third of that."""
    text = piece * (SIZE // len(piece))
    began = time.process_time()
    for one in (text, "[a](" * (SIZE // 20) + text[: SIZE // 2] + ")" * (SIZE // 5)):
        Manuscript(one, "x.md").literal("[how] (x)")
        in_html(one, "x.html")
    assert time.process_time() - began < 20
