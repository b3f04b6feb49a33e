"""Sentences beside the facts that they state."""

from __future__ import annotations

from leaflets.data.glossary import Glossary, Term
from leaflets.data.ledger import Fact, Ledger
from leaflets.evidence.statements import Reader, Statement
from leaflets.evidence.terms import Terms
from leaflets.markdown import blocks

FACTS = [
    Fact("swell", "Your knee may swell.", "risk", "may", safety=False, line=1),
    Fact("bandage", "Leave the bandage on for 48 hours.", "instruction", "direct", safety=True, line=2),
    Fact("fracture", "A fracture of the knee hurts.", "description", "stated", safety=False, line=3),
]
TERMS = [Term("fracture", "fracture", "break", "A broken bone.", 1)]


def read(html: str) -> list[Statement]:
    """The statements of a page."""
    return Reader(Ledger("facts.yml", facts=FACTS), Terms(Glossary(terms=TERMS))).read(blocks.read(html))


def stated(html: str) -> list[tuple[str, list[str]]]:
    """Each sentence with the facts that it states."""
    return [
        (sentence.text.strip(), [reading.fact.id for reading in sentence.facts])
        for statement in read(html)
        for sentence in statement.sentences
    ]


def test_each_fact_goes_to_its_sentence() -> None:
    """A block's sentences state those of its facts whose words they hold."""
    html = '<p data-fact="swell bandage">Leave the bandage on for 48 hours. Your knee may swell.</p>'
    assert stated(html) == [("Leave the bandage on for 48 hours.", ["bandage"]), ("Your knee may swell.", ["swell"])]


def test_a_fact_that_no_sentence_states_goes_to_the_nearest() -> None:
    """So that its number and its hedge are judged somewhere; never at a signpost."""
    html = '<p data-fact="bandage">Ask your doctor. Leave it for hours. See the page X.</p>'
    assert stated(html) == [("Ask your doctor.", []), ("Leave it for hours.", ["bandage"]), ("See the page X.", [])]


def test_unknown_and_other_citations_are_no_facts() -> None:
    """Local values, terms and ids that the ledger lacks."""
    (statement,) = read('<p data-fact="local:phone term:fracture none">Call.</p>')
    assert statement.facts == []


def test_words_of_the_glossary_count() -> None:
    """Plain words stand for the term of a fact, and the other way round."""
    (statement,) = read('<p data-fact="fracture">A broken bone in the knee hurts.</p>')
    assert {"broken", "bone"} <= statement.held
    (statement,) = read('<p data-fact="fracture">The break hurts.</p>')
    assert "fractur" in statement.context


def test_context() -> None:
    """The heading above, the start of a list and the row of a cell help to understand a block."""
    html = "<h2>Bandages</h2><p>Take off:</p><ul><li data-fact='bandage'>it</li></ul>"
    item = read(html)[2]
    assert item.lead == "Take off:"
    assert "bandag" in item.context
    html = "<table><tr><td>Bandage</td><td data-fact='bandage'>48 hours</td></tr></table>"
    assert "bandag" in read(html)[1].context


def test_signs() -> None:
    """Items after "… if:" are signs to look for."""
    html = "<p>Call us if:</p><ul><li>it bleeds</li></ul><p>Bring these:</p><ul><li>a list</li></ul>"
    assert [statement.is_sign for statement in read(html)] == [False, True, False, False]


def test_local_values_are_no_claims() -> None:
    """A sentence that holds a hospital's value is marked, and its number is none of the leaflet's."""
    made = "5" * 64
    html = f'<p>Call <span data-local="phone" data-made="{made} data-local">555 0100</span>. Rest for 2 days.</p>'
    html += f"<!-- made {made} -->"
    (statement,) = read(html)
    assert [sentence.local for sentence in statement.sentences] == [True, False]
    assert [str(amount.low) for amount in statement.amounts] == ["2"]
