"""Addresses that pages once had."""

from __future__ import annotations

from pathlib import Path

from leaflets.library import former
from support import library


def test_addresses(example: Path) -> None:
    """Old names of pages, each with its page and heading; under an old folder every page and every old name."""
    index = example / "docs/knee/index.md"
    index.write_text(index.read_text("utf-8").replace("local: {}", "local: {}\nformerly: [scope/, brief.md]"), "utf-8")
    library.change(example, "---\nformerly: [dangers.md, harm.md: risks]\n---\n")
    found = former.addresses(library.read(example))
    assert {old: f"{each.page.src_uri}#{each.anchor}".rstrip("#") for old, each in found.items()} == {
        "knee/brief.md": "knee/index.md",
        "knee/dangers.md": "knee/risks.md",
        "knee/harm.md": "knee/risks.md#risks",
        "scope/index.md": "knee/index.md",
        "scope/how-to-prepare.md": "knee/how-to-prepare.md",
        "scope/risks.md": "knee/risks.md",
        "scope/brief.md": "knee/index.md",
        "scope/dangers.md": "knee/risks.md",
        "scope/harm.md": "knee/risks.md#risks",
    }


def test_faulty_names_lead_nowhere(example: Path) -> None:
    """Nothing is written over a page of today."""
    library.change(example, "---\nformerly: [how-to-prepare.md, dangers, ../x.md, old.md]\n---\n")
    assert list(former.addresses(library.read(example))) == ["knee/old.md"]
