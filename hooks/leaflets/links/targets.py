"""Where an address in a page leads: to which file of the site, and what stands in the way."""

from __future__ import annotations

import posixpath
from typing import Literal, NamedTuple
from urllib.parse import quote, unquote, urljoin

from leaflets.links.address import is_outside
from leaflets.links.published import Published

HAVE_PARTS = (".pdf", ".svg", ".mp4", ".webm", ".ogv", ".ogg", ".mp3", ".m4a", ".m4v", ".mov", ".wav")
"""Files that have a use for a fragment of their own: a page, a view, a time (RFC 8118, SVG 2, Media Fragments)."""


Problem = Literal["", "missing", "folder", "server", "outside"]


class Target(NamedTuple):
    """A path of the site and the part of it that is asked for.

    `problem` is empty where there is such a file; `missing`; `folder`: a folder without an index; `server`: only
    a web server that adds the slash finds it; `outside`: it leads out of the site.
    """

    path: str
    fragment: str
    problem: Problem = ""


NOWHERE = Target("", "")


class Targets:
    """Finds targets. Remembers those of one folder, since pages of a folder share most of their links."""

    def __init__(self, published: Published) -> None:
        """Begin with nothing remembered."""
        self.published = published
        self._page = ""
        self._folder = ""
        self._known: dict[str, Target] = {}

    def of(self, address: str, page: str, base: str = "") -> Target:
        """The target of a relative or absolute path, or of a full address under `site_url`, on the page at a path.

        `base` is what the page's `<base href>` says; where it is on another host nothing is said of the target.
        """
        if base:
            address = _joined(self.published.prefix + quote(page), base, address)
            site_url = self.published.site_url
            if is_outside(address) and not (site_url and address.startswith(site_url)):
                return Target(address, "")
        if page != self._page:
            self._page, folder = page, posixpath.dirname(page)
            if folder != self._folder:
                self._folder, self._known = folder, {}
        if not address or address[0] in "#?":
            return Target(page, fragment_of(address))
        target = self._known.get(address)
        if target is None:
            target = self._known[address] = self._find(address, self._folder)
        return target

    def fault(self, target: Target) -> Literal["", "missing", "folder", "outside", "unpublished"]:
        """What stands in the way to a target for a reader: its problem, or that its source is kept off the site."""
        if not target.problem or target.problem == "server":
            return ""
        return "unpublished" if target.path in self.published.kept_at else target.problem

    def _find(self, address: str, folder: str) -> Target:
        published = self.published
        site_url = published.site_url
        if site_url and address.startswith(site_url):
            address, folder = address[len(site_url) :], ""
        path = address.partition("#")[0].partition("?")[0]
        fragment = fragment_of(address)
        if path.startswith("/"):
            if not f"{path}/".startswith(published.prefix):
                return Target(path, fragment, "outside")
            path, folder = path[len(published.prefix) :].lstrip("/"), ""  # servers take `//` for `/`
        if "%" in path:
            path = unquote(path)
        up, rest = folder, path
        while rest.startswith("../") and up:
            up, rest = up.rpartition("/")[0], rest[3:]
        full = f"{up}/{rest}" if up else rest
        plain = f"{full}index.html" if full.endswith("/") else full
        if plain in published.files:  # most links of a page need no more
            return Target(plain, fragment)
        slash = not path or path.endswith(("/", "/.", "/..")) or path in (".", "..")
        full = posixpath.normpath(full) if full else ""
        full = "" if full == "." else full
        if full == ".." or full.startswith("../"):
            return Target(full, fragment, "outside")
        if not slash and full in published.files:
            return Target(full, fragment)
        if full in published.folders:
            index = posixpath.join(full, "index.html")
            if index in published.files:
                return Target(index, fragment, "" if slash else "server")
            return Target(full, fragment, "folder")
        return Target(posixpath.join(full, "index.html") if slash else full, fragment, "missing")


def _joined(page: str, base: str, address: str) -> str:
    try:
        return urljoin(urljoin(page, base), address)
    except ValueError:
        return address  # browsers pass over a base that is no address, too


def fragment_of(address: str) -> str:
    """The fragment of an address without a text directive (`:~:text=…`), percent-encoded as it is written."""
    return address.partition("#")[2].partition(":~:")[0]
