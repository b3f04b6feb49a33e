"""What booklets cost: our three editions beside WeasyPrint and Chromium, and many leaflets with and without the cache.

    .venv/bin/python benchmarks/booklets.py [--leaflets 40] [--rounds 3] [--without-weasyprint]

*One leaflet.* Our figure is the time from the rendered pages to three finished files: A5, large print, and the A5 pages
imposed on A4. The others get the same rendered pages as one HTML file with our font, page sizes and text sizes, and
make two files of it, A5 and large print: no contents with page numbers, no cover, nothing imposed. Each runs in a
process of its own, in turns, since Typst remembers what it has set. Reading the pages, starting Python and importing
are not counted; starting Chromium is, since each build would. WeasyPrint is installed from the package index into a
virtual environment below the scratch folder, once; it needs Pango on the machine.

*Many leaflets.* N leaflets with words of their own are set as a build sets them, with an empty
cache, then by a new process with nothing changed, then with one word of one leaflet changed.

All is written below a scratch folder (`--scratch`), which is kept.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

from links import DOCS, LEAFLET, ROOT, Run, configure, run, write
from mutation.text import Edit, Leaflet, Mutant

WEASYPRINT = "weasyprint==70.0"

STYLE = """\
@font-face {{ font-family: Leaflet; src: url("{fonts}/LeafletsSans-Regular.ttf"); }}
@font-face {{ font-family: Leaflet; font-weight: bold; src: url("{fonts}/LeafletsSans-Bold.ttf"); }}
@page {{ size: {paper} portrait; margin: 20mm 14mm; }}
body {{ font: {size} Leaflet; }}
h1 {{ break-before: page; }}
.admonition {{ border: 1pt solid; padding: 0.7em; break-inside: avoid; }}
table {{ border-collapse: collapse; }}
td, th {{ border: 1pt solid; padding: 0.4em; }}
img, svg {{ max-width: 100%; }}
.headerlink {{ display: none; }}
"""
FORMS = {"booklet": ("A5", "12pt"), "large-print": ("A4", "18pt")}

PAGES = """\
import sys
from pathlib import Path
from leaflets.core import settings
from leaflets.library import reader, rendering
from leaflets.site import generated
library = reader.read(settings.read(Path("mkdocs.yml")))
rendering.render_pages(library, generated.files(library))
leaflet = next(each for each in library.leaflets if each.name == sys.argv[1])
Path(sys.argv[2]).write_text("\\n".join(page.html or "" for page in leaflet.pages), "utf-8")
"""
OURS = """\
import datetime, sys, time
from pathlib import Path
from leaflets.core import settings
from leaflets.library import reader, rendering
from leaflets.site import generated
from leaflets.booklet import editions
library = reader.read(settings.read(Path("mkdocs.yml")))
rendering.render_pages(library, generated.files(library))
leaflet = next(each for each in library.leaflets if each.name == sys.argv[1])
started = time.perf_counter()
made = editions.set_leaflet(library, leaflet, datetime.date(2026, 11, 22))
print("TOOK", time.perf_counter() - started)
for each in made:
    Path(sys.argv[2], made.file(each)).write_bytes(each.pdf)
    print("MADE", each.edition.name, each.pages, len(each.pdf))
"""
THEIRS = """\
started = time.perf_counter()
for name in sys.argv[2:]:
    source = Path(name)
    show(source, Path(sys.argv[1], source.stem + "." + maker + ".pdf"))
stop()
print("TOOK", time.perf_counter() - started)
import os
for name in sys.argv[2:]:
    print("MADE", Path(name).stem, 0, os.path.getsize(Path(sys.argv[1], Path(name).stem + "." + maker + ".pdf")))
"""
BY_WEASYPRINT = (
    """\
import sys, time
from pathlib import Path
import weasyprint
maker = "weasyprint"
def show(source, target):
    weasyprint.HTML(filename=str(source)).write_pdf(target, pdf_variant="pdf/ua-1")
def stop():
    pass
"""
    + THEIRS
)
BY_CHROMIUM = (
    """\
import sys, time
from pathlib import Path
from playwright.sync_api import sync_playwright
sys.path.insert(0, "TESTS")
from support import real_parts
program, driver, browser = real_parts.chromium(), sync_playwright().start(), None
maker = "chromium"
def show(source, target):
    global browser
    browser = browser or driver.chromium.launch(executable_path=program)
    page = browser.new_page()
    page.goto(source.as_uri())
    page.pdf(path=target, prefer_css_page_size=True, tagged=True, outline=True)
def stop():
    global browser
    browser.close()
    browser = None
""".replace("TESTS", str(ROOT / "tests"))
    + THEIRS.replace("import os", "driver.stop()\nimport os")
)
MANY = """\
import sys, time
from pathlib import Path
from leaflets.core import settings
from leaflets.library import reader, rendering
from leaflets.site import generated
from leaflets.booklet import many
library = reader.read(settings.read(Path("mkdocs.yml")))
rendering.render_pages(library, generated.files(library))
started, worked, size = time.perf_counter(), time.process_time(), 0
for leaflet, booklets in many.set_all(library, library.leaflets, lambda words: None):
    if isinstance(booklets, Exception):
        sys.exit(str(booklets))
    size += sum(len(each.pdf) for each in booklets)
print("TOOK", time.perf_counter() - started)
print("CPU", time.process_time() - worked)
print("SIZE", size)
"""


def told(output: str, word: str) -> list[list[float]]:
    """The numbers in the lines of an output that begin with a word."""
    lines = [line.split()[1:] for line in output.splitlines() if line.startswith(word)]
    return [[float(number) for number in line if number.replace(".", "").replace("e-", "").isdigit()] for line in lines]


def sources(scratch: Path) -> list[Path]:
    """The pages of our leaflet as HTML, one file for each form."""
    run(ROOT, sys.executable, "-c", PAGES, LEAFLET, str(scratch / "body.html"))
    body = (scratch / "body.html").read_text("utf-8")
    made = []
    for name, (paper, size) in FORMS.items():
        style = STYLE.format(fonts=(ROOT / "hooks/leaflets/booklet/fonts").as_uri(), paper=paper, size=size)
        base = (ROOT / "docs" / LEAFLET).as_uri()  # where its pictures are
        head = f'<meta charset="utf-8"><base href="{base}/"><title>Leaflet</title><style>{style}</style>'
        text = f'<!doctype html><html lang="en">{head}{body}'
        write(scratch / f"{name}.html", text)
        made.append(scratch / f"{name}.html")
    return made


def weasyprint(scratch: Path) -> Path | None:
    """A Python that has WeasyPrint; None, with the reason on the screen, where it can't be had."""
    python = scratch / "weasyprint" / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(python.parent.parent)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "--quiet", WEASYPRINT], check=False)
    done = subprocess.run([str(python), "-c", "import weasyprint"], capture_output=True, text=True, check=False)
    if done.returncode:
        print("WeasyPrint is left out:", done.stderr.strip().splitlines()[-1])
        return None
    return python


def one(scratch: Path, rounds: int, with_weasyprint: bool) -> None:
    """Our editions beside those of the others, in turns."""
    files = [str(path) for path in sources(scratch)]
    (scratch / "made").mkdir(exist_ok=True)
    target = str(scratch / "made")
    makers: dict[str, list[str]] = {"leaflets": [sys.executable, "-c", OURS, LEAFLET, target]}
    if with_weasyprint and (python := weasyprint(scratch)):
        makers["WeasyPrint"] = [str(python), "-c", BY_WEASYPRINT, target, *files]
    makers["Chromium"] = [sys.executable, "-c", BY_CHROMIUM, target, *files]
    took: dict[str, list[float]] = {name: [] for name in makers}
    last: dict[str, Run] = {}
    for _ in range(rounds):
        for name, command in makers.items():
            last[name] = run(ROOT, *command)
            took[name].append(told(last[name].output, "TOOK")[0][0])
    ours = statistics.median(took["leaflets"])
    print(f"one leaflet, median of {rounds}, each in a new process")
    for name, several in took.items():
        seconds = statistics.median(several)
        sizes = ", ".join(f"{numbers[-1] / 1000:.0f}" for numbers in told(last[name].output, "MADE"))
        print(
            f"  {name:11}{seconds:6.2f} s ({min(several):.2f} to {max(several):.2f}), {seconds / ours:.1f} times ours;"
            f" largest process {last[name].memory:.0f} MiB; files of {sizes} kB",
            flush=True,
        )


def with_own_words(texts: dict[str, str], number: int) -> dict[str, str]:
    """The pages of a copy: each longer word of prose begins with letters of its number, as long as it was."""
    leaflet = Leaflet(LEAFLET, texts)
    letters = "".join("bcdfghjklmnpqrstvwxz"[number // 20**place % 20] + "a" for place in range(2))[:3]
    edits = [
        Edit(piece.file, piece.start + match.start(), piece.start + match.start() + 3, letters)
        for piece in leaflet.pieces
        if piece.kind in {"paragraph", "item", "cell"}
        for match in re.finditer(r"(?<![\w-])[a-z]{6,}(?![\w-])", leaflet.visible(piece))
    ]
    return Mutant("a copy", str(number), tuple(edits)).applied(texts)


def make(folder: Path, leaflets: int) -> Path:
    """The shipped site with so many copies of its leaflet, so that nothing remembered of one helps with the next."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DOCS, folder / "docs", ignore=shutil.ignore_patterns(LEAFLET))
    texts = {file.name: file.read_text("utf-8") for file in (DOCS / LEAFLET).glob("*.md")}
    for number in range(1, leaflets + 1):
        target = folder / "docs" / f"{LEAFLET}-{number:03}"
        shutil.copytree(DOCS / LEAFLET, target)
        for file, text in with_own_words(texts, number).items():
            write(target / file, text)
    configure(folder)
    return folder


def many(scratch: Path, leaflets: int) -> None:
    """N leaflets with an empty cache, with a full one, and with one leaflet changed."""
    folder = make(scratch / f"library-{leaflets}", leaflets)  # and no cache in it
    print(
        f"{leaflets} leaflets, all editions, on {os.cpu_count()} cores; reading and rendering are not counted",
        flush=True,
    )
    cold = 0.0
    for how in ("empty cache", "nothing changed", "one leaflet changed"):
        if how == "one leaflet changed":
            page = folder / "docs" / f"{LEAFLET}-001" / "index.md"
            write(page, page.read_text("utf-8").rstrip() + "\n\nOne word more.\n")
        done = run(folder, sys.executable, "-c", MANY)
        ((wall,), (cpu,), (size,)) = (told(done.output, word)[0] for word in ("TOOK", "CPU", "SIZE"))
        cold = cold or wall
        print(
            f"  {how:20}{wall:7.2f} s by the clock ({100 * wall / cold:5.1f}%), {cpu:7.2f} s of processor;"
            f" {size / 1e6:.1f} MB of booklets; {done.memory:.0f} MiB",
            flush=True,
        )


def main() -> None:
    """Measure both."""
    parser = argparse.ArgumentParser(description="What booklets cost.")
    parser.add_argument("--leaflets", type=int, default=40, help="copies of the leaflet")
    parser.add_argument("--rounds", type=int, default=3, help="runs of each engine")
    parser.add_argument("--without-weasyprint", action="store_true", help="nothing is installed")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir(), "leaflets-benchmark", "booklets"))
    options = parser.parse_args()
    scratch = options.scratch.resolve()
    scratch.mkdir(parents=True, exist_ok=True)
    one(scratch, options.rounds, not options.without_weasyprint)
    many(scratch, options.leaflets)


if __name__ == "__main__":
    main()
