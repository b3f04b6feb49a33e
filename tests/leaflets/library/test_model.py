"""What the folder docs/ holds."""

from __future__ import annotations

import datetime
from pathlib import Path

import pytest
from leaflets.core import settings, text_file
from leaflets.library import model, reader, rendering
from support import library

TITLE = "# Risks\n\n!!! risk\n\n    Infection may happen.\n    [@guide risks.1]\n"


def read(folder: Path, edits: str = "") -> model.Library:
    """The changed example, read and rendered."""
    if edits:
        library.change(folder, edits)
    found = reader.read(settings.read(folder / "mkdocs.yml"))
    rendering.render_pages(found)
    return found


def faults(folder: Path) -> list[str]:
    """Everything found, as text."""
    return [str(diagnostic) for diagnostic in library.check(folder)]


@pytest.mark.parametrize(
    ("data", "text", "fault"),
    [
        (b"a\nb\n", "a\nb\n", None),
        (b"a\r\nb\r\n", "a\nb\n", None),
        (b"a\rb", "a\nb", None),
        (b"\xef\xbb\xbfa\n", "a\n", None),
        (b"", "", None),
        (b"a\ncaf\xe9\n", "a\ncaf\ufffd\n", "line 2 is not UTF-8 (byte 0xe9; it looks like Windows-1252 or Latin-1)"),
        ("\ufeffaé".encode("utf-16-le"), "aé", "line 1 is not UTF-8 (byte 0xff; it looks like UTF-16)"),
        ("\ufeffaé".encode("utf-16-be"), "aé", "line 1 is not UTF-8 (byte 0xfe; it looks like UTF-16)"),
        (b"\xff\xfea", "\ufffd", "line 1 is not UTF-8 (byte 0xff; it looks like UTF-16)"),
        (b"a\0b", "a\ufffdb", "holds a NUL character: this is not a text file"),
    ],
)
def test_decode(data: bytes, text: str, fault: str | None) -> None:
    """Newlines become one kind, the byte-order mark goes; what is not UTF-8 is told with its line, byte and a guess."""
    found, message = text_file.decode(data)
    assert found == text
    assert message is None if fault is None else (message or "").startswith(fault)


@pytest.mark.parametrize("newline", [b"\n", b"\r\n", b"\r"])
@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"", b"\n"])
def test_bytes_of_an_ordinary_editor(newline: bytes, mark: bytes, end: bytes, example: Path) -> None:
    """CRLF, a byte-order mark and a missing last newline change no finding and no line."""
    text = TITLE.rstrip("\n").encode() + b"\n\n## A\n\n#### B"
    (example / "docs/knee/risks.md").write_bytes(mark + (text + end).replace(b"\n", newline))
    assert faults(example) == [
        "docs/knee/risks.md:10:6: 'B' has level 4 under a heading of level 2; write `### B` (skipped-level)"
    ]


@pytest.mark.parametrize(
    ("path", "data", "finding"),
    [
        (
            "knee/risks.md",
            TITLE.encode() + b"\nAsk for the caf\xe9. [@-]\n",
            "docs/knee/risks.md:8:1: line 8 is not UTF-8 (byte 0xe9; it looks like "
            "Windows-1252 or Latin-1). Save the file again with the encoding UTF-8 (unreadable-page)",
        ),
        (
            "knee/risks.md",
            TITLE.encode("utf-16"),
            "docs/knee/risks.md:1:1: line 1 is not UTF-8 (byte 0xff; it looks like UTF-16). "
            "Save the file again with the encoding UTF-8 (unreadable-page)",
        ),
        (
            "index.md",
            b"# Home\n\n\0\n",
            "docs/index.md: holds a NUL character: this is not a text file (unreadable-page)",
        ),
        (
            "glossary.yml",
            (library.EXAMPLE / "docs/glossary.yml").read_bytes() + b"# \xe9\n",
            "docs/glossary.yml:6:1: line 6 is not UTF-8 (byte 0xe9; it looks like Windows-1252 "
            "or Latin-1). Save the file again with the encoding UTF-8 (unreadable-page)",
        ),
    ],
)
def test_file_that_is_no_text(path: str, data: bytes, finding: str, example: Path) -> None:
    """A file in another encoding is told once, with its line; the rest of the library is checked all the same."""
    (example / "docs" / path).write_bytes(data)
    assert faults(example) == [finding]


def test_file_that_cannot_be_opened(example: Path) -> None:
    """A broken link in place of a page is a finding, not a traceback."""
    (example / "docs/knee/extra.md").symlink_to("nowhere.md")
    assert "docs/knee/extra.md: cannot be read: No such file or directory (unreadable-page)" in faults(example)


def test_page_that_cannot_be_rendered(example: Path) -> None:
    """A page that Python-Markdown would take too long for is a finding; the other pages are checked."""
    (example / "docs/knee/extra.md").write_text("# T\n\n" + "\n".join("    " * depth + "- a" for depth in range(240)))
    assert any(line.startswith("docs/knee/extra.md:104:405: the page is not shown") for line in faults(example))


def test_pages_in_the_order_of_the_contract(example: Path) -> None:
    """A leaflet's pages stand as the contract lists them, extra ones last; templates and hidden files are no pages."""
    extra = "--- knee/a.md\n# A\n--- knee/.hidden.md\n# H\n--- .drafts/b.md\n# B\n--- knee/more/risks.md\n# Nested\n"
    found = read(example, extra)
    (leaflet,) = found.leaflets
    files = ["index.md", "how-to-prepare.md", "risks.md", "a.md", "more/risks.md"]
    assert [page.file for page in leaflet.pages] == files
    assert sorted(found.pages) == ["index.md", *sorted(f"knee/{file}" for file in files)]


def test_page_in_a_subfolder_is_no_section(example: Path) -> None:
    """`knee/more/risks.md` does not stand for the `knee/risks.md` that is missing."""
    text = (example / "docs/knee/risks.md").read_text("utf-8")
    found = read(
        example, f"--- knee/risks.md is missing\n--- knee/more/risks.md\n{text}\n--- knee/more/index.md\n# I\n"
    )
    assert found.leaflets[0].page("risks.md") is None
    assert found.leaflets[0].index is found.pages["knee/index.md"]
    assert "docs/knee/index.md:1:1: the page docs/knee/risks.md is missing. (missing-section)" in [
        line.replace(" Did you mean 'more/risks.md'?", "") for line in faults(example)
    ]


def test_leaflet_without_index(example: Path) -> None:
    """A folder without index.md is still a leaflet; what is missing is told at the folder."""
    found = read(example, "--- knee/index.md is missing")
    (leaflet,) = found.leaflets
    assert (leaflet.index, leaflet.title, leaflet.place) == (None, "Knee", "docs/knee")
    assert "docs/knee: the page docs/knee/index.md is missing. (missing-section)" in faults(example)


def test_not_leaflets(example: Path) -> None:
    """A folder under `extra.not_leaflets` holds pages, but no leaflet."""
    config = example / "mkdocs.yml"
    config.write_text(config.read_text("utf-8") + "  not_leaflets: [contributing]\n")
    found = read(example, "--- contributing/style.md\n# Style\n")
    assert [leaflet.name for leaflet in found.leaflets] == ["knee"]
    assert found.pages["contributing/style.md"].leaflet is None


def test_local_values(example: Path) -> None:
    """The leaflet's own values win over the hospital's, whatever their keys are."""
    index = (example / "docs/knee/index.md").read_text("utf-8")
    own = index.replace("local: {}", "local: {ward_phone: 555-0199, 7: seven}")
    found = read(example, f"--- knee/index.md\n{own}")
    local = found.leaflets[0].local
    assert (local["ward_phone"], local["7"], local["name"]) == ("555-0199", "seven", "Example Hospital")


@pytest.mark.parametrize(
    ("body", "title"),
    [
        ("# Title {#id}\n", "Title"),
        ("# Title ##\n", "Title"),
        ("# Title {#id} ##\n", "Title"),
        ("text\n\n#  A  {b} c\n", "A  {b} c"),
        ("no heading\n", "What to eat"),
        ("#\n\n#nothing\n", "What to eat"),
        ("#" + " " * 9_000 + "x{" * 15, "x{" * 15),
        ("# x" + "{}" * 1000 + "#" * 500 + "z", "x" + "{}" * 1000 + "#" * 500 + "z"),
    ],
    ids=["id", "closed", "both", "braces", "none", "empty", "long", "longer"],
)
def test_title(body: str, title: str, example: Path) -> None:
    """A page's title is its first heading as a reader sees it, or its file's name."""
    (example / "docs/knee/what-to-eat.md").write_text(body)
    assert reader.read(settings.read(example / "mkdocs.yml")).pages["knee/what-to-eat.md"].title == title


@pytest.mark.parametrize(
    ("edits", "finding"),
    [
        (
            "--- templates/leaflet/index.md\n---\npages: [index.md\n---\n# N\n",
            "docs/templates/leaflet/index.md:2:16: not YAML: did not find expected ',' or ']'",
        ),
        (
            "--- templates/leaflet/index.md\n---\npages: index.md\n---\n# N\n",
            "docs/templates/leaflet/index.md:2:1: `pages:` is not a list of file names",
        ),
        (
            "--- templates/leaflet/index.md\n---\npages: [index.md, 7]\n---\n# N\n",
            "docs/templates/leaflet/index.md:2:19: an entry of `pages:` is a file name, or a group: `Getting ready:",
        ),
        (
            "--- templates/leaflet/index.md\n---\npages:\n  - index.md\n  - gone.md\n---\n# N\n",
            "docs/templates/leaflet/index.md:4:5: `pages:` names 'gone.md', but "
            "docs/templates/leaflet/gone.md is not there",
        ),
        (
            "--- templates/leaflet/index.md\n---\npages:\n  - index.md\n  - risks.md\n  - risks.md\n---\n# N\n",
            "docs/templates/leaflet/index.md:5:5: `pages:` names 'risks.md' twice",
        ),
        (
            "--- templates/leaflet/index.md\n---\npages: [risks.md, index.md]\n---\n# N\n",
            "docs/templates/leaflet/index.md:2:1: `pages:` begins with index.md",
        ),
        (
            "--- templates/leaflet/index.md\n---\npages: []\n---\n# N\n",
            "docs/templates/leaflet/index.md:2:1: `pages:` begins with index.md",
        ),
        (
            "--- templates/leaflet/index.md is missing",
            "docs/templates/leaflet/index.md: the blank leaflet has no index.md, which lists the pages of a leaflet",
        ),
        (
            "--- templates/leaflet/risks.md\nNo heading.\n",
            "docs/templates/leaflet/risks.md:1:1: a page of the blank leaflet begins with a heading `# …`",
        ),
        (
            "--- templates/leaflet/risks.md\n\\xff\n# Risks\n",
            "docs/templates/leaflet/risks.md:1:1: line 1 is not UTF-8",
        ),
        (
            "--- templates/leaflet/index.md\n---\n- a\n---\n# N\n",
            "docs/templates/leaflet/index.md:2:1: a list, where `key: value` lines belong",
        ),
    ],
)
def test_malformed_contract(edits: str, finding: str, example: Path) -> None:
    """Each way in which the blank leaflet can be malformed is told with its line; nothing is raised."""
    library.change(example, edits)
    assert any(line.startswith(finding) for line in faults(example)), faults(example)


GROUPED = """\
--- templates/leaflet/index.md
---
pages:
  - index.md
  - {}
title: Name of the treatment
---
# Name of the treatment
"""


@pytest.mark.parametrize(
    ("entry", "finding"),
    [
        ("Before: []", "4:5: the group 'Before' has no pages"),
        ("Before: risks.md", "4:5: the group 'Before' is not a list of file names"),
        ("Before:", "4:5: the group 'Before' is not a list of file names"),
        ("Before: [risks.md, how-to-prepare.md, risks.md]", "4:43: `pages:` names 'risks.md' twice"),
        ("Before: [index.md]", "4:14: `pages:` names 'index.md' twice"),
        (
            "Before: [risk.md]",
            "4:14: `pages:` names 'risk.md', but docs/templates/leaflet/risk.md is not there. Did",
        ),
        ("Before: [{Now: [risks.md]}]", "4:14: in the group 'Before' stand file names only"),
        ("[risks.md]", "4:5: an entry of `pages:` is a file name, or a group: `Getting ready: [how-to-prepare.md,"),
        ("{A: [risks.md], B: [how-to-prepare.md]}", "4:5: an entry of `pages:` is a file name, or a group"),
        ("7", "4:5: an entry of `pages:` is a file name, or a group"),
        ("No: [risks.md]", "4:5: the group 'False' is not text: write it in quotes"),
        ("'': [risks.md]", "4:5: the group '' has no name"),
        ("Eat! Now: [risks.md]", "4:5: the group 'Eat! Now' holds '!': a name stands here"),
        ("A: [risks.md]\n  - A: [how-to-prepare.md]", "5:5: `pages:` has two groups 'A'"),
    ],
)
def test_faulty_group(entry: str, finding: str, example: Path) -> None:
    """A group has a name and a list of pages, each once: what is wrong is told at its place."""
    library.change(example, GROUPED.format(entry))
    found = [f"{d.line}:{d.column}: {d.message}" for d in library.findings(example, "malformed-contract")]
    assert found, entry
    assert found[0].startswith(finding), found


def test_groups(example: Path) -> None:
    """Each page of a leaflet is in the contract's group; one that the contract does not name is in none."""
    library.change(example, GROUPED.format("Getting ready: [how-to-prepare.md]\n  - risks.md"))
    found = read(example, "--- knee/more.md\n# More\n")
    assert library.findings(example, "malformed-contract") == []
    assert [(name, [page.file for page in pages]) for name, pages in found.grouped(found.leaflets[0])] == [
        ("", ["index.md"]),
        ("Getting ready", ["how-to-prepare.md"]),
        ("", ["risks.md", "more.md"]),
    ]


def test_without_a_contract(example: Path) -> None:
    """Where there is no blank leaflet there are no leaflets: only links are judged, and no glossary page is made."""
    found = read(example, "--- templates is missing")
    assert (found.contract, found.leaflets) == (None, [])
    message = "'../glossary.md#arthroscopy' leads to nothing: there is no glossary.md."
    assert faults(example) == [f"docs/knee/index.md:13:58: {message} (broken-link)"]


def test_empty_docs(example: Path) -> None:
    """An empty docs folder is read as an empty library."""
    library.change(example, "--- index.md is missing\n--- knee is missing")
    assert read(example).pages == {}
    assert faults(example) == ["mkdocs.yml:1: docs/ holds no Markdown page (empty-docs)"]


@pytest.mark.parametrize(("epoch", "day"), [("1795305600", "2026-11-22"), ("0", "1970-01-01")])
def test_today(epoch: str, day: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build's day is that of SOURCE_DATE_EPOCH."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert reader.today() == datetime.date.fromisoformat(day)
