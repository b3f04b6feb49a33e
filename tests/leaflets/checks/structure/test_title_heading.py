"""One title on a page."""

from __future__ import annotations

from collections.abc import Callable

import pytest

BOX = "\n\n!!! risk\n\n    Infection may happen.\n    { data-fact='infection' }\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"# Risks{BOX}", []),
        ("", ["1:1: the page has no heading of level 1: `# …`"]),
        ("Words.\n", ["1:1: the page has no heading of level 1: `# …`"]),
        ("---\nallow: {}\n---\n", ["1:1: the page has no heading of level 1: `# …`"]),
        ("---\nallow: {}\n---\n\nWords.\n", ["4:1: the page has no heading of level 1: `# …`"]),
        ("## Risks\n", ["1:1: the page has no heading of level 1: `# …`"]),
        ("<!-- # Risks -->\n", ["1:1: the page has no heading of level 1: `# …`"]),
        ("```\n# Risks\n```\n", ["1:1: the page has no heading of level 1: `# …`"]),
        (
            f"# Risks{BOX}\n# More\n\nx\n\nThird\n=====\n",
            [
                "8:3: 'More' is a second heading of level 1; write `## More`",
                "12:1: 'Third' is a second heading of level 1; write `## Third`",
            ],
        ),
        ("<h1>Risks</h1>\n\n# Risks\n", ["3:3: 'Risks' is a second heading of level 1; write `## Risks`"]),
    ],
)
def test_title_heading(text: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """A page has exactly one heading of level 1; code and comments hold none."""
    assert page("title-heading", text) == found


def test_title_of_a_leaflet(find: Callable[..., list[str]]) -> None:
    """The first page's heading is the title of the front matter."""
    edits = "--- knee/index.md\n---\ntitle: Knee\n---\n\n# Knees\n\n## In brief\n\nx\n"
    assert find("title-heading", edits) == [
        "docs/knee/index.md:5:3: the heading 'Knees' is not the title 'Knee' of the front matter"
    ]


@pytest.mark.parametrize("path", ["index.md", "contributing/style.md"])
def test_every_page(path: str, find: Callable[..., list[str]]) -> None:
    """Pages outside leaflets have a title too."""
    assert find("title-heading", f"--- {path}\nWords.\n")[0].startswith(f"docs/{path}:1:1: ")
