"""`extra.sign_off`: who agrees, and every way in which it can be wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.core import sign_off
from leaflets.core.sign_off import SignOff
from support import library


@pytest.mark.parametrize(
    ("value", "found"),
    [
        (None, SignOff()),
        ({"roles": ["clinician", "editor"]}, SignOff(("clinician", "editor"), ("clinician", "editor"))),
        ({"roles": ["clinician", "editor"], "shared": ["editor"]}, SignOff(("clinician", "editor"), ("editor",))),
        ({"roles": ["clinician"], "whole_every": "24 months"}, SignOff(("clinician",), ("clinician",), 24)),
        ({"roles": ["A. Person", "clinician", 7]}, SignOff(("clinician",), ("clinician",))),
        ("clinician", SignOff()),
        ({"roles": "clinician"}, SignOff()),
    ],
)
def test_read(value: object, found: SignOff) -> None:
    """What is right counts, what is wrong does not."""
    assert sign_off.read(value) == found


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("sign_off: [clinician]", 1, "extra.sign_off: is not `roles: [clinician, editor]`"),
        ("sign_off: {rolls: [clinician], roles: [clinician]}", 1, "there is no 'rolls'. Did you mean 'roles'?"),
        ("sign_off:\n    whole_every: 24 months", 1, "names no roles that agree"),
        ("sign_off:\n    roles: [A. Person]", 2, "'A. Person' is no name of a role"),
        ("sign_off:\n    roles: [clinician, clinician]", 2, "the role 'clinician' stands there twice"),
        (
            "sign_off:\n    roles: [clinician]\n    shared: [clinican]",
            3,
            "is none of `roles`. Did you mean 'clinician'?",
        ),
        ("sign_off:\n    roles: [clinician]\n    whole_every: 2 years", 3, "'2 years' is no number of months"),
        ("sign_off:\n    roles: [clinician]\n    shared: [clinician]\n    whole_every: 12 months", 0, ""),
    ],
)
def test_faults(text: str, line: int, message: str, example: Path) -> None:
    """Each is told once, with its line and a guess."""
    library.change(example, f"--- ../mkdocs.yml\nextra:\n  {text}\n")
    told = list(map(str, library.findings(example, "malformed-settings")))
    assert len(told) == bool(message), told
    if message:
        config = library.EXAMPLE.joinpath("mkdocs.yml").read_text("utf-8").splitlines()
        assert message in told[0]
        assert told[0].startswith(f"mkdocs.yml:{len(config) - 1 + line}")
