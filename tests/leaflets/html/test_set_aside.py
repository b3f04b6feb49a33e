"""HTML that goes past Python-Markdown."""

from __future__ import annotations

import markdown
import pytest
from leaflets.html import set_aside

PAGE = """# Title

<ul class="a">
<li><p>One *and* &lt;!-- block 1 --&gt;</p></li>
</ul>

Words *between*.

<p><a href="x.html">Link</a></p>
"""


def test_page_is_the_same_and_markdown_reads_less() -> None:
    """What comes out is what Python-Markdown makes of the whole page."""
    text, blocks = set_aside.set_aside(PAGE)
    assert "<li>" not in text
    assert len(blocks) == 2
    extensions = ["md_in_html"]
    made = set_aside.put_back(markdown.markdown(text, extensions=extensions), blocks)
    assert made.split() == markdown.markdown(PAGE, extensions=extensions).split()


@pytest.mark.parametrize("text", ["", "# Only words", "a < b\n\n<3", "<!-- block 7 -->"])
def test_page_without_blocks_stays(text: str) -> None:
    """Nothing is taken for a block that is none, and no mark for one that leads nowhere."""
    assert set_aside.put_back(*set_aside.set_aside(text)) == text
