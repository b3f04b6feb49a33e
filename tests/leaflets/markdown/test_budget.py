"""What is too much to render, with its place; and what is not."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.markdown import budget
from support import library

TOO_MUCH = {
    "a line": ("a\n" + "b" * 10_001, 2, 10_001, "a line of 10,001 characters"),
    "a paragraph": ("a\n\n" + ("b " * 50 + "\n") * 320, 3, 1, "characters in one paragraph"),
    "signs": ("a\n\n" + "**b\n" * 1_600, 3, 1, "3,200 signs"),
    "signs of an item": ("- a\n- " + "_b " * 3_100 + "\n", 2, 1, "3,100 signs"),
    "columns": ("| a | b |\n| - | - |\n| c " + "|" * 3_001, 3, 1, "signs"),
    "brackets": ("# a\n\nb [c] " + "[a, " * 21, 3, 7, "21 brackets '['"),
    "images": ("a\n\n" + "![" * 30, 3, 2, "30 brackets '['"),
    "addresses": ("a\n\n" + "[a](b " * 21, 3, 4, "21 brackets '('"),
    "brackets over lines": ("a\n\n" + "b\n[c\n" * 25, 4, 1, "25 brackets '['"),
    "tags": ("a\n\n" + "<a \n\n" * 101, 3, 1, "101 tags of this page have no '>'"),
    "quotations": ("a\n\n" + "> " * 21 + "b", 3, 1, "21 quotations"),
    "quotations without spaces": (">" * 5_000 + "b", 1, 1, "5,000 quotations"),
    "indent": ("- a\n" + " " * 401 + "- b", 2, 402, "400 spaces"),
    "tabs": ("- a\n" + "\t" * 101 + "- b", 2, 102, "400 spaces"),
    "lists": ("- " * 61 + "a", 1, 1, "61 lists"),
    "two kinds of list": ("* - " * 40 + "a", 1, 1, "80 lists"),
    "numbers": ("1. " * 70 + "a", 1, 1, "70 lists"),
    "code": ("```\n" * 5_001, 5_001, 1, "open or close code"),
    "terms": ("a\n:   b\n\n" * 2_001, 6_002, 1, "of this page define"),
    "abbreviations": ("*[A]: b\n" * 2_001, 2_001, 1, "of this page define"),
    "footnotes": ("[^1]: b\n\n" * 2_001, 4_001, 1, "of this page define"),
    "parts": ("a\n\n" * 40_001, 80_001, 1, "more than 40,000 paragraphs"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "line", "column", "told"), TOO_MUCH.values(), ids=TOO_MUCH)
def test_too_much(text: str, line: int, column: int, told: str) -> None:
    """One finding: what it is and where it begins."""
    found = budget.excess(text)
    assert found is not None
    assert (found.line, found.column) == (line, column)
    assert told in found.message


FINE = {
    "a line": "a" * 10_000,
    "a ruler": "* " * 200,
    "another": "-" * 500,
    "brackets": "[a](b) " * 400,
    "escaped": r"\[ " * 100,
    "a list": "\n".join(f"- [ ] see [a](b) and (c), item {n}" for n in range(2_000)),
    "a table": "| a | b |\n| --- | --- |\n" + "| **c** | [d](e) |\n" * 2_000,
    "code": "```\n" + "a[b[c[\n\n" * 500 + "```\n",
    "quotations": "> " * 20 + "a",
    "nothing": "",
}


@pytest.mark.parametrize("text", FINE.values(), ids=FINE)
def test_not_too_much(text: str) -> None:
    """Long lists, wide tables and code are no fault."""
    assert budget.excess(text) is None


def test_real_files() -> None:
    """No README, license or manual of a package that we use is too much."""
    files = [file for file in (library.ROOT / ".venv").rglob("*.md") if file.is_file()]
    files += (library.ROOT / "docs").rglob("*.md")
    told = [(file, found) for file in files if (found := budget.excess(file.read_text("utf-8", errors="replace")))]
    assert len(files) > 40
    assert told == []


def test_page_is_told_and_not_rendered(example: Path) -> None:
    """A page that is too much has one finding of its own, at its line in the file; its front matter counts."""
    page = example / "docs/knee/risks.md"
    page.write_text("---\ntitle: Risks\n---\n# Risks\n\n" + "[a, " * 2_000, "utf-8")
    made = library.read(example)
    assert made.pages["knee/risks.md"].html is None
    assert made.pages["knee/risks.md"].meta == {"title": "Risks"}
    found = [str(each) for each in library.check(example) if each.path.endswith("risks.md")]
    assert found == [
        "docs/knee/risks.md:6:1: the page is not shown: 2,000 brackets '[' of this paragraph are never closed; "
        "the most is 20 (unreadable-page)"
    ]


def test_what_a_page_includes_counts(example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page that includes what is too much is not rendered either."""
    monkeypatch.chdir(example)
    (example / "docs/more.txt").write_text("[a\n" * 30, "utf-8")
    page = example / "docs/knee/risks.md"
    page.write_text("# Risks\n\n" + '--8<-- "more.txt"\n', "utf-8")
    found = [str(each) for each in library.findings(example, "unreadable-page")]
    assert len(found) == 1
    assert "docs/knee/risks.md: cannot be rendered: with what it includes, 30 brackets '['" in found[0]
