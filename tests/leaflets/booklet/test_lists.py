"""Lists that raw HTML made: what stands in them stays."""

from __future__ import annotations

from pathlib import Path

import printing
import pytest

CASES = {
    "a block for an item": ("<ol><p>a</p><li>b</li></ol>", "<ol><li><p>a</p></li><li>b</li></ol>"),
    "a list in a list": ("<ul><ul><li>a</li></ul></ul>", "<ul><li><ul><li>a</li></ul></li></ul>"),
    "only a meaning": ("<dl><dd>x</dd></dl>", "<p>x</p>"),
    "terms in groups": (
        "<dl><div><dt>A</dt><dd>x</dd></div><div><dt>B</dt></div></dl>",
        "<dl><item><dt>A</dt><dd>x</dd></item><item><dt>B</dt></item></dl>",
    ),
    "text between terms": (
        "<dl><dt>A</dt>stray<dd>x</dd></dl>",
        "<dl><item><dt>A</dt><dd>stray</dd><dd>x</dd></item></dl>",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_stray(tmp_path: Path, text: str, expected: str) -> None:
    """It becomes an item, a meaning or a paragraph."""
    assert printing.shown(printing.page(printing.with_page(tmp_path, f"# Page\n\n{text}\n"))) == expected
