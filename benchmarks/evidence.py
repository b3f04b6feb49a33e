"""What the evidence checks cost: time and memory of a build with them, beside the same build without them.

    .venv/bin/python benchmarks/evidence.py [--leaflets 60] [--rounds 3]

Makes N leaflets of the shipped one, each with fact ids and words of its own, so that nothing that is remembered of one
helps with the next. Builds them as the shipped site is built, less the print page, with and without the evidence
checks, in turns, one process each. Evidence checks are those that read facts: a check is one where its file imports
`leaflets.evidence`, or asks a block or a library for facts or statements. Without them means that the gate does not
know them; it reads facts.yml all the same, since pages show what stands there.

All is written below a scratch folder (`--scratch`), which is kept.
"""

from __future__ import annotations

import argparse
import ast
import re
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import yaml
from leaflets.checks import registry
from links import DOCS, LEAFLET, ROOT, Run, configure, run, write
from mutation.text import FACTS, body_start, masked

_NOT_PROSE = re.compile(r"^ *```.*?^ *```|^#[^\n]*", re.MULTILINE | re.DOTALL)
"""Blocks of code, and headings, which the blank leaflet asks for."""

CHILD = """\
import sys, time
from dataclasses import replace
from leaflets.checks import registry, verdict
from leaflets.data import ledger_reader
from leaflets.evidence import page_statements
names, known, spent = sys.argv[2].split(","), registry.checks(), {"checks": 0.0, "reading": 0.0}
def timed(part, real):
    def run(*args):
        started = time.process_time()
        found = real(*args)
        found = found if part == "reading" else list(found)
        spent[part] += time.process_time() - started
        return found
    return run
ledger_reader.read = timed("reading", ledger_reader.read)
for name in names:
    if sys.argv[1] == "without":
        del known[name]
    else:
        known[name] = replace(known[name], find=timed("checks", known[name].find))
page_statements.of_leaflet = timed("checks", page_statements.of_leaflet)
told, judged = [], verdict.of
def judge(*args):
    found = judged(*args)
    told.extend(diagnostic.check for diagnostic in found)
    return found
verdict.of = judge
from mkdocs.__main__ import cli
try:
    cli.main(["build", "--quiet"], prog_name="mkdocs")
finally:
    print("TOLD", *told)
    print("SPENT", *(f"{part}={seconds:.2f}" for part, seconds in spent.items()), flush=True)
"""


def evidence_checks() -> list[str]:
    """The names of the checks that read facts."""
    files = {name: Path(check.find.__code__.co_filename) for name, check in registry.checks().items()}
    return [name for name, file in files.items() if _reads_facts(file)]


def _reads_facts(path: Path) -> bool:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("leaflets.evidence"):
            return True
        if isinstance(node, ast.Attribute) and node.attr in {"facts", "statements"}:
            return True
    return False


def kept_words() -> set[str]:
    """The words that a copy keeps: those that checks and the glossary know, and longer forms of short ones."""
    lists = (*(ROOT / "hooks/leaflets/evidence").glob("*.yml"), ROOT / "hooks/leaflets/language/words.yml")
    known = [file.read_text("utf-8") for file in lists]
    terms = yaml.safe_load((DOCS / "glossary.yml").read_text("utf-8"))["terms"]
    known += [str({key: value for key, value in term.items() if key != "definition"}) for term in terms]
    kept = {word for text in known for word in re.findall(r"[a-z]+", text.lower())}
    ours = [file.read_text("utf-8").lower() for file in (DOCS / LEAFLET).iterdir() if file.suffix in {".md", ".yml"}]
    words = {word for text in ours for word in re.findall(r"[a-z]{4,}", text)}
    short = {word[:4] for word in words if len(word) < 6}
    return kept | {word for word in words if word[:4] in short}


class Copy:
    """One copy of the leaflet: each fact's id ends with the copy's number, longer words begin with its letters."""

    def __init__(self, number: int, ids: list[str], kept: set[str]) -> None:
        """`number` from 1; `ids` of the facts; `kept` are words that stay."""
        self.number, self.kept = number, kept
        self.letters = "".join("bcdfghjklmnpqrstvwxz"[number // 20**place % 20] + "a" for place in range(2))[:3]
        self.ids = re.compile(
            rf"(?<![\w:-])(?:{'|'.join(sorted(map(re.escape, ids), key=len, reverse=True))})(?![\w-])"
        )

    def page(self, text: str) -> str:
        """A page with other ids in its citations and other words."""
        start = body_start(text)
        head, body = text[:start], text[start:]
        body = self.words(body, masked(re.sub(_NOT_PROSE, lambda match: "\0" * len(match[0]), body)))
        pattern = r'data-fact="[^"]*"|^ *```chances\n.*?```'
        body = re.sub(pattern, lambda match: self.named(match[0]), body, flags=re.MULTILINE | re.DOTALL)
        return re.sub(r"(?m)^(title: .*)$", rf"\1 {self.number}", head) + body

    def facts(self, text: str) -> str:
        """facts.yml with other ids, and other words where it speaks of them."""
        said = r"(?m)^(?:    statement:|      (?:name|after|have|have_not):|        -) .*$"
        return self.named(re.sub(said, lambda match: self.words(match[0], match[0]), text))

    def named(self, text: str) -> str:
        """Each id with the copy's number."""
        return self.ids.sub(lambda match: f"{match[0]}-{self.number}", text)

    def words(self, text: str, visible: str) -> str:
        """Each word of six letters or more with three letters of this copy, as long as it was."""
        parts, at = [], 0
        for match in re.finditer(r"(?<![\w-])[A-Z]?[a-z]{5,}(?![\w-])(?!: )", visible):
            if len(match[0]) > 5 and match[0].lower() not in self.kept:
                letters = self.letters.title() if match[0][0].isupper() else self.letters
                parts += [text[at : match.start()], letters]
                at = match.start() + 3
        return "".join([*parts, text[at:]])


def make(folder: Path, leaflets: int) -> Path:
    """The shipped site with so many copies of its leaflet; no print page, whose cost grows faster than the pages."""
    shutil.rmtree(folder, ignore_errors=True)
    shutil.copytree(DOCS, folder / "docs", ignore=shutil.ignore_patterns(LEAFLET))
    facts = (DOCS / LEAFLET / FACTS).read_text("utf-8")
    ids = [str(fact["id"]) for fact in yaml.safe_load(facts)["facts"]]
    kept = kept_words()
    for number in range(1, leaflets + 1):
        copy, target = Copy(number, ids, kept), folder / "docs" / f"{LEAFLET}-{number:03}"
        target.mkdir()
        for file in (DOCS / LEAFLET).iterdir():
            if file.suffix == ".md":
                write(target / file.name, copy.page(file.read_text("utf-8")))
            elif file.name == FACTS:
                write(target / file.name, copy.facts(facts))
            elif file.is_file():
                shutil.copy(file, target)
    configure(folder)
    return folder


def build(folder: Path, how: str, names: list[str]) -> tuple[Run, dict[str, float]]:
    """Build `with` or `without` the checks; the seconds of processor in them, and in reading facts.yml."""
    done = run(folder, sys.executable, "-c", CHILD, how, ",".join(names))
    spent = re.findall(r"(\S+)=([\d.]+)", done.output.rpartition("SPENT")[2])
    return done, {part: float(seconds) for part, seconds in spent}


def findings(output: str, names: list[str]) -> tuple[int, int]:
    """How many findings a build told, and how many of them are of the checks that are measured."""
    told = output.partition("TOLD")[2].partition("SPENT")[0].split()
    return len(told), sum(1 for name in told if name in names)


def main() -> None:
    """Make the site, build it in turns, print the figures."""
    parser = argparse.ArgumentParser(description="What the evidence checks cost.")
    parser.add_argument("--leaflets", type=int, default=60, help="copies of the leaflet")
    parser.add_argument("--rounds", type=int, default=3, help="builds of each kind")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir(), "leaflets-benchmark"))
    options = parser.parse_args()
    names = evidence_checks()
    folder = make(options.scratch.resolve() / f"evidence-{options.leaflets}", options.leaflets)
    pages = sum(1 for _ in folder.glob("docs/**/*.md"))
    print(f"{options.leaflets} leaflets, {pages} pages; {len(names)} evidence checks: {', '.join(names)}", flush=True)
    runs: dict[str, list[Run]] = {"without": [], "with": []}
    for _ in range(options.rounds):
        for how, several in runs.items():
            done, spent = build(folder, how, names)
            several.append(done)
            told, ours = findings(done.output, names)
            print(f"  {how:8}{done}; {told} findings, {ours} of them evidence; ", end="")
            print(f"reading facts.yml {spent['reading']:.1f} s", end="")
            if how == "with":
                share = 100 * spent["checks"] / (done.cpu - spent["checks"])
                print(f"; in evidence checks {spent['checks']:.1f} s, {share:.1f}% of the rest of this build", end="")
            print(flush=True)
    for name in ("wall", "cpu", "memory"):
        before, after = (statistics.median(getattr(one, name) for one in several) for several in runs.values())
        print(f"  {name:7}{(after / before - 1) * 100:+6.1f}% of the median without")


if __name__ == "__main__":
    main()
