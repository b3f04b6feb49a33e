"""What a new edition of a source changed."""

from __future__ import annotations

import pytest
from leaflets.sources import changes, lock
from leaflets.sources.splitter import split

OLD = "Prepare\n\nOne is here. Two is here. Three is here.\n\nRisks\n\nFour is here. Five is here.\n"


@pytest.mark.parametrize(
    ("new", "expected"),
    [
        (OLD, ""),
        (OLD.replace("Two is", "TWO\nis"), ""),
        (OLD.replace("Two is", "Two may be"), "changed prepare.2 prepare.2"),
        (OLD.replace("Two is here. ", ""), "moved prepare.3 prepare.2, removed prepare.2"),
        (OLD.replace("Two is", "New is here. Two is"), "moved prepare.2-3 prepare.3-4, added prepare.2"),
        (OLD.replace("Risks", "Dangers"), "moved risks.1-2 dangers.1-2"),
        (
            "Prepare\n\nTwo is here. Three is here.\n\nRisks\n\nFour is here. Five is here. One is here.\n",
            "moved prepare.2-3 prepare.1-2, moved prepare.1 risks.3",
        ),
    ],
)
def test_changes(new: str, expected: str) -> None:
    """Each place that is new, gone, has other words or another number; nothing else."""
    found = changes.between(lock.make("guide", split(OLD)), lock.make("guide", split(new)))
    told = [f"changed {changes.named(old)} {changes.named(spot)}" for old, spot in found.changed]
    told += [f"moved {before} {after}" for before, after in changes.runs(found.moved)]
    told += [f"removed {changes.named(spot)}" for spot in found.removed]
    told += [f"added {changes.named(spot)}" for spot in found.added]
    assert ", ".join(told) == expected
    assert bool(found) == bool(expected)


@pytest.mark.parametrize(
    ("text", "differs"),
    [
        (OLD, False),
        (OLD.replace("One is here. Two", "ONE\nis here.  Two"), False),
        (OLD.replace("Four", "For"), True),
        (OLD.replace("Risks", "Risk"), True),
        ("", True),
    ],
)
def test_differs(text: str, differs: bool) -> None:
    """Another text, and no text, are not the one that was locked."""
    assert changes.differs(lock.make("guide", split(OLD)), text, {}) == differs
