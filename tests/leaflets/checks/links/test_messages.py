"""What the checks of links say, word for word, and what they leave alone.

Each text is that of docs/index.md in a site without leaflets, beside prepare.md, knee/risks.md and x.png.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from leaflets.checks import registry, verdict
from leaflets.checks.check import Inputs
from leaflets.core import settings
from leaflets.library import reader, rendering
from leaflets.site import surveys

Say = Callable[..., list[str]]
CONFIG = """\
site_name: case
plugins: []
markdown_extensions: [attr_list, footnotes, md_in_html, tables, pymdownx.snippets]
"""
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b55"
    "0000000a4944415478da6360000000020001e527defc0000000049454e44ae426082"
)
FILES = {"index.md": "# Home", "prepare.md": "# Prepare\n\n## The day", "knee/risks.md": "# Risks", "x.png": PNG}
REFRESH = '<meta http-equiv="refresh" content="0; url={}">'


@pytest.fixture
def say(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Say:
    """`say(files, config)`: all findings that no page allows; of index.md alone, given as a text, without its path."""

    def say(files: str | Mapping[str, str | bytes], config: str = "") -> list[str]:
        own = {"index.md": files} if isinstance(files, str) else files
        for path, text in {**FILES, **own}.items():
            file = tmp_path / "docs" / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(text if isinstance(text, bytes) else text.encode())
        (tmp_path / "mkdocs.yml").write_text(CONFIG + config, "utf-8")
        monkeypatch.chdir(tmp_path)
        library = reader.read(settings.read(tmp_path / "mkdocs.yml"))
        rendering.render_pages(library)
        found = registry.run(Inputs(library=library, links=surveys.of_library(library)))
        told = [str(each) for each in verdict.of(library, found) if not each.allowed]
        return [line.removeprefix("docs/index.md:") for line in told] if isinstance(files, str) else told

    return say


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("[w](prepair.md)", "1:5: 'prepair.md' leads to nothing: there is no prepair.md. Did you mean 'prepare.md'?"),
        ("[w](knee/riscs.md)", "1:5: 'knee/riscs.md' leads to nothing: there is no knee/riscs.md. "
         "Did you mean 'knee/risks.md'?"),
        ("[w](risks.md)", "1:5: 'risks.md' leads to nothing: there is no risks.md. Did you mean 'knee/risks.md'?"),
        ("[w](Prepare.md)", "1:5: 'Prepare.md' is not there; 'prepare.md' is: upper and lower case must be the same"),
        ("[w](knee/)", "1:5: 'knee/' leads to a folder without a page of its own (index.md)"),
        ("[w](../x.md)", "1:5: '../x.md' leads out of the folder of the pages: nothing there is published"),
        ("<a href='knee/risks.md'>w</a>", "1:10: 'knee/risks.md' leads to nothing: there is no knee/risks.md. "
         "HTML is left as it is: write 'knee/risks/', or the link in Markdown, [words](knee/risks.md)."),
        ("<img src='X.png' alt='w'>", "1:11: 'X.png' is not there; 'x.png' is: upper and lower case must be the same"),
    ],
)  # fmt: skip
def test_broken_link(say: Say, text: str, finding: str) -> None:
    """What is not there, with what may be meant."""
    assert say(text) == [f"{finding} (broken-link)"]


@pytest.mark.parametrize(
    ("text", "finding"),
    [
        ("[w](#none)", "1:5: '#none' leads to a part that is not there: this page has no '#none'."),
        ("[w](prepare.md#The-Day)", "1:5: 'prepare.md#The-Day' leads to a part that is not there: "
         "prepare.md has no '#The-Day'. Did you mean '#the-day'?"),
        ("# Home\n\n[w](prepare.md#home)", "3:5: 'prepare.md#home' leads to a part that is not there: "
         "prepare.md has no '#home'. This page has one: '#home'."),
        ("[w](prepare.md#x%20y)", "1:5: 'prepare.md#x%20y' leads to a part that is not there: "
         "prepare.md has no '#x y'."),
    ],
)  # fmt: skip
def test_broken_anchor(say: Say, text: str, finding: str) -> None:
    """A part that no id answers, with the one that is near."""
    assert say(text) == [f"{finding} (broken-anchor)"]


@pytest.mark.parametrize(
    ("check", "text", "finding"),
    [
        ("absolute-link", "[w](/prepare/#the-day)", "1:5: '/prepare/#the-day' begins with '/': it breaks in a copy or "
         "under a path. Write 'prepare.md#the-day'"),
        ("broken-link", "[w](/none)", "1:5: '/none' begins with '/' and leads to nothing"),
        ("built-link", "[w](prepare/#the-day)", "1:5: 'prepare/#the-day' names the built page: it breaks in a copy. "
         "Write 'prepare.md#the-day'"),
        ("built-link", "<a href='prepare'>w</a>", "1:10: 'prepare' is a folder: only a web server finds the page "
         "in it. Add '/'"),
        ("empty-link", "[](prepare.md)", "1:4: the link to 'prepare.md' has no words: say where it leads"),
        ("empty-link", "[words]()", "1:1: the link 'words' has no address"),
        ("empty-link", "<a href=''></a>", "1:4: a link has no address"),
        ("vague-link", "[Click here!](x.png)", "1:15: the link 'Click here!' does not say where it leads: name "
         "the page"),
        ("missing-alt", "![](x.png)", "1:5: the picture 'x.png' has no words in its brackets: say what it shows"),
        ("missing-alt", "![ ](x.png)", "1:6: the alt text of the picture 'x.png' is blank: say what it shows"),
        ("missing-alt", "<img src=x.png>", "1:10: the picture 'x.png' has no alt text: say what it shows, or alt=\"\" "
         "for decoration"),
        ("missing-alt", "![x.png](x.png)", "1:10: the alt text 'x.png' is the file's name: say what the picture shows"),
        ("outside-request", "![w](https://h.example/x.png)", "1:6: 'https://h.example/x.png' is fetched from another "
         "host: put the file beside the page"),
        ("repeated-id", "<p id=a>w</p>\n\n<p id=a>w</p>", "3:7: the id 'a' is taken already on this page"),
        ("repeated-id", "<p id=a></p>" * 3, "1:19: the id 'a' is taken already on this page; 3 elements have it"),
        ("broken-id-reference", "<label for=nam>w</label><input id=name>", '1:12: for="nam" names no element of this '
         "page. Did you mean 'name'?"),
        ("undefined-reference", "[w][x]", "1:1: the reference 'x' is defined nowhere: readers see '[w][x]'."),
        ("undefined-reference", "so[^a]", "1:3: the footnote 'a' is defined nowhere: readers see '[^a]'."),
        ("unused-definition", "[x]: prepare.md", "1:6: the reference 'x' is never used"),
        ("unused-definition", "[^1]: note", "1:3: the footnote '1' is never used"),
        ("unread-link", "[w] (prepare.md)", "1:1: '[w] (prepare.md)' is shown as it is written: no space between ']' "
         "and '('"),
        ("unread-link", "[w](prepare.md", "1:1: '[w](prepare.md' is shown as it is written: the ')' is missing, or "
         "there is a space in the address"),
        ("unread-link", "(w)[prepare.md]", "1:1: '(w)[prepare.md]' is shown as it is written: the words belong in [], "
         "the address in ()"),
        ("unread-link", "[w(prepare.md)", "1:1: '[w(prepare.md)' is shown as it is written: the ']' after the words is "
         "missing"),
        ("unportable-address", "[w](file:///C:/x.doc)", "1:5: 'file:///C:/x.doc' is a file of one machine. Put it into "
         "the site and link its relative path."),
        ("malformed-address", "[w](https://https://h.example)", "1:5: 'https://https://h.example' has two schemes. "
         "Did you mean 'https://h.example'?"),
        ("broken-include", '--8<-- "docs/index.md"', "1:9: 'docs/index.md' includes itself (docs/index.md > "
         "docs/index.md): this include is left out"),
        ("unsound-file", "![w](prepare.md)", "1:6: 'prepare.md' is not an image (it is a page)"),
    ],
)  # fmt: skip
def test_words(say: Say, check: str, text: str, finding: str) -> None:
    """Each check says what is wrong and what to write, once."""
    assert say(text) == [f"{finding} ({check})"]


NAV = """\
nav:
  - index.md
  - prepair.md
  - prepare.md
  - Again: ./prepare.md
  - prepare.md#the-day
  - Knee:
    - /knee/risks.md
    - Knee/Risks.md
  - Empty:
  - https://https://h.example
  - Society: https://h.example
  - knee/risks.md
  - draft.md
"""


def test_broken_navigation(say: Say) -> None:
    """Each entry of `nav:` that names no page, or one that another names; other hosts and pages are fine."""
    found = say({"draft.md": "# D"}, "draft_docs: draft.md\n" + NAV)
    assert [line.removeprefix("mkdocs.yml:").removesuffix(" (broken-navigation)") for line in found] == [
        "7:5: 'prepair.md' is no page under docs/. Did you mean 'prepare.md'?",
        "9:5: './prepare.md' stands in the navigation already",
        "10:5: 'prepare.md#the-day' names a part of a page: the navigation holds pages. Write 'prepare.md'",
        "12:7: '/knee/risks.md' begins with '/': name a file under docs/, such as 'knee/risks.md'",
        "13:7: 'Knee/Risks.md' is not there; 'knee/risks.md' is: upper and lower case must be the same",
        "14:5: the entry 'Empty' has no page",
        "15:5: 'https://https://h.example' has two schemes. Did you mean 'https://h.example'?",
        "18:5: 'draft.md' is not published: it is a draft (draft_docs)",
    ]


def test_several_files(say: Say) -> None:
    """Redirects, files that cannot be right, what is kept off the site, links into another language."""
    files = {
        "old.html": REFRESH.format("none.html"),
        "loop.html": REFRESH.format("loop.html"),
        "empty.pdf": b"",
        "draft.md": "# D",
        "en/a.md": "[w](../es/a.md)",
        "es/a.md": "# A",
        "index.md": "[w](old.html) [w](empty.pdf) [w](draft.md)",
    }
    assert say(files, "draft_docs: draft.md\n") == [
        "docs/en/a.md:1:5: '../es/a.md' leads from 'en/' into 'es/': write { hreflang=es } after it "
        "(unmarked-language)",
        "docs/index.md:1:5: 'old.html' leads to a page that sends the reader to 'none.html', which is not there "
        "(broken-redirect)",
        "docs/index.md:1:19: 'empty.pdf' is empty (0 bytes) (unsound-file)",
        "docs/index.md:1:34: 'draft.md' is not published: draft.md is a draft (draft_docs) (unpublished-link)",
        "docs/loop.html:1:44: the page sends the reader in a circle: loop.html → loop.html (broken-redirect)",
        "docs/old.html:1:44: the page sends the reader to 'none.html', which is not there (broken-redirect)",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[w](prepare.md) [w](./prepare.md) [w](prepare.md#the-day) [w](index.md) [w](knee/risks.md?x=1#risks)",
        "<a href='prepare/'>w</a> <a href='prepare/#the-day'>w</a> <a href='.'>w</a> <a href='?x'>w</a>",
        "# Größe\n\n[w](#groe) [w](#top) [w](prepare.md#:~:text=day) [w](x.png) ![w](x.png#only-dark)",
        "[w][x] [X] [x][]\n\n[x]: prepare.md",
        "so[^1] and[^1]\n\n[^1]: note",
        "[//]: # (a comment)",
        "[more about it](x.png) [`here`](x.png) [Details](prepare.md#the-day)",
        "<img src=x.png alt=''> <img src=x.png role=presentation> ![A knee](x.png)",
        "[w](mailto:a@b.example) [w](tel:+1-555-0100) [w](https://h.example/a_(b)) <https://h.example>",
        "`[w](none.md)` <!-- [w](none.md) --> \\[w](none.md) \\[w][x] `<a href=none>`",
        "    [w](none.md)\n\n```\n[w](none.md) [^1]\n```",
        "array[0][1] and [1] (see there) f(x)[0]",
        "<script src='none-of-ours.js' type='x'></script>".replace("none-of-ours.js", "x.png"),
        "<label for=a>w</label><input id=a> <p aria-describedby='a b' id=b>w</p>",
        "<a name=a></a>\n\n[w](#a)",
        "<a>w</a> <a id=x></a> <a href='#' >w</a>",
    ],
)
def test_nothing_is_said_of_what_is_right(say: Say, text: str) -> None:
    """What works for readers is left alone, however it is written."""
    assert say(text) == []


def test_a_page_allows_a_finding(say: Say) -> None:
    """`allow:` in a page's front matter, with a reason, excuses its findings of a check, without leaflets too."""
    page = "---\nallow:\n  {}\n---\n[w](none.md) [here](x.png)"
    assert [line.rpartition(" ")[2] for line in say(page.format("broken-link: comes next week"))] == ["(vague-link)"]
    assert len(say(page.format("broken-link: ''"))) == 2
    assert len(say(page.format("broken-anchor: a reason"))) == 2
    other = say({"index.md": page.format("broken-link: comes next week"), "prepare.md": "[w](none.md)"})
    assert [line.partition(":")[0] for line in other] == ["docs/index.md", "docs/prepare.md"]


@pytest.mark.parametrize(("level", "levels"), [("ignore", []), ("info", ["info"]), ("warn", ["warn"])])
def test_levels(say: Say, tmp_path: Path, level: str, levels: list[str]) -> None:
    """`extra.checks` says how serious a check's findings are; one that is not named there is `warn`."""
    say("[w](none.md)", f"extra:\n  checks:\n    broken-link: {level}\n")
    library = reader.read(settings.read(tmp_path / "mkdocs.yml"))
    rendering.render_pages(library)
    found = verdict.of(library, registry.run(Inputs(links=surveys.of_library(library))))
    assert [diagnostic.level for diagnostic in found] == levels
