"""The Markdown extension."""

from __future__ import annotations

from typing import Any

import markdown
import pytest
from leaflets.markdown import extension, marks

VALUES: dict[str, Any] = {
    "ward_phone": "555-0100 *2",
    "formats_email": "a@b.example",
    "ward": "Ward <7> & *co*",
    "floor": 3,
    "blank_phone": " ",
    "none_phone": None,
    "words_phone": "ask the desk",
}


def rendered(text: str, **options: Any) -> str:
    """The HTML as it is published, without the renderer's marks."""
    return marks.stripped(markdown.markdown(text, **options))


def html(text: str, **more: Any) -> str:
    """A text rendered with our extension and those that it works beside."""
    extensions: list[Any] = [
        "abbr",
        "attr_list",
        "toc",
        "tables",
        "fenced_code",
        extension.Markup(local=VALUES, **more),
    ]
    return rendered(text, extensions=extensions, extension_configs={"abbr": {"glossary": {"MRI": "magnetic scan"}}})


WARD = '<span data-local="ward">Ward &lt;7&gt; &amp; *co*</span>'
BLANK = (
    '<span aria-label="to be filled in by your hospital" class="blank" data-local="blank_phone" role="img">'
    "________</span>"
)
PHONE = '<a data-local="ward_phone" href="tel:5550100*2">555-0100 *2</a>'


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On {{ local.ward }}.", f"<p>On {WARD}.</p>"),
        ("{{local.ward}}", f"<p>{WARD}</p>"),
        ("{{ local.floor }}", '<p><span data-local="floor">3</span></p>'),
        ("Call {{ local.ward_phone }}.", f"<p>Call {PHONE}.</p>"),
        ("{{ local.formats_email }}", '<p><a data-local="formats_email" href="mailto:a@b.example">a@b.example</a></p>'),
        ("**{{ local.ward }}**", f"<p><strong>{WARD}</strong></p>"),
        ("# {{ local.ward_phone }}", f'<h1 id="555-0100-2">{PHONE}</h1>'),
        (
            "[call {{ local.ward_phone }}](a.md)",
            '<p><a href="a.md">call <span data-local="ward_phone">555-0100 *2</span></a></p>',
        ),
        ("[call](tel:{{ local.floor }})", '<p><a href="tel:3">call</a></p>'),
        ("![plan of {{ local.floor }}](a.svg)", '<p><img alt="plan of 3" src="a.svg" /></p>'),
        ("`{{ local.ward }}`", "<p><code>{{ local.ward }}</code></p>"),
        ("    {{ local.ward }}", "<pre><code>{{ local.ward }}\n</code></pre>"),
        ("```\n{{ local.ward }}\n```", "<pre><code>{{ local.ward }}\n</code></pre>"),
        ("{{ local.gone }}", '<p><span data-local="gone">{{ local.gone }}</span></p>'),
        ("{{ local.gone_phone }}", '<p><span data-local="gone_phone">{{ local.gone_phone }}</span></p>'),
        ("Call {{ local.blank_phone }}.", f"<p>Call {BLANK}.</p>"),
        ("**{{ local.blank_phone }}**", f"<p><strong>{BLANK}</strong></p>"),
        ("{{ local.none_phone }}", '<p><span data-local="none_phone">{{ local.none_phone }}</span></p>'),
        ("{{ local.words_phone }}", '<p><span data-local="words_phone">ask the desk</span></p>'),
        ("{{ locale.ward }} {{ local.}}", "<p>{{ locale.ward }} {{ local.}}</p>"),
    ],
)
def test_local_value(text: str, expected: str) -> None:
    """A local value stands for the hospital's, literally; phones dial, addresses open; code stays as it is."""
    assert html(text) == expected


def test_local_value_in_a_table() -> None:
    """A cell may hold a value and cite."""
    table = html("| a |\n| - |\n| {{ local.floor }} [@guide about.1] |")
    assert '<td data-source="guide:about.1"><span data-local="floor">3</span></td>' in table


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("[x](../glossary.md#knee)", ' title="A &quot;joint&quot;"'),
        ("[x](glossary.md#knee)", ' title="A &quot;joint&quot;"'),
        ("[x](glossary.md#hip)", ""),
        ("[x](glossary.md)", ""),
        ("[x](other.md#knee)", ""),
        ("[x](myglossary.md#knee)", ""),
    ],
)
def test_hover_text(text: str, title: str) -> None:
    """A link to a term of the glossary shows on hover what the term means."""
    address = text.removeprefix("[x](").removesuffix(")")
    assert html(text, terms={"knee": 'A "joint"'}) == f'<p><a href="{address}"{title}>x</a></p>'


def test_first_use_of_an_abbreviation() -> None:
    """Only the first use is marked for print, and not where its words stand beside it."""
    rendered = html("MRI one.\n\nMRI two.")
    assert rendered.count('class="first-use"') == 1
    assert rendered.index("first-use") < rendered.index("one")
    assert "first-use" not in html("A magnetic scan (MRI).\n\nMRI again.")
    assert "first-use" not in html("A magnetic\nscan, or MRI.")


def test_first_use_in_brackets() -> None:
    """Its words follow after a comma, so that no bracket stands in a bracket."""
    assert 'class="first-use first-use--bracketed"' in html("A scan (MRI).")
    assert 'class="first-use first-use--bracketed"' in html("A **scan** (MRI, or so).")
    assert 'class="first-use"' in html("A scan (an MRI).")


KIND = '<span class="box-kind">{}</span> '


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ('!!! risk "What may *go* wrong"', KIND.format("Risk") + "What may <em>go</em> wrong"),
        ('!!! risk "**Bad** things"', KIND.format("Risk") + "<strong>Bad</strong> things"),
        ('!!! benefit "What may get better"', KIND.format("Benefit") + "What may get better"),
        ('!!! limitation "What to expect"', KIND.format("Limitation") + "What to expect"),
        ('!!! help "Call … if:"', KIND.format("Urgent") + "Call … if:"),
        ('!!! help emergency "Call … if:"', KIND.format("Emergency") + "Call … if:"),
        ('!!! help later "Call in the week if:"', KIND.format("Can wait") + "Call in the week if:"),
        ('!!! notes "What I want to ask"', KIND.format("Notes") + "What I want to ask"),
        ('!!! own wide "A box of another kind"', KIND.format("Own") + "A box of another kind"),
        ('!!! notes "Your notes"', "Your notes"),
        ('!!! risk "The RISKS"', "The RISKS"),
        ("!!! risk", "Risk"),
    ],
)
def test_a_box_says_its_kind(text: str, title: str) -> None:
    """The word for the kind stands before the title, unless the title has it."""
    extensions: list[Any] = ["admonition", "pymdownx.details", extension.Markup()]
    made = rendered(f"{text}\n\n    x", extensions=extensions)
    assert f'<p class="admonition-title">{title}</p>' in made
    closed = rendered(f"{text.replace('!!!', '???')}\n\n    x", extensions=extensions)
    assert f"<summary>{title}</summary>" in closed


def test_a_box_without_title_stays_without() -> None:
    """An author who hides the title gets no word; other blocks of that class neither."""
    extensions: list[Any] = ["admonition", "attr_list", extension.Markup()]
    assert marks.BOX_KIND not in rendered('!!! risk ""\n\n    x\n\ny\n{ .risk }', extensions=extensions)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            '![A knee](a.svg "From the side.")\n[@guide a.1; b.2-3 #side]',
            '<figure class="picture"><img alt="A knee" src="a.svg" />\n'
            '<figcaption data-says="side" data-source="guide:a.1 guide:b.2-3">From the side.</figcaption></figure>',
        ),
        (
            '![A knee](a.svg "From <the> side.") [@guide a.1]',
            '<figure class="picture"><img alt="A knee" src="a.svg" />\n'
            '<figcaption data-source="guide:a.1">From &lt;the&gt; side.</figcaption></figure>',
        ),
        (
            '![A knee](a.svg "B.")',
            '<figure class="picture"><img alt="A knee" src="a.svg" />\n<figcaption>B.</figcaption></figure>',
        ),
        (
            '![A](a.svg "A.")\n![B](b.svg "B.") [@guide a.1]',
            '<figure class="picture"><img alt="A" src="a.svg" />\n<figcaption>A.</figcaption></figure>\n'
            '<figure class="picture"><img alt="B" src="b.svg" />\n'
            '<figcaption data-source="guide:a.1">B.</figcaption></figure>',
        ),
        ("![A knee](a.svg)", '<p><img alt="A knee" src="a.svg" /></p>'),
        ('![A knee](a.svg " ")', '<p><img alt="A knee" src="a.svg" title="" /></p>'),
        ('A ![knee](a.svg "B.")', '<p>A <img alt="knee" src="a.svg" title="B." /></p>'),
        ('![knee](a.svg "B.") bends.', '<p><img alt="knee" src="a.svg" title="B." /> bends.</p>'),
    ],
)
def test_image_with_a_title_is_a_figure(text: str, expected: str) -> None:
    """On a line of its own its title is its caption, which cites; in a line of text it stays an image."""
    assert html(text) == expected
