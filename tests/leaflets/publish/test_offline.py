"""The offline copy: one zip that any computer unpacks, and a start page that says until when it may be used."""

from __future__ import annotations

import datetime
import hashlib
import os
import resource
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest
from click.testing import CliRunner
from leaflets.__main__ import main
from leaflets.core.diagnostics import LeafletsError
from leaflets.git import repository
from leaflets.publish import offline
from selectolax.lexbor import LexborHTMLParser
from support import library
from support.commands import leaflets, output, run

ZIP = "offline/leaflets-offline-2026-11-22.zip"
INDEX = "docs/knee/index.md"


def words(page: str) -> str:
    """The text of a page with single spaces."""
    body = LexborHTMLParser(page).body
    assert body is not None
    return " ".join(body.text(separator=" ").split())


def start(example: Path, commit: str = "") -> str:
    """The words of the start page."""
    return words(offline.start_page(library.read(example), commit))


def replaced(example: Path, old: str, new: str) -> None:
    """Change the front matter of the example's leaflet."""
    text = (example / INDEX).read_text("utf-8")
    assert old in text
    (example / INDEX).write_text(text.replace(old, new), "utf-8")


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A small finished site."""
    folder = tmp_path / "finished"
    for name, text in {"index.html": "<h1>Home</h1>", "knee/index.html": "Knee", "knee/Über uns.html": "ü"}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")
    return folder


def pack(example: Path, site: Path) -> Path:
    """The zip of a site, in the example's folder."""
    return offline.pack(library.read(example), site, example / "offline")


# The zip


def test_zip_holds_the_site_and_a_start_page(example: Path, site: Path) -> None:
    """The start page stands at the top, the site's files, byte for byte, in one folder."""
    path = pack(example, site)
    assert path == example / ZIP
    with zipfile.ZipFile(path) as packed:
        assert packed.namelist() == [
            "START-HERE.html", "site/index.html", "site/knee/index.html", "site/knee/Über uns.html",
        ]  # fmt: skip
        for name in packed.namelist()[1:]:
            assert packed.read(name) == (site / name.removeprefix("site/")).read_bytes()


def test_every_entry_is_a_plain_file_with_the_same_time_and_mode(example: Path, site: Path) -> None:
    """Names are UTF-8 and say so; no link, no program, no time of this machine."""
    (site / "index.html").chmod(0o777)
    with zipfile.ZipFile(pack(example, site)) as packed:
        for entry in packed.infolist():
            assert entry.date_time == (2026, 11, 22, 0, 0, 0)
            assert entry.external_attr >> 16 == 0o100644
            assert entry.create_system == 3
            assert bool(entry.flag_bits & 0x800) == (not entry.filename.isascii())


def test_zip_is_the_same_twice(example: Path, site: Path, tmp_path: Path) -> None:
    """Other times of files, another order, folder and umask: the same bytes."""
    first = hashlib.sha256(pack(example, site).read_bytes()).hexdigest()
    other = tmp_path / "another folder"
    other.mkdir(mode=0o700)
    for path in sorted(site.rglob("*"), reverse=True):
        if path.is_file():
            copy = other / path.relative_to(site)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(path.read_bytes())
            os.utime(copy, (1, 1))
    assert hashlib.sha256(pack(example, other).read_bytes()).hexdigest() == first


UNPACKABLE = {
    "a:b.html": "a name may not hold",
    "what?.html": "a name may not hold",
    "dot./a.html": "nor end in a dot",
    "space .html/x ": "nor end in a dot or a space",
    "aux.html": "a device",
    "knee/COM1/a.html": "a device",
    f"{'long/' * 29}a.html": "longer than 145 characters",
    "Index.html": "differs from",
}


def test_names_that_windows_cannot_write_are_told_all_at_once(example: Path, site: Path) -> None:
    """The error names each file and what is wrong with it; the zip of before stays."""
    before = pack(example, site).read_bytes()
    for name in UNPACKABLE:
        (site / name).parent.mkdir(parents=True, exist_ok=True)
        (site / name).write_text("x", "utf-8")
    with pytest.raises(LeafletsError) as caught:
        pack(example, site)
    lines = str(caught.value).splitlines()[1:]
    for name, reason in UNPACKABLE.items():
        assert [line for line in lines if reason in line and (line.startswith(f"{name}:") or name == "Index.html")], (
            name
        )
    assert len(lines) == len(UNPACKABLE)
    assert (example / ZIP).read_bytes() == before


@pytest.mark.parametrize("name", ["auxiliary.html", "console/a.html", "a.con.b.html", "Ä ö.html", "a'b & c.html"])
def test_names_that_windows_can_write(name: str, example: Path, site: Path) -> None:
    """What only looks like one of those is packed."""
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text("x", "utf-8")
    with zipfile.ZipFile(pack(example, site)) as packed:
        assert f"site/{name}" in packed.namelist()


# The start page


def test_start_page_says_what_it_is(example: Path) -> None:
    """Leaflet, version, both dates, the day it was made, the commit, the draft mark and the last day of use."""
    text = start(example, "v1.2-3-gabcdef")
    for wanted in ("Do not use after 1 January 2028.", "Made on 22 November 2026, from version v1.2-3-gabcdef.",
                   "Knee arthroscopy", "Draft, not yet clinically reviewed."):  # fmt: skip
        assert wanted in text
    assert "None" not in text


def test_first_review_ends_the_copy(example: Path) -> None:
    """Of several leaflets the one that is due first decides, a draft too."""
    second = example / "docs/hip"
    second.mkdir()
    text = (example / INDEX).read_text("utf-8")
    (second / "index.md").write_text(
        text.replace("next_review_due: 2028-01-01", "next_review_due: 2027-02-03"), "utf-8"
    )
    assert "Do not use after 3 February 2027." in start(example)


def test_without_a_day(example: Path) -> None:
    """Where no leaflet has a day for its review the page says what to do."""
    replaced(example, "next_review_due: 2028-01-01", "next_review_due:")
    text = start(example)
    assert "No day is set for a review. Ask for a newer copy before you use this one." in text
    assert "no date set" in text


def test_signed_leaflet_is_no_draft(example: Path) -> None:
    """The mark goes when somebody has signed."""
    library.agree(example)
    assert "raft" not in start(example)


def test_start_page_is_plain(example: Path) -> None:
    """No script, nothing from elsewhere, a language, a title, one main heading; an author's `<` is text."""
    replaced(example, "title: Knee arthroscopy", "title: Knee <b>& more</b>")
    page = offline.start_page(library.read(example))
    tree = LexborHTMLParser(page)
    assert tree.css("script, link, img, b") == []
    assert "Knee <b>& more</b>" in words(page)
    assert [node.attributes["href"] for node in tree.css("a")] == ["site/index.html", "site/knee/index.html"]
    assert tree.css_first("html").attributes["lang"] == "en"
    assert len(tree.css("h1")) == len(tree.css("title")) == len(tree.css("main")) == 1


# The command


def test_offline_builds_and_packs(example: Path) -> None:
    """One build makes both: the files in the zip are those of the site; the last line says where it is."""
    run(example, "git", "init", "--quiet")
    done = leaflets(example, "offline")
    assert done.returncode == 0, output(done)
    assert f"Offline copy: {ZIP}, " in output(done)
    with zipfile.ZipFile(example / ZIP) as packed:
        site = {name.removeprefix("site/"): packed.read(name) for name in packed.namelist() if name.startswith("site/")}
        assert "from version" not in packed.read("START-HERE.html").decode()  # there is no commit yet
    built = {path.relative_to(example / "site").as_posix(): path for path in (example / "site").rglob("*")}
    assert site == {name: path.read_bytes() for name, path in built.items() if path.is_file()}
    assert [path.name for path in (example / "offline").iterdir()] == [Path(ZIP).name]


def test_commit_is_named(example: Path) -> None:
    """As git names it, and whether something was changed since."""
    identity = ("-c", "user.name=A", "-c", "user.email=a@hospital.example")
    run(example, "git", "init", "--quiet")
    run(example, "git", "add", ".")
    run(example, "git", *identity, "commit", "--quiet", "--message", "all")
    assert leaflets(example, "offline").returncode == 0
    commit = run(example, "git", "rev-parse", "--short=12", "HEAD").stdout.strip()
    with zipfile.ZipFile(example / ZIP) as packed:
        assert f"from version {commit}." in words(packed.read("START-HERE.html").decode())
    replaced(example, "title: Knee arthroscopy", "title: Knee surgery")
    made = library.read(example)
    assert f"from version {commit}, changed since." in words(offline.start_page(made, repository.described(example)))


def test_refused_build_keeps_the_old_zip(example: Path) -> None:
    """Exit status 1, and not a byte of the zip of before has changed; nothing half-written lies beside it."""
    assert leaflets(example, "offline").returncode == 0
    before = (example / ZIP).read_bytes()
    library.change(example, "--- knee/risks.md is missing")
    done = leaflets(example, "offline")
    assert done.returncode == 1
    assert "No offline copy was made." in output(done)
    assert (example / ZIP).read_bytes() == before
    assert len(list((example / "offline").iterdir())) == 1


def test_copy_that_is_out_of_date_on_its_first_day(example: Path) -> None:
    """A review that is overdue refuses the copy: nobody could use it."""
    done = leaflets(example, "offline", SOURCE_DATE_EPOCH="1900000000")  # in 2030
    assert done.returncode == 1
    assert "No offline copy: the review was due of Knee arthroscopy." in output(done)
    assert not (example / "offline").exists()


def test_disk_that_takes_no_more(example: Path, site: Path) -> None:
    """The zip of before stays, no part of the new one; one line says why."""
    before = pack(example, site).read_bytes()
    (site / "large.bin").write_bytes(os.urandom(200_000))
    script = (
        "import sys; from pathlib import Path; from leaflets.publish import offline; from support import library\n"
        "offline.pack(library.read(Path.cwd()), Path(sys.argv[1]), Path('offline'))"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(site)],
        cwd=example,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), "PYTHONDONTWRITEBYTECODE": "1"},
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (50_000, 50_000)),
        capture_output=True,
        text=True,
        check=False,
    )
    assert "cannot be written: File too large. Nothing was changed" in done.stderr
    assert (example / ZIP).read_bytes() == before
    assert len(list((example / "offline").iterdir())) == 1


@pytest.mark.parametrize(("epoch", "day"), [("0", "1980-01-01"), ("1", "1980-01-01"), ("4354819200", "2107-12-31")])
def test_day_that_a_zip_cannot_name(example: Path, epoch: str, day: str) -> None:
    """A zip knows the years 1980 to 2107: its files bear the nearest day."""
    made = library.read(example)
    made.today = datetime.datetime.fromtimestamp(int(epoch), datetime.UTC).date()
    (example / "site").mkdir()
    (example / "site/index.html").write_text("home", "utf-8")
    path = offline.pack(made, example / "site", example / "offline")
    with zipfile.ZipFile(path) as packed:
        assert {"{:04}-{:02}-{:02}".format(*entry.date_time) for entry in packed.infolist()} == {day}


@pytest.mark.parametrize("epoch", ["-5", "1e9", "soon", " 5", "1_0", "٣", "9" * 12, "9" * 40, "5.0", "0x10", "1\n2"])
@pytest.mark.parametrize("command", ["offline", "build", "check"])
def test_time_that_is_none(example: Path, epoch: str, command: str) -> None:
    """One line, exit status 2, in every command."""
    done = CliRunner(env={"SOURCE_DATE_EPOCH": epoch}).invoke(main, [command])
    assert done.exit_code == 2
    shown = epoch.replace("\n", " ")
    assert done.output == f"leaflets: SOURCE_DATE_EPOCH='{shown}' is no number of seconds since 1970\n"
