"""Stylesheets and scripts named by their content: `screen.css` becomes `screen.1a2b3c4d.css`, on every page.

A browser may then keep them for ever, and a page that was loaded before an update still finds its own. Works on a
finished site from any builder; pages are changed in nothing but these addresses.
"""

from __future__ import annotations

import hashlib
import posixpath
import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote, urlsplit

from leaflets.core import paths
from leaflets.core.urls import HTML
from leaflets.html import styles
from leaflets.html.placed import PlacedParser

FOLDER = "assets/"
"""Where those stand that are renamed; what an author puts elsewhere keeps its name."""
_ATTRIBUTES = {"link": "href", "script": "src"}
_SUFFIXES = (".css", ".js")
_DIGITS = 8
_HASH = re.compile(rf"(?:\.[0-9a-f]{{{_DIGITS}}}|^[0-9a-f]{{16}})\.")
"""As this module and Material name files, and as `leaflets.inline` does. `deploy/nginx.conf` knows the same names."""


def rename(site: Path, prefix: str = "/") -> dict[str, str]:
    """Rename the files that pages load as a stylesheet or script; return the new paths by the old, from the root.

    `prefix` is the path of the site's address, with a slash at both ends. A stylesheet that another imports keeps
    its name, and so does what bears a hash already; a script must not name another one here. Raises OSError.
    """
    pages = {path: _read(site / path) for path in paths.below(site) if path.endswith(HTML)}
    loaded = {path: list(_loads(path, text, prefix)) for path, text in pages.items()}
    wanted = {load.path for loads in loaded.values() for load in loads}
    texts = {path: (site / path).read_bytes() for path in sorted(wanted) if (site / path).is_file()}
    imported = _imported(texts)
    new = {path: _name(path, data) for path, data in texts.items() if path not in imported}
    for old, path in new.items():
        (site / old).rename(site / path)
    for page, text in pages.items():
        changed = text
        for load in reversed(loaded[page]):
            if load.path in new:
                before, after = posixpath.basename(load.path), posixpath.basename(new[load.path])
                tag = changed[load.start : load.end]
                at = load.start + tag.rindex(before, 0, tag.index(load.value) + len(load.value))
                changed = changed[:at] + after + changed[at + len(before) :]
        if changed != text:
            (site / page).write_bytes(changed.encode("utf-8", "surrogateescape"))
    return new


def bears_hash(path: str) -> bool:
    """Whether a file is a stylesheet or script of ours, or of the theme, that is named by its content."""
    return path.startswith(FOLDER) and path.endswith(_SUFFIXES) and bool(_HASH.search(posixpath.basename(path)))


def _read(page: Path) -> str:
    return page.read_bytes().decode("utf-8", "surrogateescape")  # as it is: line ends, and bytes that are no UTF-8


def _name(path: str, data: bytes) -> str:
    stem, suffix = posixpath.splitext(path)
    return f"{stem}.{hashlib.sha256(data).hexdigest()[:_DIGITS]}{suffix}"


def _imported(texts: dict[str, bytes]) -> set[str]:
    """The stylesheets that others import by their name."""
    found = set()
    for path, data in texts.items():
        for address in styles.addresses(data.decode("utf-8", "replace")) if path.endswith(".css") else ():
            if address.kind == "import":
                found.add(posixpath.normpath(posixpath.join(posixpath.dirname(path), address.value)))
    return found


class _Load:
    """A tag of a page that loads one of our files: where it stands in the page, and its address as it is written."""

    def __init__(self, path: str, value: str, start: int, end: int) -> None:
        self.path, self.value, self.start, self.end = path, value, start, end


def _loads(page: str, text: str, prefix: str) -> Iterator[_Load]:
    """The tags of a page that load a stylesheet or script below FOLDER which bears no hash yet, in their order."""
    for value, start, end in _Tags(text).found:
        parts = urlsplit(value)
        if parts.scheme or parts.netloc or value not in text[start:end]:
            continue
        path = unquote(parts.path)
        inside = path.removeprefix(prefix) if path.startswith("/") else posixpath.join(posixpath.dirname(page), path)
        path = posixpath.normpath(inside)
        if path.startswith(FOLDER) and path.endswith(_SUFFIXES) and not bears_hash(path):
            yield _Load(path, value, start, end)


class _Tags(PlacedParser):
    """Finds tags that load something, with their place in the text."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.found: list[tuple[str, int, int]] = []
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        value = dict(attrs).get(_ATTRIBUTES.get(tag, ""))
        raw = self.get_starttag_text()
        if value and raw:
            start = self.here()
            self.found.append((value, start, start + len(raw)))
