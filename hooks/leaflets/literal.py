"""Words of a data file put into a page as they are: nothing in them is markup."""

from __future__ import annotations

import html
import re

_SIGNS = re.compile(r"[!-/:-@\[-`{-~]")
"""Every sign of ASCII: each may be markup to some Markdown extension, and a backslash escapes only some."""


def in_html(text: str) -> str:
    """The words for HTML, in text and in attributes."""
    return html.escape(text)


def in_markdown(text: str) -> str:
    """The words for one line of Markdown: signs as character references."""
    return _SIGNS.sub(lambda sign: f"&#{ord(sign[0])};", " ".join(text.split()))
