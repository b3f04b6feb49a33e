"""Snippets: which lines of which files a page is made of, and includes that cannot be followed.

Reads `--8<--` as `pymdownx.snippets` does, a preprocessor over lines: includes in code are followed, too. It asks
that extension itself where a file is looked up. Addresses are noted and never fetched.
"""

from __future__ import annotations

import os
import textwrap
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from functools import cached_property
from itertools import chain, islice
from pathlib import Path
from typing import Any

from markdown import Markdown
from pymdownx.snippets import SnippetExtension, SnippetPreprocessor  # type: ignore[import-untyped]

from leaflets.core.diagnostics import Finding, LeafletsError, Place, did_you_mean
from leaflets.core.settings import Settings
from leaflets.markdown.snippet_file import SECTION, Line, SnippetFile, lines_of
from leaflets.markdown.snippets import SNIPPETS, keep_inside, options

MOST_LINES = 100_000
"""Included lines of one page: files that include one another several times grow without limit."""
MOST_DEPTH = 100
"""Files within one another. The extension calls itself for each and crashes at some hundreds."""
_LONGEST = 512  # characters of a name in which lines or a section are looked for: that takes quadratic time
_MOST_NAMES = 5000  # looked at for a guess
_WEB = ("https://", "http://")
_NO_FILE = "there is no file"
_UNCLOSED = "the list of includes is never closed: put `--8<--` below it, else all that follows is left out"

Use = tuple[int, str, tuple[str, int, int]]
"""An include: the number of lines before its own, its name as written, its file, line and column."""


class Includes:
    """The files that pages may include. Each is read once, so this must not outlive a build."""

    def __init__(self, config: Mapping[str, Any], root: Path, docs: Path | None = None) -> None:
        """Take the options of `pymdownx.snippets` and the folder where shown paths start.

        With `docs` only what stands there may be included, as in leaflets; else what stands below `root`.
        Its `base_path` starts, as the extension has it, at the current folder. Raises LeafletsError where there
        is no such option or its value is not of its kind.
        """
        try:
            self.snippets: Any = Markdown(extensions=[SnippetExtension(**config)]).preprocessors["snippet"]
        except (KeyError, TypeError, ValueError, AttributeError) as error:
            raise LeafletsError(f"pymdownx.snippets cannot be set up: {error}") from error
        self._root = Path(root).absolute()
        self._folder = docs or self._root
        keep_inside(self.snippets, **options(self._folder, self._root, docs is not None))
        self._files: dict[str, SnippetFile | str] = {}
        self._guesses = 50  # each takes some milliseconds

    @classmethod
    def of(cls, settings: Settings) -> Includes:
        """The files that the pages of a site may include."""
        return cls(settings.extension_configs.get(SNIPPETS, {}), settings.root, settings.leaflets_only)

    def lines(self, text: str, path: str, first_line: int = 1) -> tuple[list[Line], list[Use]]:
        """A page's lines with those it includes in their places (and `auto_append`), and its includes."""
        run = _Run(self, chain(lines_of(text, path, first_line), self._appended(path)))
        return run.lines, [use for use in run.uses if use[2][1]]

    def faults(self, text: str, path: str, first_line: int = 1) -> Iterator[Finding]:
        """What a page and the files that it includes want to include and cannot."""
        if "8<-" in text:
            yield from dict.fromkeys(_Run(self, lines_of(text, path, first_line)).findings)

    def appended_faults(self, path: str) -> Iterator[Finding]:
        """The same for `auto_append`; what is wrong with its own names is told of the file `path` as a whole."""
        for finding in dict.fromkeys(_Run(self, self._appended(path)).findings):
            yield finding if finding.line else replace(finding, place=Place(finding.path))

    def _appended(self, path: str) -> Iterator[Line]:
        """The lines that the extension puts below each page. They have no place: their line is 0."""
        if names := self.snippets.auto_append:
            text = "\n\n-8<-\n{}\n-8<-\n".format("\n\n".join(map(str, names)))
            yield from (line._replace(line=0) for line in lines_of(text, path))

    def find(self, name: str) -> tuple[str, SnippetFile] | str:
        """The file that the extension takes for a name, or why it has none."""
        snippets = self.snippets
        if not name:
            return "no file is named here"
        file = snippets.get_snippet_path(name)
        if file is not None:
            file = os.path.normpath(file)
            if file not in self._files:
                self._files[file] = self._read(Path(file))
            found = self._files[file]
            return f"'{name}' {found}" if isinstance(found, str) else (file, found)
        if name.lower().startswith(_WEB):
            return f"'{name}' is not fetched: the option url_download of pymdownx.snippets is off"
        if any(os.path.exists(os.path.join(base, name)) for base in snippets.base_path):  # noqa: PTH110, PTH118
            return f"'{name}' is outside the folders from which files may be included ({self._where})"
        folders = ", ".join(map(self.shown, snippets.base_path))
        return f"{_NO_FILE} '{name}' to include in {folders}.{self.guess(name, self._names)}"

    @property
    def _where(self) -> str:
        """What is named as the folder of included files."""
        return "base_path" if self._folder == self._root else f"{self.shown(self._folder)}/"

    def _read(self, file: Path) -> SnippetFile | str:
        encoding = self.snippets.encoding
        try:
            text = file.read_text(encoding) if file.is_file() else None
        except (UnicodeError, LookupError):
            return f"cannot be read as {str(encoding).upper()}: save it again with this encoding"
        except (OSError, TypeError, ValueError) as error:
            return f"cannot be read: {error}"
        return "is no file" if text is None else SnippetFile(list(lines_of(text, self.shown(file))) if text else [])

    def shown(self, file: str | Path) -> str:
        """A file's path from the root, with `/`."""
        path = Path(file)
        return (path.relative_to(self._root) if path.is_relative_to(self._root) else path).as_posix()

    def guess(self, name: str, known: Iterable[str]) -> str:
        """Did you mean …? Not more often than anyone reads it."""
        self._guesses -= 1
        return did_you_mean(name, islice(known, _MOST_NAMES)) if self._guesses >= 0 else ""

    @cached_property
    def _names(self) -> list[str]:
        """The names by which files can be included, save those in hidden folders."""

        def names(base: str) -> Iterator[str]:
            for folder, folders, files in os.walk(base):
                folders[:] = sorted(one for one in folders if not one.startswith("."))
                yield from (Path(folder, file).relative_to(base).as_posix() for file in sorted(files))

        return list(islice(chain.from_iterable(map(names, self.snippets.base_path)), _MOST_NAMES))


class _Run:
    """One reading of a page: its lines, includes and faults."""

    def __init__(self, includes: Includes, lines: Iterable[Line]) -> None:
        self.includes = includes
        self.lines: list[Line] = []
        self.uses: list[Use] = []
        self.findings: list[Finding] = []
        self._left = MOST_LINES
        self._expand(lines)

    def _expand(self, lines: Iterable[Line], above: tuple[str, ...] = (), indent: str = "") -> None:
        """Add these lines and what they include; `above` are the files around them, outermost first."""
        block: Line | None = None  # the marker that opened a list of files
        for line in lines:
            self._left -= bool(above)
            if self._left < 0 and above:
                return
            match = SnippetPreprocessor.RE_ALL_SNIPPETS.match(line.text) if "8<" in line.text else None
            if match and not match["escape"]:
                if match["block_marker"]:
                    block, before = (None, 0) if block else (line, len(self.findings))
                elif not block:
                    self._include(line, match["snippet"][1:-1], match.start("snippet") + 1, above, indent)
            elif match or not block:  # the `;` of an escaped marker stays, so that columns are true
                marker = SECTION.search(line.text) if "8<-" in line.text else None
                if not marker or marker["escape"]:
                    self.lines.append(line.moved(indent + line.text))
            elif name := line.text.strip():
                self._include(line, name, line.text.index(name), above, indent)
            else:
                self.lines.append(line.moved(indent))
        if block:
            others = [f for f in self.findings[before:] if f.path != block.path or not f.message.startswith(_NO_FILE)]
            if len(others) < len(self.findings) - before:  # text was taken for names
                self.findings[before:] = others
                self._fault(block, block.text.index("-"), _UNCLOSED)

    def _include(self, line: Line, written: str, index: int, above: tuple[str, ...], indent: str) -> None:
        """Follow one include, whose name begins at a character of its line."""
        name = written.strip()
        index += len(written) - len(written.lstrip())
        if name.startswith(";") or self._left < 0:
            return
        self.uses.append((len(self.lines), name, line.place(index)))
        plain, numbers, section = _parts(name)
        if self.includes.snippets.url_download and plain.lower().startswith(_WEB):
            return
        found = self.includes.find(plain)
        if isinstance(found, str):
            self._fault(line, index, found)
        elif found[0] in above:
            circle = " > ".join(map(self.includes.shown, (*above[above.index(found[0]) :], found[0])))
            self._fault(line, index, f"'{plain}' includes itself ({circle}): this include is left out")
        elif len(above) >= MOST_DEPTH:
            self._fault(line, index, f"more than {MOST_DEPTH} files within one another")
        else:
            chosen = self._chosen(line, index, found[1], plain, numbers, section)
            space = line.text.removesuffix(line.text.lstrip(" \t")).expandtabs(self.includes.snippets.tab_length)
            self._expand(chosen, (*above, found[0]), indent + space)
            if self._left < 0 and not above:
                self._fault(line, index, f"more than {MOST_LINES} lines are included")

    def _chosen(self, line: Line, index: int, file: SnippetFile, name: str, numbers: str, section: str) -> list[Line]:
        """The lines of a file that an include names; all of them where it names none."""
        if not numbers and not section:
            return file.lines
        chosen: list[Line] = []
        if section:
            chosen = file.section(section)
            if section not in file.sections:
                guess = self.includes.guess(section, file.sections)
                self._fault(line, index, f"'{name}' has no section '{section}'.{guess}")
        for span in numbers[1:].split(",") if numbers else ():
            try:
                some, exists = file.span(span)
            except ValueError:
                some, exists = [], False
            chosen += some
            if not exists:
                self._fault(line, index, f"'{name}' has no lines {span}")
        if self.includes.snippets.dedent_subsections:
            texts = textwrap.dedent("\n".join(one.text for one in chosen)).split("\n")
            chosen = [one.moved(text) for one, text in zip(chosen, texts, strict=False)]
        return chosen

    def _fault(self, line: Line, index: int, message: str) -> None:
        self.findings.append(Finding(Place(*line.place(index)), message))


def _parts(name: str) -> tuple[str, str, str]:
    """An include's file, its line numbers (`:3:5,:7`) and its section."""
    match = SnippetPreprocessor.RE_SNIPPET_FILE.match(name) if len(name) <= _LONGEST else None
    return (match[1].strip(), match[2] or "", (match[3] or "")[1:]) if match else (name, "", "")
