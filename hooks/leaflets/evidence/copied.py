"""Runs of words that a leaflet shares with its source: facts may be carried over, sentences may not.

The source is copyrighted and never enters the repository. Only hashes of its eight-word runs do: enough to
recognize a copy, not to read it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator, Set
from pathlib import Path

from leaflets.core import regular_file, whole_file
from leaflets.core.diagnostics import LeafletsError, did_you_mean
from leaflets.core.paths import is_inside

RUN = 8
"""So many words in a row that are the same are a copy."""

SUFFIX = ".hashes"
_WORD = re.compile(r"[a-z0-9]+(?:['’-][a-z0-9]+)*")
_ADDRESS = re.compile(r"\(?<https?://[^<>\s]*>\)?")


def words(text: str) -> list[str]:
    """The words of a text in lower case, addresses aside."""
    return _WORD.findall(_without_addresses(text))


def _without_addresses(text: str) -> str:
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text).lower()


def hashes(text: str) -> list[str]:
    """The hash of each run of RUN words: 12 hexadecimal digits of BLAKE2b."""
    only = words(text)
    return [_hash(only[i : i + RUN]) for i in range(len(only) - RUN + 1)]


def _hash(run: list[str]) -> str:
    return hashlib.blake2b(" ".join(run).encode(), digest_size=6).hexdigest()


def shared(text: str, known: Set[str]) -> Iterator[tuple[int, str]]:
    """(line, words) of each longest run in `text` that `known` hashes hold; lines count from 1."""
    hit = [run in known for run in hashes(text)]
    if not any(hit):
        return
    plain = _without_addresses(text)
    ours = [(match[0], plain.count("\n", 0, match.start()) + 1) for match in _WORD.finditer(plain)]
    i = 0
    while i < len(hit):
        if not hit[i]:
            i += 1
            continue
        end = i
        while end + 1 < len(hit) and hit[end + 1]:
            end += 1
        yield ours[i][1], " ".join(word for word, _ in ours[i : end + RUN])
        i = end + RUN


def known_hashes(folder: Path) -> frozenset[str]:
    """The hashes of all sources of a leaflet: the `.hashes` files in its folder, one hash a line."""
    found: set[str] = set()
    for path in folder.glob(f"*{SUFFIX}"):
        if not is_inside(folder.parent, path):
            continue
        try:
            lines = regular_file.read(path).decode("utf-8").splitlines()
        except (OSError, UnicodeDecodeError) as error:
            raise LeafletsError(f"{path}: cannot be read: {error}") from error
        found.update(line for line in lines if line and not line.startswith("#"))
    return frozenset(found)


def fingerprint(folder: Path, source: Path) -> tuple[Path, int]:
    """Write the hashes of `source` into the leaflet's folder; return the file and the number of runs.

    Raises LeafletsError where the folder is no leaflet or the text cannot be read.
    """
    if not folder.is_dir():
        known = sorted(path.parent.name for path in folder.parent.glob("*/index.md"))
        raise LeafletsError(f"there is no leaflet '{folder.name}'.{did_you_mean(folder.name, known)}")
    try:
        found = sorted(set(hashes(source.read_text("utf-8-sig"))))
        if not found:
            raise LeafletsError(f"{source}: has fewer than {RUN} words: is this the source's text?")
        path = folder / f"{source.stem}{SUFFIX}"
        heading = f"# Hashes of the {RUN}-word runs of a source; made by `leaflets fingerprint`.\n"
        whole_file.write(path, (heading + "\n".join(found) + "\n").encode())
    except (OSError, UnicodeDecodeError) as error:
        raise LeafletsError(f"{source}: cannot be taken in: {error}") from error
    return path, len(found)
