"""What the engine takes from mkdocs.yml."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.checks import registry
from leaflets.core import settings
from leaflets.core.diagnostics import LeafletsError


def config(folder: Path, text: str | bytes) -> settings.Settings:
    """The settings of a folder with this mkdocs.yml."""
    path = folder / "mkdocs.yml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return settings.read(path)


def test_empty_configuration(tmp_path: Path) -> None:
    """What a file does not say is as MkDocs has it."""
    found = config(tmp_path, "site_name: x\n")
    assert (found.docs, found.site) == (tmp_path / "docs", tmp_path / "site")
    assert found.extensions == ["toc", "tables", "fenced_code"]
    assert (found.hospital, found.levels("checks"), found.not_leaflets) == ({}, {}, set())
    assert found.shown(tmp_path / "docs" / "a.md") == "docs/a.md"
    assert found.shown(Path("/elsewhere/a.md")) == "/elsewhere/a.md"


@pytest.mark.parametrize(
    ("text", "names", "configs"),
    [
        ("[abbr, toc]", ["abbr"], {}),
        ("[toc: {permalink: true}, abbr]", ["abbr"], {"toc": {"permalink": True}}),
        ("{abbr: , toc: {permalink: true}}", ["abbr"], {"toc": {"permalink": True}}),
        ("[abbr: ]", ["abbr"], {}),
        ("", [], {}),
    ],
)
def test_extensions(text: str, names: list[str], configs: dict[str, object], tmp_path: Path) -> None:
    """Extensions are read as MkDocs reads them, after its own three."""
    found = config(tmp_path, f"markdown_extensions: {text}\n")
    assert found.extensions == ["toc", "tables", "fenced_code", *names]
    assert found.extension_configs == configs


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", "mkdocs.yml: no `key: value` lines"),
        ("- a\n", "mkdocs.yml: no `key: value` lines"),
        ("a: b: c\n", "mkdocs.yml:1:5: a colon inside a value"),
        ("a: !NOSUCH X\n", "mkdocs.yml:1:4: could not determine a constructor"),
        (b"a: \xff\n", "mkdocs.yml: cannot be read"),
        ("markdown_extensions: abbr\n", "mkdocs.yml: `markdown_extensions:` is no list"),
        ("markdown_extensions: [{}]\n", "mkdocs.yml: `markdown_extensions:` holds"),
        ("markdown_extensions: [[a]]\n", "mkdocs.yml: `markdown_extensions:` holds"),
        ("markdown_extensions: [7]\n", "mkdocs.yml: `markdown_extensions:` holds '7'"),
        ("exclude_docs: '!'\n", "mkdocs.yml: Invalid git pattern"),
    ],
)
def test_unreadable(text: str | bytes, message: str, tmp_path: Path) -> None:
    """A configuration that cannot be read stops the work with one line that names the file and, if it can, the line."""
    with pytest.raises(LeafletsError) as caught:
        config(tmp_path, text)
    assert str(caught.value).startswith(message)
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize(
    ("exclude", "src_uri", "excluded"),
    [
        ("", "knee/index.md", False),
        ("", "templates/leaflet/index.md", True),
        ("", ".drafts/a.md", True),
        ("/knee/\n*.hashes", "knee/index.md", True),
        ("/knee/\n*.hashes", "hip/source.hashes", True),
        ("!/templates/", "templates/a.md", False),
    ],
)
def test_excluded(exclude: str, src_uri: str, excluded: bool, tmp_path: Path) -> None:
    """`exclude_docs` and what MkDocs leaves out by itself are no pages."""
    lines = "".join(f"  {line}\n" for line in exclude.splitlines())
    assert config(tmp_path, f"exclude_docs: |\n{lines}" if lines else "a: 1\n").is_excluded(src_uri) is excluded


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("unlinked-tern: info", 3, "there is no check 'unlinked-tern'. Did you mean 'unlinked-term'?"),
        ("something-else: info", 3, "there is no check 'something-else'."),
        ("unlinked-term: error", 3, "'error' is no level; use one of warn, info, ignore"),
        ("unlinked-term: [info]", 3, "'['info']' is no level; use one of warn, info, ignore"),
        ("unlinked-term:", 3, "'None' is no level; use one of warn, info, ignore"),
        ("7: warn", 3, "there is no check '7'."),
    ],
)
def test_faults(text: str, line: int, message: str, tmp_path: Path) -> None:
    """A misspelt check or level under `extra.checks` is told with its line, and the entry changes nothing."""
    found = config(tmp_path, f"extra:\n  checks:\n    {text}\n")
    (fault,) = found.faults(set(registry.checks()), {"risks.md"})
    assert (fault.path, fault.line, fault.message) == ("mkdocs.yml", line, message)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        ("hospital: none", 2, "extra.hospital is not `name: value` lines"),
        ("checks: [a]", 2, "extra.checks is not `name: value` lines"),
        ("checks_at_publish: [a]", 2, "extra.checks_at_publish is not `name: value` lines"),
        ("checks_at_publish:\n    review-du: warn", 3, "there is no check 'review-du'. Did you mean 'review-due'?"),
        ("checks_at_publish:\n    review-due: error", 3, "'error' is no level; use one of warn, info, ignore"),
        ("not_leaflets: contributing", 2, "extra.not_leaflets is not a list: put each entry on a line after `- `"),
        ("search_words: fasting", 2, "extra.search_words is not `name: value` lines"),
        ("search_words:\n    risk.md: [a]", 3, "there is no section 'risk.md'. Did you mean 'risks.md'?"),
        ("search_words:\n    risks.md: fasting", 3, "the search words of 'risks.md' are not a list: [word, word]"),
        ("hospital:\n    logo: logo.svg", 3, "the logo docs/logo.svg is not there"),
    ],
)
def test_faults_of_shape(text: str, line: int, message: str, tmp_path: Path) -> None:
    """A setting of the wrong shape, or one that names what is not there, is told with its line."""
    (fault,) = config(tmp_path, f"extra:\n  {text}\n").faults(set(registry.checks()), {"risks.md"})
    assert (fault.path, fault.line, fault.message) == ("mkdocs.yml", line, message)


@pytest.mark.parametrize("value", ["7", "[a]", "text", ""])
def test_extra_of_another_type(value: str, tmp_path: Path) -> None:
    """Where a mapping belongs and none is, there is nothing; nothing fails."""
    found = config(tmp_path, f"extra:\n  hospital: {value}\n  checks: {value}\n  not_leaflets: {value or 3}\n")
    assert (found.hospital, found.levels("checks")) == ({}, {})


def test_find(tmp_path: Path) -> None:
    """mkdocs.yml is found from any folder below it; without one the message says where to go."""
    (tmp_path / "a" / "b").mkdir(parents=True)
    with pytest.raises(
        LeafletsError, match=r"no mkdocs\.yml in .* or above it: run this in the folder of your leaflets"
    ):
        settings.find(tmp_path / "a" / "b")
    (tmp_path / "mkdocs.yml").write_text("a: 1\n")
    assert settings.find(tmp_path / "a" / "b") == tmp_path / "mkdocs.yml"
