"""The same site, judged as it was built, as it is written, and as a folder from any builder."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from leaflets.checks import registry, verdict
from leaflets.checks.check import Inputs
from leaflets.core import settings
from leaflets.core.diagnostics import LeafletsError
from leaflets.library import reader, rendering
from leaflets.links.survey import Survey
from leaflets.site import surveys

Project = Callable[..., Path]
Look = Callable[..., Survey]
Build = Callable[..., list[str]]

FILES = {
    "index.md": "# Home\n\n[a](a.md) [b](sub/b.md#part) [here](a.md) [](a.md)\n\n[gone](gone.md)\n",
    "a.md": "# A\n\n## Part\n\n[b](sub/b.md#gone) ![gone](img/gone.png) <p id='part'>w</p>\n\n[x] (a.md) [y][z] [^1]\n",
    "docs/sub/b.md": "# B\n\n## Part\n\n[out](../../x.md) <label for='gone'>w</label> <img src='/x.png'>\n",
    "raw.html": "<!doctype html><title>w</title><main>\n<a href='gone.html'>w</a> <a href=a/>w</a></main>\n",
    "style.css": "a { b: url(gone.svg) }\n",
    "draft.md": "# Draft\n",
    "docs/sub/c.md": "# C\n\n[draft](../draft.md) [mail](mailto:x) [web](https://https://a.example)\n",
}
CONFIG = "draft_docs: draft.md\nsite_url: https://h.example/site/\n"


def of_library(folder: Path) -> list[str]:
    """What `leaflets check` says."""
    library = reader.read(settings.read(folder / "mkdocs.yml"))
    rendering.render_pages(library)
    return list(map(str, verdict.of(library, registry.run(Inputs(links=surveys.of_library(library))))))


def of_folder(site: Path) -> list[str]:
    """What `leaflets check --site` says."""
    library, survey = surveys.of_folder(site)
    return list(map(str, verdict.of(library, registry.run(Inputs(links=survey, site=survey)))))


def in_text(found: list[str]) -> list[str]:
    """The check of each finding and the page where it is."""
    return sorted(re.sub(r"^(?:docs/)?([^:]+).*(\(.*\))$", r"\1 \2", line, flags=re.DOTALL) for line in found)


def addresses(found: list[str]) -> list[str]:
    """The address that each finding begins with."""
    return [match[1] for line in found if (match := re.search(r": '([^']*)'", line))]


@pytest.mark.parametrize("directory_urls", ["true", "false"])
def test_a_build_and_a_reading_of_a_project_say_the_same(project: Project, build: Build, directory_urls: str) -> None:
    """With and without a build the same is found at the same places, in the same words."""
    config = f"{CONFIG}use_directory_urls: {directory_urls}\n"
    built = build(FILES, config)
    names = ("index.md", "a.md", "sub/b.md", "sub/c.md", "raw.html", "style.css")
    assert {line.partition(":")[0] for line in built} == {f"docs/{name}" for name in names}
    assert sorted(built) == sorted(of_library(project(FILES, config)))  # a log has what is only to know of first


def test_a_folder_says_of_its_pages_what_a_build_says(project: Project, build: Build) -> None:
    """From the built site alone the same is found, but for what only a source shows."""
    config = f"{CONFIG}use_directory_urls: false\n"
    built = in_text([line.replace(".md:", ".html:") for line in build(FILES, config)])
    only_in_sources = ("undefined-reference)", "unread-link)")
    kept_off_or_above = {"sub/c.html (unpublished-link)", "sub/b.html (absolute-link)"}
    assert in_text(of_folder(project(FILES, config) / "site")) == sorted(
        f"{line.partition(' ')[0]} (broken-link)" if line in kept_off_or_above else line
        for line in built
        if not line.endswith(only_in_sources)
    )


@pytest.mark.parametrize(
    ("hook", "found"),
    [
        ("def on_page_content(html, **kwargs):\n    return html + '<a href=\"late.html\">w</a>'\n", ["late.html"]),
        ("def on_post_page(output, **kwargs):\n    return output.replace('<p>', '<p >')\n", []),
        (
            "def on_post_page(output, **kwargs):\n"
            "    return output.replace('<p>', '<p ><a href=\"late.html\">w</a>')\n",
            ["late.html"],
        ),
        (
            "def on_post_page(output, **kwargs):\n    return output.replace('href=\"x.png\"', 'href=\"y.png\"')\n",
            ["y.png"],
        ),
        ("def on_post_page(output, **kwargs):\n    return ' '.join(output.split())\n", []),
    ],
    ids=["content", "tag", "added", "rewritten", "minified"],
)
def test_pages_that_a_plugin_changed(build: Build, hook: str, found: list[str]) -> None:
    """What a plugin made of a page after MkDocs rendered it is judged, and its author's text still has its lines."""
    files = {"index.md": "# Home\n\n[x](x.png) [gone](gone.md)\n\ntext\n", "hook.py": hook}
    told = build({**files, "./hook.py": hook}, "use_directory_urls: false\n")
    assert "docs/index.md:3:19: 'gone.md' leads to nothing: there is no gone.md. (broken-link)" in told
    assert sorted(addresses(told)) == sorted(["gone.md", *found])
    assert len(told) == 1 + len(found)


def test_a_page_that_mkdocs_did_not_write(build: Build) -> None:
    """MkDocs leaves out a page that a plugin emptied; a link to it is dead, and its own text is judged all the same."""
    hook = "def on_post_page(output, page, **kwargs):\n    return '' if page.url == 'a/' else output\n"
    told = build({"index.md": "[a](a.md)", "a.md": "[gone](gone.md)", "./hook.py": hook})
    assert [line.partition(":")[0] for line in told] == ["docs/a.md", "docs/index.md"]
    assert all(line.endswith("(broken-link)") for line in told)


def test_files_that_plugins_make(build: Build) -> None:
    """A page or file that a plugin adds is one to link to; a dead link in it is told by its path."""
    hook = (
        "import pathlib\nfrom mkdocs.structure.files import File\n"
        "def on_files(files, config):\n"
        "    files.append(File.generated(config, 'made.md', content='# Made\\n\\n[w](gone.md)'))\n"
        "    files.append(File.generated(config, 'made.txt', content='w'))\n"
        "def on_post_build(config):\n"
        "    pathlib.Path(config.site_dir, 'late.html').write_text('<a href=none.html>w</a>')\n"
    )
    files = {"index.md": "[made](made.md#made) [text](made.txt) <a href='late.html'>late</a>", "./hook.py": hook}
    told = build(files, "plugins: [search]\n")
    assert [line.partition(": ")[0] for line in told] == ["docs/made.md:3:5", "late.html:1:9"]


def test_what_a_build_writes_is_there_without_one(survey: Look) -> None:
    """`leaflets check` knows the files that MkDocs and its plugins write, and those of the theme's folder."""
    files = {
        "theme/css/x.css": "a{}",
        "index.md": "<a href='404.html'>a</a><a href='sitemap.xml'>b</a><a href='css/x.css'>c</a>",
    }
    assert list(survey(files).of("missing", "unsound")) == []
    assert [fault.address for fault in survey("<a href='search/search_index.json'>w</a>").of("missing")]
    search = survey("<a href='search/search_index.json'>w</a>", "plugins: [search]\n")
    assert list(search.of("missing")) == []


@pytest.mark.parametrize(
    ("page", "found"),
    [
        ('<body><main><a href="gone.html">w</a></main><a href="none.html">w</a></body>', ["gone.html", "none.html"]),
        ('<body><article><a href="gone.html">w</a></article></body>', ["gone.html"]),
        ('<body><div role=main><a href="gone.html">w</a></div></body>', ["gone.html"]),
        ('<body><main></main><main><a href="gone.html">w</a></main></body>', ["gone.html"]),
        ('<a href="gone.html">w', ["gone.html"]),
        ('<base href="/sub/"><main><a href="x.html">w</a></main>', []),
        ('<base href="/sub/"><main><a href="index.html">w</a></main>', ["index.html"]),
        ("", []),
    ],
)
def test_pages_of_any_builder(tmp_path: Path, page: str, found: list[str]) -> None:
    """The main part of a page is its author's, what is around it is told once; a page without one is all text."""
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub/x.html").write_text("<p>w</p>", "utf-8")
    (tmp_path / "index.html").write_text(page, "utf-8")
    assert sorted(addresses(of_folder(tmp_path))) == found


@pytest.mark.parametrize(
    ("sitemap", "found"),
    [
        ("<urlset><url><loc>https://h.example/docs/</loc></url></urlset>", []),
        ("<urlset><url><loc>\nhttps://h.example/docs/a/b.html</loc></url><loc>https://h.example/docs/x.html</loc>", []),
        ("<urlset></urlset>", ["/docs/index.html"]),
        ("no sitemap", ["/docs/index.html"]),
    ],
)
def test_address_of_a_folder_is_that_of_its_sitemap(tmp_path: Path, sitemap: str, found: list[str]) -> None:
    """Where the site will stand is read from its sitemap; links to it are links within."""
    (tmp_path / "sitemap.xml").write_text(sitemap, "utf-8")
    (tmp_path / "index.html").write_text('<a href="/docs/index.html">w</a>', "utf-8")
    told = [line for line in of_folder(tmp_path) if line.startswith("index.html")]
    assert addresses(told) == found


def test_folder_without_a_page(tmp_path: Path) -> None:
    """There is nothing to judge, which is not the same as nothing to mend."""
    (tmp_path / "x.txt").touch()
    with pytest.raises(LeafletsError, match="holds no HTML page"):
        surveys.of_folder(tmp_path)
