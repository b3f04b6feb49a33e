"""Numbers with signs that are not read."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.findings import Find

PAGE = '# Risks\n\n!!! risk "What may go wrong"\n\n    Infection may happen.\n    { data-fact="infection" }\n\n'


UNREAD = [
    *(
        "½ hour",
        "48² hours",
        "\u22126 weeks",
        "-6 weeks",
        "×10³",
        "1\u20442",
        "６ weeks",
        "٦ weeks",
        "Ⅳ times",
        "① day",
    ),
    *("≥ 3", "<6 hours", "60+ years", "~6 hours", "±2 days", "10^3", "6⁶ days", "𝟔 weeks", "²/₃ of it"),
]


@pytest.mark.parametrize("number", UNREAD)
def test_unread_number(example: Path, number: str, find: Find) -> None:
    """The sign is named, on its line."""
    (example / "docs/knee/risks.md").write_text(f"{PAGE}Wait for {number} then.\n", "utf-8")
    found = find("unread-number")
    assert found
    assert all(each.startswith("docs/knee/risks.md:8:") for each in found)


@pytest.mark.parametrize(
    "text",
    ["2-6 weeks", "2 - 6 weeks", "6–8 weeks", "a < b", "25 kg/m²", "SpO₂", "COVID-19", "1/2 hour", "5 µg", "call 911"],
)
def test_read_number(example: Path, text: str, find: Find) -> None:
    """Ranges, units and names are no fault."""
    (example / "docs/knee/risks.md").write_text(f"{PAGE}Wait for {text} then.\n", "utf-8")
    assert find("unread-number") == []
