"""Our gate on the documentation of others: downloads, prepares and builds it, and lists what we find.

    .venv/bin/python benchmarks/real_trees.py [NAME …] [--folder DIR --needs PACKAGE …] [--without]

NAME is one of TREES below (all of them, if none is given): a source package on the index that carries its docs.
`--folder` takes a folder that holds an mkdocs.yml in place of a package. Each tree is built twice in a virtual
environment of its own, which holds its plugins and what our engine needs: as it is, and with our gate added to
`hooks:` by its path. Findings go to `SCRATCH/NAME/findings.txt` and, counted by check, to the screen. `--without`
only builds as it is.

What a build cannot do without git, the internet or a key is taken out of its mkdocs.yml first. A tree's own build
code runs on this machine, as `pip` and `mkdocs` always do.
"""

from __future__ import annotations

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
from collections import Counter
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support.links.builder import add_gate  # noqa: E402 (found by the path above)

NETWORK = ("inventories", "git-revision-date-localized", "git-committers", "llmstxt", "watch", "strict")
"""Parts of mkdocs.yml that ask other hosts, or git for what a source package does not have."""
PYTHON = "mkdocstrings[python]"
FINDING = re.compile(r"leaflets: (\S.*: .+ \(([a-z-]+)\))$", re.MULTILINE)


class Tree(NamedTuple):
    """A package with its version, the packages that its build needs and the parts of mkdocs.yml to take out."""

    package: str
    needs: tuple[str, ...] = ()
    without: tuple[str, ...] = ()
    config: str = "mkdocs.yml"


TREES = {
    "print-site": Tree("mkdocs-print-site-plugin==2.9", ("mkdocs-charts-plugin",)),
    "starlette": Tree("starlette==1.10.0", (PYTHON,)),
    "mcp": Tree("mcp==2.3.0", (PYTHON, "mkdocs-glightbox"), ("pymdownx.emoji",)),
    "hatch": Tree(
        "hatch==1.18.2",
        (PYTHON, "mkdocs-glightbox", "mkdocs-minify-plugin", "mike", "mkdocs-redirects", "mkdocs-click", "hatch"),
        ("social",),
    ),
    "mkdocstrings": Tree(
        "mkdocstrings==0.30.0",
        (
            PYTHON,
            "markdown-exec",
            "markdown-callouts",
            "mkdocs-section-index",
            "mkdocs-coverage",
            "mkdocs-redirects",
            "mkdocs-minify-plugin",
            "pydeps",
        ),
    ),
    "autorefs": Tree(
        "mkdocs-autorefs==1.4.2",
        (
            PYTHON,
            "markdown-exec",
            "markdown-callouts",
            "mkdocs-section-index",
            "mkdocs-coverage",
            "mkdocs-minify-plugin",
        ),
    ),
    "pymdown": Tree(
        "pymdown-extensions==10.16",
        ("mkdocs-minify-plugin", "mkdocs-pymdownx-material-extras"),
        ("tools.collapse_code", "check_paths"),  # the package lacks that module, and files that its pages include
    ),
    "openai-agents": Tree(
        "openai-agents==0.24.0", (PYTHON, "mkdocs-static-i18n", "openai-agents==0.24.0"), ("selection",)
    ),
}


def command(*words: str | Path, folder: Path | None = None, limit: float = 3600) -> tuple[int, str]:
    """Run a command to its end; its exit status and all that it said."""
    environ = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "PIP_DISABLE_PIP_VERSION_CHECK": "1"}
    environ.pop("PYTHONPATH", None)
    environ["PATH"] = f"{Path(words[0]).parent}{os.pathsep}{environ['PATH']}"
    done = subprocess.run(
        [str(word) for word in words],
        cwd=folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        errors="replace",
        timeout=limit,
        check=False,
    )
    return done.returncode, done.stdout


def download(tree: Tree, target: Path) -> Path:
    """Download a source package and unpack it below `target`; the folder that holds its mkdocs.yml."""
    target.mkdir(parents=True, exist_ok=True)
    if not list(target.glob("*.tar.gz")):
        pip = (sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--no-binary", ":all:")
        status, said = command(*pip, "--dest", target, tree.package)
        if status:
            raise RuntimeError(said[-1000:])
    unpacked = target / "source"
    shutil.rmtree(unpacked, ignore_errors=True)
    with tarfile.open(next(target.glob("*.tar.gz"))) as archive:
        archive.extractall(unpacked, filter="data")
    configs = sorted(unpacked.rglob(tree.config), key=lambda path: len(path.parts))
    if not configs:
        raise RuntimeError(f"{tree.package} carries no {tree.config}")
    return configs[0].parent


def environment(target: Path, needs: tuple[str, ...]) -> Path:
    """A virtual environment with what our engine and a tree need; its Python."""
    python = target / "venv" / "bin" / "python"
    wanted = "\n".join(needs)
    note = target / "venv" / "needs.txt"
    if note.exists() and note.read_text("utf-8") == wanted:
        return python
    engine = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["dependencies"]
    shutil.rmtree(target / "venv", ignore_errors=True)
    command(sys.executable, "-m", "venv", target / "venv")
    status, said = command(python, "-m", "pip", "install", "--quiet", *engine, *needs)
    if status:
        raise RuntimeError(said[-1500:])
    note.write_text(wanted, "utf-8")
    return python


def take_out(text: str, name: str) -> str:
    """Take a key, or the entry of a list, with all that belongs to it, out of a YAML text."""
    key = re.escape(name)
    text = re.sub(rf"^( *){key}:[^\n]*\n(?:\1(?: +|- )[^\n]*\n|[ ]*\n)*", "", text, flags=re.MULTILINE)
    return re.sub(rf"^( *)- {key}:?[^\n]*\n(?:\1 +[^\n]*\n|[ ]*\n)*", "", text, flags=re.MULTILINE)


def build(python: Path, folder: Path, config: str) -> tuple[int, str, float]:
    """Build the documentation in a folder; exit status, what it said, seconds."""
    started = time.perf_counter()
    status, said = command(python, "-m", "mkdocs", "build", "-f", config, "-d", "_built", folder=folder)
    return status, said, time.perf_counter() - started


def judge(name: str, tree: Tree, folder: Path, target: Path, only_without: bool) -> None:
    """Build a tree without and with our gate; print figures, write the findings."""
    python = environment(target, tree.needs)
    for config in folder.glob("mkdocs*.yml"):  # one may inherit from another
        text = config.read_text("utf-8")
        for part in (*NETWORK, *tree.without):
            text = take_out(text, part)
        config.write_text(text, "utf-8")
    status, before, seconds = build(python, folder, tree.config)
    pages = sum(1 for _ in (folder / "_built").rglob("*.html"))
    (target / "without.log").write_text(before, "utf-8")
    print(
        f"{name}: {pages} pages; {'builds' if status == 0 else f'exit status {status}'} in {seconds:.1f} s", flush=True
    )
    if only_without or status:
        return
    add_gate(folder, tree.config)
    status, said, seconds = build(python, folder, tree.config)
    (target / "with.log").write_text(said, "utf-8")
    findings = FINDING.findall(said)
    (target / "findings.txt").write_text("".join(f"{text}\n" for text, _ in findings), "utf-8")
    crash = ", A TRACEBACK" if said.count("Traceback") > before.count("Traceback") else ""
    print(f"  with our gate: {seconds:.1f} s, exit status {status}{crash}, {len(findings)} findings", flush=True)
    for check, count in Counter(check for _, check in findings).most_common():
        print(f"    {count:5} {check}")


def main() -> None:
    """Judge the trees that are asked for."""
    parser = argparse.ArgumentParser(description="Our gate on the documentation of others.")
    parser.add_argument("names", nargs="*", metavar="NAME", help=f"of {', '.join(TREES)}")
    parser.add_argument("--folder", type=Path, help="a folder with an mkdocs.yml, in place of a package; it is copied")
    parser.add_argument("--needs", nargs="*", default=[], help="packages that the build of --folder needs")
    parser.add_argument("--config", default="mkdocs.yml", help="the configuration of --folder")
    parser.add_argument("--take-out", nargs="*", default=[], help="parts to take out of that configuration")
    parser.add_argument("--without", action="store_true", help="only build as it is")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir(), "leaflets-trees"))
    options = parser.parse_args()
    if unknown := set(options.names) - set(TREES):
        parser.error(f"no such tree: {', '.join(sorted(unknown))}")
    scratch = options.scratch.resolve()
    if options.folder:
        name = options.folder.resolve().name
        tree = Tree("", tuple(options.needs), tuple(options.take_out), options.config)
        folder = scratch / name / "source"
        shutil.rmtree(folder, ignore_errors=True)
        shutil.copytree(options.folder, folder, symlinks=True)
        judge(name, tree, folder, scratch / name, options.without)
        return
    for name in options.names or TREES:
        tree = TREES[name]
        try:
            judge(name, tree, download(tree, scratch / name), scratch / name, options.without)
        except (RuntimeError, subprocess.TimeoutExpired) as error:
            print(f"{name}: could not be built: {error}")


if __name__ == "__main__":
    main()
