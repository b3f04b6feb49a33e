"""A box that the contract has."""

from __future__ import annotations

from collections.abc import Callable

import pytest

TEXT = "    Infection may happen. [@guide risks.1]\n"
NONE = "1:3: the section 'Risks' has no box '!!! risk'"

CASES = [
    (f"!!! risk\n\n{TEXT}", []),
    (f'!!! risk "Other title"\n\n{TEXT}', []),
    (f"!!! Risk\n\n{TEXT}", []),
    (f"!!! risk inline end\n\n{TEXT}", []),
    (f"??? risk\n\n{TEXT}", []),
    (f'???+ risk "x"\n\n{TEXT}', []),
    ("## More\n\n!!! risk\n\n    Infection.\n", []),
    ("Infection may happen.", [NONE]),
    (f"!!! risks\n\n{TEXT}", [NONE]),
    (f"!!! risk later\n\n{TEXT}", [NONE]),
    (f'!!! warning "Risk"\n\n{TEXT}', [NONE]),
    (f"```\n!!! risk\n\n{TEXT}```", [NONE]),
    ("<!--\n!!! risk\n\n    x\n-->\n\nText.", [NONE]),
    (
        '!!! risk "What may go wrong"\n\nInfection may happen.',
        ["3:11: the box '!!! risk' in the section 'Risks' is empty"],
    ),
    ('!!! risk "Title"\n\n    <!-- x -->\n\nText.', ["3:11: the box '!!! risk' in the section 'Risks' is empty"]),
    ('!!! risk "Title"\n\n    TODO\n\nText.', ["3:11: the box '!!! risk' in the section 'Risks' is empty"]),
    (
        '!!! risk "Title"\n\n    - Write one risk in each line.\n\nText.',
        ["3:11: the box '!!! risk' in the section 'Risks' is empty"],
    ),
    ('Text.\n\n!!! risk ""\n\nMore.', [NONE]),
    ("", []),
]


@pytest.mark.parametrize(("text", "found"), CASES)
def test_box(text: str, found: list[str], page: Callable[..., list[str]]) -> None:
    """A box of the kind, in any case, under any title, with an author's words. An empty section is told as such."""
    assert page("missing-admonition", f"# Risks\n\n{text}\n") == found


BLANK = "# Risks\n\n## At once\n\n!!! risk\n\n    Write signs.\n\n## Later\n\nWrite more.\n"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("## At once\n\n!!! risk\n\n    Fever.\n\n## Later\n\nPain.", []),
        (
            "## At once\n\nFever.\n\n## Later\n\n!!! risk\n\n    Pain.",
            ["3:4: the section 'At once' has no box '!!! risk'"],
        ),
        ("## At once\n\nFever.\n\n### Now\n\n!!! risk\n\n    Pain.\n\n## Later\n\nx", []),
        ("## Later\n\n!!! risk\n\n    Pain.", []),
        ("## Quick {#at-once}\n\nFever.\n\n## Later\n\nPain.", ["3:4: the section 'Quick' has no box '!!! risk'"]),
    ],
)
def test_box_in_its_section(
    text: str, found: list[str], page: Callable[..., list[str]], find: Callable[..., list[str]]
) -> None:
    """A box counts in the section in which the contract has it; where that section is missing, that is told instead."""
    find("missing-admonition", f"--- templates/leaflet/risks.md\n{BLANK}")
    assert page("missing-admonition", f"# Risks\n\n{text}\n") == found


@pytest.mark.parametrize(
    ("boxes", "missing"),
    [
        (["help emergency", "help", "help later"], []),
        (["help emergency", "help later"], ["help"]),
        (["help", "help later"], ["help emergency"]),
        (["help emergency", "help"], ["help later"]),
    ],
)
def test_calls(
    boxes: list[str], missing: list[str], page: Callable[..., list[str]], find: Callable[..., list[str]]
) -> None:
    """One box does not stand for two where the contract has several levels of urgency."""
    blank = "\n".join(f"!!! {kind}\n\n    Write signs.\n" for kind in ("help emergency", "help", "help later"))
    find("missing-admonition", f"--- templates/leaflet/risks.md\n# Risks\n\n{blank}")
    text = "\n".join(f"!!! {kind}\n\n    Fever.\n" for kind in boxes)
    told = [f"1:3: the section 'Risks' has no box '!!! {kind}'" for kind in missing]
    assert page("missing-admonition", f"# Risks\n\n{text}") == told


@pytest.mark.parametrize("check", ["missing-admonition", "template-text"])
def test_value_of_the_hospital(check: str, page: Callable[..., list[str]], find: Callable[..., list[str]]) -> None:
    """A box may hold only the value that the blank leaflet has there, too: each hospital writes its own words."""
    box = "!!! note\n\n    {{ local.ward_hours }}"
    find(check, f"--- templates/leaflet/risks.md\n# Risks\n\nWrite more.\n\n{box}\n")
    assert page(check, f"# Risks\n\nInfection may happen. [@guide risks.1]\n\n{box}\n") == []
