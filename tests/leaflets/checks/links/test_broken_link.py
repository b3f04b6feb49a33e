"""Links that lead nowhere."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.findings import Find


@pytest.mark.linux
@pytest.mark.parametrize(
    ("file", "link", "advice"),
    [
        ("kni\u00e9.txt", "kni\u00e9.txt", ""),
        ("knie\u0301.txt", "kni\u00e9.txt", "another form (one or two parts): rename the file, typed anew"),
        ("kni\u00e9.txt", "knie\u0301.txt", "another form (one or two parts): type the address anew"),
        ("knie\u0301.txt", "kni%C3%A9.txt", "another form (one or two parts): rename the file, typed anew"),
        ("Knie.txt", "knie.txt", "upper and lower case must be the same"),
    ],
)
def test_link_to_a_name_in_another_form(file: str, link: str, advice: str, example: Path, find: Find) -> None:
    """Says what differs, and which of the two to mend."""
    (example / "docs/knee" / file).write_text("Text")
    found = find("broken-link", f"--- knee/risks.md\n# Risks\n\n[plan]({link})\n")
    assert len(found) == bool(advice), found
    assert all(line.endswith(advice) for line in found), found
