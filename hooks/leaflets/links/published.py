"""What there is to link to: the files of a site, the ids on its pages, and what is kept off the site.

Paths are those from the site's root, with `/`, as they stand on the disk: not percent-encoded.
"""

from __future__ import annotations

import posixpath
import re
import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote

from leaflets.core import regular_file, urls
from leaflets.core.diagnostics import did_you_mean
from leaflets.links import pages
from leaflets.links.address import is_outside

LANGUAGES = {
    "aa", "ab", "af", "am", "ar", "as", "az", "be", "bg", "bn", "bo", "br", "bs", "ca", "co", "cs", "cy", "da", "de",
    "dv", "el", "en", "eo", "es", "et", "eu", "fa", "ff", "fi", "fo", "fr", "fy", "ga", "gd", "gl", "gn", "gu", "ha",
    "he", "hi", "hr", "ht", "hu", "hy", "id", "ig", "is", "it", "ja", "jv", "ka", "kk", "km", "kn", "ko", "ku", "ky",
    "la", "lb", "ln", "lo", "lt", "lv", "mg", "mi", "mk", "ml", "mn", "mr", "ms", "mt", "my", "nb", "ne", "nl", "nn",
    "no", "ny", "om", "or", "pa", "pl", "ps", "pt", "qu", "rm", "rn", "ro", "ru", "rw", "sa", "sd", "se", "sg", "si",
    "sk", "sl", "sm", "sn", "so", "sq", "sr", "ss", "st", "su", "sv", "sw", "ta", "te", "tg", "th", "ti", "tk", "tl",
    "tn", "to", "tr", "ts", "tt", "ug", "uk", "ur", "uz", "vi", "wo", "xh", "yi", "yo", "za", "zh", "zu",
}  # fmt: skip
"""ISO 639-1."""
_LONGEST = 1000  # characters of a path that others are likened to: to normalize takes quadratic time


class Published:
    """`files` maps each path of the site to the file that holds it, or None where the file is still to be made.

    `sources` maps paths under docs/ to paths of the site, for pages and other files alike; `kept_off` those that
    are not published to the reason. `prefix` is the path of `site_url`, with a slash at both ends.
    """

    def __init__(
        self,
        files: Mapping[str, Path | None],
        sources: Mapping[str, str] | None = None,
        kept_off: Mapping[str, str] | None = None,
        site_url: str = "",
        directory_urls: bool = True,
        html_of: Callable[[str], str] | None = None,
    ) -> None:
        """Note the files; `html_of` gives the HTML of a page that is not on the disk."""
        self.files = dict(files)
        self.sources = dict(sources or {})
        self.kept_off = dict(kept_off or {})
        self.site_url = site_url if site_url.endswith("/") or not site_url else f"{site_url}/"
        self.prefix = _path_of(self.site_url)
        self.directory_urls = directory_urls
        self.html_of = html_of
        self.formerly: Mapping[str, str] = {}
        """By a path under docs/ that a page had, the one that it has."""
        self._ids: dict[str, frozenset[str]] = {}
        self._whole: dict[str, frozenset[str]] = {}
        self._same: dict[frozenset[str], frozenset[str]] = {}

    @cached_property
    def moved(self) -> set[str]:
        """The paths of the site at which pages were, and that lead on."""
        return {urls.published_as(source, self.directory_urls) for source in self.formerly}

    @cached_property
    def known(self) -> set[str]:
        """All paths under docs/, published or not: what MkDocs can turn a Markdown link into."""
        return {*self.sources, *self.kept_off}

    @cached_property
    def source_at(self) -> dict[str, str]:
        """By path of the site, the path under docs/ that it was made from."""
        return {published: source for source, published in self.sources.items()}

    @cached_property
    def kept_at(self) -> dict[str, str]:
        """By the path of the site that it would have, the path under docs/ of what is kept off."""
        return {urls.published_as(source, self.directory_urls): source for source in self.kept_off}

    @cached_property
    def languages(self) -> set[str]:
        """Folders directly under docs/ that are named after a language, where there is more than one."""
        names = {
            source.partition("/")[0] for source in self.sources if "/" in source and source.endswith(urls.MARKDOWN)
        }
        found = {name for name in names if name.partition("-")[0] in LANGUAGES}
        return found if len(found) > 1 else set()

    def other_language(self, src_uri: str, path: str, marked: str) -> str:
        """What is wrong where a page links into another language's folder, or nothing. `marked` is its `hreflang`."""
        here = src_uri.partition("/")[0]
        there = path.partition("/")[0]
        if here not in self.languages or there not in self.languages:
            return ""
        if marked:
            return (
                "" if marked.lower().startswith(there.partition("-")[0]) else f"leads to '{there}/', not to '{marked}'"
            )
        return "" if here == there else f"leads from '{here}/' into '{there}/'"

    def is_elsewhere(self, address: str) -> bool:
        """Whether an address leads to another site; others may share the host of one that stands at its root."""
        if not is_outside(address):
            return False
        if not self.site_url or not address.startswith(self.site_url):
            return True
        first = re.split("[/?#]", address[len(self.site_url) :], maxsplit=1)[0]
        return self.prefix == "/" and bool(first) and first not in self.files and first not in self.folders

    @cached_property
    def folders(self) -> set[str]:
        """Every folder that holds a file, without a slash at its end; the root is empty."""
        found = {""}
        for path in self.files:
            folder = posixpath.dirname(path)
            while folder not in found:
                found.add(folder)
                folder = posixpath.dirname(folder)
        return found

    @cached_property
    def _lower(self) -> dict[str, str]:
        return {path.lower(): path for path in (*self.files, *self.folders)}

    def alike(self, path: str) -> str:
        """A path that differs in upper and lower case only, or in how an accent is encoded; or nothing."""
        if len(path) > _LONGEST:
            return ""
        for form in ("NFC", "NFD"):
            if (other := unicodedata.normalize(form, path)) in self.files:
                return other
        return self._lower.get(path.lower(), "")

    @staticmethod
    def difference(alike: str, *wanted: str) -> str:
        """How a name that `alike` or `alike_source` found differs from the wanted ones, and what to do."""
        whole = unicodedata.normalize("NFC", alike)
        if whole not in {unicodedata.normalize("NFC", each) for each in wanted if len(each) <= _LONGEST}:
            return "upper and lower case must be the same"
        typed = "type the address anew" if whole == alike else "rename the file, typed anew"
        return f"the letters are the same, but stored in another form (one or two parts): {typed}"

    def note_ids(self, path: str, ids: Iterable[str]) -> None:
        """Note the ids of a page. Equal sets are kept once: copies of a leaflet share theirs."""
        found = frozenset(ids)
        self._ids[path] = self._same.setdefault(found, found)

    def has_part(self, path: str, fragment: str) -> bool:
        """Whether a page has the part that a fragment names (HTML standard, "find a potential indicated element")."""
        if not fragment or fragment.lower() == "top":
            return True
        wanted = {fragment, unquote(fragment)}
        return not wanted.isdisjoint(self.known_ids(path)) or not wanted.isdisjoint(self.all_ids(path))

    def all_ids(self, path: str) -> frozenset[str]:
        """The ids and anchor names of a page and of the frame around it: the file is read for this."""
        if path not in self._whole:
            page = pages.read(self.html(path))
            self._whole[path] = frozenset(page.ids) | self.known_ids(path)
        return self._whole[path]

    def known_ids(self, path: str) -> frozenset[str]:
        """The ids of a page that was looked at already; none of another."""
        return self._ids.get(path, frozenset())

    def names_source(self, link: str, src_uri: str) -> bool:
        """Whether a link in the source `src_uri` names a file under docs/."""
        return urls.source_of(link, src_uri) in self.known

    def html(self, path: str) -> str:
        """The HTML of a published page; empty where it cannot be read."""
        file = self.files.get(path)
        if file is not None:
            try:
                return regular_file.read(file).decode("utf-8", "replace").replace("\r\n", "\n").replace("\r", "\n")
            except OSError:
                return ""
        return self.html_of(path) if self.html_of else ""

    def is_page(self, path: str) -> bool:
        """Whether a path is that of an HTML page."""
        return path.endswith(urls.HTML)

    def alike_source(self, src_uri: str) -> str:
        """A path under docs/ that differs from one in upper and lower case only; or nothing."""
        if len(src_uri) > _LONGEST:
            return ""
        folded = unicodedata.normalize("NFC", src_uri).lower()
        return next((path for path in self.sources if unicodedata.normalize("NFC", path).lower() == folded), "")

    def guess(self, path: str, src_uri: str, as_written: bool) -> str:
        """` Did you mean 'x'?` with the path that is nearest to one that isn't there.

        `as_written`: as a link in the source `src_uri` would name it; else as a path of the site.
        """
        if not as_written:
            return self._in_html(path, src_uri) or did_you_mean(path, self.files)
        if path in self.formerly:
            return f" Did you mean '{urls.relative(self.formerly[path], src_uri)}'?"
        stem = posixpath.splitext(path)[0]
        for likely in (f"{path}.md", f"{stem}.md", f"{path}/index.md"):
            if likely in self.sources:
                return f" Did you mean '{urls.relative(likely, src_uri)}'?"
        near = did_you_mean(path, self.sources)
        same = [source for source in self.sources if source.rpartition("/")[2] == path.rpartition("/")[2]]
        if not near and len(same) == 1:
            near = f" Did you mean '{same[0]}'?"
        return re.sub(r"'(.*)'", lambda match: f"'{urls.relative(match[1], src_uri)}'", near)

    def _in_html(self, source: str, src_uri: str) -> str:
        """What to write where HTML names a Markdown page: MkDocs leaves an address in HTML as it is."""
        if source not in self.sources or src_uri not in self.sources:
            return ""
        here, there = (urls.address(self.sources[each], self.directory_urls) for each in (src_uri, source))
        page, markdown = urls.relative(there, here), urls.relative(source, src_uri)
        return f" HTML is left as it is: write '{page}', or the link in Markdown, [words]({markdown})."


def _path_of(site_url: str) -> str:
    """`/` or `/patients/leaflets/`."""
    _, _, rest = site_url.partition("://")
    return "/" + rest.partition("/")[2]
