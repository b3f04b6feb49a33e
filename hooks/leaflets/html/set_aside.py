"""Long HTML past Python-Markdown: it is set aside before and put back after, since reading it costs more than making.

For pages that the engine writes: blocks of HTML that begin a line and hold no empty one.
"""

from __future__ import annotations

import re

_BLOCK = re.compile(r"^<[a-z].*?(?=\n\n|\Z)", re.MULTILINE | re.DOTALL)
_MARK = re.compile(r"<!-- block (\d+) -->")


def set_aside(markdown: str) -> tuple[str, list[str]]:
    """The Markdown with a mark in place of each block of HTML, and the blocks."""
    blocks: list[str] = []

    def mark(block: re.Match[str]) -> str:
        blocks.append(block[0])
        return f"<!-- block {len(blocks) - 1} -->"

    return _BLOCK.sub(mark, markdown), blocks


def put_back(html: str, blocks: list[str]) -> str:
    """The rendered page with the blocks in place of their marks."""
    return _MARK.sub(lambda mark: blocks[int(mark[1])] if int(mark[1]) < len(blocks) else mark[0], html)
