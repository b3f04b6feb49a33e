"""The paper of a hospital: `extra.paper`."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.core import paper
from leaflets.core.paper import A4, LETTER
from support.commands import leaflets, output


@pytest.mark.parametrize(
    ("value", "read", "fault"),
    [
        (None, A4, ""),
        ("a4", A4, ""),
        ("letter", LETTER, ""),
        ("Letter", A4, "there is no paper 'Letter'. Did you mean 'letter'? There are: a4, letter"),
        ("a3", A4, "there is no paper 'a3'. There are: a4, letter"),
        (["a4"], A4, "there is no paper '['a4']'. There are: a4, letter"),
    ],
)
def test_read(value: object, read: paper.Paper, fault: str) -> None:
    """A4 where nothing is said, or nothing that there is; then with a guess."""
    assert paper.read(value) == read
    assert paper.fault(value) == fault


@pytest.mark.parametrize("each", paper.PAPERS.values(), ids=paper.PAPERS)
def test_two_pages_make_a_sheet(each: paper.Paper) -> None:
    """Side by side they are as wide as the sheet is high, but for the half millimetre that ISO 216 rounds away."""
    assert each.page[1] == each.sheet[0]
    assert 0 <= each.sheet[1] - 2 * each.page[0] <= 1


def test_a_paper_that_there_is_not(example: Path) -> None:
    """Is a finding with its line."""
    config = example / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("extra:\n", "extra:\n  paper: leter\n"), "utf-8")
    line = config.read_text("utf-8").split("\n").index("  paper: leter") + 1
    told = output(leaflets(example, "check", "--only", "malformed-settings"))
    assert f"mkdocs.yml:{line}: extra.paper: there is no paper 'leter'. Did you mean 'letter'?" in told
