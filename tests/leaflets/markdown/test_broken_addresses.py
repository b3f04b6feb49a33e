"""Addresses at which MkDocs ends with a traceback."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from hypothesis import given
from hypothesis import strategies as st
from leaflets.links import pages
from leaflets.markdown import broken_addresses
from support.commands import mkdocs, output
from support.library import ROOT

Build = Callable[..., list[str]]
Project = Callable[..., Path]
BROKEN = "https://example]org"


def render(text: str) -> str:
    """Markdown with the extension that takes such addresses out."""
    return markdown.markdown(text, extensions=["attr_list", "md_in_html", broken_addresses.NAME])


@pytest.mark.parametrize(
    ("text", "html"),
    [
        (f"[a *b*]({BROKEN})", f'<p><span data-broken="{BROKEN}">a <em>b</em></span></p>'),
        (f"![a]({BROKEN})", f'<p><span alt="a" data-broken="{BROKEN}"></span></p>'),
        (f"[a][b]\n\n[b]: {BROKEN} 'c'", f'<p><span data-broken="{BROKEN}" title="c">a</span></p>'),
        (f"<{BROKEN}>", f'<p><span data-broken="{BROKEN}">{BROKEN}</span></p>'),
        ("[a](//[b)", '<p><span data-broken="//[b">a</span></p>'),
        ("[a](https://a.example/[b])", '<p><a href="https://a.example/[b]">a</a></p>'),
        ("[a](http://[::1]/x)", '<p><a href="http://[::1]/x">a</a></p>'),
        ("[a](b]c.md)", '<p><a href="b]c.md">a</a></p>'),
        ("[a]()", '<p><a href="">a</a></p>'),
    ],
)
def test_taken_out(text: str, html: str) -> None:
    """The link becomes text and keeps its address for the check; what can be taken apart stays as it is."""
    assert render(text) == html


def test_raw_html_is_left_alone() -> None:
    """MkDocs never looks at it, and the check finds it in the page."""
    assert pages.read(render(f'<a href="{BROKEN}">w</a>')).links[0].address == BROKEN


@given(st.text(alphabet="[]():/#?@%&;.htpsm\\\u2100\uff1a1ab ", max_size=25))
def test_whatever_is_left_can_be_taken_apart(address: str) -> None:
    """Behind it nothing raises, so MkDocs and other extensions may take any address apart."""
    text = f"[a](<{address}>) ![b](<{address}>) [c][d]\n\n[d]: <{address}>"
    rendered = markdown.Markdown(extensions=[broken_addresses.NAME, _Splitting()])
    rendered.convert(text)


class _Splitting(markdown.extensions.Extension):
    """What MkDocs does to links, at its time."""

    def extendMarkdown(self, md: markdown.Markdown) -> None:  # noqa: N802 (the base class names it)
        class _Split(markdown.treeprocessors.Treeprocessor):
            def run(self, root: broken_addresses.Element) -> None:
                for element in root.iter():
                    for name in {"a": ["href"], "img": ["src"]}.get(element.tag, []):
                        value = element.get(name)
                        assert value is not None
                        assert broken_addresses._splits(value)

        md.treeprocessors.register(_Split(md), "split", 0)


def test_build_without_our_gate_ends_with_a_traceback(project: Project) -> None:
    """Else this module could go: MkDocs 1.6 does not survive such an address."""
    done = mkdocs(project({"index.md": f"[words]({BROKEN})"}), "build")
    assert done.returncode == 1
    assert "Traceback" in done.stderr


def test_build_with_our_gate_names_the_place(project: Project) -> None:
    """With the gate the same build ends well, and says where the address stands; under `--strict` it is refused."""
    text = f"# A\n\n[words]({BROKEN}) and ![words](http://[b)\n\n<a href='{BROKEN}/raw'>words</a>"
    folder = project({"index.md": text}, f"hooks: [{ROOT / 'hooks/gate.py'}]\n")
    done = mkdocs(folder, "build")
    assert done.returncode == 0
    for place in ("3:9", "3:43", "5:10"):
        assert f"docs/index.md:{place}: 'http" in output(done)
    assert 'data-broken="https://example]org">words</span>' in (folder / "site/index.html").read_text("utf-8")
    assert mkdocs(folder, "build", "--strict").returncode == 1


def test_extension_is_added_once(build: Build) -> None:
    """A project that names the extension itself gets one finding for one address."""
    found = build({"index.md": f"[words]({BROKEN})"}, f"markdown_extensions: [{broken_addresses.NAME}]\n")
    assert len(found) == 1
    assert found[0].endswith("(malformed-address)")
