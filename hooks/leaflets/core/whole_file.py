"""Files that are written whole or not at all.

Whoever reads one at any moment gets the old bytes or the new ones, also where the writer is killed, or two write at
once. Where writing fails the old file stays as it was.
"""

from __future__ import annotations

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO


@contextmanager
def replacing(path: Path) -> Iterator[BinaryIO]:
    """Give a new file to write, which takes the place of `path` at the end; its folder is made where it is missing.

    Raises OSError where that can't be.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name}.{os.getpid()}-{secrets.token_hex(4)}")
    try:
        with new.open("xb") as file:
            yield file
        new.replace(path)
    except BaseException:
        new.unlink(missing_ok=True)
        raise


def write(path: Path, data: bytes) -> None:
    """Write a file. Raises OSError where that can't be."""
    with replacing(path) as file:
        file.write(data)
