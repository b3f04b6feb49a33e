"""Random pages made of known blocks: each block is found on the very line and column on which it was written."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from hypothesis import given
from hypothesis import strategies as st
from leaflets.core import settings
from leaflets.data.glossary import Glossary
from leaflets.markdown import blocks, render
from leaflets.markdown.locator import Locator
from support import library

SETTINGS = settings.read(library.EXAMPLE / "mkdocs.yml")
SETTINGS.extensions += ["def_list", "pymdownx.tasklist"]
FEW = [
    "So.",
    "So ask.",
    "So ask us.",
    "So pain a fever 1 Knee risk note.",
    "So ask us infection.",
    "So local pain.",
    "So 1 1.",
]


@dataclass
class Writer:
    """A page as it is written, and the true place of each block in it."""

    lines: list[str] = field(default_factory=list)
    truth: list[tuple[int, int, str]] = field(default_factory=list)

    def line(self, before: str, text: str, after: str = "", more: str = "") -> None:
        """One line; `text` begins a block after `before`, `more` is its second line."""
        lead = len(text) - len(text.lstrip("*_[{ ")) if not text.startswith("![") else 2
        self.truth.append((len(self.lines) + 1, len(before) + lead + 1, text))
        self.lines += [before + text + after, *([more] if more else [])]

    def raw(self, *lines: str) -> None:
        """Lines that hold no block."""
        self.lines += lines


Maker = Callable[[Writer, list[str]], None]


def paragraph(page: Writer, words: list[str]) -> None:
    page.line("", words[0], more=words[1])


def cited(page: Writer, words: list[str]) -> None:
    page.line("", words[0])
    page.raw("[@guide infection.1; fever.2 #call-us]")


def linked(page: Writer, words: list[str]) -> None:
    page.line("", f"[{words[0]}](pain.md#risk) {words[1]}", " [@-]")


def local(page: Writer, words: list[str]) -> None:
    page.line("", f"{{{{ local.ward_phone }}}} {words[0]}")


def emphasis(page: Writer, words: list[str]) -> None:
    page.line("", f"**{words[0]}** _{words[1]}_")


def heading(page: Writer, words: list[str]) -> None:
    page.line("## ", words[0], " {#pain}")


def bullets(page: Writer, words: list[str]) -> None:
    page.line("- ", words[0])
    page.raw("  [@guide pain.1 #pain]")
    page.line("    - ", words[1])
    page.line("    - ", words[2])
    page.line("- ", words[3])


def numbers(page: Writer, words: list[str]) -> None:
    for number, text in enumerate(words, 1):
        page.line(f"{number}. ", text)


def tasks(page: Writer, words: list[str]) -> None:
    for text in words:
        page.line("- [ ] ", text)


def table(page: Writer, words: list[str]) -> None:
    left = words[0]
    for index, row in enumerate(([left, words[1]], [words[2], words[3]])):
        page.line("| ", row[0])
        start = page.lines.pop() + " | "
        page.truth.append((len(page.lines) + 1, len(start) + 1, row[1]))
        page.raw(f"{start}{row[1]} [@guide us.1 #us] |")
        if not index:
            page.raw("| --- | --- |")


def definitions(page: Writer, words: list[str]) -> None:
    page.line("", words[0])
    page.line(":   ", words[1])
    page.raw("    [@guide fever.1]")


def box(page: Writer, words: list[str]) -> None:
    page.line('!!! risk "', words[0], '"')
    page.raw("")
    page.line("    ", words[1])
    page.raw("    [@guide risk.1]", "")
    page.line("    - ", words[2])


def details(page: Writer, words: list[str]) -> None:
    page.line('??? note "', words[0], '"')
    page.raw("")
    page.line("    ", words[1])


def quote(page: Writer, words: list[str]) -> None:
    page.line("> ", words[0])


def fence(page: Writer, words: list[str]) -> None:
    page.raw("```text")
    page.line("", words[0])
    page.raw("```")


def comment(page: Writer, words: list[str]) -> None:
    page.raw(f"<!-- {words[0]}", words[1] + " -->")


def picture(page: Writer, words: list[str]) -> None:
    page.line("", f"![{words[0]}](figures/pain.svg)")


MAKERS: list[Maker] = [
    paragraph,
    cited,
    linked,
    local,
    emphasis,
    heading,
    bullets,
    numbers,
    tasks,
    table,
    definitions,
    box,
    details,
    quote,
    fence,
    comment,
    picture,
]


def places(page: Writer) -> list[tuple[int, int]]:
    """Where the engine finds the blocks of a page."""
    text = "\n".join(page.lines) + "\n"
    html = render.render(text, SETTINGS, Glossary(), SETTINGS.hospital)
    return [(block.line, block.column) for block in blocks.read(html, Locator(text))]


def write(plan: list[tuple[Maker, list[str]]]) -> Writer:
    """A page of these blocks, with a comment between them so that two lists stay two."""
    page = Writer()
    for maker, words in plan:
        maker(page, words)
        page.raw("", "<!-- between -->", "")
    return page


numbered = st.lists(st.sampled_from(MAKERS), min_size=1, max_size=12)
repeated = st.lists(
    st.tuples(st.sampled_from(MAKERS), st.lists(st.sampled_from(FEW), min_size=4, max_size=4)), min_size=4, max_size=12
)


@given(numbered)
def test_distinct_sentences(makers: list[Maker]) -> None:
    """On a page of distinct sentences every block is found exactly."""
    plan = [(maker, [f"Sentence {n} number {m} says it." for m in range(4)]) for n, maker in enumerate(makers)]
    page = write(plan)
    assert places(page) == [(line, column) for line, column, _ in page.truth]


@given(repeated)
def test_repeated_sentences(plan: list[tuple[Maker, list[str]]]) -> None:
    """Where the same few sentences stand again and again, in comments too, it is no different: they come in order."""
    page = write(plan)
    assert places(page) == [(line, column) for line, column, _ in page.truth]
