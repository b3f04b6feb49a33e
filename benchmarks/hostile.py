"""How the time of every part grows with a page that was written to take long.

    .venv/bin/python benchmarks/hostile.py [--most 1000000] [--seconds 5] [--only PART …] [--seed TEXT …] [--jobs 2]

Each seed is a short text. It is repeated to a page of 4,000 characters, of 16,000 and so on up to `--most`, in several
shapes: one paragraph, a heading, many paragraphs, a list after "Do not:". Each page is read in a process of its own,
which stops at the size where a part takes more than `--seconds`. So that Python-Markdown hides nothing of ours, the
checks get the page as finished HTML; what rendering costs is the shape `markdown`, on its own.

A row is a part (a reader or a check) with the seed that it takes longest for: seconds of processor at the largest size,
and the exponent of its growth over the last step. 1 is linear, 2 quadratic. Under 0.05 seconds it says nothing.
"""

from __future__ import annotations

import argparse
import html
import json
import math
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT / "tests"), str(ROOT / "hooks")]

SEEDS = [
    *("1 ", "1,", "1,000 ", "12 in 100 ", "1-", "1 to ", "one ", "one or ", "one hundred ", "half a ", "1.", "1/2 "),
    *("{", "}", "{{", "{{ local.", "{{ local.x }} ", "[", "](", "[a, ", "[a](b) ", "![", "(", ")", "<", "<!--", "<a "),
    *("if …, ", "…", "… ", ". ", "A. ", "A.", ".)", '" ', '"a" ', "“", "“a ", "'", "a'", "’s ", "word ", "Word. ", "a"),
    *(
        "not ",
        "do not ",
        "what not ",
        "n't ",
        "may ",
        "may not be ",
        "is ",
        "is being often ",
        "by the ",
        "the patient ",
    ),
    *(
        "patients who ",
        "most patients ",
        "infection ",
        "Infection may happen. ",
        "knee ",
        "arthroscopy ",
        "ENT ",
        "AbC ",
    ),
    *("e.g. ", "1 January ", "01/02/2027 ", "https://a.example/", "www.", "a@b.", "-", "- ", "–", " ", "\u00a0", "\n"),
    *(
        "* ",
        "_",
        "**a",
        "`",
        "``a",
        "|",
        "| a ",
        "#",
        "# ",
        "> ",
        "1. ",
        "!!! ",
        ":",
        "a: ",
        "&",
        "&amp;",
        "\\",
        "é",
        "日本",
    ),
    *(
        "\u200b",
        "e\u0301",
        "how often ",
        "risk of ",
        "more than ",
        "up to ",
        "out of ",
        "in every ",
        "x ",
        "aA",
        "to be ",
    ),
    *("either or ", "un-", "not unlikely ", "if you ", "when ", ", ", "; ", "a, b; ", "per cent ", "1% ", "50% more "),
]


def _page(shape: str, seed: str, size: int) -> tuple[str, str]:
    """A page's Markdown and its HTML, of about that size."""
    units = max(1, size // len(seed))
    whole = seed * units
    safe = html.escape(whole, quote=False)
    if shape == "markdown":
        return f"# Risks\n\n{whole}\n", ""
    if shape == "paragraph":
        return f"# Risks\n\n{whole}\n", f'<h1>Risks</h1><p data-source="guide:risks.1">Infection may happen. {safe}</p>'
    if shape == "heading":
        return f"# Risks\n\n## What {whole}\n", f"<h1>Risks</h1><h2>What {safe}</h2><p>Infection may happen.</p>"
    one = f"Infection {seed}{seed}happens. "
    one = one[: max(12, len(one))]
    count = max(1, size // len(one))
    part = html.escape(one, quote=False)
    if shape == "paragraphs":
        cited = f'<p data-source="guide:risks.1">{part}</p>'
        return "# Risks\n\n" + f"{one}\n\n" * count, "<h1>Risks</h1>" + cited * count
    items = f"<li>{part}</li>" * count
    return "# Risks\n\nDo not:\n\n" + f"- {one}\n" * count, f"<h1>Risks</h1><p>Do not:</p><ul>{items}</ul>"


STEEP = 1.2
"""An exponent above which a part is told at once."""
Row = tuple[str, str, str, int, float, float]
"""Part, seed, shape, largest size, its seconds and the exponent."""
SHAPES = ("paragraph", "heading", "paragraphs", "list")


def measure(shape: str, seed: str, size: int) -> Iterator[tuple[str, float]]:
    """The seconds of processor of each part on one page."""
    from leaflets.checks import registry, verdict
    from leaflets.checks.check import LIBRARY, LINKS, PAGES, Input, Inputs
    from leaflets.core import settings
    from leaflets.library import reader, rendering
    from leaflets.review import compare, record
    from leaflets.site import surveys
    from support import library

    def timed(name: str, work: Callable[[], Any]) -> tuple[str, float]:
        begin = time.process_time()
        made.append(work())
        return name, time.process_time() - begin

    def each(read: Any, *kinds: Input[Any]) -> Iterator[tuple[str, float]]:
        for check in registry.checks().values():
            if check.needs in kinds:
                yield timed(check.name, lambda check=check: list(check(read)))

    made: list[Any] = []
    markdown, rendered = _page(shape, seed, size)
    with tempfile.TemporaryDirectory() as folder:
        copy = library.copy(Path(folder))
        (copy / "docs/knee/risks.md").write_text(markdown, "utf-8")
        if shape == "markdown":
            ours = reader.read(settings.read(copy / "mkdocs.yml"))
            yield timed("Python-Markdown", lambda: rendering.render_pages(ours))
            return
        ours = reader.read(settings.read(copy / "mkdocs.yml"))
        page = ours.pages["knee/risks.md"]
        page.html = rendered
        rendering.render_pages(ours)
        yield timed("locator", lambda: page.locator)
        yield timed("blocks", lambda: page.blocks)
        yield from each(ours, PAGES, LIBRARY)
        leaflet = next(each for each in ours.leaflets if each.name == "knee")
        yield timed("record", lambda: record.of(ours, leaflet))
        words = made[-1]
        yield timed("parse", lambda: record.parse(words.text))
        shorter = record.Record(tuple(passage for passage in words.passages if passage.page != page.file))
        yield timed("redline", lambda: compare.compare(leaflet.name, shorter, words))
        yield timed("survey", lambda: surveys.of_library(ours))
        survey = made[-1]
        yield from each(survey, LINKS)
        found = registry.run(Inputs(library=ours))
        yield timed("verdict", lambda: verdict.of(ours, found))


def child(shape: str, seed: str, most: int, seconds: float) -> None:
    """Print the seconds of each part, size by size, until one takes too long."""
    limit = int(seconds * 8) + 20
    resource.setrlimit(resource.RLIMIT_CPU, (limit, limit))
    size = 4_000
    while size <= most:
        longest = 0.0
        for name, took in measure(shape, seed, size):
            print(json.dumps([name, size, took]), flush=True)
            longest = max(longest, took)
        if longest > seconds / 4:
            break
        size *= 4


def grown(shape: str, seed: str, most: int, seconds: float) -> list[Row]:
    """The rows of one seed in one shape."""
    done = subprocess.run(
        [sys.executable, __file__, "--child", json.dumps([shape, seed, most, seconds])],
        capture_output=True,
        text=True,
        check=False,
    )
    took: dict[str, dict[int, float]] = {}
    for line in done.stdout.splitlines():
        name, size, each = json.loads(line)
        took.setdefault(name, {})[size] = each
    rows = []
    for name, sizes in took.items():
        last = max(sizes)
        before = sizes.get(last // 4, 0.0)
        exponent = math.log(sizes[last] / before, 4) if before > 0.002 and sizes[last] > 0.05 else 0.0
        rows.append((name, seed, shape, last, sizes[last], exponent))
    if done.returncode:
        lines = done.stderr.strip().splitlines()
        died = lines[-1][:120] if lines else f"ended by signal {-done.returncode}"
        reached = list(took)[-1] if took else "start"
        largest = max((size for sizes in took.values() for size in sizes), default=0)
        rows.append((f"DIED after {reached}: {died}", seed, shape, largest, math.inf, math.inf))
    return rows


def told(row: Row) -> str:
    """One row of the table."""
    name, seed, shape, size, seconds, exponent = row
    return f"{name:24} {seed!r:24} {shape:11} {size:9,} {seconds:8.2f} s  {exponent:5.2f}"


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--most", type=int, default=1_024_000)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--seed", nargs="*", default=[])
    parser.add_argument("--shape", nargs="*", default=[])
    parser.add_argument("--all", action="store_true", help="every row, not the worst seed of each part")
    parser.add_argument("--child", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.child:
        child(*json.loads(given.child))
        return
    seeds = [json.loads(f'"{seed}"') for seed in given.seed] if given.seed else SEEDS
    pairs = [(shape, seed) for seed in seeds for shape in (given.shape or SHAPES)]
    with ThreadPoolExecutor(given.jobs) as pool:
        rows = []
        for found in pool.map(lambda pair: grown(*pair, given.most, given.seconds), pairs):
            new = [row for row in found if not given.only or row[0] in given.only]
            for row in new:
                if row[5] > STEEP:
                    print("steep:", told(row), file=sys.stderr, flush=True)
            rows += new
    rows.sort(key=lambda row: (-row[5], -row[4]))
    seen: set[str] = set()
    for name, seed, shape, size, seconds, exponent in rows:
        if exponent and (given.all or name not in seen or exponent > STEEP):
            seen.add(name)
            print(told((name, seed, shape, size, seconds, exponent)))


if __name__ == "__main__":
    main()
