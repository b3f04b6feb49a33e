"""The finishing hook in real builds: search words, print page, inline parts in files."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from leaflets.html import hashed_names, inline
from support import library, shipped_config
from support.shipped_config import build, links, page


@pytest.fixture
def site(example: Path) -> Path:
    """A project with the shipped configuration and theme, and the example's leaflet."""
    shipped_config.use(example)
    return example


def test_both_copies_of_the_search_index_hold_the_words(site: Path) -> None:
    """`search_index.json` is read over HTTP, `search_index.js` from a folder: they say the same."""
    build(site)
    folder = site / "site/search"
    index = json.loads((folder / "search_index.json").read_text("utf-8"))
    script = (folder / "search_index.js").read_text("utf-8")
    assert json.loads(script.removeprefix("var __index = ")) == index
    titles = {entry["location"]: entry["title"] for entry in index["docs"]}
    assert titles["knee/risks.html"] == "Risks · Knee arthroscopy"


def test_print_page_is_repaired(site: Path) -> None:
    """A link into the glossary, which the plugin leaves dead or not by the kind of its target, leads there."""
    build(site)
    paper = page(site, "print_page.html")
    assert "#glossary-arthroscopy" in links(paper, "#knee a")
    assert paper.css_first("h4#glossary-arthroscopy") is not None
    assert [node.attributes["id"] for node in paper.css("section.printed-section")] == [
        "knee",
        "knee-how-to-prepare",
        "knee-risks",
        "glossary",
    ]


def test_link_out_of_the_print_page_is_a_full_address(site: Path) -> None:
    """The home page is not printed; `site_url` says where it is."""
    library.change(site, "--- knee/risks.md\n# Risks\n\n[All leaflets](../index.md)\n")
    build(site)
    assert links(page(site, "print_page.html"), "#knee-risks a") == ["https://leaflets.hospital.example/index.html"]


def test_script_and_styles_of_the_print_plugin_are_gone(site: Path) -> None:
    """They hide parts of a page that ours does not have, and set page margins for every page."""
    build(site)
    assert not (site / "site/js").exists()
    assert not (site / "site/css/print-site.css").exists()
    for address in ("index.html", "knee/risks.html", "print_page.html"):
        html = (site / "site" / address).read_text("utf-8")
        assert "print-site.js" not in html
        assert "print-site.css" not in html


def test_without_print_page_and_search(site: Path) -> None:
    """Who switches a plugin off gets a site without it."""
    config = site / "mkdocs.yml"
    text = config.read_text("utf-8")
    start, end = text.index("plugins:\n"), text.index("markdown_extensions:")
    config.write_text(text[:start] + "plugins: []\n\n" + text[end:], "utf-8")
    build(site)
    assert not (site / "site/print_page.html").exists()
    assert not (site / "site/search").exists()
    assert "Print this leaflet" not in page(site, "knee/risks.html").body.text()


def test_two_builds_are_the_same(site: Path) -> None:
    """Search words and print page depend on the text alone."""
    build(site)
    files = ("search/search_index.json", "print_page.html", "knee/risks.html")
    first = [(site / "site" / file).read_bytes() for file in files]
    build(site)
    assert [(site / "site" / file).read_bytes() for file in files] == first


PICTURE = """
--- knee/risks.md
# Risks

!!! risk "What may go wrong"

    Infection may happen. [@guide risks.1]

![Infection](knee.svg "Infection may happen.") [@guide risks.1]
--- knee/how-to-prepare.md
# How to prepare

![Infection](knee.svg "Infection may happen.") [@guide risks.1]
--- knee/knee.svg
<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8">
  <title>Infection</title>
  <desc>On the left, an arrow. Infection may happen.</desc>
  <defs><path id="a" class="bone" d="M0 0h8v8z"/></defs><use href="#a"/>
</svg>
"""


def test_drawing_stands_in_the_page_and_on_the_print_page(site: Path) -> None:
    """With name and description; on the print page each id is there once. Search finds the caption, not these words."""
    library.change(site, PICTURE)
    build(site)
    drawing = page(site, "knee/risks.html").css_first("figure.picture > svg.drawing")
    assert drawing is not None
    assert drawing.attributes["viewBox"] == "0 0 8 8"
    paper = page(site, "print_page.html")
    ids = [node.attributes["id"] for node in paper.css("[id]")]
    assert len(ids) == len(set(ids))
    drawn = paper.css("svg.drawing")
    assert len(drawn) == 2
    for each in drawn:
        assert each.css_first("title").attributes["id"] == each.attributes["aria-labelledby"]
        assert each.css_first("desc").attributes["id"] == each.attributes["aria-describedby"]
        assert f"#{each.css_first('path').attributes['id']}" == each.css_first("use").attributes["href"]
    index = json.loads((site / "site/search/search_index.json").read_text("utf-8"))
    found = " ".join(entry["text"] for entry in index["docs"] if entry["location"].startswith("knee/"))
    assert "Infection may happen." in found
    assert "arrow" not in found


def test_stylesheets_and_scripts_are_named_by_their_content(site: Path) -> None:
    """On every page, the print page and `404.html` too; what the gate finds in a stylesheet has its source's place."""
    library.change(site, "--- assets/own.css\np { background: url(gone.png) }\n--- assets/own.js\nrun()\n")
    config = site / "mkdocs.yml"
    text = config.read_text("utf-8").replace("extra_css:\n", "extra_css:\n  - assets/own.css\n")
    config.write_text(text.replace("\nplugins:", "\nextra_javascript: [assets/own.js]\n\nplugins:"), "utf-8")
    said = build(site)
    assert re.search(r"docs/assets/own\.css:1:\d+: .*\(broken-link\)", said), said
    for address in ("index.html", "knee/risks.html", "print_page.html", "404.html"):
        ours = [
            link for link in links(page(site, address), "link[rel=stylesheet]") if "assets/stylesheets/" not in link
        ]
        ours += [node.attributes["src"] or "" for node in page(site, address).css("script[src*=assets]")]
        assert len(ours) > 2
        for link in ours:
            assert hashed_names.bears_hash(link[link.index("assets/") :]), link
            assert ((site / "site" / address).parent / link.removeprefix("/")).is_file(), link
    assert not list((site / "site/assets").glob("own.css"))


def code(site: Path) -> dict[str, list[str]]:
    """By page of the built site, what stands inline."""
    folder = site / "site"
    pages = {path.relative_to(folder).as_posix(): path.read_text("utf-8") for path in folder.rglob("*.html")}
    return {address: found for address, text in sorted(pages.items()) if (found := list(inline.left(text)))}


HOME = "# Home\n\n<!-- leaflets -->\n\nMore words.\n"


def test_no_page_holds_code_or_styles(site: Path) -> None:
    """Those of theme and plugins are in files that pages share; the page for a server names them by path."""
    library.change(site, f"--- index.md\n{HOME}")
    config = site / "mkdocs.yml"
    text = config.read_text("utf-8")
    config.write_text(text.replace("leaflets.hospital.example/", "leaflets.hospital.example/a/b/"), "utf-8")
    build(site)
    assert code(site) == {}
    for address, root in (("knee/risks.html", "../"), ("index.html", ""), ("404.html", "/a/b/")):
        named = [node.attributes["src"] or "" for node in page(site, address).css("script[src*='assets/inline/']")]
        assert len(named) >= 2
        for name in named:
            assert name.startswith(f"{root}assets/inline/")
            assert (site / "site" / name.removeprefix(root)).is_file()
    one, other = (set(re.findall(r"inline/\w+", (site / "site" / name).read_text("utf-8")))
                  for name in ("knee/index.html", "knee/how-to-prepare.html"))  # fmt: skip
    assert one == other


PLUGIN = """
from mkdocs.plugins import event_priority

@event_priority(-90)
def on_page_content(html, page, config, files):
    return html + {part!r} if page.file.src_uri == "knee/risks.md" else html
"""
PARTS = [
    "<script>hit()</script>",
    "<script type=module>hit()</script>",
    "<style>body { display: none }</style>",
    '<p style="color: red">a</p>',
    "<svg onload='hit()'></svg>",
]


@pytest.mark.parametrize("part", PARTS)
def test_nothing_in_a_pages_text_is_moved(site: Path, part: str) -> None:
    """Not even what gets past the checks, as a plugin may bring it: it stays, is told, and no file holds it."""
    (site / "plugin.py").write_text(PLUGIN.format(part=part), "utf-8")
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("\nhooks:\n", "\nhooks:\n  - plugin.py\n"), "utf-8")
    said = build(site)
    assert "docs/knee/risks.md: " in said
    assert "(inline-code)" in said
    assert set(code(site)) == {"knee/risks.html", "print_page.html"}
    for file in (site / "site/assets/inline").iterdir():
        assert not re.search(r"hit\(\)|display: none|color: red", file.read_text("utf-8")), file


CHANGES = """
def on_post_page(output, page, config):
    return output.replace("<h1", '<h1 class="x"')
"""


def test_page_whose_text_a_plugin_changed(site: Path) -> None:
    """What is the theme's there can't be told apart, so nothing is learned from it; other pages say what is."""
    (site / "plugin.py").write_text(PLUGIN.format(part=PARTS[0]) + CHANGES, "utf-8")
    (site / "docs/about.md").write_text("No heading that the plugin changes.\n", "utf-8")
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("\nhooks:\n", "\nhooks:\n  - plugin.py\n"), "utf-8")
    build(site)
    assert code(site)["knee/risks.html"][-1] == "a script: 'hit()'"
    assert code(site)["print_page.html"] == ["a script: 'hit()'"]
    assert code(site).keys() & {"about.html", "404.html"} == set()


def test_aligned_cells_are_told_with_what_to_write(site: Path) -> None:
    """Markdown aligns cells by a style that the policy stops, unless mkdocs.yml has it write an attribute."""
    table = "# Risks\n\n| a | b |\n| --: | :-: |\n| 1 | 2 |\n"
    library.change(site, f"--- knee/risks.md\n{table}")
    assert "(inline-code)" not in build(site)
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("use_align_attribute: true", "use_align_attribute: false"))
    said = build(site)
    mend = (
        "is how Markdown aligns the cells of a table: write `use_align_attribute: true` under `tables:` in mkdocs.yml"
    )
    assert said.count(f"docs/knee/risks.md: `style='text-align: right;'` on <th> {mend} (inline-code)") == 1
