"""What a manifest says, and what of a folder differs from it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from leaflets.core.diagnostics import LeafletsError
from leaflets.publish import manifest
from leaflets.publish.manifest import About, Entry, Manifest
from support.publisher import site

ABOUT = About("c0ffee", changed=True, built=1795305600, preview=True)


def test_every_file_with_size_and_hash(tmp_path: Path) -> None:
    """As `sha256sum` and `stat` say it, by the path from the site's root, names with spaces and accents too."""
    (tmp_path / "a é").mkdir()
    (tmp_path / "a é/b c.html").write_bytes(b"words")
    (tmp_path / "empty.css").write_bytes(b"")
    made = json.loads(Manifest(ABOUT, manifest.of(tmp_path)).text())
    assert made == {
        "format": 1,
        "commit": "c0ffee",
        "changed": True,
        "built": 1795305600,
        "preview": True,
        "files": [
            {"path": "a é/b c.html", "size": 5, "sha256": hashlib.sha256(b"words").hexdigest()},
            {"path": "empty.css", "size": 0, "sha256": hashlib.sha256(b"").hexdigest()},
        ],
        "carried_over": [],
        "beside": [],
    }


def test_same_files_give_the_same_bytes(tmp_path: Path) -> None:
    """In whatever order the disk lists them, and whenever they were written."""
    names = ["b.html", "a/z.html", "a.html", "a/b.html", "A.html"]
    for folder, order in (("1", names), ("2", reversed(names))):
        for name in order:
            (tmp_path / folder / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / folder / name).write_text(name, "utf-8")
    one, two = (Manifest(ABOUT, manifest.of(tmp_path / folder)).text() for folder in ("1", "2"))
    assert one == two


def test_manifest_is_read_as_it_was_written() -> None:
    """Nothing is lost on the way; those carried over and those beside the site stay apart."""
    made = Manifest(ABOUT, {"index.html": Entry(3, "ab")}, {"assets/a.css": Entry(4, "cd")}, {"b.json": Entry(9, "e")})
    assert manifest.parse(made.text()) == made
    assert made.size == 7


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (b"", "is no manifest"),
        (b"[]", "is no manifest"),
        (b"{}", "is no manifest"),
        (b"\xff", "is no manifest"),
        (b'{"format": 2}', "format 2: made by another version of Leaflets"),
        (b'{"format": 1, "commit": "", "changed": 0, "built": 0, "preview": 0, "files": [3]}', "is no manifest"),
    ],
)
def test_text_that_is_no_manifest(text: bytes, words: str) -> None:
    """One line, whatever it holds."""
    with pytest.raises(LeafletsError, match=words):
        manifest.parse(text)


def a_link(folder: Path) -> str:
    """It could lead anywhere."""
    (folder / "passwd").symlink_to("/etc/passwd")
    return "passwd"


def a_linked_folder(folder: Path) -> str:
    """So could this."""
    (folder / "assets/etc").symlink_to("/etc")
    return "assets/etc"


@pytest.mark.parametrize("plant", [a_link, a_linked_folder])
def test_site_holds_files_only(tmp_path: Path, plant: Callable[[Path], str]) -> None:
    """A link in a finished site would show what it leads to, now and later: refused."""
    name = plant(site(tmp_path, "one"))
    with pytest.raises(LeafletsError, match=f"^{name}: a site holds files and folders only"):
        manifest.of(tmp_path)


def changed(folder: Path) -> str:
    """Same size, another letter."""
    (folder / "index.html").write_bytes((folder / "index.html").read_bytes().replace(b"<p>", b"<b>"))
    return "changed: index.html"


def longer(folder: Path) -> str:
    """Something at the end."""
    (folder / "leaflet/1.html").write_bytes((folder / "leaflet/1.html").read_bytes() + b"<script>")
    return "changed: leaflet/1.html"


def missing(folder: Path) -> str:
    """Deleted."""
    (folder / "leaflet/2.html").unlink()
    return "missing: leaflet/2.html"


def added(folder: Path) -> str:
    """A page that nobody published."""
    (folder / "leaflet/free-pills.html").write_text("call", "utf-8")
    return "added: leaflet/free-pills.html"


def renamed(folder: Path) -> str:
    """Two at once, in the order of their paths."""
    (folder / "leaflet/2.html").rename(folder / "leaflet/3.html")
    return "missing: leaflet/2.html, added: leaflet/3.html"


def linked(folder: Path) -> str:
    """The same words, but from elsewhere: they may change any time."""
    (folder / "index.html").rename(folder.parent / "elsewhere.html")
    (folder / "index.html").symlink_to("../elsewhere.html")
    return "changed: index.html"


def a_folder(folder: Path) -> str:
    """A folder in the place of a file."""
    (folder / "index.html").unlink()
    (folder / "index.html").mkdir()
    return "missing: index.html"


def gone(folder: Path) -> str:
    """All of it."""
    folder.rename(folder.with_name("moved"))
    return "*"


def moved(folder: Path) -> str:
    """The same files behind a link."""
    folder.rename(folder.with_name("moved"))
    folder.symlink_to("moved")
    return "changed: the folder of the site itself"


TAMPERINGS = [changed, longer, missing, added, renamed, linked, a_folder, gone, moved]


@pytest.mark.parametrize("tamper", TAMPERINGS)
def test_what_differs_is_named(tmp_path: Path, tamper: Callable[[Path], str]) -> None:
    """Each difference with its kind and path, and nothing else."""
    folder = site(tmp_path / "site", "one")
    made = Manifest(ABOUT, manifest.of(folder))
    assert list(manifest.faults(folder, made)) == []
    expected = tamper(folder)
    found = [f"{word}: {path}" for word, path in manifest.faults(folder, made)]
    assert found == ([f"missing: {path}" for path in sorted(made.files)] if expected == "*" else expected.split(", "))
