"""Names that the engine makes itself, and files of one page."""

from __future__ import annotations

import pytest
from support.findings import Find

RESERVED = [
    "glossary.md", "Glossary.md", "glossary.html", "contributing/findings.md", "contributing/evidence/index.md",
    "contributing/evidence/knee.md", "knee/knee-booklet.pdf", "knee/knee-large-print.pdf", "knee/knee-fold.pdf",
    "knee/KNEE-Booklet.pdf", "404.md", "404.html", "sitemap.xml", "print_page.md", "print_page.html", "search/x.txt",
    "search/index.md", "assets/x.png", "Assets/x.png", "assets/inline/x.txt", "assets/hospital.css",
]  # fmt: skip


@pytest.mark.parametrize("path", RESERVED)
def test_name_that_the_engine_makes(path: str, find: Find) -> None:
    """Booklets, the glossary, the manual, the search and the theme's files, in upper and lower case."""
    found = find("reserved-name", f"--- {path}\nText")
    assert found == [f"docs/{path}: has a name that the site's own files have: give it another name"]


@pytest.mark.parametrize(
    "path", ["knee/plan.pdf", "knee/hip-booklet.pdf", "knee/404.md", "searching.md", "knee/glossary.md"]
)
def test_other_name(path: str, find: Find) -> None:
    """Names that only look like one."""
    assert find("reserved-name", f"--- {path}\nText") == []


@pytest.mark.parametrize(
    ("paths", "told"),
    [
        (("knee/x.md", "knee/x.markdown"), "knee/x.md"),
        (("knee/x.md", "knee/x.html"), "knee/x.md"),
        (("x/README.md", "x/index.markdown"), "x/index.markdown"),
        (("x/README.md", "x/index.md"), ""),
    ],
)
def test_two_files_of_one_page(paths: tuple[str, str], told: str, find: Find) -> None:
    """One of them would be lost."""
    found = find("reserved-name", "".join(f"--- {path}\nText\n" for path in paths))
    assert [line.partition(":")[0] for line in found] == ([f"docs/{told}"] if told else [])
