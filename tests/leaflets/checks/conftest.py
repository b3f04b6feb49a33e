"""What the tests of single checks share."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import library
from support.findings import Find


@pytest.fixture
def find(example: Path) -> Find:
    """`find(check, edits)`: the findings of one check on the changed example, as `path:line:column: message`.

    What a page allows is none of them.
    """

    def find(check: str, edits: str = "", config: str = "") -> list[str]:
        if config:
            file = example / "mkdocs.yml"
            file.write_text(file.read_text("utf-8").replace("  - tables\n", f"  - tables\n{config}"), "utf-8")
        if edits:
            library.change(example, edits)
        return [f"{d.place}: {d.message}" for d in library.findings(example, check) if not d.allowed]

    return find


@pytest.fixture
def page(find: Find) -> Find:
    """`page(check, text)`: the findings of one check on knee/risks.md with this text, as `line:column: message`."""

    def page(check: str, text: str, config: str = "") -> list[str]:
        found = find(check, f"--- knee/risks.md\n{text}", config)
        return [line.removeprefix("docs/knee/risks.md:") for line in found]

    return page
