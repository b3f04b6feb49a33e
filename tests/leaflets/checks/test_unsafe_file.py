"""Files beside the pages: what is published as it is must be passive."""

from __future__ import annotations

import pytest

from .conftest import Find

DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0h8v8z"/></svg>'
KINDS = [".html", ".HTM", ".xhtml", ".js", ".mjs", ".css", ".xml", ".svgz", ".swf", ".docm", ".php", ".json", ""]


@pytest.mark.parametrize("suffix", KINDS)
def test_kind_that_can_hold_code(suffix: str, find: Find) -> None:
    """A kind that is not known to be passive is refused, on every folder."""
    (found,) = find("unsafe-file", f"--- knee/files/form{suffix}\nText")
    kind = f"of the kind '{suffix.lower()}'" if suffix else "without an ending"
    assert found.startswith(f"docs/knee/files/form{suffix}: a file {kind} can hold code")


@pytest.mark.parametrize("name", ["a.svg", "a.SVG", "a.png", "a.pdf", "a.txt", "a.mp4"])
def test_passive_kinds(name: str, find: Find) -> None:
    """Pictures, PDF, films and plain text are left alone."""
    assert find("unsafe-file", f"--- knee/{name}\n{DRAWING}") == []


@pytest.mark.parametrize("path", ["templates/x.js", "knee/.x.js", ".git/x.js", "knee/x.hashes"])
def test_what_is_not_published(path: str, find: Find) -> None:
    """A file that is kept off the site runs nowhere."""
    assert find("unsafe-file", f"--- {path}\nText") == []


def test_drawing_that_acts(find: Find) -> None:
    """An SVG file is read, and told with its line."""
    found = find("unsafe-file", "--- knee/a.svg\n<svg xmlns='http://www.w3.org/2000/svg'>\n<script>x()</script></svg>")
    assert found == ["docs/knee/a.svg:2:1: holds <script>, which is more than a drawing"]
