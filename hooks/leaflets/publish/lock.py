"""One publisher at a time: a lock on a file that the kernel gives back when its holder dies, however it dies.

Of two at once the second is refused, not made to wait: whoever holds the lock may be a build of minutes, or hang.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from leaflets.core.diagnostics import LeafletsError


@contextmanager
def locked(file: Path) -> Iterator[int]:
    """Hold the lock on `file`, which is made where it is missing; give its descriptor.

    A child process that inherits the descriptor (`pass_fds`) holds the lock too, until it ends: a build that outlives
    a killed publisher keeps others away from what it still writes. Raises LeafletsError where another holds the lock,
    OSError where the file cannot be opened.

    On Windows, which has no such locks, it raises LeafletsError.

    Nobody but its owner may open the file: whoever can read one can hold its lock. One that an older version made for
    all to read is closed.
    """
    try:
        import fcntl
    except ModuleNotFoundError as error:
        raise LeafletsError("to publish and to roll back need Linux or macOS") from error
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_NONBLOCK, 0o600)
    try:
        if os.fstat(descriptor).st_mode & 0o077:
            with suppress(PermissionError):  # another's, which this account may write
                os.fchmod(descriptor, 0o600)
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise LeafletsError(
                f"{file.parent}: another publish or rollback is at work there. "
                "Nothing was changed; run this again when it has ended"
            ) from error
        yield descriptor
    finally:
        os.close(descriptor)
