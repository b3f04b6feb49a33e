"""Publishes a folder that is a finished site already, with the code of `leaflets publish`: no build, so it is quick.

As a program, `publisher.py DEST SITE SECONDS`, it says `ready` when the work begins: a test may then kill it anywhere.
With a fourth argument it kills itself, by SIGKILL, right before its file operation of that number, counted from 1; with
0 it tells all of them.
"""

from __future__ import annotations

import datetime
import hashlib
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from leaflets.core.diagnostics import LeafletsError
from leaflets.publish.manifest import About
from leaflets.publish.publish import release
from leaflets.publish.store import Release, Store

START = datetime.datetime(2026, 11, 22, tzinfo=datetime.UTC)


def put(
    dest: Path, site: Path, seconds: int = 0, keep: int = 5, preview: bool = False, tell: Callable[[str], None] = print
) -> Release:
    """Publish the folder `site`, as on a machine whose clock says `seconds` after START."""
    store = Store(dest)
    with store.locked():
        time = store.next_time(START + datetime.timedelta(seconds=seconds), tell)
        with store.staging() as staging:
            shutil.copytree(site, staging / "site")
            return release(store, staging, About("c0ffee" * 6, preview=preview), keep, time, tell)


def site(folder: Path, words: str, pages: int = 3) -> Path:
    """A finished site whose every page says `words`, with a stylesheet named by its content."""
    style = f"/* {words} */ p {{ color: black }}".encode()
    name = f"assets/a.{hashlib.sha256(style).hexdigest()[:8]}.css"
    files = {name: style, "leaflet/leaflet-booklet.pdf": b"%PDF-1.7 " + words.encode() * 500}
    for number in range(pages):
        path = "index.html" if number == 0 else f"leaflet/{number}.html"
        up = "../" if number else ""
        text = f'<!doctype html><link rel="stylesheet" href="{up}{name}"><p>{words} {number}</p>\n'
        files[path] = text.encode() * 20
    for path, data in files.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(data)
    return folder


OPERATIONS = {"open", "os.chmod", "os.link", "os.mkdir", "os.remove", "os.rename", "os.rmdir", "os.symlink"}
"""Those that change something, by the names of Python's audit events; and opening a file, to write or to read."""


def watch(kill_at: int) -> None:
    """Count the file operations from now on, and die before one of them."""
    told: list[str] = []

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event in OPERATIONS:
            told.append(event)
            if len(told) == kill_at:
                os.kill(os.getpid(), signal.SIGKILL)
            if not kill_at:
                print(event)

    sys.addaudithook(hear)


if __name__ == "__main__":
    print("ready", flush=True)
    if len(sys.argv) > 4:
        watch(int(sys.argv[4]))
    try:
        put(Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3]))
    except LeafletsError as error:
        print(error, file=sys.stderr)
        sys.exit(2)
