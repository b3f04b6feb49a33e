"""Every published word has an owner: a leaflet's, or a role under `extra.pages`."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Find

PAGES = "--- ../mkdocs.yml\nextra:\n  pages:\n    index.md: Nurse\n"
FILES = [
    "driving.md",
    "Driving.md",
    "driving.markdown",
    "driving.mkd",
    "driving.MD",
    "driving.txt",
    "driving.pdf",
    "form.html",
    "README.md",
    "robots.txt",
    "files/driving.pdf",
    "files/more/driving.txt",
    "images/driving.png",
    "Images/x.svg",
    "knee.md",
    "knee.txt",
    "knee/files/a.txt",
    "knee/rules.csv",
]


@pytest.mark.parametrize("path", FILES)
def test_file_outside_leaflets(path: str, find: Find) -> None:
    """Whatever its kind and wherever it lies, it is told with the line to add; listed it is fine."""
    if path == "README.md":
        find("ownerless-page", "--- index.md is missing")
    (found,) = find("ownerless-page", f"{PAGES}--- {path}\nYou can drive.")
    place = f"docs/{path}: nobody answers for what it says: under extra.pages in mkdocs.yml write `{path}: ROLE`"
    assert found == place
    assert find("ownerless-page", f"{PAGES}    {path}: Lead nurse\n") == []
    folder = path.rpartition("/")[0]
    if folder:
        assert find("ownerless-page", f"{PAGES}    {folder.partition('/')[0]}/: Lead nurse\n") == []


@pytest.mark.parametrize("path", ["knee/extra.md", "knee/figures/a.png", ".hidden/a.md", "templates/a.md"])
def test_file_with_an_owner(path: str, find: Find) -> None:
    """A leaflet's files are its owner's; what is not published says nothing."""
    assert find("ownerless-page", f"{PAGES}--- {path}\nText.") == []


def test_folder_that_is_no_leaflet(find: Find) -> None:
    """A folder under `not_leaflets` needs an entry, with the slash."""
    edits = "--- guides/start.md\n# Start\n--- ../mkdocs.yml\nextra:\n  not_leaflets: [guides]\n"
    assert len(find("ownerless-page", edits)) == 1
    assert len(find("ownerless-page", f"{PAGES}    guides: Nurse\n")) == 1
    assert find("ownerless-page", f"{PAGES}    guides/: Nurse\n") == []


def test_start_page(find: Find) -> None:
    """The start page needs an owner like any other."""
    assert len(find("ownerless-page", "--- ../mkdocs.yml\nextra:\n  pages: {}\n")) == 1


def test_logo(find: Find) -> None:
    """The logo is the hospital's own."""
    edits = "--- images/logo.png\nx\n--- ../mkdocs.yml\nextra:\n  hospital:\n    logo: images/logo.png\n    name: x\n"
    assert find("ownerless-page", edits) == []


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ("index.md: Nurse", ""),
        ("indx.md: Nurse", "extra.pages: there is no 'indx.md'. Did you mean 'index.md'?"),
        ("guides/: Nurse", "extra.pages: there is no 'guides/'."),
        ("templates/leaflet/: Nurse", "extra.pages: there is no 'templates/leaflet/'."),
    ],
)
def test_entry_without_a_file(entry: str, found: str, find: Find, example: Path) -> None:
    """Told, and no more."""
    told = find("unused-owner", f"--- ../mkdocs.yml\nextra:\n  pages:\n    {entry}\n")
    assert len(told) == bool(found)
    assert all(line.startswith("mkdocs.yml:") and line.partition(": ")[2].startswith(found) for line in told), told


@pytest.mark.parametrize(
    ("value", "found"),
    [
        ("pages: [index.md]", "extra.pages is not `name: value` lines"),
        ("pages: {index.md: }", "the role for 'index.md' is empty: name a role"),
        ("pages: {index.md: ''}", "the role for 'index.md' is empty: name a role"),
        ("pages: {index.md: 7}", "the role for 'index.md' is not text: write it in quotes"),
        ("pages: {index.md: 'You may drive. Go home!'}", "the role for 'index.md' holds '.': a name stands here"),
        ("hosts: www.example.org", "extra.hosts is not a list"),
        ("hosts: [https://www.example.org]", "extra.hosts: 'https://www.example.org' is no name of a host"),
        ("hosts: [www.example.org/x]", "extra.hosts: 'www.example.org/x' is no name of a host"),
        ("hosts: ['*']", "extra.hosts: '*' is no name of a host"),
        ("hosts: [7]", "extra.hosts: '7' is no name of a host"),
        ("hosts: ['a b']", "extra.hosts: 'a b' is no name of a host"),
        ("hosts: [www.example.org, EXAMPLE.org]", ""),
    ],
)
def test_shape(value: str, found: str, find: Find) -> None:
    """Roles are names, hosts are names of hosts."""
    told = find("malformed-settings", f"--- ../mkdocs.yml\nextra:\n  {value}\n")
    assert len(told) == bool(found), told
    assert all(line.partition(": ")[2].startswith(found) for line in told), told
