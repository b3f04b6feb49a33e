"""The forms of English verbs."""

from __future__ import annotations

import pytest
from leaflets.language import verbs


@pytest.mark.parametrize(
    ("base", "forms"),
    [
        ("give", ("give", "gives", "giving", "gave", "given")),
        ("start", ("start", "starts", "starting", "started")),
        ("try", ("try", "tries", "trying", "tried")),
        ("stop", ("stop", "stops", "stopping", "stopped")),
        ("permit", ("permit", "permits", "permitting", "permitted")),
        ("administer", ("administer", "administers", "administering", "administered")),
        ("assess", ("assess", "assesses", "assessing", "assessed")),
        ("agree", ("agree", "agrees", "agreeing", "agreed")),
        ("have", ("have", "has", "having", "had")),
        ("go with", ("go with", "goes with", "going with", "went with", "gone with")),
        ("be more than", ("be more than", "is more than", "being more than", "was more than", "been more than")),
    ],
)
def test_forms(base: str, forms: tuple[str, ...]) -> None:
    """Regular and irregular verbs have their forms; of a phrase the first word changes."""
    assert verbs.verb(base).all == forms


@pytest.mark.parametrize(("noun", "plural"), [("need", "needs"), ("deficiency", "deficiencies"), ("loss", "losses")])
def test_plural(noun: str, plural: str) -> None:
    """The plural of a noun follows the rules of spelling."""
    assert verbs.plural(noun) == plural
