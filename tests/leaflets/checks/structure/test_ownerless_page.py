"""Every published word has an owner: a leaflet's, or a role under `extra.pages`."""

from __future__ import annotations

import pytest
from support.findings import Find

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
