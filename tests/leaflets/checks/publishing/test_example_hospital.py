"""What only publishing asks: values of a hospital that does not exist."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.core import settings
from support import library
from support.findings import Find

OWN = "site_url: https://leaflets.hospital.test/\nextra:\n  hospital:\n    name: Riverside Hospital\n"


@pytest.fixture(params=["publish"])
def _publishing(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(settings.MODE, request.param)


@pytest.mark.usefixtures("_publishing")
@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("example: true", "the hospital is an example: write your own values, then delete `example: true`"),
        ("example: false", ""),
        ("ward_phone: 555-0100", "'ward_phone' is an example: 555-0100 is a number for films"),
        ('ward_phone: "(212) 555 0199"', "'ward_phone' is an example: 555 0199 is a number for films"),
        ('ward_phone: "+12125550100"', "'ward_phone' is an example: 12125550100 is a number for films"),
        ('ward_phone: "5550142"', "'ward_phone' is an example: 5550142 is a number for films"),
        ('ward_phone: "555-0200"', ""),
        ('ward_phone: "030 1555-01234"', ""),
        (
            "formats_email: formats@hospital.example",
            "'formats_email' is an example: 'formats@hospital.example'",
        ),
        ("formats_email: formats@example.hospital.test", ""),
        ("ward_hours: for example, on Mondays", ""),
        ("ward_hours: 5", ""),
    ],
)
def test_values_of_the_hospital(line: str, found: str, find: Find) -> None:
    """Numbers kept for fiction and names kept for examples are told with their line; what only looks so is not."""
    told = find("example-hospital", f"--- ../mkdocs.yml\n{OWN}    {line}\n")
    assert [each.partition(": extra.hospital: ")[2][: len(found)] for each in told] == ([found] if found else [])
    assert all(each.startswith("mkdocs.yml:5: ") for each in told)


@pytest.mark.usefixtures("_publishing")
def test_address_of_the_site(find: Find) -> None:
    """The full addresses on paper would lead nowhere."""
    told = find("example-hospital", f"--- ../mkdocs.yml\n{OWN.replace('.test', '.example')}")
    assert told == [
        "mkdocs.yml:1: site_url: 'https://leaflets.hospital.example/' is an example; write the address of your site"
    ]


@pytest.mark.parametrize(("mode", "level"), [("publish", "warn"), ("preview", "info"), ("", None)])
def test_levels(mode: str, level: str | None, example: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Refused for patients, told in a preview, silent in a build. `checks_at_publish` counts for patients alone."""
    monkeypatch.setenv(settings.MODE, mode)
    text = "extra:\n  checks: {absolute-link: info}\n  checks_at_publish: {absolute-link: warn}\n"
    library.change(example, f"--- ../mkdocs.yml\n{text}\n--- knee/risks.md\n# Risks\n\n[Home](/index.html)\n")
    found = {each.check: each.level for each in library.check(example)}
    assert found.get("example-hospital") == level
    assert found.get("not-agreed") == (level or None)
    assert found["absolute-link"] == ("warn" if mode == "publish" else "info")
