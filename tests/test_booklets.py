"""Booklets on the site: made in a build, linked from every page of their leaflet, left out of a refused build."""

from __future__ import annotations

import os
import re
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from support import library, shipped_config
from support.commands import leaflets, mkdocs, output

FILES = [f"knee/knee-{edition}.pdf" for edition in ("booklet", "large-print", "fold")]


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example library with the shipped theme, built once."""
    project = library.copy(tmp_path_factory.mktemp("built"))
    os.environ["SOURCE_DATE_EPOCH"] = "1795305600"
    shipped_config.use(project)
    shipped_config.build(project)
    return project


@pytest.mark.parametrize("address", ["knee/index.html", "knee/risks.html"])
def test_links(built: Path, address: str) -> None:
    """Every page of a leaflet links its booklets and says what comes: format, pages, size."""
    (list_,) = shipped_config.page(built, address).css(".booklets")
    assert shipped_config.links(list_, "a") == [file.removeprefix("knee/") for file in FILES]  # type: ignore[arg-type]
    for item, file in zip(list_.css("li"), FILES, strict=True):
        data = (built / "site" / file).read_bytes()
        with pikepdf.open(BytesIO(data)) as pdf:
            assert f"({len(pdf.pages)} pages, {round(len(data) / 1000)} kB)" in item.text().replace("\xa0", " ")
    assert "for paper only, not for screen readers" in list_.css("li")[2].text()


def test_home_page_links_them_beside_their_leaflet(built: Path) -> None:
    """Who looks for a leaflet to print finds it there; each link says which edition it is, and that it is a PDF."""
    home = shipped_config.page(built, "index.html")
    assert shipped_config.links(home, ".leaflet-list__paper a") == FILES
    assert home.css_first(".leaflet-list__paper").text().startswith("On paper (PDF): ")


def test_print_page(built: Path) -> None:
    """The print page links them, too; paper does not show that."""
    (bar,) = shipped_config.page(built, "print_page.html").css("nav.paper-bar")
    assert shipped_config.links(bar, ".booklets a") == FILES  # type: ignore[arg-type]


@pytest.mark.parametrize("address", ["index.html", "glossary.html"])
def test_other_pages(built: Path, address: str) -> None:
    """Pages that are none of a leaflet link none."""
    assert shipped_config.page(built, address).css(".booklets") == []


def test_second_build(built: Path) -> None:
    """Unchanged booklets come from the cache, the same byte for byte."""
    before = {file: (built / "site" / file).read_bytes() for file in FILES}
    entries = {path: path.stat().st_ctime_ns for path in (built / ".cache/booklets").glob("*/*")}
    said = shipped_config.build(built)
    assert "3 booklets of 1 leaflet." in said
    assert {file: (built / "site" / file).read_bytes() for file in FILES} == before
    assert set((built / ".cache/booklets").glob("*/*")) == set(entries)


def test_refused(example: Path) -> None:
    """A strict build that the checks refuse makes none; one that is not strict makes them, and names what it cannot."""
    shipped_config.use(example)
    risks = example / "docs/knee/risks.md"
    risks.write_text(risks.read_text("utf-8") + "\n[gone](gone.md) will surely hurt.\n", "utf-8")
    done = mkdocs(example, "build", "--strict")
    assert done.returncode == 1
    assert "No booklets: the build will be refused." in output(done)
    assert not list((example / "site").rglob("*.pdf"))
    shipped_config.build(example)
    assert len(list((example / "site").rglob("*.pdf"))) == 3
    row = '<tr><td rowspan="2">x</td><td>y</td></tr><tr><td>z</td></tr>'
    risks.write_text(risks.read_text("utf-8") + f"\n<table><tr><th>a</th><th>b</th></tr>{row}</table>\n", "utf-8")
    said = shipped_config.build(example)
    assert re.search(r"no booklet of 'knee': docs/knee/risks\.md:\d+: there is a table with a cell that reaches", said)
    assert "(unprintable)" in said
    assert shipped_config.page(example, "knee/index.html").css(".booklets") == []


def test_excused_link(example: Path) -> None:
    """An exception that only a later check uses keeps no booklet back: the build passes, and has all of them."""
    shipped_config.use(example)
    config = example / "mkdocs.yml"  # its words for search name sections that the example has not
    config.write_text(re.sub(r"  search_words:\n(?:    .*\n)+", "", config.read_text("utf-8")), "utf-8")
    risks = example / "docs/knee/risks.md"
    front = "---\nallow:\n  vague-link: The words around it say enough.\n---\n"
    risks.write_text(f"{front}{risks.read_text('utf-8')}\nSee the start [here](index.md). [@-]\n", "utf-8")
    done = mkdocs(example, "build", "--strict")
    assert done.returncode == 0, output(done)
    assert len(list((example / "site").rglob("*.pdf"))) == 3


def test_own_file(example: Path) -> None:
    """A file that an author put in the place of a booklet is refused: readers would take it for the booklet."""
    shipped_config.use(example)
    (example / "docs" / FILES[0]).write_bytes(b"%PDF-1.4 by hand")
    done = mkdocs(example, "build", "--strict")
    assert done.returncode == 1
    assert "(reserved-name)" in output(done)


def test_command(example: Path) -> None:
    """`leaflets booklet NAME` says what it made, where, with pages and size."""
    done = leaflets(example, "booklet", "knee")
    assert done.returncode == 0, output(done)
    for line, edition in zip(done.stdout.splitlines(), ("booklet", "large-print", "fold"), strict=True):
        data = (example / f"booklets/knee-{edition}.pdf").read_bytes()
        with pikepdf.open(BytesIO(data)) as pdf:
            size = f"{len(pdf.pages)} pages, {round(len(data) / 1000)} kB"
        assert re.fullmatch(rf"booklets/knee-{edition}\.pdf: [a-z ]+, A[45], {size}.*", line)
    assert leaflets(example, "booklet", "knee", str(example / "elsewhere")).returncode == 0
    assert len(list((example / "elsewhere").iterdir())) == 3


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("kne", "there is no leaflet 'kne'. Did you mean 'knee'? There are: knee"),
        ("../knee", "there is no leaflet '../knee'. Did you mean 'knee'? There are: knee"),
    ],
)
def test_unknown(example: Path, name: str, said: str) -> None:
    """A leaflet that is not there: status 2, and which there are."""
    done = leaflets(example, "booklet", name)
    assert (done.returncode, done.stderr) == (2, f"leaflets: {said}\n")


def test_unprintable(example: Path) -> None:
    """What cannot be printed is one line with its place; no half set of booklets is left."""
    (example / "docs/knee/risks.md").write_text("# Risks\n\n<video></video>\n", "utf-8")
    done = leaflets(example, "booklet", "knee")
    assert done.returncode == 2
    assert done.stderr.startswith("leaflets: docs/knee/risks.md:3: there is an element <video>")
    assert not (example / "booklets").exists()


def test_unwritable(example: Path) -> None:
    """A folder that is none is one line, too."""
    (example / "booklets").write_text("a file")
    done = leaflets(example, "booklet", "knee")
    assert done.returncode == 2
    assert "cannot be written" in output(done)
