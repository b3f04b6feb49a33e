"""Files that can be read: a pipe or a device would be waited for without end, a folder is no file.

Also how large a text may be. Knows nothing of what is in a file.
"""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

LARGEST_PAGE = 1_000_000
"""Bytes of Markdown: a page of more is no page, and takes minutes to render."""


def fault(path: Path, largest: int = 0) -> str:
    """Why a path cannot be read as a file of at most `largest` bytes, as the end of a sentence; or nothing.

    What is not there is no fault of its kind.
    """
    try:
        status = path.stat()
    except OSError:
        return ""
    except ValueError:
        return "has a name that no system can hold"
    if stat.S_ISDIR(status.st_mode):
        return "is a folder, not a file: give it another name"
    if not stat.S_ISREG(status.st_mode):
        return "is a pipe, a socket or a device, not a file: delete it"
    if largest and status.st_size > largest:
        return f"has {status.st_size:,} bytes, at most {largest:,}: split it"
    return ""


def read(path: Path) -> bytes:
    """A file's bytes. Raises OSError, also for what is no regular file."""
    if said := fault(path):
        raise OSError(errno.EINVAL, said, os.fspath(path))
    return path.read_bytes()
