"""Stylesheets and scripts named by their content: which files, and what changes on the pages."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest
from leaflets.html import hashed_names

STYLE = b"body { color: black }"
HASH = hashlib.sha256(STYLE).hexdigest()[:8]


def site(folder: Path, **pages: str) -> Path:
    """A site with a style, a script and pages; `__` in a page's name stands for `/`."""
    files = {"assets/a.css": STYLE, "assets/deep/a.js": b"run()", "assets/b.css": b'@import "c.css";'}
    files |= {
        "assets/c.css": b"",
        "assets/d.12345678.min.css": b"",
        "assets/inline/0123456789abcdef.js": b"",
        "other.css": b"",
        "search/index.js": b"",
    }
    files |= {f"{name.replace('__', '/')}.html": text.encode() for name, text in pages.items()}
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


@pytest.mark.parametrize(
    ("page", "before", "after"),
    [
        ("index", '<link rel="stylesheet" href="assets/a.css">', f'<link rel="stylesheet" href="assets/a.{HASH}.css">'),
        ("x__y", "<link href='../assets/a.css'>", f"<link href='../assets/a.{HASH}.css'>"),
        ("x__y", "<LINK HREF=../assets/a.css>", f"<LINK HREF=../assets/a.{HASH}.css>"),
        ("404", '<link href="/p/assets/a.css?v=1#x">', f'<link href="/p/assets/a.{HASH}.css?v=1#x">'),
        ("index", '<link data-a.css href="./assets/a.css">', f'<link data-a.css href="./assets/a.{HASH}.css">'),
        ("index", '<link href="assets/x/../a.css">', f'<link href="assets/x/../a.{HASH}.css">'),
        (
            "index",
            'é\n<p>\r\n<link href="assets/a.css"><link href="assets/a.css">',
            f'é\n<p>\r\n<link href="assets/a.{HASH}.css"><link href="assets/a.{HASH}.css">',
        ),
    ],
)
def test_address_on_a_page(tmp_path: Path, page: str, before: str, after: str) -> None:
    """Wherever the page stands and however it writes the address, nothing but the address changes."""
    new = hashed_names.rename(site(tmp_path, **{page: before}), "/p/")
    assert (tmp_path / f"{page.replace('__', '/')}.html").read_bytes().decode() == after
    assert new == {"assets/a.css": f"assets/a.{HASH}.css"}
    assert (tmp_path / new["assets/a.css"]).read_bytes() == STYLE
    assert not (tmp_path / "assets/a.css").exists()


@pytest.mark.parametrize(
    "page",
    [
        '<link href="https://example.org/assets/a.css">',
        '<link href="//example.org/assets/a.css">',
        '<link href="/assets/a.css">',
        '<!-- <link href="assets/a.css"> -->',
        "<code>&lt;link href=\"assets/a.css\"&gt;</code> assets/a.css",
        '<script>let link = `<link href="assets/a.css">`</script>',
        '<a href="assets/a.css">a.css</a>',
        '<link href="assets/d.12345678.min.css"><script src="assets/inline/0123456789abcdef.js"></script>',
        '<link href="other.css"><script src="search/index.js"></script>',
        '<link href="assets/c.css">\n<link href="assets/missing.css"><link href><link>',
    ],
)  # fmt: skip
def test_what_keeps_its_name(tmp_path: Path, page: str) -> None:
    """Another host's, what is only spoken of, hashed already, elsewhere than in assets/, or not there."""
    before = page + '<link href="assets/b.css">' if "c.css" in page else page
    new = hashed_names.rename(site(tmp_path, index=before), "/p/")
    assert "assets/c.css" not in new
    assert new.keys() <= {"assets/b.css"}
    assert (tmp_path / "index.html").read_text("utf-8").startswith(page)


def test_script(tmp_path: Path) -> None:
    """A script keeps its folder: Material looks for `iframe-worker` in the address of that shim."""
    hashed_names.rename(site(tmp_path, index='<script src="assets/deep/a.js"></script>'))
    assert "assets/deep/a." in (tmp_path / "index.html").read_text("utf-8")
    (name,) = [path.name for path in (tmp_path / "assets/deep").iterdir()]
    assert name == f"a.{hashlib.sha256(b'run()').hexdigest()[:8]}.js"


def test_another_content_is_another_name(tmp_path: Path) -> None:
    """Equal files get equal names on every machine, changed ones others; twice changes nothing."""
    page = '<link href="assets/a.css">'
    first = hashed_names.rename(site(tmp_path / "1", index=page))
    again = hashed_names.rename(site(tmp_path / "2", index=page))
    (site(tmp_path / "3", index=page) / "assets/a.css").write_bytes(STYLE + b"\n")
    other = hashed_names.rename(tmp_path / "3")
    assert first == again != other
    assert hashed_names.rename(tmp_path / "1") == {}
