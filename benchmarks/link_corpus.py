"""Judge a folder of labelled link cases and count what is caught, missed and told wrongly.

    .venv/bin/python benchmarks/link_corpus.py FOLDER [--check] [--verbose]

FOLDER holds one MkDocs project a case, `FOLDER/<id>/mkdocs.yml`, and `labels.json`: a list of objects with `id`,
`verdict` (ok or broken), `tier` (hard or policy) and `expect` (a list of `file` and `line`). Each case is copied, gets
our gate in its `hooks:` by its path and is built with `mkdocs build --strict`; with `--check`, `leaflets check` reads
it instead. Exit status: 0 all caught, no false alarm, every line named; 1 otherwise.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parent.parent / "tests"))

from support.links import judging
from support.links.builder import Builder, Built, add_gate
from support.links.link_cases import Place


def main() -> int:
    """Judge every case; print what is wrong and the counts."""
    parser = argparse.ArgumentParser(description="Judge a folder of labelled link cases.")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--check", action="store_true", help="by `leaflets check`, without a build")
    parser.add_argument("--verbose", action="store_true", help="show what was said of each case that went wrong")
    options = parser.parse_args()
    labels = json.loads((options.folder / "labels.json").read_text("utf-8"))
    count: Counter[str] = Counter()
    builder = Builder()
    started = time.perf_counter()
    with tempfile.TemporaryDirectory() as scratch:
        for label in labels:
            folder = Path(shutil.copytree(options.folder / label["id"], Path(scratch, label["id"]), symlinks=True))
            said = _check(folder) if options.check else _build(folder, builder)
            wrong = judge(label, said, count)
            if wrong:
                print(f"{label['id']}: {'; '.join(wrong)}")
            if wrong and options.verbose:
                print(said.log)
    builder.stop()
    seconds = time.perf_counter() - started
    for kind in ("hard", "policy"):
        print(f"{kind} caught: {count[kind + ' caught']} of {count[kind]}")
    print(f"line named: {count['named']} of {count['places']}")
    print(f"false alarms: {count['false alarms']} in {count['ok']} sound cases")
    print(f"crashes: {count['crashes']}; {seconds:.0f} s")
    missed = count["hard"] + count["policy"] - count["hard caught"] - count["policy caught"]
    return int(missed or count["false alarms"] or count["crashes"] or count["named"] < count["places"])


def _build(folder: Path, builder: Builder) -> Built:
    add_gate(folder)
    return builder.build(folder)


def _check(folder: Path) -> Built:
    os.chdir(folder)
    return judging.check()


def judge(label: dict[str, Any], said: Built, count: Counter[str]) -> list[str]:
    """What is wrong with what was said of a case; counts it."""
    found = judging.findings(said.log)
    wrong = []
    if "Traceback" in said.log or said.status not in {0, 1}:
        count["crashes"] += 1
        wrong.append(f"a crash, or exit status {said.status}")
    if label["verdict"] == "ok":
        count["ok"] += 1
        count["false alarms"] += bool(found)
        return wrong + [f"false alarm: {one.text}" for one in found]
    count[label["tier"]] += 1
    count[label["tier"] + " caught"] += bool(found)
    if not found:
        wrong.append(f"missed ({label['tier']})")
    for place in (Place(one["file"], one["line"]) for one in label["expect"]):
        count["places"] += 1
        named = any(one.is_at(place) for one in found)
        count["named"] += named
        if found and not named:
            wrong.append(f"{place} is not named, but {', '.join(f'{one.path}:{one.line}' for one in found)}")
    return wrong


if __name__ == "__main__":
    sys.exit(main())
