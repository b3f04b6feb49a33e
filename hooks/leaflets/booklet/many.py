"""The booklets of many leaflets, several at a time: Typst works outside of Python's lock, so threads will do."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from pathlib import Path

from leaflets.booklet.cache import Cache
from leaflets.booklet.editions import Booklets, set_leaflet
from leaflets.core.diagnostics import LeafletsError
from leaflets.core.settings import Settings
from leaflets.library.model import Leaflet, Library

FOLDER = ".cache/booklets"
"""Where finished booklets are kept, below the folder of mkdocs.yml."""
_EVERY = 5.0
"""Seconds between two lines about how far it is."""

Made = tuple[Leaflet, Booklets | LeafletsError]


def set_all(
    library: Library, leaflets: Sequence[Leaflet], tell: Callable[[str], None], cache: str = ""
) -> Iterator[Made]:
    """Each leaflet with its booklets, or with why it has none, as they are finished; `tell` hears how far it is.

    `cache` is the folder of finished booklets in a build for readers; without it none are kept in such a build.
    No more than a few are held at once: a library's booklets together are larger than a machine's memory may be.
    """
    kept = _kept(library.settings, cache)
    workers = os.cpu_count() or 1
    waiting = iter(leaflets)
    told = time.monotonic()
    done = 0
    with ThreadPoolExecutor(workers) as pool:
        running: dict[Future[Booklets], Leaflet] = {}
        while True:
            while len(running) < 2 * workers and (leaflet := next(waiting, None)):
                running[pool.submit(set_leaflet, library, leaflet, library.day, kept)] = leaflet
            if not running:
                return
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                leaflet = running.pop(future)
                try:
                    yield leaflet, future.result()
                except LeafletsError as error:
                    yield leaflet, error
                done += 1
                if time.monotonic() - told > _EVERY:
                    told = time.monotonic()
                    tell(f"Booklets: {done} of {len(leaflets)} leaflets")


def _kept(settings: Settings, folder: str) -> Cache | None:
    """The finished booklets of earlier builds.

    What goes to readers takes none from the checkout: whoever may bring in a file there could forge one.
    """
    if not settings.mode:
        return Cache(settings.root / FOLDER)
    return Cache(Path(folder)) if folder else None
