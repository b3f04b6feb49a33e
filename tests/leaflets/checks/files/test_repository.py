"""What is wrong with the repository around the leaflets: links, tracked files that are ignored, hidden changes."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from support import library
from support.commands import leaflets, mkdocs, output
from support.library import git

NAMES = ("linked-file", "tracked-ignored", "hidden-change")


@pytest.fixture
def repository(example: Path) -> Path:
    """The example library as a repository that tracks all of it."""
    git(example, "init", "-q")
    git(example, "add", "--all")
    return example


def found(folder: Path) -> list[str]:
    """What these checks find, as `place: check`."""
    return [f"{each.place}: {each.check}" for each in library.check(folder) if each.check in NAMES]


def write(file: Path, text: str | bytes = "words\n") -> Path:
    """Write a file and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text if isinstance(text, bytes) else text.encode())
    return file


def link(file: Path, target: str) -> None:
    """Make a symbolic link and the folders above it."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.symlink_to(target)


@pytest.mark.linux
@pytest.mark.parametrize(
    ("path", "target"),
    [
        ("overrides/assets/x.css", "/etc/shadow"),
        ("sbom.json", "/etc/passwd"),
        ("docs/knee/more.md", "risks.md"),
        ("docs/again", "knee"),
        ("docs/knee/loop", "loop"),
        ("docs/gone.svg", "nowhere"),
        ("scripts/a b", "../mkdocs.yml"),
        ("scripts/a\nb\t\"'", "x\ny"),
        (os.fsdecode(b"scripts/\xff"), "x"),
        (".gitignore", "/etc/hosts"),
        ("hooks", "scripts"),
    ],
)
def test_links_that_are_tracked(repository: Path, path: str, target: str) -> None:
    """Anywhere in the repository, whatever their names and wherever they lead; a file of the same kind is none."""
    link(repository / path, target)
    git(repository, "add", "--all")
    shown = path.replace("\n", " ").replace("\t", "\ufffd").replace("\udcff", "\ufffd")
    assert found(repository) == [f"{shown}: linked-file"]


def test_link_is_told_where_git_makes_no_links(repository: Path) -> None:
    """With `core.symlinks=false`, as on Windows, a link is checked out as a file with its target as text."""
    link(repository / "notes", "mkdocs.yml")
    git(repository, "add", "--all")
    write(repository / "x").replace(repository / "notes")
    assert found(repository) == ["notes: linked-file"]
    (repository / "notes").unlink()
    assert found(repository) == ["notes: linked-file"]


@pytest.mark.parametrize("path", ["docs/knee/more.md", "docs/templates/x", "hooks/x.py", "theme/x.css"])
@pytest.mark.parametrize("has_git", [True, False])
def test_links_that_are_not_tracked(example: Path, path: str, has_git: bool) -> None:
    """Where the site is made of files as they are, git need not know them; elsewhere such a link does no harm."""
    link(example / path, str(example / "docs/knee/risks.md"))
    link(example / "mine", "/etc")
    if has_git:
        git(example, "init", "-q")
    assert found(example) == [f"{path}: linked-file"]


def test_link_that_leads_out_is_told_once(repository: Path) -> None:
    """`unsafe-file` tells of it already."""
    link(repository / "docs/knee/more.md", "/etc/passwd")
    git(repository, "add", "--all")
    assert [each.check for each in library.check(repository)] == ["unsafe-file"]


def test_another_repository_inside(repository: Path, tmp_path: Path) -> None:
    """A submodule: its files are in no review of this one."""
    other = tmp_path / "other"
    write(other / "x.md")
    git(other, "init", "-q")
    git(other, "add", "--all")
    git(other, "commit", "-q", "-m", "x")
    other.rename(repository / "vendor")
    git(repository, "add", "--all")
    assert found(repository) == ["vendor: linked-file"]


def ignored_by_a_pattern(folder: Path) -> str:
    """A folder's pattern."""
    write(folder / ".gitignore", "/.cache/\n")
    return os.fspath(write(folder / ".cache/booklets/ab/cd"))


def ignored_below(folder: Path) -> str:
    """Another `.gitignore` further down."""
    write(folder / "docs/knee/.gitignore", "*.csv\n!keep.csv\n")
    write(folder / "docs/knee/keep.csv")
    return os.fspath(write(folder / "docs/knee/words.csv"))


def not_named_any_more(folder: Path) -> str:
    """The same pull request takes the line out of `.gitignore`."""
    write(folder / ".gitignore", "!/bundle/\n")
    return os.fspath(write(folder / "bundle/wheels/x.whl"))


def an_environment(folder: Path) -> str:
    """What `make venv` takes for finished."""
    return os.fspath(write(folder / ".venv/site.note"))


def the_last_good_site(folder: Path) -> str:
    """What a build would put in the place of a missing site."""
    return os.fspath(write(folder / ".site-old-99999/index.html"))


def a_site(folder: Path) -> str:
    """What an offline copy is packed from."""
    return os.fspath(write(folder / "site/index.html"))


def a_compiled_module(folder: Path) -> str:
    """What Python runs in the place of a module that was reviewed."""
    return os.fspath(write(folder / "hooks/__pycache__/gate.cpython-311.pyc"))


def a_strange_name(folder: Path) -> str:
    """A name with a quote, in Latin-1 and over two lines."""
    write(folder / ".gitignore", "*.bak\n")
    return os.fspath(write(folder / os.fsdecode(b'a "\xe9\n.bak')))


KINDS = [
    ignored_by_a_pattern,
    ignored_below,
    not_named_any_more,
    an_environment,
    the_last_good_site,
    a_site,
    a_compiled_module,
    a_strange_name,
]


@pytest.mark.linux
@pytest.mark.parametrize("plant", KINDS)
def test_tracked_files_that_are_ignored(repository: Path, plant: Callable[[Path], str]) -> None:
    """Each way of bringing one in; the same file without git's knowing is none."""
    path = plant(repository)
    assert found(repository) == []
    git(repository, "add", "--all", "--force")
    shown = path.removeprefix(f"{repository}/").replace("\n", " ").replace("\udce9", "\ufffd")
    assert found(repository) == [f"{shown}: tracked-ignored"]


def test_lists_of_one_person_do_not_count(repository: Path) -> None:
    """What is ignored on one machine alone is no fault of the repository."""
    write(repository / ".git/info/exclude", "risks.md\n")
    assert found(repository) == []


HIDING = [
    "docs/** -diff",
    "docs/knee/*.md binary",
    "*.md linguist-generated",
    "*.md linguist-generated=true",
    "* -text",
    "/docs/knee/sources.yml diff=nothing",
    "**/risks.md filter=lfs diff=lfs merge=lfs -text",
    "d?cs/** export-ignore",
    "DOCS/** -diff",
    "docs/**/*.svg gitlab-generated",
    "docs/knee/risks.md merge=ours",
    "docs/new-leaflet/index.md -diff",
    '"docs/knee/ri\\163ks.md" -diff',
    "  \t*.yml   text   -diff",
    "[a-d]ocs/knee/* working-tree-encoding=UTF-16",
    "*.md ident",
    "* merge=union",
    "mkdocs.yml -diff",
    "hooks/** linguist-generated",
    "\ufeffdocs/** -diff",
]
HARMLESS = [
    "* text=auto eol=lf",
    "*.png binary",
    "**/*.PDF -diff",
    "requirements.lock linguist-generated",
    "tests/** -diff",
    "/*.lock -diff",
    "# docs/** -diff",
    "docs/** diff",
    "*.md diff=markdown",
    "*.md linguist-generated=false -linguist-generated !diff",
    "documents/** -diff",
    "/other/docs/** -diff",
    "*.md whitespace=trailing-space linguist-language=Markdown",
    "[attr]hidden -diff",
]


@pytest.mark.parametrize("line", HIDING)
def test_line_that_hides(repository: Path, line: str) -> None:
    """Told with file and line; git knows the file or does not yet."""
    write(repository / ".gitattributes", f"{line}\n" if line.startswith("\ufeff") else f"# ours\n{line}\n")
    number = 1 if line.startswith("\ufeff") else 2
    assert found(repository) == [f".gitattributes:{number}:1: hidden-change"]


@pytest.mark.parametrize("line", HARMLESS)
def test_line_that_hides_nothing(repository: Path, line: str) -> None:
    """Ends of lines, pictures, other files, and what is switched on."""
    write(repository / ".gitattributes", f"{line}\n")
    assert found(repository) == []


@pytest.mark.parametrize(
    ("path", "text", "line"),
    [
        ("docs/.gitattributes", "sources.yml -diff\n", 1),
        ("docs/knee/.gitattributes", "\n\n*.md linguist-generated\n", 3),
        ("docs/knee/.GitAttributes", "*.md -diff\n", 1),
        (".git/info/attributes", "docs/** -diff\n", 1),
        (".gitattributes", "[attr]quiet -diff\n[attr]silent quiet\n*.md silent\n", 3),
        (".gitattributes", b"\xff\x00 x\n*.md -diff\n", 2),
        (".gitattributes", "x" * 3000 + " text\n*.md -diff\r\n", 2),
    ],
)
def test_file_that_hides(repository: Path, path: str, text: str | bytes, line: int) -> None:
    """Every file that git reads, and macros in it."""
    write(repository / path, text)
    assert found(repository) == [f"{path}:{line}:1: hidden-change"]


def test_attributes_that_cannot_be_read(repository: Path) -> None:
    """No file, or too large a one, is a finding, and no hang."""
    os.mkfifo(repository / "docs/.gitattributes")
    write(repository / ".gitattributes", b"#" * 1_000_001)
    assert found(repository) == [".gitattributes: hidden-change", "docs/.gitattributes: hidden-change"]


def test_library_below_the_top_of_its_repository(example: Path, tmp_path: Path) -> None:
    """Paths start at the folder of mkdocs.yml; what is beside it is somebody else's."""
    link(tmp_path / "theirs", "/etc")
    link(example / "ours", "/etc")
    write(tmp_path / ".gitignore", "*.bak\n")
    write(example / "a.bak")
    write(tmp_path / "b.bak")
    write(tmp_path / ".gitattributes", "other/** -diff\nlibrary/docs/** -diff\n")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "--all", "--force")
    assert found(example) == ["../.gitattributes:2:1: hidden-change", "a.bak: tracked-ignored", "ours: linked-file"]


def test_no_page_can_allow_them(repository: Path) -> None:
    """They are not of a page, so nothing in a page speaks of them."""
    link(repository / "docs/knee/more.md", "risks.md")
    page = repository / "docs/index.md"
    page.write_text(f"---\nallow: {{linked-file: We like links.}}\n---\n{page.read_text('utf-8')}", "utf-8")
    assert "docs/knee/more.md: linked-file" in found(repository)


def test_variables_of_git_lead_nowhere_else(repository: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """In a hook of git they name another repository."""
    link(repository / "mine", "/etc")
    git(repository, "add", "--all")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_INDEX_FILE", str(tmp_path / "index"))
    assert found(repository) == ["mine: linked-file"]


def test_commands_tell_them(repository: Path) -> None:
    """`leaflets check` and a strict build refuse; on a site without leaflets nothing is asked."""
    link(repository / "overrides/x.css", "/etc/hostname")
    git(repository, "add", "--all")
    line = "overrides/x.css: is a link to '/etc/hostname'"
    for done in (leaflets(repository, "check"), mkdocs(repository, "build", "--strict")):
        assert done.returncode == 1
        assert line in output(done)
        assert "did not run" not in output(done)
    library.change(repository, "--- templates is missing")
    (repository / "mkdocs.yml").write_text("site_name: x\nplugins: []\n", "utf-8")
    assert line not in output(leaflets(repository, "check"))


def test_without_git_it_is_said_once(example: Path, tmp_path: Path) -> None:
    """A folder that was unpacked, and a machine without git: told in one line each, and nothing is refused."""
    for done in (leaflets(example, "check"), mkdocs(example, "build", "--strict")):
        said = output(done)
        assert done.returncode == 0, said
        assert said.count("The checks of the repository did not run: this is no git repository") == 1
    done = leaflets(example, "check", PATH=str(tmp_path))
    assert "The checks of the repository did not run: git is not installed." in output(done)
    assert done.returncode == 0


@pytest.mark.linux
@pytest.mark.parametrize("target", ["/usr", ".", "../..", "../templates"])
def test_link_to_many_files(example: Path, target: str) -> None:
    """A link to a whole disk, or to what holds it, is told by both commands, and neither goes into it."""
    link(example / "docs/knee/far", target)
    if target == "../templates":
        link(example / "docs/templates/back", "../knee")
    for command in (leaflets, mkdocs):
        done = command(example, *(("check",) if command is leaflets else ("build", "--strict")))
        assert done.returncode in (1, 2)
        assert f"docs/knee/far: is a link to '{target}'" in output(done)
