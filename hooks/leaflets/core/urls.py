"""Which address a source gets on the site, and how MkDocs writes a link to it. Pure; follows MkDocs 1.6."""

from __future__ import annotations

import posixpath
from collections.abc import Container, Mapping
from types import MappingProxyType
from urllib.parse import quote, unquote, urlsplit, urlunsplit

MARKDOWN = (".md", ".markdown", ".mdown", ".mkdn", ".mkd")
"""The suffixes that MkDocs takes for pages."""
HTML = (".html", ".htm")
"""The suffixes of the pages of a site."""


def published_as(src_uri: str, directory_urls: bool) -> str:
    """The path under the site's root of a file under docs/: `a/b.md` is `a/b.html`, or `a/b/index.html`."""
    folder, name = posixpath.split(src_uri)
    stem, suffix = posixpath.splitext(name)
    if suffix not in MARKDOWN:
        return src_uri
    if stem in ("index", "README"):
        return posixpath.join(folder, "index.html")
    return posixpath.join(folder, stem, "index.html") if directory_urls else posixpath.join(folder, f"{stem}.html")


def address(published: str, directory_urls: bool) -> str:
    """The address from the site's root that MkDocs gives a published file, percent-encoded; `./` for the root."""
    folder, name = posixpath.split(published)
    if directory_urls and name == "index.html":
        return quote((folder or ".") + "/")
    return quote(published)


def relative(target: str, base: str) -> str:
    """The way from the page with the address `base` to the address `target`, both from the site's root."""
    ours = [] if base in (".", "./") else base.split("/")[:-1]
    theirs = [] if target in (".", "./") else target.split("/")
    while ours and len(theirs) > 1 and ours[0] == theirs[0]:
        ours, theirs = ours[1:], theirs[1:]
    return "../" * len(ours) + "/".join(theirs) or "./"


def source_of(link: str, src_uri: str) -> str:
    """The file under docs/ that a link in the source `src_uri` names; it may lead above docs/ (`../x`)."""
    return posixpath.normpath(posixpath.join(posixpath.dirname(src_uri), unquote(link)).lstrip("/"))


def rewritten(
    link: str,
    src_uri: str,
    known: Container[str],
    directory_urls: bool,
    absolute_in_docs: bool = False,
    published: Mapping[str, str] = MappingProxyType({}),
) -> str:
    """A Markdown link as MkDocs writes it into the page: a link to a known source becomes its address.

    `known` holds the paths under docs/, those of excluded files too; `published` the path on the site of those that
    a plugin has put elsewhere. Raises ValueError where nothing can take the link apart (`https://example]org`).
    """
    scheme, host, path, query, fragment = urlsplit(link)
    if scheme or host or not path or path.startswith("\\"):
        return link
    if path.startswith("/") and not absolute_in_docs:
        return link
    source = source_of(path, src_uri)
    if source not in known:
        return link
    here = address(published.get(src_uri) or published_as(src_uri, directory_urls), directory_urls)
    there = address(published.get(source) or published_as(source, directory_urls), directory_urls)
    return urlunsplit(("", "", relative(there, here), query, fragment))
