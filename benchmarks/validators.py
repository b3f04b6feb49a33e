"""Our link checks beside other validators, on the labelled cases of tests/links: what each catches and what it names.

    nice .venv/bin/python benchmarks/validators.py [--scratch DIR]

The cases are our own, written while our checks were, so the comparison favours us: read it by kinds of faults. Each
tool runs at its strictest sensible settings that ask no other host:

- Leaflets: our gate in `hooks:`, `mkdocs build --strict`; `leaflets check --site` where the case is a finished site.
- MkDocs: without our gate, all of `validation:` at `warn` but for what a case sets itself, `--strict`. What it says at
  INFO does not count: that stops no build.
- mkdocs-htmlproofer-plugin: the last plugin (but for print-site, which has to be that), `strict_anchors` and
  `validate_rendered_template`, no external URLs. It shares a build with MkDocs; their words tell them apart.
- LinkChecker (with AnchorCheck) and linkinator (`--recurse --check-css --check-fragments`): the site of that build from
  a web server on this machine, which has an address for each site (127.x.y.z, so this needs Linux), serves it below the
  path of its `site_url` and answers 404 for a folder without index. They start at the first page, then at each page
  that no link leads to. One process reads site after site, as starting them takes longer than their work.

*Caught* is a broken case of which a tool says anything at all; *false alarm* a sound one. Where MkDocs gives up the
build, that counts as caught for all that need it. *Page* counts the broken cases of which a tool names an expected
source file, or the page made of it; *file and line* those of which it names an expected line of the source. Cases of
the category `section` are counted apart: they need a leaflet contract, which other tools do not know.

What each tool said is written to `SCRATCH/<tool>.txt`, case by case. Exit status: 1 where ours was wrong somewhere.
"""

from __future__ import annotations

import argparse
import csv
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from importlib import metadata
from ipaddress import ip_address
from pathlib import Path
from typing import Any, NamedTuple
from urllib.parse import quote, unquote, urlsplit

from real_trees import ROOT, command, environment

sys.path.insert(0, str(ROOT / "tests"))

from support.links import builder, judging, link_cases
from support.links.builder import Builder, Built, add_gate
from support.links.link_cases import Case, Place

HTMLPROOFER = "mkdocs-htmlproofer-plugin==1.6.0"
LINKCHECKER = "LinkChecker==10.6.0"
LINKINATOR = "linkinator@7.6.1"
PAGES = ("Markdown", "mkdocs", "mkdocs-material", "mkdocs-print-site-plugin", "pymdown-extensions")
"""The packages that make the pages: all tools get them in the versions that we have."""
VALIDATION = """\
validation:
  nav: {omitted_files: warn, not_found: warn, absolute_links: warn}
  links: {not_found: warn, absolute_links: warn, unrecognized_links: warn, anchors: warn}
"""
PLUGIN = "{htmlproofer: {validate_external_urls: false, validate_rendered_template: true, strict_anchors: true}}"
OWN = r"http://127\.\d+\.\d+\.\d+:PORT/"
LINKCHECKER_SETTINGS = f"[checking]\nmaxrequestspersecond=10000\n[filtering]\ninternlinks=^{OWN}\n[AnchorCheck]\n"
LINKCHECKER_RUNS = """\
import json, os, sys
from linkcheck.command import linkchecker
from linkcheck.director.aggregator import Aggregate
Aggregate.wait_time_min_default = Aggregate.wait_time_max_default = 0  # its pace spares other people's servers
linkchecker.drop_privileges = lambda: None  # root would become a user who may be unable to read Python's own files
for line in sys.stdin:
    job = json.loads(line)
    if not (child := os.fork()):
        sys.argv = ["linkchecker", "-f", sys.argv[1], "-t", "0", "-q", "-F", "csv/utf-8/" + job["target"], *job["urls"]]
        linkchecker.linkchecker()
        os._exit(0)
    print(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]), flush=True)
"""
LINKINATOR_RUNS = """\
import { writeFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { LinkChecker } from 'linkinator';
const options = { recurse: true, checkCss: true, checkFragments: true, linksToSkip: [process.argv[2]] };
const links = async (path) => (await new LinkChecker().check({ ...options, path })).links;
for await (const line of createInterface({ input: process.stdin })) {
  const { target, urls } = JSON.parse(line);
  const found = await links(urls[0]);
  const rest = urls.filter((url) => !found.some((link) => link.url === url));
  if (rest.length) found.push(...(await links(rest)));
  writeFileSync(target, JSON.stringify(found.filter((link) => link.state === 'BROKEN')));
  console.log(found.length);
}
"""


class Said(NamedTuple):
    """One finding: the file that it names, or else a built page by its path in the site, and a line of that file."""

    text: str
    name: str | None = None
    line: int | None = None
    built: bool = False

    def is_on(self, place: Place) -> bool:
        """Whether this names the file of a place, or the page made of it."""
        if self.built:
            return place.file.endswith(".md") and _page(self.name or "") == _page(_below(place.file))
        return self.name in {place.file, _below(place.file)}

    def is_at(self, place: Place) -> bool:
        """Whether this names the place itself."""
        return not self.built and self.is_on(place) and place.line in {None, self.line}


def _below(path: str) -> str:
    """A path without its first folder."""
    return path.partition("/")[2]


def _page(path: str) -> str:
    """What the path of a page's source and that of the built page have in common."""
    return re.sub(r"(?:^|/)(?:index|README)$", "", re.sub(r"\.(?:md|html)$", "", path))


class Tool(NamedTuple):
    """A tool with its version, how it was run, and what it said of each case that it can judge."""

    name: str
    command: str
    said: dict[str, list[Said]]


class Elsewhere(Builder):
    """A process that builds with the Python of another environment."""

    def __init__(self, python: Path) -> None:
        """Start with no process: the first build makes it."""
        super().__init__()
        self._python = python

    def _start(self) -> subprocess.Popen[str]:
        self._process = process(self._python, builder.__file__)
        return self._process


def process(*words: str | Path) -> subprocess.Popen[str]:
    """A process that answers lines with lines, and goes through no proxy."""
    environ = {name: value for name, value in os.environ.items() if not name.lower().endswith("_proxy")}
    environ["NO_MKDOCS_2_WARNING"] = "1"
    return subprocess.Popen(words, env=environ, text=True, stdin=subprocess.PIPE, stdout=subprocess.PIPE)


def add_others(folder: Path) -> None:
    """Add MkDocs' validation, so that what the project itself says of it goes first, and the htmlproofer plugin."""
    (folder / "validation.yml").write_text(VALIDATION, "utf-8")
    config = folder / "mkdocs.yml"
    text = config.read_text("utf-8")
    for pattern, with_plugin in (
        (r"^plugins: \[\]$", f"plugins: [{PLUGIN}]"),
        (r"^plugins: \[(.+)\]$", rf"plugins: [\1, {PLUGIN}]"),
        (r"^plugins:\n((?:(?!  - print-site) +.*\n)+)", rf"plugins:\n\1  - {PLUGIN}\n"),
    ):
        text, found = re.subn(pattern, with_plugin, text, flags=re.MULTILINE)
        if found:
            break
    else:
        raise ValueError(f"{folder.name}: no place for the plugin")
    config.write_text(text, "utf-8")
    while inherited := re.search(r"^INHERIT: *(\S+)", config.read_text("utf-8"), re.MULTILINE):
        config = folder / inherited[1]
    config.write_text(f"{config.read_text('utf-8').rstrip()}\nINHERIT: validation.yml\n", "utf-8")


def build(cases: Iterable[Case], folder: Path, made_by: Builder, prepare: Callable[[Path], None]) -> dict[str, Built]:
    """Build each case in a folder of its own below `folder`; what was said, by the case's id."""
    built = {}
    for case in cases:
        root = case.write(folder)
        prepare(root)
        try:
            built[case.id] = made_by.build(root)
        except (TimeoutError, RuntimeError) as error:
            built[case.id] = Built(1, f"Traceback: {error}")
    made_by.stop()
    return built


def of_mkdocs(said: Built) -> tuple[list[Said], list[Said]]:
    """What MkDocs, and what the htmlproofer plugin said in one build."""
    mkdocs, plugin = [], []
    for text in re.findall(r"^(?:WARNING|ERROR|CRITICAL) +-  (.*)$", said.log, re.MULTILINE):
        if text.startswith("htmlproofer: "):
            named = re.search(r" \[([^\[\]]+)\]$", text)
            plugin.append(Said(text, named[1] if named else None))
        elif not text.startswith("Error "):  # a traceback follows
            named = re.match(r"Doc file '([^']+)'", text)
            mkdocs.append(Said(text, named[1] if named else "mkdocs.yml" if "configuration" in text else None))
    if "Traceback" in said.log:
        crash = Said(f"the build is given up: {said.log.strip().splitlines()[-1]}")
        plugin.append(crash)
        if "/htmlproofer/" not in said.log:
            mkdocs.append(crash)
    return mkdocs, plugin


class Sites(ThreadingHTTPServer):
    """A web server that has a folder for each address of this machine, below a path of its own."""

    daemon_threads = True
    request_queue_size = 1024

    def __init__(self) -> None:
        """Listen at any free port."""
        super().__init__(("", 0), _Handler)
        self.folders: dict[str, tuple[Path, str]] = {}
        threading.Thread(target=self.serve_forever, daemon=True).start()

    def add(self, folder: Path, path: str) -> list[str]:
        """Give a folder an address; the URLs of all its pages, the first page first."""
        address = str(ip_address("127.1.0.1") + len(self.folders))
        self.folders[address] = folder, path
        pages = sorted(quote(str(page.relative_to(folder))) for page in folder.rglob("*.html"))
        names = dict.fromkeys(["", *(re.sub(r"(^|/)index\.html$", r"\1", page) for page in pages)])
        return [f"http://{address}:{self.server_port}{path}{name}" for name in names]

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Say nothing of clients that leave early."""


class _Handler(SimpleHTTPRequestHandler):
    def translate_path(self, path: str) -> str:
        assert isinstance(self.server, Sites)
        folder, below = self.server.folders[self.connection.getsockname()[0]]
        self.directory = str(folder)
        return super().translate_path(path[len(below) - 1 :]) if path.startswith(below) else f"{folder}/\0"

    def send_head(self) -> Any:
        try:
            return super().send_head()
        except (OSError, ValueError):  # names that no file can have
            return self.send_error(404)

    def list_directory(self, path: Any) -> None:
        self.send_error(404)

    def log_message(self, *args: Any) -> None:
        pass


def crawl(runs: subprocess.Popen[str], sites: dict[str, list[str]], folder: Path) -> None:
    """Let a crawler read every site and write what it found into `folder`, below the case's id."""
    assert runs.stdin
    assert runs.stdout
    folder.mkdir(exist_ok=True)
    for name, urls in sites.items():
        runs.stdin.write(json.dumps({"target": str(folder / name), "urls": urls}) + "\n")
        runs.stdin.flush()
        answer = runs.stdout.readline().strip()
        if not answer or not (folder / name).exists():
            raise RuntimeError(f"{folder.name} ended at {name}: {answer}")
    runs.stdin.close()
    runs.wait()


def of_crawler(case: Case, folder: Path) -> Iterator[Said]:
    """What a crawler found in a case: LinkChecker wrote CSV, linkinator JSON."""
    if not (folder / case.id).exists():
        yield Said("no site: MkDocs gave up the build")
        return
    text = (folder / case.id).read_text("utf-8")
    lines = re.findall(r"^(?!# ).*\n", text, re.MULTILINE)
    rows = json.loads(text) if text.startswith("[") else csv.DictReader(lines, delimiter=";")
    for row in rows:
        said = " ".join(str(row.get(key) or "") for key in ("url", "status", "result", "warningstring")).strip()
        parent = row.get("parent") or row.get("parentname")
        if not parent:
            yield Said(said)
            continue
        path = re.sub(r"(^|/)$", r"\1index.html", unquote(urlsplit(parent).path).removeprefix(_path(case)))
        line = str(row.get("line"))  # LinkChecker leaves out a cell where it has no line
        name = next((name for name in (path, f"docs/{path}") if name in case.files), None)  # not built, but copied
        yield Said(said, name, int(line) if line.isdigit() else None) if name else Said(said, path, None, built=True)


def _path(case: Case) -> str:
    """The path that a site lives below, with slashes around it."""
    config = case.files.get("mkdocs.yml", b"").decode()
    found = re.search(r"^site_url: .*?https?://[^/\s\"]+(/[^\s\"]*)", config, re.MULTILINE)
    return found[1] if found else "/"


def install_linkinator(folder: Path) -> Path:
    """Install linkinator with npm; the program that runs it."""
    folder.mkdir(exist_ok=True)
    npm = shutil.which("npm")
    if not npm:
        raise RuntimeError("there is no npm to install linkinator with")
    status, said = command(npm, "install", "--no-audit", "--no-fund", "--prefix", folder, LINKINATOR)
    if status:
        raise RuntimeError(said[-1000:])
    program = folder / "runs.mjs"
    program.write_text(LINKINATOR_RUNS, "utf-8")
    return program


def run(scratch: Path, cases: list[Case]) -> tuple[dict[str, Built], list[Tool]]:
    """Install, build and judge; what our log says of each case, and what each tool said."""
    plain = [case for case in cases if not case.site]
    for name in ("ours", "theirs", "linkchecker", "linkinator"):
        shutil.rmtree(scratch / name, ignore_errors=True)
    pins = tuple(f"{name}=={metadata.version(name)}" for name in PAGES)
    python = environment(scratch / "mkdocs-env", (*pins, HTMLPROOFER))
    linkchecker = environment(scratch / "linkchecker-env", (LINKCHECKER,))
    linkinator = install_linkinator(scratch / "linkinator-env")
    with ThreadPoolExecutor(2) as pool:
        theirs = pool.submit(build, plain, scratch / "theirs", Elsewhere(python), add_others)
        gated = pool.submit(build, plain, scratch / "ours", Builder(), add_gate)
        logs = gated.result()
        told = {name: of_mkdocs(said) for name, said in theirs.result().items()}

    server = Sites()
    sites = {}
    for case in cases:
        folder = case.write(scratch / "theirs") if case.site else scratch / "theirs" / case.id / "site"
        if (folder / "index.html").exists():
            sites[case.id] = server.add(folder, _path(case))
        if case.site:
            os.chdir(folder)
            logs[case.id] = judging.check("--site", str(folder))
    own = OWN.replace("PORT", str(server.server_port))
    settings = scratch / "linkcheckerrc"
    settings.write_text(LINKCHECKER_SETTINGS.replace(OWN, own), "utf-8")
    with ThreadPoolExecutor(2) as pool:
        crawls = []
        for half in (0, 1):  # LinkChecker takes longest
            reader = process(linkchecker, "-c", LINKCHECKER_RUNS, settings)
            some = dict(list(sites.items())[half::2])
            crawls.append(pool.submit(crawl, reader, some, scratch / "linkchecker"))
        reader = process("node", linkinator, f"^(?!{own})")
        crawls.append(pool.submit(crawl, reader, sites, scratch / "linkinator"))
        for done in crawls:
            done.result()
    return logs, [
        Tool(
            f"Leaflets {metadata.version('leaflets')}",
            "`mkdocs build --strict` with `hooks: [hooks/gate.py]`; finished sites: `leaflets check --site DIR`",
            {
                name: [Said(one.text, one.path, one.line) for one in judging.findings(log.log)]
                for name, log in logs.items()
            },
        ),
        Tool(
            f"MkDocs {metadata.version('mkdocs')}",
            "`mkdocs build --strict` with all of `validation:` at `warn`",
            {name: mkdocs for name, (mkdocs, _) in told.items()},
        ),
        Tool(
            HTMLPROOFER.replace("==", " "),
            f"`mkdocs build --strict` with `plugins: [{PLUGIN}]`",
            {name: plugin for name, (_, plugin) in told.items()},
        ),
        Tool(
            LINKCHECKER.replace("==", " "),
            "`linkchecker http://HOST/` with `[AnchorCheck]`",
            {case.id: list(of_crawler(case, scratch / "linkchecker")) for case in cases},
        ),
        Tool(
            LINKINATOR.replace("@", " "),
            "`linkinator http://HOST/ --recurse --check-css --check-fragments --skip '^(?!http://HOST/)'`",
            {case.id: list(of_crawler(case, scratch / "linkinator")) for case in cases},
        ),
    ]


def together(tools: list[Tool]) -> Tool:
    """All that several tools said, as if one had said it."""
    names = {name for tool in tools for name in tool.said}
    said = {name: [one for tool in tools for one in tool.said.get(name, [])] for name in names}
    return Tool(f"these {len(tools)} together", "", said)


def compare(cases: list[Case], tools: list[Tool]) -> Iterator[str]:
    """A Markdown table of what the tools said of some cases."""
    tiers = (("hard",), ("policy", "taste"), (None,))
    hard, policy, sound = ([case for case in cases if case.tier in tier] for tier in tiers)
    places = {case.id: [place for one in case.expect for place in one] for case in hard + policy}
    kinds = (f"hard ({len(hard)})", f"policy ({len(policy)})", f"false alarms ({len(sound)})")
    yield row("tool", *kinds, f"page ({len(places)})", f"file and line ({len(places)})")
    yield row("---", *["---:"] * 5)
    for tool in tools:
        said = tool.said
        caught = [sum(bool(said[case.id]) for case in some) for some in (hard, policy, sound)]
        on = sum(any(one.is_on(place) for one in said[name] for place in places[name]) for name in places)
        at = sum(any(one.is_at(place) for one in said[name] for place in places[name]) for name in places)
        yield row(tool.name, *caught, on, at)


def by_category(cases: list[Case], tools: list[Tool]) -> Iterator[str]:
    """A Markdown table of the hard cases that each tool caught, by category."""
    yield row("category", "cases", *(tool.name.split(" ")[0] for tool in tools))
    yield row("---", *["---:"] * (1 + len(tools)))
    for category in sorted({case.category for case in cases}):
        some = [case.id for case in cases if case.category == category and case.tier == "hard"]
        yield row(category, len(some), *(sum(bool(tool.said[name]) for name in some) for tool in tools))


def row(*cells: object) -> str:
    """A row of a Markdown table."""
    return f"| {' | '.join(map(str, cells))} |"


def main() -> int:
    """Run all and print the tables, the commands and where ours was wrong."""
    parser = argparse.ArgumentParser(description="Our link checks beside other validators.")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir(), "leaflets-validators"))
    scratch = parser.parse_args().scratch.resolve()
    scratch.mkdir(exist_ok=True)
    started = time.perf_counter()
    cases = [case for case in link_cases.load() if case.verdict != "any"]
    logs, tools = run(scratch, cases)
    for tool in tools:
        lines = (f"{name}\t{one.text}\n" for name, said in tool.said.items() for one in said)
        (scratch / f"{tool.name.split(' ')[0]}.txt").write_text("".join(lines), "utf-8")

    links = [case for case in cases if not case.site and case.category != "section"]
    print(f"{len(links)} projects\n", *compare(links, [*tools, together(tools[1:])]), sep="\n")
    print("\nhard cases by category\n", *by_category(links, [*tools, together(tools[1:])]), sep="\n")
    sites = [case for case in cases if case.site]
    print(f"\n{len(sites)} finished sites\n", *compare(sites, [tools[0], *tools[3:]]), sep="\n")
    sections = [case for case in cases if case.category == "section"]
    print(f"\n{len(sections)} leaflets with a contract\n", *compare(sections, tools), sep="\n")
    print("\nrun with", *(f"- {tool.name}: {tool.command}" for tool in tools), sep="\n")
    print("- pages made by", ", ".join(f"{name} {metadata.version(name)}" for name in PAGES))
    given_up = sum("the build is given up" in one.text for said in tools[1].said.values() for one in said)
    print(f"- builds that MkDocs gave up, which counts as caught: {given_up}")
    wrong = {case.id: judging.faults(case, logs[case.id]) for case in cases}
    print("\nwhere ours was wrong:", *(f"- {name}: {'; '.join(one)}" for name, one in wrong.items() if one), sep="\n")
    print(f"\n{time.perf_counter() - started:.0f} s")
    return int(any(wrong.values()))


if __name__ == "__main__":
    sys.exit(main())
