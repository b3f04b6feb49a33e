"""What there is to link to."""

from __future__ import annotations

import os
import time
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.core.paths import below, on_disk, there
from leaflets.links.published import Published

LONG = 100_000
SECONDS = 0.5  # of processor time for LONG characters: at least five times what it takes


def published(*paths: str, site_url: str = "", directory_urls: bool = True, **kept_off: str) -> Published:
    """A site with these files under docs/, each at its own path; `kept_off` by name without `.md`."""
    sources = {path: path.replace(".md", ".html") for path in paths}
    kept = {f"{name}.md": reason for name, reason in kept_off.items()}
    return Published(dict.fromkeys(sources.values()), sources, kept, site_url, directory_urls)


@pytest.mark.parametrize(
    ("site_url", "prefix"),
    [
        ("", "/"),
        ("https://h.example", "/"),
        ("https://h.example/", "/"),
        ("https://h.example/patients", "/patients/"),
        ("https://h.example/patients/leaflets/", "/patients/leaflets/"),
        ("http://localhost:8000/x", "/x/"),
    ],
)
def test_prefix(site_url: str, prefix: str) -> None:
    """The path of `site_url` begins and ends with a slash, however it is written."""
    site = published(site_url=site_url)
    assert site.prefix == prefix
    assert site.site_url == site_url.rstrip("/") + "/" * bool(site_url)


def test_known_paths() -> None:
    """MkDocs turns links to what it keeps off the site, too, into addresses; each address has one source."""
    site = published("a.md", "x.png", draft="is a draft")
    assert site.known == {"a.md", "x.png", "draft.md"}
    assert site.source_at == {"a.html": "a.md", "x.png": "x.png"}
    assert site.kept_at == {"draft/index.html": "draft.md"}
    assert published("a.md", directory_urls=False, draft="x").kept_at == {"draft.html": "draft.md"}


def test_folders() -> None:
    """Every folder that holds something, however deep, and the root."""
    assert published("a/b/c/x.png", "a/y.png").folders == {"", "a", "a/b", "a/b/c"}
    assert published().folders == {""}


@pytest.mark.parametrize(
    ("paths", "path", "alike"),
    [
        (["a/B.html"], "A/b.html", "a/B.html"),
        (["a/B.html"], "a/B.html", "a/B.html"),
        (["a/b.html"], "A", "a"),
        (["a.html"], "b.html", ""),
        ([unicodedata.normalize("NFC", "größe.html")], unicodedata.normalize("NFD", "größe.html"), "größe.html"),
        ([unicodedata.normalize("NFD", "ä.html")], unicodedata.normalize("NFC", "ä.html"), "a\u0308.html"),
        (["ǅ.html"], "ǆ.html", "ǅ.html"),
    ],
)
def test_alike(paths: list[str], path: str, alike: str) -> None:
    """A name in other case, or with an accent in another encoding (macOS writes NFD), is known for what it is."""
    assert published(*paths).alike(path) == alike


def test_alike_source() -> None:
    """The same under docs/, where a link names the source."""
    site = published("a/Prepare.md")
    assert (site.alike_source("A/prepare.md"), site.alike_source("a/risks.md")) == ("a/Prepare.md", "")


@pytest.mark.parametrize("piece", ["\u0301\u0323", "x", "/", "../"])
def test_a_long_path_takes_no_time(piece: str) -> None:
    """A path that no file can have is likened to none: to normalize accents takes quadratic time."""
    site, path = published("index.md"), "a" + piece * LONG
    start = time.process_time()
    assert site.alike(path) == ""
    site.guess(path, "a.md", as_written=True)
    assert time.process_time() - start < SECONDS


@pytest.mark.parametrize(
    ("fragment", "there"),
    [
        ("a", True),
        ("", True),
        ("top", True),
        ("TOP", True),
        ("A", False),
        ("b c", True),
        ("b%20c", True),
        ("%C3%A4", True),
        ("ä", True),
        ("100%25", True),
        ("100%", True),
        ("a%", False),
        ("d%20e", True),
    ],
)
def test_parts_of_a_page(fragment: str, there: bool) -> None:
    """A fragment is looked for as it is written and decoded, in its own case; `#top` is on every page."""
    site = published("x.md")
    site.note_ids("x.html", ["a", "b c", "ä", "100%", "d%20e"])
    assert site.has_part("x.html", fragment) == there


def test_ids_of_the_frame_are_read_when_they_are_needed() -> None:
    """The whole page is read, once, where a part is not in the author's text."""
    read: list[str] = []

    def html_of(path: str) -> str:
        read.append(path)
        return '<nav id="menu"></nav>'

    site = Published({"x.html": None}, html_of=html_of)
    site.note_ids("x.html", ["a"])
    assert site.has_part("x.html", "a")
    assert (site.known_ids("x.html"), read) == ({"a"}, [])
    assert site.has_part("x.html", "menu")
    assert not site.has_part("x.html", "none")
    assert (site.all_ids("x.html"), read) == ({"a", "menu"}, ["x.html"])
    assert site.known_ids("y.html") == frozenset()


def test_equal_sets_of_ids_are_kept_once() -> None:
    """Five hundred copies of a leaflet need the memory of one."""
    site = published()
    for number in range(500):
        site.note_ids(f"{number}.html", [f"id-{n}" for n in range(20)])
    assert len({id(site.known_ids(f"{number}.html")) for number in range(500)}) == 1


def test_html_of_pages(tmp_path: Path) -> None:
    """A page's HTML is that of its file; what is not UTF-8 or gone raises nothing."""
    (tmp_path / "a.html").write_bytes(b"R\xf6ntgen")
    site = Published({"a.html": tmp_path / "a.html", "b.html": tmp_path / "gone.html", "c.html": None})
    assert [site.html(path) for path in ("a.html", "b.html", "c.html", "d.html")] == ["R\ufffdntgen", "", "", ""]
    assert [site.is_page(path) for path in ("a.html", "a.htm", "a.png", "html")] == [True, True, False, False]


@pytest.mark.parametrize(
    ("folders", "languages"),
    [
        (["en", "es"], {"en", "es"}),
        (["en", "es", "pt-BR", "spine"], {"en", "es", "pt-BR"}),
        (["en", "spine"], set()),
        (["spine", "knee"], set()),
    ],
)
def test_languages(folders: list[str], languages: set[str]) -> None:
    """Folders named after a language (ISO 639-1) count where there is more than one; `is/` alone is a word."""
    assert published(*(f"{folder}/index.md" for folder in folders), "index.md").languages == languages
    assert published(*(f"{folder}/x.png" for folder in folders)).languages == set()


@pytest.mark.parametrize(
    ("source", "path", "marked", "words"),
    [
        ("en/a.md", "es/a.html", "", "leads from 'en/' into 'es/'"),
        ("en/a.md", "es/a.html", "es", ""),
        ("en/a.md", "es/a.html", "ES-mx", ""),
        ("en/a.md", "es/a.html", "fr", "leads to 'es/', not to 'fr'"),
        ("en/a.md", "en/b.html", "", ""),
        ("en/a.md", "en/b.html", "en", ""),
        ("index.md", "es/a.html", "", ""),
        ("en/a.md", "index.html", "", ""),
    ],
)
def test_link_into_another_language(source: str, path: str, marked: str, words: str) -> None:
    """Who follows a link into another language's folder is told by `hreflang`."""
    assert published("en/a.md", "es/a.md").other_language(source, path, marked) == words


@pytest.mark.parametrize(
    ("path", "source", "as_written", "guess"),
    [
        ("prepair.md", "a.md", True, " Did you mean 'prepare.md'?"),
        ("knee/riscs.md", "knee/a.md", True, " Did you mean 'risks.md'?"),
        ("knee/riscs.md", "a.md", True, " Did you mean 'knee/risks.md'?"),
        ("prepare", "knee/a.md", True, " Did you mean '../prepare.md'?"),
        ("prepare.html", "knee/a.md", True, " Did you mean '../prepare.md'?"),
        ("hip", "a.md", True, " Did you mean 'hip/index.md'?"),
        ("deep/x.png", "knee/a.md", True, " Did you mean '../img/x.png'?"),
        ("something-else.md", "a.md", True, ""),
        ("prepair.html", "a.md", False, " Did you mean 'prepare.html'?"),
        ("deep/x.png", "a.md", False, ""),
    ],
)
def test_guess(path: str, source: str, as_written: bool, guess: str) -> None:
    """What is near: as a link in this page would be written, or as a path of the site."""
    site = published("prepare.md", "knee/risks.md", "hip/index.md", "img/x.png")
    assert site.guess(path, source, as_written) == guess


@given(st.text(max_size=30), st.text(max_size=30))
def test_guess_of_any_text(path: str, source: str) -> None:
    """Whatever was written, a guess is a sentence or nothing."""
    guess = published("a.md", "it's/b.md", "'.md").guess(path, source, as_written=True)
    assert guess == "" or (guess.startswith(" Did you mean '") and guess.endswith("'?"))


def test_files_below_a_folder(tmp_path: Path) -> None:
    """Hidden files and linked folders are there as MkDocs finds them, sorted; a folder within itself is left out."""
    (tmp_path / "docs/a").mkdir(parents=True)
    for name in ("docs/index.md", "docs/a/b.md", "docs/.hidden", "docs/a/z.png"):
        (tmp_path / name).touch()
    (tmp_path / "docs/again").symlink_to(tmp_path / "docs/a")
    (tmp_path / "docs/a/loop").symlink_to(tmp_path / "docs")
    (tmp_path / "docs/gone.md").symlink_to(tmp_path / "nowhere")
    expected = [".hidden", "gone.md", "index.md", "a/b.md", "a/z.png", "again/b.md", "again/z.png"]
    assert list(below(tmp_path / "docs")) == expected
    assert on_disk(tmp_path / "docs") == {path: tmp_path / "docs" / path for path in expected}
    assert list(below(tmp_path / "none")) == []


@pytest.mark.linux
def test_name_that_is_not_utf8(tmp_path: Path) -> None:
    """A file whose name is no text is one more file, not a crash."""
    (tmp_path / os.fsdecode(b"\xff.md")).touch()
    site = published(*below(tmp_path))
    assert site.alike("x.html") == ""
    assert len(site.files) == 1


def test_readme_gives_way_to_index(tmp_path: Path) -> None:
    """MkDocs builds both into one page, and takes index.md."""
    (tmp_path / "a").mkdir()
    for name in ("README.md", "index.md", "a/README.md", "readme.md"):
        (tmp_path / name).touch()
    assert there(tmp_path) == ["index.md", "readme.md", "a/README.md"]
