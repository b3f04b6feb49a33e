"""What link validation costs: time and memory of a build with it, beside the same build without it.

    .venv/bin/python benchmarks/links.py [--leaflets 500] [--rounds 3] [--own] [--linkchecker] [--without]

Makes N copies of the shipped leaflet as a plain Material site (search, a sidebar of the leaflet, no contract, none of
our own markup) and builds it with and without our gate, in turns, one process each. `--own` builds the shipped site
with N copies of the leaflet instead, and says how much of the build is link validation. `--linkchecker` reads the
built plain site with LinkChecker, too, in a virtual environment of its own. `--without` leaves our gate out.

All is written below a scratch folder (`--scratch`), which is kept: LinkChecker is installed there once.
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
import time
from pathlib import Path
from typing import NamedTuple

import yaml

ROOT = Path(__file__).resolve().parent.parent
DOCS = ROOT / "docs"
LEAFLET = "vertebroplasty-kyphoplasty"
LINKCHECKER = "LinkChecker==10.6.0"

CONFIG = """\
site_name: Benchmark
site_url: https://leaflets.hospital.example/
use_directory_urls: false
theme:
  name: material
  custom_dir: theme
  font: false
plugins: [search]
markdown_extensions:
  - abbr
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - toc
  - pymdownx.details
  - pymdownx.superfences
  - pymdownx.tasklist
"""
SIDEBAR = """\
{% import "partials/nav-item.html" as item with context %}
{% set top = page.ancestors | last if page and page.ancestors else none %}
<nav class="md-nav md-nav--primary" aria-label="{{ lang.t('nav') }}" data-md-level="0">
  <ul class="md-nav__list" data-md-scrollfix>
    {% if top %}{% for child in top.children %}{{ item.render(child, "__nav_" ~ loop.index, 1) }}{% endfor %}{% endif %}
  </ul>
</nav>
"""
PARTS = ("leaflets.site.surveys:of_build", "leaflets.checks.registry:run")
"""The functions whose time is that of link validation."""

TIMED = """\
import functools, importlib, sys, time
spent = {}
def timed(name):
    module, function = name.split(":")
    module = importlib.import_module(module)
    real = getattr(module, function)
    @functools.wraps(real)
    def run(*args, **kwargs):
        started = time.process_time()
        try:
            return real(*args, **kwargs)
        finally:
            spent[name] = spent.get(name, 0.0) + time.process_time() - started
    setattr(module, function, run)
for name in sys.argv[1].split(","):
    timed(name)
from mkdocs.__main__ import cli
try:
    cli.main(["build", "--quiet"], prog_name="mkdocs")
finally:
    print("SPENT", *(f"{name}={seconds:.2f}" for name, seconds in spent.items()), flush=True)
"""


class Run(NamedTuple):
    """What a process took: seconds by the clock and of the processor, MiB of memory at its peak."""

    wall: float
    cpu: float
    memory: float
    output: str

    def __str__(self) -> str:
        return f"{self.wall:7.1f} s by the clock, {self.cpu:7.1f} s of processor, {self.memory:6.0f} MiB"


def run(folder: Path, *command: str, found: bool = False) -> Run:
    """Run a command to its end in a folder; ends this program where the command could not do its work.

    A validator ends with 1 where it `found` something; for anything else that is a failure.
    """
    with tempfile.TemporaryFile("w+") as output:
        started = time.perf_counter()
        environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1"}
        process = subprocess.Popen(command, cwd=folder, env=environ, stdout=output, stderr=subprocess.STDOUT)
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - started
        output.seek(0)
        text = output.read()
    if process.returncode > found or process.returncode < 0:
        sys.exit(f"{' '.join(command)}: exit status {process.returncode}\n{text[-3000:]}")
    unit = 1 if sys.platform == "darwin" else 1024  # ru_maxrss: bytes there, KiB on Linux
    return Run(wall, used.ru_utime + used.ru_stime, used.ru_maxrss * unit / 2**20, text)


def mkdocs(folder: Path) -> Run:
    """Build the site in a folder."""
    return run(folder, sys.executable, "-m", "mkdocs", "build", "--quiet")


def timed(folder: Path) -> tuple[Run, dict[str, float]]:
    """Build the site in a folder; how many seconds of processor link validation took, by function."""
    done = run(folder, sys.executable, "-c", TIMED, ",".join(PARTS))
    spent = re.findall(r"(\S+)=([\d.]+)", done.output.rpartition("SPENT")[2])
    return done, {name: float(seconds) for name, seconds in spent}


def plain(text: str) -> str:
    """A page's Markdown without front matter and our own markup."""
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    text = re.sub(r"\s*\[@[^\[\]]*\]", "", text)
    return re.sub(r"\{\{ local\.\w+ \}\}", "555-0100", text)


def write(path: Path, text: str) -> None:
    """Write a file, and its folders where they are missing."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")


def make_plain(folder: Path, leaflets: int) -> Path:
    """A plain Material site of so many copies of the leaflet, each below a name of its own."""
    shutil.rmtree(folder, ignore_errors=True)
    write(folder / "mkdocs.yml", CONFIG)
    write(folder / "theme/partials/nav.html", SIDEBAR)
    pages = {path.name: plain(path.read_text("utf-8")) for path in (DOCS / LEAFLET).glob("*.md")}
    names = [f"{LEAFLET}-{number:03}" for number in range(1, leaflets + 1)]
    for name in names:
        for file, text in pages.items():
            write(folder / "docs" / name / file, text)
    terms = yaml.safe_load((DOCS / "glossary.yml").read_text("utf-8"))["terms"]
    words = "".join(f"## {term['term']} {{#{term['id']}}}\n\n{term['definition']}\n\n" for term in terms)
    write(folder / "docs/glossary.md", f"# Glossary\n\n{words}")
    listed = "".join(f"- [Leaflet {number}]({name}/index.md)\n" for number, name in enumerate(names, 1))
    write(folder / "docs/index.md", f"# Leaflets\n\n[Glossary](glossary.md)\n\n{listed}")
    return folder


def with_gate(folder: Path, target: Path) -> Path:
    """The same site with our gate: its folders are shared, its configuration is not."""
    shutil.rmtree(target, ignore_errors=True)
    target.mkdir(parents=True)
    for name in ("docs", "theme"):
        (target / name).symlink_to(folder / name)
    text = (folder / "mkdocs.yml").read_text("utf-8")
    write(target / "mkdocs.yml", f"{text}hooks: [{ROOT / 'hooks' / 'gate.py'}]\n")
    return target


def make_own(folder: Path, leaflets: int) -> Path:
    """The shipped site with so many copies of its leaflet; no print page, whose cost grows faster than the pages."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DOCS, folder / "docs")
    (folder / "docs" / LEAFLET).rename(folder / "leaflet")
    for number in range(1, leaflets + 1):
        shutil.copytree(folder / "leaflet", folder / "docs" / f"{LEAFLET}-{number:03}")
    configure(folder)
    return folder


def configure(folder: Path) -> None:
    """Give a folder the shipped configuration, less the print page and the booklets."""
    text = (ROOT / "mkdocs.yml").read_text("utf-8")
    text = re.sub(r"(?<=- )hooks/", f"{ROOT}/hooks/", text)
    text = text.replace("custom_dir: overrides", f"custom_dir: {ROOT}/overrides")
    text = re.sub(r"^  - print-site:\n(?:    .*\n)+", "", text, flags=re.MULTILINE)
    text = re.sub(r"^ *- \S*hooks/booklets.py.*\n", "", text, flags=re.MULTILINE)
    write(folder / "mkdocs.yml", text)


def compare(scratch: Path, leaflets: int, rounds: int, only_without: bool) -> tuple[Path, list[Run], list[Run]]:
    """Build without and with our gate in turns; print each, and the ratio of their medians."""
    bare = make_plain(scratch / f"plain-{leaflets}", leaflets)
    gated = with_gate(bare, scratch / f"gated-{leaflets}")
    pages = sum(1 for _ in bare.glob("docs/**/*.md"))
    print(f"plain Material site, {leaflets} leaflets, {pages} pages", flush=True)
    without: list[Run] = []
    with_it: list[Run] = []
    for _ in range(rounds):
        without.append(mkdocs(bare))
        print(f"  without  {without[-1]}", flush=True)
        if only_without:
            continue
        done, spent = timed(gated)
        with_it.append(done)
        parts = ", ".join(f"{name.partition(':')[2]} {seconds:.1f}" for name, seconds in spent.items())
        print(f"  with     {done}; in link validation {sum(spent.values()):.1f} s ({parts})", flush=True)
    if with_it:
        for name in ("wall", "cpu", "memory"):
            before, after = (statistics.median(getattr(one, name) for one in runs) for runs in (without, with_it))
            print(f"  {name:7}{(after / before - 1) * 100:+6.1f}% of the median without")
    return bare, without, with_it


def own(scratch: Path, leaflets: int, rounds: int) -> None:
    """Build the shipped site with many leaflets; print how much of it is link validation."""
    folder = make_own(scratch / f"own-{leaflets}", leaflets)
    print(f"the shipped site, {leaflets} leaflets", flush=True)
    for _ in range(rounds):
        done, spent = timed(folder)
        inside = sum(spent.values())
        print(f"  {done}; in link validation {inside:.1f} s, {100 * inside / (done.cpu - inside):.1f}% of the rest")


def linkchecker(scratch: Path, site: Path) -> Run:
    """Read a built site with LinkChecker, as it comes: local files, no other host."""
    program = scratch / "linkchecker" / "bin" / "linkchecker"
    if not program.exists():
        subprocess.run([sys.executable, "-m", "venv", scratch / "linkchecker"], check=True)
        subprocess.run([program.parent / "pip", "install", "--quiet", LINKCHECKER], check=True)
    return run(site, str(program), "--no-status", "index.html", found=True)


def _summary(output: str) -> str:
    """The line in which LinkChecker says how much it read."""
    return next((line for line in output.splitlines() if line.startswith("That's it")), "no summary")


def main() -> None:
    """Make the sites, build them, print the figures."""
    parser = argparse.ArgumentParser(description="What link validation costs.")
    parser.add_argument("--leaflets", type=int, default=500, help="copies of the leaflet (15 pages each)")
    parser.add_argument("--rounds", type=int, default=3, help="builds of each kind")
    parser.add_argument("--own", action="store_true", help="the shipped site instead of a plain one")
    parser.add_argument("--linkchecker", action="store_true", help="read the built site with LinkChecker, too")
    parser.add_argument("--without", action="store_true", help="without our gate only")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir(), "leaflets-benchmark"))
    options = parser.parse_args()
    scratch = options.scratch.resolve()
    if options.own:
        own(scratch, options.leaflets, options.rounds)
        return
    site, _, _ = compare(scratch, options.leaflets, options.rounds, options.without)
    if not options.without:
        ours = run(scratch, sys.executable, "-m", "leaflets", "check", "--site", str(site / "site"), found=True)
        print(f"  leaflets check --site  {ours}; {ours.output.strip().splitlines()[-1]}", flush=True)
    if options.linkchecker:
        theirs = linkchecker(scratch, site / "site")
        print(f"  LinkChecker            {theirs}; {_summary(theirs.output)}")


if __name__ == "__main__":
    main()
