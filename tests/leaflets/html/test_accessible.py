"""Mending of finished pages: the fault goes, everything else stays as it was written."""

from __future__ import annotations

import pytest
from leaflets.html.accessible import mend


def body(html: str) -> str:
    """What `mend` makes of a page with this body."""
    mended = mend(f'<!doctype html>\n<html lang="en"><head><title>Knee</title></head><body>{html}</body></html>\n')
    return mended.partition("<body>")[2].partition("</body>")[0]


BOX = '<div class="admonition risk"><p class="admonition-title">Bleeding</p><p>It may bleed.</p></div>'


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ('<input type="checkbox" id="a" autocomplete="off">', '<input type="checkbox" id="a">'),
        ('<input type="radio" name="a" autocomplete="off">', '<input type="radio" name="a">'),
        ('<label for="toc">On this page</label>', "<label>On this page</label>"),
        (
            '<div role="dialog"><input aria-label="Search"></div>',
            '<div role="dialog" aria-label="Search"><input aria-label="Search"></div>',
        ),
        (
            BOX,
            '<div class="admonition risk" role="group" aria-labelledby="box-1">'
            '<p class="admonition-title" id="box-1">Bleeding</p><p>It may bleed.</p></div>',
        ),
        (
            '<ul><li><input type="checkbox" disabled> Bring your list</li></ul>',
            '<ul><li><input type="checkbox" disabled="" aria-hidden="true"> Bring your list</li></ul>',
        ),
        (
            '<ul><li><input type="checkbox" disabled checked> Read this</li></ul>',
            '<ul><li><input type="checkbox" disabled="" checked="" aria-label="done"> Read this</li></ul>',
        ),
        (
            '<h2 id="doses">Doses</h2><table><tbody><tr><td>1</td></tr></tbody></table>',
            '<h2 id="doses">Doses</h2><table aria-labelledby="doses"><tbody><tr><td>1</td></tr></tbody></table>',
        ),
        ("<p>One<br/>two</p>", "<p>One<br>two</p>"),
    ],
    ids=["check box", "radio button", "label", "dialog", "box", "empty tick box", "tick", "table", "slash"],
)
def test_a_fault_is_mended(written: str, mended: str) -> None:
    """Each kind of fault, as MkDocs, a plugin or the theme writes it."""
    assert body(written) == mended


@pytest.mark.parametrize(
    "written",
    [
        '<input type="text" name="query" autocomplete="off">',
        '<input type="checkbox" id="a"><label for="a">Menu</label>',
        '<div role="dialog" aria-label="Menu"><input aria-label="Search"></div>',
        '<div role="dialog"><p>No field</p></div>',
        '<div class="admonition" role="note"><p class="admonition-title">Bleeding</p></div>',
        '<div class="admonition"><p>A box without a title</p></div>',
        '<ul><li><label><input type="checkbox"> I have read this</label></li></ul>',
        '<h2 id="doses">Doses</h2><table><caption>Doses a day</caption><tbody><tr><td>1</td></tr></tbody></table>',
        '<h2 id="doses">Doses</h2><table aria-label="Doses a day"><tbody><tr><td>1</td></tr></tbody></table>',
        "<table><tbody><tr><td>Under no heading</td></tr></tbody></table>",
        '<p>1 &lt; 2 &amp; 3</p><pre><code>a\n  b</code></pre><svg viewBox="0 0 1 1"><path d="M0 0"></path></svg>',
    ],
)
def test_what_is_right_stays(written: str) -> None:
    """A name that somebody gave is kept, and nothing else is touched."""
    assert body(written) == written


def test_titles_of_boxes_take_no_id_that_is_there() -> None:
    """A heading of the author may be called "Box 1"; a title that has an id keeps it."""
    titled = BOX.replace('<p class="admonition-title">', '<p class="admonition-title" id="mine">')
    html = body(f'<h2 id="box-1">Box 1</h2>{BOX}{titled}{BOX}')
    assert [part.partition('"')[0] for part in html.split('aria-labelledby="')[1:]] == ["box-2", "mine", "box-3"]


def test_a_box_in_a_box_has_its_own_name() -> None:
    """The title is that of the box itself, not of one inside it."""
    html = body(f'<div class="admonition"><p class="admonition-title">Outer</p>{BOX}</div>')
    assert (
        '<div class="admonition" role="group" aria-labelledby="box-1"><p class="admonition-title" id="box-1">' in html
    )
    assert 'aria-labelledby="box-2"><p class="admonition-title" id="box-2">Bleeding' in html
    untitled = body(f'<div class="admonition">{BOX}</div>')
    assert untitled.startswith('<div class="admonition"><div class="admonition risk" role="group"')


def test_mending_twice_changes_nothing_more() -> None:
    """A page that was mended is right."""
    once = mend(f"<!doctype html><title>Knee</title><h2 id=a>A</h2>{BOX}<table><tr><td>1</table>")
    assert mend(once) == once
    assert once.startswith("<!DOCTYPE html>")
    assert once.endswith("</html>\n")
