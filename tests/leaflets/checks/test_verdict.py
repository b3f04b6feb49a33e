"""The verdict: how much advice on language is told at once."""

from __future__ import annotations

from pathlib import Path

from leaflets.checks import registry, verdict
from leaflets.core.diagnostics import LONGEST, one_line
from support import library

LONG = "You may feel pain, and it may last for a day, and it may go on for a week, and then it may go away again."
PAGE = "# Risks\n\n!!! risk\n\n    Infection may happen. [@guide risks.1]\n"


def advised(folder: Path, count: int, *only: str) -> list[str]:
    """The messages of advice on a page with so many long sentences, and a chance told in percent below them."""
    text = "\n\n".join([f"{LONG} [@-]"] * count)
    library.change(folder, f"--- knee/risks.md\n{PAGE}\n{text}\n\nAbout 1% of people may have one. [@guide risks.3]\n")
    language = {name for name, check in registry.checks().items() if check.family == "language"}
    return [f"{each.message} ({each.check})" for each in library.check(folder, only) if each.check in language]


def test_few_pieces_of_advice_are_all_told(example: Path) -> None:
    """Up to the limit nothing is kept back."""
    told = advised(example, 2)
    assert len(told) <= verdict.MOST_ADVICE
    assert not any("more hints on this page" in each for each in told)


def test_the_most_useful_advice_is_told_first(example: Path) -> None:
    """Beyond the limit the number of the others is told; how a chance is told comes before long sentences."""
    told = advised(example, 9)
    assert len(told) == verdict.MOST_ADVICE
    assert any(each.endswith("(percentage)") for each in told)
    (rest,) = [each for each in told if "more hints on this page" in each]
    assert "see `--only NAME`" in rest


def test_who_asks_for_a_check_is_told_all(example: Path) -> None:
    """`--only` keeps nothing back."""
    assert len(advised(example, 9, "long-sentence")) == 9


def test_each_page_has_its_own_limit(example: Path) -> None:
    """A page full of advice hides none of another's."""
    advised(example, 9)
    library.change(example, f"--- knee/more.md\n# More\n\n{LONG} [@-]\n")
    paths = [each.path for each in library.check(example) if each.check == "long-sentence"]
    assert paths.count("docs/knee/more.md") == 1


def test_every_check_of_language_has_its_rank() -> None:
    """One that is not listed would be told last, and nobody had decided so."""
    language = {check.name for check in registry.checks().values() if check.family == "language"}
    assert set(verdict.USEFUL) == language - {"malformed-grades"}


def test_a_long_message_leaves_room_for_how_many_are_kept_back() -> None:
    """What is told of the others is whole, and all together no longer than a message may be."""
    told = one_line("word " * 200, " (and 4 more)")
    assert len(told) == LONGEST
    assert told.endswith("… (and 4 more)")
    assert one_line("word", " (and 4 more)") == "word (and 4 more)"
