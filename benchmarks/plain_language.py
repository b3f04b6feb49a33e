"""What the checks of plain language find in any text: how often, and a sample to read by eye.

    .venv/bin/python benchmarks/plain_language.py FOLDER_OR_FILE … [--sample 100] [--seed 1]
        [--only CHECK …] [--under WORD]

Reads text, Markdown and HTML files (`.txt`, `.md`, `.njk`, `.html`), outside a leaflet too: each becomes a page of a
leaflet in a scratch folder, without a glossary. Code, templates' tags, front matter and tables' rulers are left out.
Findings are counted by check, in all and for 1,000 words. `--sample` draws so many by `--seed`, as evenly from
all checks as there are findings, and prints them numbered, for whoever judges whether each is right.
`--under Before` reads only what stands under headings that begin with that word, in Markdown files that have some.
"""

from __future__ import annotations

import argparse
import random
import re
import shutil
import tempfile
import textwrap
from collections import Counter
from pathlib import Path

from leaflets.checks import registry
from leaflets.checks.check import Found, Inputs
from leaflets.core import settings
from leaflets.library import reader, rendering
from leaflets.library.readability import words
from leaflets.site import generated

CHECKS = (
    *("hard-word", "passive-voice", "double-negative", "latin-abbreviation", "third-person"),
    *("number-in-words", "date-format", "long-sentence", "long-paragraph", "long-heading", "negative-list"),
)
"""Those that need no facts, no glossary and no contract. A name that no check has is passed over."""

_READ = {".txt", ".md", ".njk", ".html", ".htm"}
_CONFIG = "site_name: Texts\nmarkdown_extensions: [tables, md_in_html, attr_list]\n"
_BLANK = "---\npages: [index.md]\ntitle: Text\n---\n# Text\n"
_TAGS = re.compile(r"\{%-?.*?-?%\}|\{\{.*?\}\}|\{#.*?#\}|\{:.*?\}", re.DOTALL)
_MACRO_TEXT = re.compile(r"\b(?:text|html)\s*:\s*[\"'`](.*?)[\"'`]\s*[,}\n]", re.DOTALL)
_TEMPLATE = re.compile(r"<(?:script|style|svg|nav|pre|code)\b.*?</(?:script|style|svg|nav|pre|code)>", re.DOTALL)


def text_of(file: Path) -> str:
    """A file as Markdown or HTML that can be a page."""
    text = file.read_text("utf-8", errors="replace").lstrip("\ufeff")
    text = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
    if file.suffix in {".njk", ".html", ".htm"}:
        told = "\n".join(f"<p>{match}</p>" for match in _MACRO_TEXT.findall(text))
        text = _TEMPLATE.sub(" ", _TAGS.sub(" ", text))
        body = re.search(r"<body.*?</body>", text, re.DOTALL)
        return f"{body[0] if body else text}\n{told}"
    if file.suffix == ".txt":  # a line is a paragraph, unless it is wrapped
        wrapped = max(map(len, text.splitlines()), default=0) <= 100
        text = text if wrapped else re.sub(r"\n+", "\n\n", text)
        return "\n\n".join("<p>" + part.replace("<", "&lt;") + "</p>" for part in re.split(r"\n\s*\n", text))
    return _TAGS.sub(" ", text)


def under(text: str, word: str) -> str:
    """What stands in a Markdown text under the headings that begin with a word, also those in a list."""
    parts = re.split(r"\n(?:[*-] +)?#{2,6} +", f"\n{text}")[1:]
    own = (part.partition("\n")[2] for part in parts if part.lower().startswith(word.lower()))
    return "\n\n".join(textwrap.dedent(part) for part in own)


def library(files: list[Path], scratch: Path, word: str = "") -> reader.Library:
    """The texts as one leaflet, rendered."""
    shutil.rmtree(scratch, ignore_errors=True)
    for name, text in (("mkdocs.yml", _CONFIG), ("docs/templates/leaflet/index.md", _BLANK)):
        (scratch / name).parent.mkdir(parents=True, exist_ok=True)
        (scratch / name).write_text(text, "utf-8")
    for number, file in enumerate(files):
        target = scratch / "docs" / "texts" / f"{number:04}-{file.stem}.md"
        target.parent.mkdir(parents=True, exist_ok=True)
        text = text_of(file)
        target.write_text(under(text, word) if word else text, "utf-8")
    made = reader.read(settings.read(scratch / "mkdocs.yml"))
    for page in made.pages.values():
        if page.text.lstrip().startswith("<"):
            page.html = page.text
    rendering.render_pages(made, generated.files(made))
    return made


def sample(found: list[Found], number: int, seed: int) -> list[Found]:
    """So many findings, as evenly from all checks as there are findings, so that rare ones are read too."""
    drawn: list[Found] = []
    names = sorted({name for name, _ in found}, key=lambda name: sum(one == name for one, _ in found))
    for position, name in enumerate(names):
        of_it = [each for each in found if each[0] == name]
        share = (number - len(drawn)) // (len(names) - position)
        drawn += random.Random(f"{seed} {name}").sample(of_it, min(share, len(of_it)))
    return sorted(drawn, key=lambda each: each[0])


def main() -> None:
    """Read the texts, count, print the sample."""
    parser = argparse.ArgumentParser(description="What the checks of plain language find in any text.")
    parser.add_argument("paths", nargs="+", type=Path)
    parser.add_argument("--sample", type=int, default=0, help="print so many findings, drawn by the seed")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", nargs="+", default=CHECKS, help="names of checks")
    parser.add_argument("--under", default="", metavar="WORD", help="only under headings that begin so")
    parser.add_argument("--scratch", type=Path, default=Path(tempfile.gettempdir(), "leaflets-plain-language"))
    options = parser.parse_args()
    files = sorted(
        {file for path in options.paths for file in ([path] if path.is_file() else path.rglob("*"))
         if file.is_file() and file.suffix in _READ}
    )  # fmt: skip
    made = library(files, options.scratch, options.under)
    number = sum(len(words(block.text)) for page in made.pages.values() for block in page.blocks)
    known = registry.checks()
    found = registry.run(Inputs(library=made), options.only)
    print(f"{len(files)} files, {number:,} words, {len(found):,} findings")
    counts = Counter(name for name, _ in found)
    for name in options.only:
        if name in known:
            print(f"  {name:20}{counts[name]:7,}{1000 * counts[name] / max(1, number):8.2f} in 1,000 words")
    print(f"  {'all':20}{len(found):7,}{1000 * len(found) / max(1, number):8.2f} in 1,000 words")
    for position, (name, finding) in enumerate(sample(found, options.sample, options.seed), 1):
        print(f"{position:3} {name:18} {Path(finding.path).stem}:{finding.line}: {finding.message}")


if __name__ == "__main__":
    main()
