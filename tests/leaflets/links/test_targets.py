"""Where an address in a page leads."""

from __future__ import annotations

import posixpath
from urllib.parse import quote, unquote, urljoin, urlsplit

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from leaflets.links.published import Published
from leaflets.links.targets import Target, Targets, fragment_of

LONG = 100_000
FILES = ["index.html", "a/index.html", "a/b.html", "a/deep/c.html", "img/x y.png", "ä.html", "a.b/c.pdf", "100%.html"]


def targets(site_url: str = "", files: list[str] = FILES) -> Targets:
    """The targets of a small site."""
    return Targets(Published(dict.fromkeys(files), site_url=site_url))


@pytest.mark.parametrize(
    ("address", "page", "path", "problem"),
    [
        ("b.html", "a/index.html", "a/b.html", ""),
        ("./b.html", "a/index.html", "a/b.html", ""),
        ("deep/../b.html", "a/index.html", "a/b.html", ""),
        ("../a/b.html", "a/index.html", "a/b.html", ""),
        ("../../a/b.html", "a/deep/c.html", "a/b.html", ""),
        ("b.html?x=1", "a/index.html", "a/b.html", ""),
        ("?x", "a/b.html", "a/b.html", ""),
        ("", "a/b.html", "a/b.html", ""),
        ("a/", "index.html", "a/index.html", ""),
        ("a", "index.html", "a/index.html", "server"),
        ("a?x", "index.html", "a/index.html", "server"),
        (".", "a/b.html", "a/index.html", ""),
        ("./", "a/b.html", "a/index.html", ""),
        ("..", "a/b.html", "index.html", ""),
        ("../", "a/b.html", "index.html", ""),
        ("../..", "a/deep/c.html", "index.html", ""),
        ("deep/.", "a/b.html", "a/deep", "folder"),
        ("deep", "a/b.html", "a/deep", "folder"),
        ("img/", "index.html", "img", "folder"),
        ("img/x%20y.png", "index.html", "img/x y.png", ""),
        ("img/x y.png", "index.html", "img/x y.png", ""),
        ("%C3%A4.html", "index.html", "ä.html", ""),
        ("ä.html", "index.html", "ä.html", ""),
        ("a%2Fb.html", "index.html", "a/b.html", ""),
        ("%2E%2E/a/", "a/b.html", "a/index.html", ""),
        ("100%25.html", "index.html", "100%.html", ""),
        ("100%.html", "index.html", "100%.html", ""),
        ("a.b/c.pdf", "index.html", "a.b/c.pdf", ""),
        ("a.b/", "index.html", "a.b", "folder"),
        ("B.html", "a/index.html", "a/B.html", "missing"),
        ("none/", "index.html", "none/index.html", "missing"),
        ("none", "index.html", "none", "missing"),
        ("b.html/", "a/index.html", "a/b.html/index.html", "missing"),
        ("../x.html", "index.html", "../x.html", "outside"),
        ("../../../x", "a/deep/c.html", "../x", "outside"),
        ("..", "index.html", "..", "outside"),
        ("a/../../x", "index.html", "../x", "outside"),
        ("/a/b.html", "a/deep/c.html", "a/b.html", ""),
        ("/", "a/deep/c.html", "index.html", ""),
        ("/none", "a/deep/c.html", "none", "missing"),
        ("a//b.html", "index.html", "a/b.html", ""),
        ("/a//b.html", "index.html", "a/b.html", ""),
    ],
)
def test_path(address: str, page: str, path: str, problem: str) -> None:
    """A path leads to a file, to the page of a folder, or to nothing, and it is known why."""
    assert targets().of(address, page) == Target(path, "", problem)


@pytest.mark.parametrize(
    ("address", "path", "problem"),
    [
        ("/patients/site/a/", "a/index.html", ""),
        ("/patients/site/", "index.html", ""),
        ("/patients/site", "index.html", ""),
        ("/patients/site/none", "none", "missing"),
        ("/patients/site//a/b.html", "a/b.html", ""),
        ("/patients/", "/patients/", "outside"),
        ("/patients/sites/a/", "/patients/sites/a/", "outside"),
        ("/a/", "/a/", "outside"),
        ("https://h.example/patients/site/a/b.html", "a/b.html", ""),
        ("https://h.example/patients/site/", "index.html", ""),
        ("https://h.example/patients/site/none#x", "none", "missing"),
    ],
)
def test_path_of_the_site_itself(address: str, path: str, problem: str) -> None:
    """Under `site_url` with a path, what begins with `/` or with the whole address is found below that path only."""
    found = targets("https://h.example/patients/site").of(address, "a/deep/c.html")
    assert (found.path, found.problem) == (path, problem)


@pytest.mark.parametrize(
    ("base", "address", "site_url", "path"),
    [
        ("/", "a/b.html", "", "a/b.html"),
        ("/a/", "b.html", "", "a/b.html"),
        ("/a/index.html", "b.html", "", "a/b.html"),
        ("../", "b.html", "", "a/b.html"),
        ("../../", "a/b.html", "", "a/b.html"),
        ("../../../../", "a/b.html", "", "a/b.html"),
        ("/a/b.html", "", "", "a/b.html"),
        ("/a/b.html", "#x", "", "a/b.html"),
        ("/a/", "/index.html", "", "index.html"),
        ("http://[", "c.html", "", "a/deep/c.html"),
        ("/site/a/", "b.html", "https://h.example/site/", "a/b.html"),
        ("../", "b.html", "https://h.example/site/", "a/b.html"),
        ("https://h.example/site/a/", "b.html", "https://h.example/site/", "a/b.html"),
    ],
)
def test_base(base: str, address: str, site_url: str, path: str) -> None:
    """`<base href>` is where a page's addresses start; one that is none is passed over, as browsers do."""
    found = targets(site_url).of(address, "a/deep/c.html", base)
    assert (found.path, found.problem) == (path, "")


def test_base_on_another_host() -> None:
    """What a base leads to on another host cannot be known, and is not called missing."""
    assert targets().of("none.html", "index.html", "https://h.example/") == Target("https://h.example/none.html", "")


@pytest.mark.parametrize(
    ("address", "fragment"),
    [
        ("a#b", "b"),
        ("#b", "b"),
        ("#", ""),
        ("a", ""),
        ("a?b#c#d", "c#d"),
        ("#%C3%A4", "%C3%A4"),
        ("#:~:text=a", ""),
        ("#b:~:text=a#c", "b"),
        ("#b?c", "b?c"),
    ],
)
def test_fragment(address: str, fragment: str) -> None:
    """A fragment stays as it is written, without a text directive, which only asks to mark words."""
    assert fragment_of(address) == fragment
    assert targets().of(address, "a/b.html").fragment == fragment


_PIECES = ["a", "b.html", "deep", "c.html", "..", ".", "", "index.html", "img", "x%20y.png", "%C3%A4.html", "none"]
relative = st.builds(
    lambda pieces, end: "/".join(pieces) + end,
    st.lists(st.sampled_from(_PIECES), min_size=1, max_size=5),
    st.sampled_from(["", "/", "?q", "#f", "/?q#f"]),
)


@given(relative, st.sampled_from(FILES))
def test_paths_are_resolved_as_browsers_do(address: str, page: str) -> None:
    """A path that stays on the site is the one that RFC 3986, 5.2 gives; an empty step in it is passed over."""
    found = targets().of(address, page)
    assume(found.problem != "outside" and not address.startswith("/") and not found.path.startswith("/"))
    full = unquote(urlsplit(urljoin(f"https://h.example/{quote(page)}", address)).path).removeprefix("/")
    plain = posixpath.normpath(full) if full else ""
    wanted = posixpath.join(plain, "index.html").removeprefix("./") if full.endswith("/") or not full else plain
    assert found.path in (wanted, posixpath.dirname(wanted), posixpath.join(wanted, "index.html"))
    assert (found.path in FILES) == (found.problem in ("", "server"))


@given(st.text(max_size=40), st.sampled_from(FILES), st.sampled_from(["", "/x/", "//[", "\\", "a:b"]))
def test_any_address_has_a_target(address: str, page: str, base: str) -> None:
    """Whatever an author writes, the answer is a target, and the same one when asked again."""
    ours = targets("https://h.example/x/")
    first = ours.of(address, page, base)
    ours.of("b.html", "a/b.html")
    assert ours.of(address, page, base) == first == ours.of(address, page, base)
    assert first.problem in ("", "server", "missing", "folder", "outside")


def test_what_is_remembered_is_that_of_the_folder() -> None:
    """The same address leads elsewhere from another folder."""
    ours = targets()
    assert ours.of("b.html", "a/index.html").path == "a/b.html"
    assert ours.of("b.html", "index.html") == Target("b.html", "", "missing")
    assert ours.of("b.html", "a/index.html").path == "a/b.html"


@pytest.mark.parametrize("piece", ["../", "a/", "%2e%2e/", "a/../", "#", "?", "%"])
def test_a_long_address_takes_no_time(piece: str) -> None:
    """Folders without number are gone through once."""
    assert targets().of(piece * LONG, "a/b.html").problem in ("", "missing", "outside")
