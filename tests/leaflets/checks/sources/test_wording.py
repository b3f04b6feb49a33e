"""What a page says beside its facts: hedges, negations, numbers, opposites, and sentences that no fact holds."""

from __future__ import annotations

import pytest
from leaflets.core.yaml_file import load
from support.findings import Find
from support.library import EXAMPLE

KNOWN = (EXAMPLE / "docs/knee/facts.yml").read_text("utf-8")
FACTS = {
    "swell": "statement: Your knee may swell.|hedge: may|kind: risk",
    "sore": "statement: The knee is usually sore for two or three days.|hedge: usually|kind: description|"
    "quantities: [{type: duration, op: range, min: 2, max: 3, unit: day}]",
    "better": "statement: About 75 in every 100 people walk better afterward.|hedge: about|kind: benefit|"
    "quantities: [{type: proportion, op: '~', value: 75, of: 100, unit: people}]",
    "clot": "statement: Fewer than 1 in every 1,000 people appear to get a blood clot.|hedge: appears|kind: risk|"
    "quantities: [{type: proportion, op: '<', value: 1, of: 1000, unit: people}]",
    "bandage": "statement: Leave the bandage on for 48 hours.|hedge: direct|kind: instruction|safety: true|"
    "quantities: [{type: duration, op: '=', value: 48, unit: hour}]",
    "lifting": "statement: You should avoid lifting for at least six weeks.|hedge: should|kind: instruction|"
    "safety: true|quantities: [{type: duration, op: '>=', value: 6, unit: week}]",
    "drive": "statement: Do not drive after the treatment.|hedge: must not|kind: instruction|safety: true",
    "disks": "statement: Not for slipped disks.|hedge: stated|kind: limitation",
    "doctors": "statement: Only doctors may read the pictures.|hedge: only|kind: description",
    "paralysis": "statement: Paralysis is possible, but it is extremely rare.|hedge: extremely rare|kind: risk",
    "fast": "statement: You may be told to eat nothing for several hours before the treatment.|hedge: may|"
    "kind: instruction|quantities: [{type: vague, op: unstated, text: several, unit: hour}]",
    "many": "statement: Many people have less pain.|hedge: many|kind: benefit",
    "thinner": "statement: If you take blood thinners, ask when to start them again.|hedge: conditional|"
    "kind: instruction",
}


def facts() -> str:
    """The example's facts and those above."""
    entries = []
    for name, fact in FACTS.items():
        lines = [f"  - id: {name}", *(f"    {line}" for line in fact.split("|"))]
        entries.append("\n".join([*lines, "    source: {document: guide, lines: [1]}"]))
    return KNOWN.rstrip() + "\n" + "\n".join(entries) + "\n"


def told(find: Find, check: str, text: str, cited: str) -> list[str]:
    """The findings of a check on a page that says `text` and cites facts, without their places."""
    page = f'# Risks\n\n## Part\n\n{text}\n{{ data-fact="{cited}" }}\n'
    found = find(check, f"--- knee/facts.yml\n{facts()}\n--- knee/risks.md\n{page}")
    return [line.partition(": ")[2] for line in found if line.startswith("docs/knee/risks.md:")]


def test_facts_of_these_tests_are_sound(find: Find) -> None:
    """The facts above are a facts.yml as authors write it."""
    assert load(facts()).data
    assert told(find, "malformed-facts", "Your knee may swell.", "swell") == []


SOUND = [
    ("Your knee may swell.", "swell"),
    ("It is possible that your knee swells.", "swell"),
    ("Your knee might swell. Ask your doctor about it.", "swell"),
    ("If your knee swells, keep still.", "swell"),
    ("Your knee is usually sore for 2 to 3 days.", "sore"),
    ("Most knees are sore for two or three days.", "sore"),
    ("About 750 out of every 1,000 people walk better afterward. About 250 out of every 1,000 do not.", "better"),
    ("Around 75 in 100 people walk better afterward.", "better"),
    ("Nearly 3 in 4 people walk better afterward.", "better"),
    ("Fewer than 1 out of every 1,000 people seem to get a blood clot. More than 999 do not seem to.", "clot"),
    ("Leave your bandage on for 48 hours.", "bandage"),
    ("Leave your bandage on for forty-eight hours.", "bandage"),
    ("You should avoid lifting for 6 weeks or longer.", "lifting"),
    ("Do not drive after the treatment.", "drive"),
    ("After the treatment, you must not drive.", "drive"),
    ("It is not for slipped disks.", "disks"),
    ("Just doctors may read the pictures.", "doctors"),
    ("Paralysis is possible. It is extremely rare.", "paralysis"),
    ("You may be told to eat nothing for several hours before the treatment.", "fast"),
    ("Many people have less pain.", "many"),
    ("Some people have less pain.", "many"),
    ("If you take blood thinners, ask when to start them again.", "thinner"),
]
CHECKS = [
    "changed-hedge", "changed-negation", "changed-number", "opposite-word", "unrelated-fact", "unsourced-sentence",
    "uncited-block", "exchanged-word", "uncited-value",
]  # fmt: skip


@pytest.mark.parametrize("check", CHECKS)
def test_sound(find: Find, check: str) -> None:
    """A sentence at the level of its fact or below it, with its number in any right form, gets no finding."""
    page = "\n\n".join(f'{text}\n{{ data-fact="{cited}" }}' for text, cited in SOUND)
    found = find(check, f"--- knee/facts.yml\n{facts()}\n--- knee/risks.md\n# Risks\n\n## Part\n\n{page}\n")
    assert [line for line in found if line.startswith("docs/knee/risks.md:")] == []


@pytest.mark.parametrize(
    ("check", "text", "cited", "message"),
    [
        ("changed-hedge", "Your knee will swell.", "swell", "'will' is stronger than the fact says ('swell')"),
        ("changed-hedge", "Your knee swells.", "swell", "without its 'may'; write 'may', 'might' or 'can'"),
        ("changed-hedge", "Your knee usually swells.", "swell", "'usually' is stronger"),
        ("changed-hedge", "It is certain that your knee swells.", "swell", "'certain' is stronger"),
        ("changed-hedge", "Your knee is always sore for 2 or 3 days.", "sore", "'always' is stronger"),
        ("changed-hedge", "Most people have less pain.", "many", "'most' is stronger"),
        ("changed-hedge", "All people have less pain.", "many", "'all' is stronger"),
        ("changed-hedge", "Fewer than 1 in 1,000 people get a blood clot.", "clot", "without its 'appears'"),
        ("changed-hedge", "Doctors may read the pictures.", "doctors", "needs the word 'only' or 'just'"),
        ("changed-hedge", "Paralysis is possible.", "paralysis", "without its 'extremely rare'"),
        ("changed-hedge", "You take blood thinners: start them again.", "thinner", "without its 'conditional'"),
        ("changed-hedge", "Try not to drive after the treatment.", "drive", "'try not to' weakens the instr"),
        ("changed-hedge", "Perhaps leave the bandage on for 48 hours.", "bandage", "'perhaps' weakens the instr"),
        ("changed-negation", "Drive after the treatment.", "drive", "the \"not\" of the fact 'drive' is lost"),
        ("changed-negation", "It is for slipped disks.", "disks", "the \"not\" of the fact 'disks' is lost"),
        ("changed-negation", "Your knee may not swell.", "swell", "says \"not\" where no fact"),
        ("changed-negation", "Do not leave the bandage on for 48 hours.", "bandage", "says \"not\" where no fact"),
        ("changed-number", "Leave the bandage on for 24 hours.", "bandage", "'24 hours': the fact 'bandage' says '4"),
        ("changed-number", "Leave the bandage on for 48 days.", "bandage", "'48 days': the fact 'bandage' says '48 ho"),
        ("changed-number", "Leave the bandage on for about 48 hours.", "bandage", "'48 hours': the fact 'bandage'"),
        ("changed-number", "Leave the bandage on.", "bandage", "leaves out '48 hours' of the fact 'bandage'"),
        ("changed-number", "You should avoid lifting for 6 weeks.", "lifting", "says 'at least 6 weeks'"),
        ("changed-number", "You should avoid lifting for at most 6 weeks.", "lifting", "says 'at least 6 weeks'"),
        ("changed-number", "You should avoid lifting for at least 6 months.", "lifting", "says 'at least 6 weeks'"),
        ("changed-number", "It is usually sore for 2 to 4 days.", "sore", "'2 to 4 days': the fact 'sore' says '2 to"),
        ("changed-number", "It is usually sore for half a day.", "sore", "'half': the fact 'sore' says '2 to 3 days'"),
        ("changed-number", "About 570 out of every 1,000 people walk better.", "better", "says 'about 750 out of"),
        ("changed-number", "About 750 out of every 100 people walk better.", "better", "says 'about 750 out of"),
        ("changed-number", "750 out of every 1,000 people walk better.", "better", "says 'about 750 out of"),
        ("changed-number", "About 250 out of every 1,000 walk better.", "better", "says that so many do not have it"),
        ("changed-number", "About 750 out of every 1,000 do not walk.", "better", "says that so many have it"),
        ("changed-number", "More than 1 out of every 1,000 seem to get a clot.", "clot", "says 'fewer than 1 out of"),
        ("changed-number", "Your knee may swell for 3 days.", "swell", "'3 days': no fact that this block cites"),
        ("changed-number", "You may be told to eat nothing for a few hours.", "fast", "says 'several hours'"),
        ("changed-number", "You may be told to eat nothing for six hours.", "fast", "says 'several hours'"),
        ("opposite-word", "Do not drive before the treatment.", "drive", "where the fact 'drive' says 'after'"),
        ("opposite-word", "Many people have more pain.", "many", "'more', where the fact 'many' says 'less'"),
        ("exchanged-word", "Do not dance after the treatment.", "drive", "'dance' stands in no fact that this bloc"),
        ("exchanged-word", "Leave the helmet on for 48 hours.", "bandage", "'bandage' says 'bandage'"),
        ("uncited-value", "Your knee may swell. Call {{ local.ward_phone }}.", "swell", "'ward_phone' is not cited"),
        ("uncited-value", "Your knee may swell.", "swell local:ward_phone", "'ward_phone', but does not show it"),
        ("unrelated-fact", "Do not drive after the treatment.", "drive bandage", "too little of the fact 'bandage'"),
        ("unrelated-fact", "Do not drive after the treatment.", "bandage", "Did you mean 'drive'?"),
        ("unsourced-sentence", "Your knee may swell. Most people sleep well.", "swell", "says 'Most people sleep"),
        ("unsourced-sentence", "Your knee may swell. Drink a lot of water.", "swell", "says 'Drink a lot of water. …'"),
    ],
)  # fmt: skip
def test_fault(find: Find, check: str, text: str, cited: str, message: str) -> None:
    """A change that alters what the fact says is found, and the message names the fact and its words."""
    found = told(find, check, text, cited)
    assert len(found) == 1
    assert message in found[0]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("Take a walk each day.", 5),
        ("Some people walk on the same day.", 5),
        ("- Walk each day.", 5),
        ("| a | b |\n| --- | --- |\n| Walk each day. | Rest. |", 7),
    ],
)
def test_uncited_block(find: Find, text: str, line: int) -> None:
    """A block that claims something and cites nothing."""
    found = find("uncited-block", f"--- knee/risks.md\n# Risks\n\n## Part\n\n{text}\n")
    assert found
    assert all(each.startswith(f"docs/knee/risks.md:{line}:") for each in found)


@pytest.mark.parametrize(
    "text",
    [
        "Why do you suggest this for me?",
        "Ask your doctor what this means for you.",
        "If you have any narrowing in the spine, tell your doctor.",
        "See the page [Start](index.md).",
        "The page [Start](index.md) tells you more.",
        "This page says when the treatment may not be right for you.",
        "Our source gives no number for this.",
        "Bring these things:",
        "!!! notes\n\n    Here is room for what you are told.",
        "Where your hospital tells you something else, do as your hospital says.",
    ],
)
def test_editorial_block(find: Find, text: str) -> None:
    """A block that claims nothing clinical needs no source."""
    assert find("uncited-block", f"--- knee/risks.md\n# Risks\n\n## Part\n\n{text}\n") == []


def test_long_editorial_sentence_is_none(find: Find) -> None:
    """A sentence that begins as a signpost and goes on and on has room for a claim."""
    text = "This page says " + "and says " * 20 + "that it never hurts."
    assert find("uncited-block", f"--- knee/risks.md\n# Risks\n\n## Part\n\n{text}\n")


CITES = '{ data-fact="local:ward_phone" }'


@pytest.mark.parametrize(
    ("text", "line"),
    [
        (f'!!! help "Call {{V}} if:"\n\n    Call {{V}}.\n    {CITES}', None),
        (f'!!! help "Call {{V}} if:"\n\n    - your knee swells\n\n    Call {{V}}.\n    {CITES}', None),
        (f'??? help "Call {{V}} if:"\n\n    Call {{V}}.\n    {CITES}', None),
        ('!!! help "Call {V} if:"\n\n    - your knee swells', 5),
        (f'!!! help "Call {{V}} if:"\n\n    - your knee swells\n\nCall {{V}}.\n{CITES}', 5),
        (f'!!! help "Call {{V}} if:"\n\n    - your knee swells\n\n!!! help "If:"\n\n    Call {{V}}.\n    {CITES}', 5),
        (f'!!! help "Call {{W}} if:"\n\n    Call {{V}}.\n    {CITES}', 5),
        (f'??? help "Call {{W}} if:"\n\n    Call {{V}}.\n    {CITES}', 5),
        (f"## Call {{V}} if:\n\nCall {{V}}.\n{CITES}", 5),
    ],
)
def test_value_in_a_title(find: Find, text: str, line: int | None) -> None:
    """The title of a box shows a value that its own box cites: not another, and not one that stands outside."""
    text = text.replace("{V}", "{{ local.ward_phone }}").replace("{W}", "{{ local.emergency_phone }}")
    found = find("uncited-value", f"--- knee/facts.yml\n{facts()}\n--- knee/risks.md\n# Risks\n\n## Part\n\n{text}\n")
    assert [each.split(":")[1] for each in found if "knee/risks.md" in each] == ([] if line is None else [str(line)])


@pytest.mark.parametrize(
    ("heading", "faults"),
    [("The first 48 hours", 0), ("The first 24 hours", 1), ("The first 48 days", 1), ("The first hours", 0)],
)
def test_number_in_a_heading(find: Find, heading: str, faults: int) -> None:
    """A heading holds the numbers of the facts beneath it."""
    page = f'# Risks\n\n## {heading}\n\nLeave the bandage on for 48 hours.\n{{ data-fact="bandage" }}\n'
    found = find("changed-number", f"--- knee/facts.yml\n{facts()}\n--- knee/risks.md\n{page}")
    assert [line.partition(":")[2][:2] for line in found] == ["3:"] * faults


def test_values_of_the_hospital_are_no_claims(find: Find) -> None:
    """A local value may hold any number: the hospital answers for it."""
    text = "Leave the bandage on for 48 hours. Call {{ local.ward_phone }}."
    assert told(find, "changed-number", text, "bandage local:ward_phone") == []
    assert told(find, "unsourced-sentence", text, "bandage local:ward_phone") == []


def test_signs_to_look_for(find: Find) -> None:
    """After "… if:" a list names what may happen; it need not say again that it may."""
    page = '# Risks\n\n!!! risk "Call us if:"\n\n    - your knee swells\n      { data-fact="swell" }\n'
    for check in CHECKS:
        found = find(check, f"--- knee/facts.yml\n{facts()}\n--- knee/risks.md\n{page}")
        assert [line for line in found if "risks.md" in line] == []


@pytest.mark.parametrize(
    ("fact", "message"),
    [
        ("statement: Your knee may swell.|hedge: may", ""),
        ("statement: Your knee will swell.|hedge: may", "has the hedge 'may', but its statement is stronger"),
        ("statement: Your knee rarely swells.|hedge: may", "has the hedge 'may', but its statement is weaker"),
        ("statement: Your knee may swell.|hedge: stated", "has the hedge 'stated', but its statement says 'may'"),
        ("statement: Your knee may swell.|hedge: mai", "has the hedge 'mai', which is not on the list"),
        ("statement: Rest for 2 days.|hedge: direct", "says '2 days', which does not stand so under `quantities:`"),
        (
            "statement: Rest.|hedge: direct|quantities: [{type: duration, op: '=', value: 2, unit: day}]",
            "has the quantity '2 days', which its statement does not say",
        ),
        ("statement: Tell us if you may be ill.|hedge: direct", ""),
    ],
)
def test_inconsistent_fact(find: Find, fact: str, message: str) -> None:
    """A statement agrees with its hedge and its quantities; what stands under an "if" is no claim."""
    lines = ["  - id: it", *(f"    {line}" for line in fact.split("|")), "    kind: risk"]
    entry = "\n".join([*lines, "    source: {document: guide, lines: [1]}"])
    found = find("inconsistent-fact", f"--- knee/facts.yml\n{KNOWN.rstrip()}\n{entry}\n")
    assert [message in line for line in found] == [True] * bool(message)


@pytest.mark.parametrize(
    ("description", "message"),
    [
        ("Looking into the knee.", ""),
        ("A painless operation.", "the description says 'painless', which no page of the leaflet says"),
        ("Look into the knee for 3 days.", "the description says '3 days', which no fact"),
        ("Do not look into the knee.", 'the description says "not"'),
    ],
)
def test_unheld_description(find: Find, description: str, message: str) -> None:
    """A description says only what the pages and facts say."""
    page = f"---\ntitle: Knee\ndescription: {description}\n---\n# Looking into the knee\n\nDays.\n"
    found = find("unheld-description", f"--- knee/index.md\n{page}")
    assert any(message in line for line in found) if message else found == []
