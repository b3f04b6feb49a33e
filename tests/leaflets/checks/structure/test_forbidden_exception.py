"""What nobody may allow or lower is told where somebody tries."""

from __future__ import annotations

from pathlib import Path

import pytest
from support import library
from support.findings import Find

RISKS = "# Risks\n\n!!! risk\n\n    Infection may happen.\n    [@guide risks.1]\n"
MEND = "no page can allow '{}': mend what it finds, and delete this"


@pytest.mark.parametrize(
    ("front", "found"),
    [
        ("allow: {unsafe-html: We need it.}", [("2:9", "unsafe-html")]),
        ("allow:\n  unsafe-html: We need it.", [("3:3", "unsafe-html")]),
        ("allow:\n  Unsafe-HTML: We need it.", [("3:3", "unsafe-html")]),
        ("allow:\n  unsafe_html: We need it.", [("3:3", "unsafe-html")]),
        ("allow:\n  unsafe-html:", [("3:3", "unsafe-html")]),
        ("allow:\n  unsafe-html: {reason: We need it.}", [("3:3", "unsafe-html")]),
        ("allow:\n  unsafe-html: [We, need, it.]", [("3:3", "unsafe-html")]),
        ("allow: [unsafe-html, long-sentence]", [("2:9", "unsafe-html")]),
        ("allow:\n  - unsafe-html: We need it.", [("3:5", "unsafe-html")]),
        ("allow: unsafe-html", [("2:1", "unsafe-html")]),
        ("allow:\n  'hidden-safety ': Why?\n  inline-code: Why?", [("3:3", "hidden-safety"), ("4:3", "inline-code")]),
        ("allow: {forbidden-exception: Why?}", [("2:9", "forbidden-exception")]),
        ("a: &a {unsafe-html: Why?}\nallow:\n  <<: *a", [("3:1", "unsafe-html")]),
        ("allow: {long-sentence: The law.}", []),
        ("allow:", []),
        ("allow: 7", []),
        ("title: unsafe-html", []),
    ],
)
def test_on_a_page(front: str, found: list[tuple[str, str]], find: Find) -> None:
    """Whatever shape `allow:` has, with or without a reason, at the name."""
    told = find("forbidden-exception", f"--- knee/risks.md\n---\n{front}\n---\n{RISKS}")
    assert told == [f"docs/knee/risks.md:{place}: {MEND.format(name)}" for place, name in found]


def test_it_is_told_once(example: Path) -> None:
    """Neither as an exception that excepts nothing nor as one without a reason."""
    library.change(example, f"--- knee/risks.md\n---\nallow: {{Unsafe-HTML: Why?, unsafe-file: }}\n---\n{RISKS}")
    assert [each.check for each in library.check(example)] == ["forbidden-exception"] * 2


@pytest.mark.parametrize("page", ["about.md", "index.md", "knee/index.md"])
def test_on_every_page(page: str, find: Find, example: Path) -> None:
    """Outside leaflets, too."""
    file = example / "docs" / page
    text = file.read_text("utf-8") if file.is_file() else "# About\n"
    body = text.split("---\n", 2)[2] if text.startswith("---") else text
    told = find("forbidden-exception", f"--- {page}\n---\nallow: {{unsafe-html: Why?}}\n---\n{body}")
    assert told == [f"docs/{page}:2:9: {MEND.format('unsafe-html')}"]


LOWERED = "'{}' is `warn`, and no setting can lower it: delete this line"


@pytest.mark.parametrize(
    ("extra", "found"),
    [
        ("  checks:\n    unsafe-html: ignore\n", [(2, "unsafe-html")]),
        ("  checks:\n    unsafe-html: info\n", [(2, "unsafe-html")]),
        ("  checks: {title-heading: info, hidden-safety: info}\n", [(1, "hidden-safety")]),
        ("  checks_at_publish:\n    not-agreed: ignore\n", [(2, "not-agreed")]),
        ("  checks_at_publish:\n    example-hospital: info\n", [(2, "example-hospital")]),
        ("  checks:\n    outside-request: ignore\n", [(2, "outside-request")]),
        ("  checks:\n    forbidden-exception: ignore\n", [(2, "forbidden-exception")]),
        ("  checks:\n    unsafe-html: warn\n", []),
        ("  checks:\n    unsafe-html: off\n", []),  # no level: told by `malformed-settings`
        ("  checks:\n    title-heading: ignore\n", []),
    ],
)
def test_in_mkdocs_yml(extra: str, found: list[tuple[int, str]], find: Find, example: Path) -> None:
    """A lower level is told at its line, and has no effect."""
    before = len((example / "mkdocs.yml").read_text("utf-8").splitlines())
    told = find("forbidden-exception", f"--- ../mkdocs.yml\nextra:\n{extra}")
    assert told == [f"mkdocs.yml:{before + line}: {LOWERED.format(name)}" for line, name in found]


@pytest.mark.parametrize("above", ["base.yml", "settings/base.yml"])
def test_in_a_file_that_mkdocs_yml_inherits(above: str, find: Find, example: Path) -> None:
    """It is told in the file where it stands."""
    config = example / "mkdocs.yml"
    config.write_text(f"INHERIT: {above}\n{config.read_text('utf-8')}", "utf-8")
    library.change(example, f"--- ../{above}\nsite_name: Base\nextra:\n  checks:\n    unsafe-html: ignore\n")
    assert find("forbidden-exception") == [f"{above}:4: {LOWERED.format('unsafe-html')}"]


def test_a_level_over_one_that_is_inherited(find: Find, example: Path) -> None:
    """What mkdocs.yml says counts, as for MkDocs."""
    config = example / "mkdocs.yml"
    config.write_text(f"INHERIT: base.yml\n{config.read_text('utf-8')}  checks: {{unsafe-html: warn}}\n", "utf-8")
    edits = "--- ../base.yml\nextra: {checks: {unsafe-html: ignore, unsafe-file: info}}\n"
    assert find("forbidden-exception", edits) == [f"base.yml:1: {LOWERED.format('unsafe-file')}"]
