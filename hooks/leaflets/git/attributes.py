"""`.gitattributes` files: which lines keep git, or who reviews on a web page, from showing a change as it is.

The format is that of gitattributes(5). It is read on its own, so that a line and not only its effect can be told.
"""

from __future__ import annotations

import os
import re
import stat
from collections.abc import Iterator, Mapping, Sequence
from fnmatch import fnmatchcase
from pathlib import Path, PurePosixPath
from typing import NamedTuple

NAME = ".gitattributes"
LARGEST = 1_000_000
"""Bytes of such a file; git itself reads up to 100 MB."""

_BINARY = {
    "png",
    "jpg",
    "jpeg",
    "gif",
    "webp",
    "avif",
    "ico",
    "pdf",
    "mp4",
    "webm",
    "mp3",
    "m4a",
    "ogg",
    "woff2",
    "ttf",
    "zip",
}
"""Endings of files that git never shows as text, so that `binary` hides nothing of them."""
_DRIVERS = {
    "ada", "bash", "bibtex", "cpp", "csharp", "css", "dts", "elixir", "fortran", "fountain", "golang", "html", "java",
    "kotlin", "markdown", "matlab", "objc", "pascal", "perl", "php", "python", "ruby", "rust", "scheme", "tex",
}  # fmt: skip
"""Git's own, which only choose what stands above a hunk."""
_MACROS: dict[str, tuple[str, ...]] = {"binary": ("-diff", "-merge", "-text")}
_PROBES = (
    "index.md", "page.md", "page.markdown", "sources.yml", "glossary.yml", "page.yaml", "drawing.svg", "page.txt",
    "page.csv", "x.hashes", "page.html", "page.vtt", "page.ics",
)  # fmt: skip
"""Names that texts of a library have, beside those that are there."""


class Line(NamedTuple):
    """A line: its number, the pattern of its paths, and its attributes as written."""

    number: int
    pattern: str
    attributes: tuple[str, ...]


def read(file: Path) -> list[Line] | str:
    """The lines of a file, with macros spelled out; or why it cannot be read. A missing one has none."""
    try:
        if not stat.S_ISREG(file.lstat().st_mode):
            return "is no file"
        with file.open("rb") as opened:
            data = opened.read(LARGEST + 1)
    except (FileNotFoundError, NotADirectoryError):
        return []
    except OSError as error:
        return f"cannot be read: {error.strerror}"
    if len(data) > LARGEST:
        return f"is larger than {LARGEST:,} bytes"
    return list(_lines(os.fsdecode(data).removeprefix("\ufeff")))


def _lines(text: str) -> Iterator[Line]:
    macros = dict(_MACROS)
    for number, written in enumerate(text.split("\n"), 1):
        line = written.strip(" \t\r")
        if not line or line.startswith("#"):
            continue
        quoted = re.match(r'"((?:[^"\\]|\\.)*)"', line)
        pattern = _unquoted(quoted[1]) if quoted else re.split(r"[ \t\r]", line, maxsplit=1)[0]
        words = tuple(re.split(r"[ \t\r]+", line[quoted.end() if quoted else len(pattern) :].strip(" \t\r")))
        if not quoted and pattern.startswith("[attr]"):
            macros[pattern.removeprefix("[attr]")] = words
        else:
            yield Line(number, pattern, tuple(_spelled(words, macros, set())))


def _unquoted(text: str) -> str:
    """A name as git quotes it, like in C."""
    signs = {"a": "\a", "b": "\b", "f": "\f", "n": "\n", "r": "\r", "t": "\t", "v": "\v"}
    return re.sub(
        r"\\([0-3][0-7]{2}|.)",
        lambda m: os.fsdecode(bytes([int(m[1], 8)])) if len(m[1]) == 3 else signs.get(m[1], m[1]),
        text,
    )


def _spelled(words: Sequence[str], macros: Mapping[str, Sequence[str]], above: set[str]) -> Iterator[str]:
    for word in words:
        name = word.removesuffix("=true")
        yield word
        if name in macros and name not in above:
            yield from _spelled(macros[name], macros, above | {name})


def hiding(line: Line) -> str:
    """The first attribute of a line that hides or changes what was written, with what it does; empty where none."""
    if re.fullmatch(r"(?:\*\*/)?\*\.(\w+)", line.pattern) and line.pattern.rpartition(".")[2].lower() in _BINARY:
        return ""
    return next(filter(None, map(_harm, line.attributes)), "")


def _harm(written: str) -> str:
    name, has_value, value = written.lstrip("-!").partition("=")
    is_set = not written.startswith(("-", "!"))
    is_off = written.startswith("-") or (is_set and value == "false")
    on = is_set and not is_off
    if name == "diff" and (is_off or (on and has_value and value.lower() not in _DRIVERS | {"true"})):
        return f"`{written}` keeps git from showing what has changed"
    if name in ("linguist-generated", "linguist-vendored", "gitlab-generated") and on:
        return f"`{written}` folds a change away for who reviews it on a web page"
    if name in ("export-ignore", "export-subst") and on:
        return f"`{written}` makes an archive differ from what was reviewed"
    if name == "merge" and (is_off or (on and has_value and value not in ("text", "true"))):
        return f"`{written}` can take one side of two changes without a word"
    if (name == "filter" and on) or (name == "ident" and on) or (name == "working-tree-encoding" and on and value):
        return f"`{written}` makes files differ from what was reviewed"
    if name == "text" and is_off:
        return f"`{written}` lets line ends in that nobody sees"
    return ""


def touches(line: Line, folder: str, target: str, names: Sequence[str]) -> bool:
    """Whether a line of the file in `folder` may speak of `target` or what is below it, where there are these `names`.

    Both are paths from the top of the repository, empty for the top itself. Cases do not count: on some machines they
    do not for git, either.
    """
    pattern = line.pattern.casefold().replace("\\", "").replace("[^", "[!")
    inner = _within(target.casefold(), folder.casefold())
    if inner is None:  # the file lies below the target: it speaks of nothing else
        return _within(folder.casefold(), target.casefold()) is not None
    parts = [part for part in pattern.split("/") if part]
    if "/" not in pattern:
        return _fits_a_name(pattern, inner, names)
    return _leads_into(parts, [part for part in inner.split("/") if part], names)


def _within(path: str, folder: str) -> str | None:
    """A path from a folder on; None where it is not in it."""
    if path == folder or not folder:
        return path if not folder else ""
    return path.removeprefix(f"{folder}/") if path.startswith(f"{folder}/") else None


def _fits_a_name(pattern: str, inner: str, names: Sequence[str]) -> bool:
    """A pattern without a slash is about names at any depth."""
    own = PurePosixPath(inner).name
    return any(fnmatchcase(name.casefold(), pattern) for name in (*names, *_PROBES, *([own] if own else [])))


def _leads_into(parts: Sequence[str], way: Sequence[str], names: Sequence[str]) -> bool:
    """Whether the parts of a pattern fit the way to the target, whatever follows."""
    if not way:
        if set(parts[:-1]) <= {"**"} and parts:  # `**/x`: about names again
            return parts[-1] == "**" or _fits_a_name(parts[-1], "", names)
        return bool(parts)
    if not parts:
        return False
    if parts[0] == "**":
        return _leads_into(parts[1:], way, names) or _leads_into(parts, way[1:], names)
    return fnmatchcase(way[0], parts[0]) and (_leads_into(parts[1:], way[1:], names) or len(parts) == len(way) == 1)
