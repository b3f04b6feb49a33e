"""What is a part of the leaflets, and what only looks like it."""

from __future__ import annotations

from pathlib import Path

import pytest
from leaflets.booklet.pictures import Pictures
from leaflets.core.diagnostics import LeafletsError
from leaflets.core.paths import is_inside, way_out
from leaflets.core.settings import read
from support import library
from support.commands import leaflets, mkdocs, output
from support.web_server import Say, WebServer

SECRET = "A secret of the machine that builds"


@pytest.fixture
def secret(example: Path) -> Path:
    """A folder beside docs/ with a file that no page may show."""
    folder = example / "machine"
    folder.mkdir()
    (folder / "secret.md").write_text(f"# Secret\n\n{SECRET}\n", "utf-8")
    (folder / "secret.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg"><title>{SECRET}</title></svg>', "utf-8"
    )
    return folder


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("knee/risks.md", True),
        ("", True),
        ("knee/../index.md", True),
        ("gone/risks.md", True),
        ("../machine/secret.md", False),
        ("knee/../../machine/secret.md", False),
        ("/etc/passwd", False),
        ("../docs-of-others/x.md", False),
        ("knee/link", False),
        ("knee/link/secret.md", False),
        ("knee/loop", True),
        ("x\0y", False),
        ("C:\\secret.md", True),  # one name, here; on Windows it has a drive and is outside
        ("%2e%2e/machine", True),
    ],
)
def test_is_inside(path: str, expected: bool, example: Path, secret: Path) -> None:
    """Neither `..`, an absolute path nor a link leads out; what looks like it and is a name stays in."""
    (example / "docs/knee/link").symlink_to(secret)
    (example / "docs/knee/loop").symlink_to(example / "docs/knee/loop")
    assert is_inside(example / "docs", path) is expected


def test_way_out_is_the_link_itself(example: Path, secret: Path) -> None:
    """What is told is the link that leads out, not each file behind it."""
    (example / "docs/knee/link").symlink_to(secret)
    assert way_out(example / "docs", "knee/link/secret.md") == "knee/link"
    assert way_out(example / "docs", "knee/risks.md") == ""


def test_docs_that_is_a_link_itself(example: Path) -> None:
    """Where the whole folder docs/ is linked, what is in it is inside."""
    (example / "docs").rename(example / "texts")
    (example / "docs").symlink_to(example / "texts")
    assert [str(d) for d in library.check(example)] == []


KEPT = ["knee/sources.yml", "knee/sources/guide.lock", "knee/sources/guide.txt"]
LINKS = [*KEPT, "knee/more.md", "knee/film.svg", "glossary.yml", "index.md", "knee/linked"]


@pytest.mark.parametrize("path", LINKS)
def test_link_that_leads_out_is_told_and_not_read(path: str, example: Path, secret: Path) -> None:
    """A linked page, lock, glossary, picture or folder is a finding, and none of its words is in the library."""
    file = example / "docs" / path
    file.unlink(missing_ok=True)
    target = (
        secret if path.endswith("linked") else secret / "secret.svg" if path.endswith("svg") else secret / "secret.md"
    )
    file.symlink_to(target)
    found = library.findings(example, "unsafe-file")
    assert [(d.path, d.message.split(":")[0]) for d in found] == [
        (f"docs/{path}", f"is a link to '{target}', outside docs/")
    ]
    made = library.read(example)
    texts = [page.text for page in made.pages.values()] + [made.glossary.text]
    texts += [repr((leaflet.sources, leaflet.locks)) for leaflet in made.leaflets]
    assert not any(SECRET in text for text in texts)


def test_include_through_a_link(example: Path, secret: Path) -> None:
    """The extension for includes compares names only; here a link does not take it out."""
    (example / "docs/part.md").symlink_to(secret / "secret.md")
    library.change(example, '--- knee/more.md\n# More\n\n--8<-- "part.md"\n\n--8<-- "../machine/secret.md"')
    found = [str(d) for d in library.findings(example, "broken-include")]
    assert [line.split(":")[1] for line in found] == ["3", "5"]
    assert all("outside the folders from which files may be included (docs/)" in line for line in found), found
    assert SECRET not in (library.read(example).pages["knee/more.md"].html or "")


BASES = [
    "base_path: [.]",
    "base_path: [docs, .]",
    "base_path: [/]",
    "base_path: !relative $config_dir",
    "base_path: [docs]\n      restrict_base_path: false",
    "base_path: [machine/secret.md]",
    "base_path: [docs]\n      auto_append: [../machine/secret.md, secret.md, machine/secret.md, part.md]\n"
    "      restrict_base_path: false",
]
NAMES = [
    "machine/secret.md",
    "../machine/secret.md",
    "{secret}",
    "part.md",
    "docs/part.md",
    "docs/../machine/secret.md",
    "machine/secret.md:1:3",
    "machine/secret.md:all",
    "secret.md",
]


@pytest.mark.parametrize("base", BASES)
def test_nothing_outside_is_included(example: Path, secret: Path, base: str) -> None:
    """Whatever the options of snippets say, a leaflet includes what stands under docs/; each other name is told.

    In the check and in the built site, on its pages, in search and in booklets.
    """
    config = example / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("base_path: [docs]", base), "utf-8")
    (example / "docs/part.md").symlink_to(secret / "secret.md")
    names = [name.format(secret=str(secret / "secret.md").lstrip("/")) for name in NAMES]
    names += ["/" + names[2]]
    block = "\n".join(["--8<--", *names, "--8<--"])
    lines = "\n\n".join(f'--8<-- "{name}"' for name in names)
    library.change(example, f"--- knee/more.md\n# More\n\n{lines}\n\n{block}\n")
    found = [d for d in library.findings(example, "broken-include") if d.path == "docs/knee/more.md"]
    assert {d.line for d in found if d.line} == {*range(3, 3 + 2 * len(names), 2), *range(24, 24 + len(names))}
    assert SECRET not in (library.read(example).pages["knee/more.md"].html or "")
    mkdocs(example, "build")
    assert (example / "site/knee/more.html").is_file()
    assert [
        path for path in (example / "site").rglob("*") if path.is_file() and SECRET.encode() in path.read_bytes()
    ] == []


def test_no_other_host_is_asked_for_an_include(example: Path) -> None:
    """`url_download` is off for leaflets, and the address is told."""
    with WebServer() as server:
        server.on("/part.md", Say(body=SECRET.encode()))
        config = example / "mkdocs.yml"
        text = config.read_text("utf-8").replace("base_path: [docs]", "base_path: [docs]\n      url_download: true")
        config.write_text(text, "utf-8")
        library.change(example, f'--- knee/more.md\n# More\n\n--8<-- "{server.url("/part.md")}"\n')
        assert [d.line for d in library.findings(example, "broken-include")] == [3]
        mkdocs(example, "build")
        assert SECRET not in (example / "site/knee/more.html").read_text("utf-8")
        assert not server.seen


@pytest.mark.parametrize(("target", "there"), [("README.md", True), ("../outside.md", False), ("linked.md", False)])
def test_another_site_includes_what_is_in_its_project(tmp_path: Path, target: str, there: bool) -> None:
    """A README beside docs/ is often a page; a file elsewhere on the machine never is."""
    root = tmp_path / "project"
    (root / "docs").mkdir(parents=True)
    (tmp_path / "outside.md").write_text(SECRET, "utf-8")
    (root / "README.md").write_text(SECRET, "utf-8")
    (root / "linked.md").symlink_to(tmp_path / "outside.md")
    (root / "docs/index.md").write_text(f'# Home\n\n--8<-- "{target}"\n', "utf-8")
    (root / "mkdocs.yml").write_text(
        f"site_name: x\nhooks: [{library.ROOT}/hooks/gate.py]\nplugins: []\nmarkdown_extensions:\n"
        "  - pymdownx.snippets:\n      base_path: [.]\n      restrict_base_path: false\n",
        "utf-8",
    )
    mkdocs(root, "build")
    assert (SECRET in (root / "site/index.html").read_text("utf-8")) == there
    assert ("there is no file" in (said := output(leaflets(root, "check"))) or "is outside" in said) != there


@pytest.mark.parametrize("path", ["../machine/secret.svg", "knee/link.svg", "/etc/passwd", "a\0b.svg"])
def test_picture_of_a_booklet(path: str, example: Path, secret: Path) -> None:
    """A booklet shows no picture from elsewhere."""
    (example / "docs/knee/link.svg").symlink_to(secret / "secret.svg")
    pictures = Pictures(read(example / "mkdocs.yml"))
    with pytest.raises(LeafletsError, match="cannot be read"):
        pictures.of_file(path, "", "picture")
    assert pictures.files == {}


def test_logo_from_elsewhere(example: Path, secret: Path) -> None:
    """The hospital's logo is a file under docs/, too."""
    library.change(example, "--- ../mkdocs.yml\nextra:\n    logo: ../machine/secret.svg")
    assert [d.message for d in library.findings(example, "malformed-settings")] == [
        "the logo docs/../machine/secret.svg is not there"
    ]
