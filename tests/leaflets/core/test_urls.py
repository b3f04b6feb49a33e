"""Addresses of sources, as MkDocs gives them: MkDocs itself is the judge."""

from __future__ import annotations

import contextlib
from collections.abc import Callable

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from leaflets.core import urls
from leaflets.links import pages
from mkdocs.config.base import load_config
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

LONG = 100_000

NAMES = ["index", "README", "a", "b", "b.c", "a b", "ä", "a%20b", "x:y", "v1.0", "b#c", "q?r", "a+b", "README.old"]
SUFFIXES = [".md", ".markdown", ".mdown", ".mkdn", ".mkd", ".MD", ".png", ".html", ".pdf", "", ".md.txt"]
names = st.builds(str.__add__, st.sampled_from(NAMES), st.sampled_from(SUFFIXES))
folders = st.lists(st.sampled_from(["a", "b", "v1.0", "a b", "ä", "index"]), max_size=3)
paths = st.builds(lambda above, name: "/".join([*above, name]), folders, names)
page_paths = paths.filter(lambda path: path.endswith(urls.MARKDOWN))

_PIECES = ["..", ".", "", "a", "b", "a.md", "b.md", "index.md", "README.md", "a.png", "a%20b.md", "a b.md", "%C3%A4.md"]
_PIECES += ["ä.md", "%2Fa.md", "b.c.md", "b%23c.md", "x%3Ay.md", "x:y.md", "%", "%ff.md"]
_ENDS = ["", "#part", "?q=1", "?q#part", "#", "#?", "/", "/#x", "?a=1&b=2#c%20d"]
links = st.builds(
    lambda start, pieces, end: start + "/".join(pieces) + end,
    st.sampled_from(["", "", "", "./", "/", "//", "mailto:", "https://example.org/"]),
    st.lists(st.sampled_from(_PIECES), max_size=4),
    st.sampled_from(_ENDS),
)

Write = Callable[..., str]


@pytest.fixture(scope="module")
def mkdocs(tmp_path_factory: pytest.TempPathFactory) -> Write:
    """`mkdocs(link, source, known)`: how MkDocs itself writes a link of a page that it renders."""
    folder = tmp_path_factory.mktemp("site")
    (folder / "docs").mkdir()
    (folder / "mkdocs.yml").write_text("site_name: x\nplugins: []\ntheme: {name: null, custom_dir: docs}\n", "utf-8")
    configs = {}
    for directory_urls in (True, False):
        for absolute in ("ignore", "relative_to_docs"):
            validation = {"links": {"absolute_links": absolute, "not_found": "ignore", "unrecognized_links": "ignore"}}
            configs[directory_urls, absolute != "ignore"] = load_config(
                str(folder / "mkdocs.yml"), use_directory_urls=directory_urls, validation=validation
            )

    def write(
        link: str,
        source: str,
        known: set[str],
        directory_urls: bool = True,
        in_docs: bool = False,
        excluded: tuple[str, ...] = (),
    ) -> str:
        config = configs[directory_urls, in_docs]
        files = Files([])
        for path in sorted({*known, source}):
            level = InclusionLevel.EXCLUDED if path in excluded else InclusionLevel.UNDEFINED
            files.append(File(path, str(folder), config.site_dir, directory_urls, inclusion=level))
        file = files.get_file_from_path(source)
        assert file
        page = Page(None, file, config)
        page.markdown = f"[words](<{link}>)"
        page.render(config, files)
        return next(one.address for one in pages.read(page.content or "").links)

    return write


@given(paths, st.booleans())
def test_a_file_is_published_where_mkdocs_puts_it(path: str, directory_urls: bool) -> None:
    """The path on the site, and the address that links use, are MkDocs' for every kind of file."""
    file = File(path, "docs", "site", directory_urls)
    assert urls.published_as(path, directory_urls) == file.dest_uri
    assert urls.address(file.dest_uri, directory_urls) == file.url


@given(paths, page_paths, st.booleans())
def test_the_way_between_two_pages_is_that_of_mkdocs(target: str, page: str, directory_urls: bool) -> None:
    """From page to page, to the root and to itself a relative address is what MkDocs writes."""
    there = File(target, "docs", "site", directory_urls).url
    here = File(page, "docs", "site", directory_urls).url
    assume(not here.startswith(f"{there}/"))  # a file is no folder
    assert urls.relative(there, here) == get_relative_url(there, here)


@given(links, page_paths, st.sets(paths, max_size=8), st.booleans(), st.booleans())
def test_a_link_is_written_as_mkdocs_writes_it(
    mkdocs: Write, link: str, source: str, known: set[str], directory_urls: bool, in_docs: bool
) -> None:
    """A link to a file becomes its address, any other stays as it is, whatever it looks like."""
    known |= {"a.md", "index.md", "a b.md", "ä.md", "b/index.md", "b.c.md", "a.png", source}
    ours = urls.rewritten(link, source, known, directory_urls, in_docs)
    assert ours.strip() == mkdocs(link, source, known, directory_urls, in_docs)


@pytest.mark.parametrize(
    ("link", "source", "directory_urls", "written"),
    [
        ("b.md", "a.md", True, "../b/"),
        ("b.md", "a.md", False, "b.html"),
        ("b.md#x", "index.md", True, "b/#x"),
        ("index.md", "a.md", True, "../"),
        ("index.md", "a.md", False, "index.html"),
        ("a.md", "a.md", True, "./"),
        ("a.md", "a.md", False, "a.html"),
        ("#x", "a.md", True, "#x"),
        ("?x", "a.md", True, "?x"),
        ("", "a.md", True, ""),
        ("none.md", "a.md", True, "none.md"),
        ("b", "a.md", True, "b"),
        ("b/", "a.md", True, "b/"),
        ("../b.md", "a.md", True, "../b.md"),
        ("B.md", "a.md", True, "B.md"),
        ("./deep/../b.md", "a.md", True, "../b/"),
        ("img/x.png", "a.md", True, "../img/x.png"),
        ("img/x.png?v=2#y", "a.md", False, "img/x.png?v=2#y"),
        ("a%20b.md", "a.md", True, "../a%20b/"),
        ("a b.md", "a.md", True, "../a%20b/"),
        ("\\b.md", "a.md", True, "\\b.md"),
        ("%2Fb.md", "a.md", True, "../b/"),
        ("/b.md", "deep/c.md", True, "/b.md"),
    ],
)
def test_written_links(mkdocs: Write, link: str, source: str, directory_urls: bool, written: str) -> None:
    """Each kind of link, with and without a folder for each page, as we and MkDocs write it."""
    known = {"a.md", "b.md", "index.md", "img/x.png", "a b.md", "deep/c.md"}
    assert urls.rewritten(link, source, known, directory_urls) == written
    if not link.startswith("\\") and link:
        assert mkdocs(link, source, known, directory_urls) == written


def test_an_absolute_link_starts_at_docs_where_the_project_says_so(mkdocs: Write) -> None:
    """`validation.links.absolute_links: relative_to_docs` makes `/b.md` a file of docs/."""
    known = {"b.md", "deep/c.md"}
    assert urls.rewritten("/b.md#x", "deep/c.md", known, True, absolute_in_docs=True) == "../../b/#x"
    assert mkdocs("/b.md#x", "deep/c.md", known, in_docs=True) == "../../b/#x"


def test_a_link_to_an_excluded_page_is_written_all_the_same(mkdocs: Write) -> None:
    """What is kept off the site has an address, though nothing stands there: `known` must hold it."""
    known = {"a.md", "b.md"}
    assert urls.rewritten("b.md", "a.md", known, True) == mkdocs("b.md", "a.md", known, excluded=("b.md",)) == "../b/"


@pytest.mark.parametrize("link", ["https://example]org", "//[x", "http://[::1", "//\u2100"])
def test_what_nothing_can_take_apart_is_an_error(link: str) -> None:
    """MkDocs ends with a traceback at such an address; so whoever asks must be ready for ValueError."""
    with pytest.raises(ValueError, match=r"Invalid IPv6 URL|netloc|address"):
        urls.rewritten(link, "a.md", set(), True)


@given(st.text(max_size=60), page_paths, st.booleans())
def test_any_text_is_a_link_or_an_error(link: str, source: str, directory_urls: bool) -> None:
    """Nothing but ValueError comes out of what an author can write."""
    with contextlib.suppress(ValueError):
        assert isinstance(urls.rewritten(link, source, {source}, directory_urls, True), str)


@pytest.mark.parametrize("piece", ["../", "a/", "%20", "/", "./", "a/../"])
def test_a_very_long_link_takes_no_time(piece: str) -> None:
    """Folders without number, up or down, are gone through once."""
    link = piece * LONG + "b.md"
    assert urls.rewritten(link, "a.md", {"b.md"}, True) in (link, "../b/")
