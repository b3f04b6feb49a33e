"""A page that may not be shown, as text: what its author wrote, below a notice that says why.

Reviewers see it, and nothing of it acts. Knows no MkDocs.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from leaflets.checks.check import Found
from leaflets.core.diagnostics import one_line
from leaflets.core.text import in_html
from leaflets.library.model import Page
from leaflets.markdown import safe_html

_LISTED = 20
"""So many reasons stand in the notice."""


def is_unsafe(html: str) -> bool:
    """Whether the HTML of a page's content holds anything that may not stand in a page."""
    return next(safe_html.faults(html), None) is not None


def reasons(html: str, page: Page | None, found: Iterable[Found]) -> list[str]:
    """Why a page may not be shown: its findings with their line, or what is wrong where all is in what it includes."""
    told = [finding for check, finding in found if page and check == "unsafe-html" and finding.path == page.path]
    if told:
        return [one_line(f"Line {each.line}: {each.message}" if each.line else each.message) for each in told]
    return list(dict.fromkeys(one_line(fault.why) for fault in safe_html.faults(html)))


def page(title: str, reasons: Sequence[str], source: str) -> str:
    """The content of the page in place of its own: title, notice and the source, all of it text."""
    more = [f"And {len(reasons) - _LISTED} more."] if len(reasons) > _LISTED else []
    items = "".join(f"<li>{in_html(each)}</li>" for each in [*reasons[:_LISTED], *more])
    return (
        f"<h1>{in_html(title)}</h1>\n"
        '<div class="admonition warning">'
        '<p class="admonition-title">This page holds HTML that may not be shown</p>'
        f"<ul>{items}</ul><p>So here is the text as it was written. Nothing of it acts.</p></div>\n"
        f'<pre class="as-text">{in_html(source)}</pre>'
    )
