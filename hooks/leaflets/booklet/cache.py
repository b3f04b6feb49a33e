"""Booklets that are set already: finished files by the hash of everything that they depend on.

Knows bytes and files, nothing of leaflets. A cache may always be deleted, and may always be missing: whatever
goes wrong with its files means that a booklet is set again, never that a build fails or shows an old one.
"""

from __future__ import annotations

import hashlib
import os
import re
import time
from contextlib import suppress
from pathlib import Path

from leaflets.core import whole_file

UNUSED = 14 * 24 * 3600  # seconds after which an entry that no build asked for is deleted
_KEY = re.compile(r"[0-9a-f]{64}")
_DIGEST = hashlib.sha256().digest_size


def key(*parts: bytes | str) -> str:
    """Return the key of what is made of these parts, in this order; where one part ends counts."""
    made = hashlib.sha256()
    for part in parts:
        data = part.encode("utf-8", "surrogatepass") if isinstance(part, str) else part
        made.update(len(data).to_bytes(8, "big") + data)
    return made.hexdigest()


class Cache:
    """Files in a folder, named after their keys, each with a digest before its bytes.

    An entry appears under its name whole or not at all: a build may be killed at any moment, and two may write the
    same entry at once. One that was cut off or changed on the disk does not fit its digest and counts as missing.
    """

    def __init__(self, folder: Path) -> None:
        """Take a folder, which need not exist, nor be writable."""
        self._folder = folder
        self._pruned = False

    def get(self, key: str) -> bytes | None:
        """Return the bytes of an entry, or None where there is none that is whole."""
        path = self._path(key)
        try:
            stored = path.read_bytes()
        except OSError:
            return None
        digest, data = stored[:_DIGEST], stored[_DIGEST:]
        whole = digest == _digest(key, data)
        with suppress(OSError):
            if whole:
                os.utime(path)  # used today: not to be pruned
        return data if whole else None

    def put(self, key: str, data: bytes) -> None:
        """Store an entry; where that can't be, do nothing."""
        path = self._path(key)
        with suppress(OSError):
            self._prune()
            whole_file.write(path, _digest(key, data) + data)

    def _path(self, key: str) -> Path:
        if not _KEY.fullmatch(key):
            raise ValueError(f"{key!r} is not made by key()")
        return self._folder / key[:2] / key

    def _prune(self) -> None:
        """Delete what no build has asked for, and what a killed one left behind; once, and only when it grows."""
        if self._pruned:
            return
        self._pruned = True
        for path in self._folder.glob("??/*"):
            with suppress(OSError):
                if time.time() - path.stat().st_mtime > UNUSED:
                    path.unlink()


def _digest(key: str, data: bytes) -> bytes:
    # The key is in it: an entry under another's name is none.
    return hashlib.sha256(key.encode() + data).digest()
