"""Local values that are lists, and such as the hospital still has to write."""

from __future__ import annotations

from typing import Any

import markdown
import pytest
from leaflets.markdown import blocks, extension, marks

VALUES: dict[str, Any] = {
    "signs": ["It is *hot*.", "It bleeds."],
    "urgent_signs": [],
    "things": [],
    "one": ["Only."],
    "rule": "",
}
HOT, BLEEDS = (
    f'<span data-local="signs" data-nth="{nth}">{text}</span>' for nth, text in enumerate(VALUES["signs"], 1)
)
WAITS = '<span class="blank" data-local="{}">Your hospital adds its own {} here.</span>'
WRITTEN = '<span data-local="signs">{{ local.signs }}</span>'


def html(text: str, **options: Any) -> str:
    """A text rendered with our extension, with its marks."""
    extensions: list[Any] = ["admonition", "fenced_code", extension.Markup(local=VALUES, **options)]
    return markdown.markdown(text, extensions=extensions)


def items(*texts: str) -> str:
    """A list of these items."""
    return "<ul>\n" + "".join(f"<li>{text}</li>\n" for text in texts) + "</ul>"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("- {{ local.signs }}", items(HOT, BLEEDS)),
        ("* {{local.signs}}", items(HOT, BLEEDS)),
        ("- first\n- {{ local.signs }}\n- last", items("first", HOT, BLEEDS, "last")),
        ("- {{ local.one }}", items('<span data-local="one" data-nth="1">Only.</span>')),
        ("- {{ local.urgent_signs }}", items(WAITS.format("urgent_signs", "signs"))),
        ("- {{ local.things }}", items(WAITS.format("things", "lines"))),
        ("{{ local.signs }}", f"<p>{WRITTEN}</p>"),
        ("- If {{ local.signs }}", items(f"If {WRITTEN}")),
        ("1. {{ local.signs }}", f"<ol>\n<li>{WRITTEN}</li>\n</ol>"),
        ("- {{ local.signs }}\nand more", items(f"{WRITTEN}\nand more")),
        ("```\n- {{ local.signs }}\n```", "<pre><code>- {{ local.signs }}\n</code></pre>"),
    ],
)
def test_list(text: str, expected: str) -> None:
    """Alone in an item it makes one for each text, as it is written; elsewhere it stays as its author wrote it."""
    assert marks.stripped(html(text)) == expected


def test_each_item_cites() -> None:
    """What the author's line cites, and the box around it, hold for each."""
    text = '!!! help "Call if:"\n\n    - {{ local.signs }} [@-]\n    - it hurts [@-]\n'
    read = blocks.read(html(text))
    assert [(block.text, block.listed, block.admonition) for block in read[1:]] == [
        ("It is *hot*.", True, "help"),
        ("It bleeds.", True, "help"),
        ("it hurts", False, "help"),
    ]
    assert all(block.citation and block.citation.own for block in read[1:])


def test_said_elsewhere() -> None:
    """A statement that is a list is one where it is said again, too."""
    read = blocks.read(html("- {{ say.call }}", says={"call": "{{ local.signs }} [@- #call]"}))
    assert [each.text for each in read] == ["It is *hot*.", "It bleeds."]


def test_only_the_renderer_numbers_texts() -> None:
    """An author's own attribute makes no text of a list."""
    read = blocks.read(html('<span data-local="signs" data-nth="2">Do not call.</span>'))
    assert [(block.text, block.listed, block.locals) for block in read] == [("Do not call.", False, ())]


PLACE = '<p class="blank-rule"{}><span class="blank" data-local="rule">Your hospital writes its rule here.</span></p>'
INLINE = (
    '<span aria-label="to be filled in by your hospital" class="blank" data-local="rule" role="img">________</span>'
)


@pytest.mark.parametrize(
    ("kind", "inside", "expected"),
    [
        ("hospital", "{{ local.rule }}", PLACE.format("")),
        ("hospital", "{{ local.rule }} [@-]", PLACE.format(' data-source="-"')),
        ("hospital", "Then: {{ local.rule }}", f"<p>Then: {INLINE}</p>"),
        ("hospital", "{{ local.rule }}, please", f"<p>{INLINE}, please</p>"),
        ("risk", "{{ local.rule }}", f"<p>{INLINE}</p>"),
    ],
)
def test_rule(kind: str, inside: str, expected: str) -> None:
    """Alone in its paragraph in a box for the rule a blank is a place to write; among words it is a line."""
    shown = marks.stripped(html(f'!!! {kind} "Food"\n\n    {inside}\n'))
    assert shown.partition("</p>\n")[2].removesuffix("\n</div>") == expected


@pytest.mark.parametrize(
    ("title", "shown"),
    [
        ("Your hospital's rule", "Your hospital's rule"),
        ("Your hospital’s rule on food", "Your hospital’s rule on food"),
        ("Food", '<span class="box-kind">Your hospital’s rule</span> Food'),
        ("{{ local.rule }}", f'<span class="box-kind">Your hospital’s rule</span> {INLINE}'),
    ],
)
def test_title_of_a_rule(title: str, shown: str) -> None:
    """The box says whose rule it is, once; its title is no place to write."""
    told = marks.stripped(html(f'!!! hospital "{title}"\n\n    Text.\n'))
    assert f'<p class="admonition-title">{shown}</p>' in told
