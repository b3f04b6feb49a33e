"""The navigation hook in real builds: the order of pages, what nobody writes, one leaflet at a time."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from support import library, shipped_config
from support.shipped_config import build, links, page


@pytest.fixture
def site(example: Path) -> Path:
    """A project with the shipped configuration and theme, the example's leaflet, and a second one."""
    shipped_config.use(example)
    shutil.copytree(example / "docs/knee", example / "docs/ankle")
    index = example / "docs/ankle/index.md"
    index.write_text(index.read_text("utf-8").replace("Knee", "Ankle"), "utf-8")
    library.change(example, "--- contributing/index.md\n# For authors\n")
    return example


def test_second_leaflet_costs_only_its_text(site: Path) -> None:
    """It is on the home page, has its own sidebar, and is nowhere in the other's."""
    build(site)
    assert links(page(site, "index.html"), ".leaflet-list li > a") == ["ankle/index.html", "knee/index.html"]
    sidebar = links(page(site, "knee/risks.html"), ".md-nav--primary a:not([href^='#'])")
    assert sidebar[:3] == ["index.html", "how-to-prepare.html", "risks.html"]
    assert not any("ankle" in link for link in sidebar)


def test_each_page_is_described_by_what_it_says(site: Path) -> None:
    """In lists of search engines each page has its own words: those of its front matter, else its first paragraph."""
    library.change(
        site, f"--- knee/risks.md\n# Risks\n\n!!! risk\n\n    No.\n\n{'A <b>long</b> & true, story. ' * 9} [@-]\n"
    )
    build(site)

    def described(address: str) -> str:
        return page(site, address).css_first("meta[name=description]").attributes["content"] or ""

    risks = described("knee/risks.html")
    assert risks.startswith("A long & true, story. A long")
    assert risks.endswith(" …")
    assert len(risks) <= 162
    assert described("knee/index.html")
    assert described("knee/how-to-prepare.html") != risks


def test_previous_and_next_stay_in_the_leaflet(site: Path) -> None:
    """The last page of one leaflet does not lead to the first of another."""
    build(site)
    ends = {
        address: (links(built, "article a[rel=prev]"), links(built, "article a[rel=next]"))
        for address in ("ankle/index.html", "ankle/risks.html", "knee/index.html", "index.html", "glossary.html")
        if (built := page(site, address))
    }
    assert ends == {
        "ankle/index.html": ([], ["how-to-prepare.html"]),
        "ankle/risks.html": (["how-to-prepare.html"], []),
        "knee/index.html": ([], ["how-to-prepare.html"]),
        "index.html": ([], []),
        "glossary.html": ([], []),
    }
    assert links(page(site, "ankle/risks.html"), "head link[rel=next]") == []


def test_groups_stand_over_their_pages(site: Path) -> None:
    """In the sidebar, on the print page and from page to page; the page on help is found in a group."""
    contract = site / "docs/templates/leaflet/index.md"
    text = contract.read_text("utf-8")
    contract.write_text(text.replace("  - risks.md\n", "  - Risks & more: [risks.md, help.md]\n"), "utf-8")
    library.change(site, '--- templates/leaflet/help.md\n# Help\n\n!!! help "Call if:"\n\n    - It hurts.\n')
    library.change(site, '--- knee/help.md\n# Help\n\n!!! help "Call if:"\n\n    - It hurts. [@-]\n')
    build(site)
    risks = page(site, "knee/risks.html")
    (group,) = risks.css(".md-nav--primary .nav-group")
    name, pages = group.css_first(".nav-group__name"), group.css_first("ul")
    assert name.text() == "Risks & more"
    assert pages.attributes["aria-labelledby"] == name.id
    assert links(risks, ".nav-group a:not([href^='#'])") == ["risks.html", "help.html"]
    assert links(risks, "article a[rel=prev], article a[rel=next]") == ["how-to-prepare.html", "help.html"]
    assert "help.html" in links(risks, ".need-help a, .md-header a")
    paper = page(site, "print_page.html")
    (printed,) = [each for each in paper.css(".contents__group") if "knee" in (each.html or "")]
    assert (printed.text(deep=False) or "").strip() == "Risks & more"
    assert links(printed, "a")[0] == "#knee-risks"


def test_old_addresses_lead_to_the_pages(site: Path) -> None:
    """The site has a page at each; search, sitemap, contents and sidebar have none. The strict build takes them."""
    index = site / "docs/knee/index.md"
    index.write_text(index.read_text("utf-8").replace("local: {}", "local: {}\nformerly: [scope/]"), "utf-8")
    library.change(site, "---\nformerly: [dangers.md, harm.md: risks]\n---\n")
    said = build(site)
    assert "malformed-former-name" not in said
    assert "broken" not in said
    ways = {"knee/dangers": "risks.html", "knee/harm": "risks.html#risks", "scope/risks": "../knee/risks.html"}
    for address, way in ways.items():
        assert links(page(site, f"{address}.html"), "a") == [way]
    for made in ("search/search_index.json", "sitemap.xml", "print_page.html", "knee/index.html"):
        text = (site / "site" / made).read_text("utf-8")
        assert "dangers" not in text, made
        assert "scope/" not in text, made
    risks = site / "docs/knee/risks.md"
    risks.write_text(risks.read_text("utf-8").replace("harm.md: risks", "harm.md: rissks"), "utf-8")
    told = [line for line in build(site).splitlines() if "rissks" in line]
    assert len(told) == 1
    assert "docs/knee/risks.md:2:24: formerly: the page has no heading with the id 'rissks'" in told[0]


def test_glossary_is_made_from_its_source(site: Path) -> None:
    """Each term has a heading with its id, and the page is in the footer of every page."""
    build(site)
    assert page(site, "glossary.html").css_first("h3#arthroscopy") is not None
    assert "glossary.html" in links(page(site, "index.html"), ".site-foot a")


def test_home_page_says_where_the_list_stands(site: Path) -> None:
    """`<!-- leaflets -->` is replaced by the list; without it the list comes last."""
    (site / "docs/index.md").write_text("# Home\n\n## Find\n\n<!-- leaflets -->\n\nAfter the list.\n", "utf-8")
    build(site)
    text = (site / "site/index.html").read_text("utf-8")
    assert text.index("ankle/index.html") < text.rindex("After the list.")
    assert "<!-- leaflets -->" not in text
    (site / "docs/index.md").write_text("# Home\n\nBefore the list.\n", "utf-8")
    build(site)
    text = (site / "site/index.html").read_text("utf-8")
    assert text.index("Before the list.") < text.index("ankle/index.html")


def test_letters_to_jump_by_in_a_long_list(site: Path) -> None:
    """More than 30 leaflets stand under letters, and every letter leads to its own."""
    for number in range(32):
        leaflet = site / f"docs/l{number}"
        shutil.copytree(site / "docs/knee", leaflet)
        index = leaflet / "index.md"
        index.write_text(index.read_text("utf-8").replace("Knee", f"{chr(65 + number % 16)}nother"), "utf-8")
    build(site)
    home = page(site, "index.html")
    jumps = links(home, ".letters a")
    assert len(jumps) == 16
    assert all(home.css_first(jump) is not None for jump in jumps)
    assert len(home.css(".leaflet-list li")) == 34


def test_own_navigation_is_respected(site: Path) -> None:
    """Who writes a `nav` gets it."""
    with (site / "mkdocs.yml").open("a", encoding="utf-8") as config:
        config.write("\nnav:\n  - index.md\n  - Mine: [knee/risks.md, knee/index.md]\n")
    build(site)
    sidebar = links(page(site, "knee/risks.html"), ".md-nav--primary > ul > li > a")
    assert sidebar[:2] == ["risks.html", "index.html"]


def test_sign_off_takes_the_draft_mark_away(site: Path) -> None:
    """On the leaflet's pages, on the home page and on its paper, and only there."""
    library.agree(site, "2026-11-01", leaflet="knee")
    build(site)
    risks = page(site, "knee/risks.html")
    assert risks.css(".notice--draft") == []
    assert "Clinician, 1 November 2026; Editor, 1 November 2026" in " ".join(risks.css_first(".imprint").text().split())
    assert len(page(site, "ankle/risks.html").css(".notice--draft")) == 1
    marked = [node.text() for node in page(site, "index.html").css(".leaflet-list li:has(.mark) > a")]
    assert marked == ["Ankle arthroscopy"]


def test_acceptance_5_pages_say_that_words_have_changed(site: Path) -> None:
    """Every page of a leaflet that was agreed to says so where its words are others, and only these pages."""
    library.agree(site, "2026-11-01", leaflet="knee")
    file = site / "docs/knee/how-to-prepare.md"
    file.write_text(file.read_text("utf-8").replace("Do not eat on the day.", "Eat on the day."), "utf-8")
    library.write_words(site)
    build(site)
    for path in ("knee/how-to-prepare.html", "knee/risks.html"):
        (notice,) = page(site, path).css(".notice--draft")
        assert notice.text().strip().startswith("Changed since it was agreed.")
    assert "Changed since" not in page(site, "ankle/risks.html").css_first(".notice--draft").text()


def colors(site: Path) -> str:
    """The stylesheet of the hospital's colors, which bears the hash of its content in its name."""
    (file,) = (site / "site/assets").glob("hospital.????????.css")
    return file.read_text("utf-8")


def test_hospital_gives_name_colors_and_numbers(site: Path) -> None:
    """An edit of `extra.hospital` is all that a hospital needs."""
    config = site / "mkdocs.yml"
    text = config.read_text("utf-8")
    for old, new in (
        ("    example: true\n", "    example: false\n"),
        ("name: Example Hospital", "name: St. Mary's & Sons"),
        ('color: "#005a66"', 'color: "#7b1e3a"'),
        ('ward_phone: "555-0100"', "ward_phone: 555-0177"),
    ):
        assert old in text
        text = text.replace(old, new)
    config.write_text(text, "utf-8")
    build(site)
    risks = page(site, "knee/risks.html")
    assert risks.css_first("title").text() == "Risks – Knee arthroscopy – St. Mary's & Sons"
    assert "Example hospital" not in risks.body.text()
    assert "tel:5550177" in links(risks, ".need-help a")
    assert "#7b1e3a" in colors(site)


def test_unreadable_color_is_a_finding_and_not_used(site: Path) -> None:
    """A color that people cannot read is named with its line; the pages keep the default."""
    config = site / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace('color: "#005a66"', 'color: "#ffee00"'), "utf-8")
    done = build(site)
    assert re.search(r"mkdocs\.yml:\d+: extra\.hospital\.color: #ffee00 on #ffffff has a contrast of 1\.\d; text", done)
    assert "#ffee00" not in colors(site)


def test_without_the_gate_it_says_so(site: Path) -> None:
    """The hook needs the library that the gate reads."""
    config = site / "mkdocs.yml"
    config.write_text(re.sub(r"  - \S+hooks/gate\.py.*\n", "", config.read_text("utf-8")), "utf-8")
    done = build(site, status=1)
    assert "navigation.py needs hooks/gate.py before it" in done


def test_hospital_logo_stands_in_the_header(site: Path) -> None:
    """A file under docs/ that `extra.hospital.logo` names takes the place of the icon."""
    (site / "docs/images").mkdir()
    (site / "docs/images/logo.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"/>', "utf-8")
    config = site / "mkdocs.yml"
    text = config.read_text("utf-8").replace("    example: true\n", "    example: true\n    logo: images/logo.svg\n")
    config.write_text(text, "utf-8")
    build(site)
    image = page(site, "knee/risks.html").css_first("header img")
    assert image.attributes["src"] == "../images/logo.svg"


def test_words_of_authors_are_words(site: Path) -> None:
    """A title or owner that looks like HTML is shown as it was written, and runs nothing."""
    index = site / "docs/knee/index.md"
    text = index.read_text("utf-8").replace("Lead nurse (example)", "'<script>alert(1)</script>'")
    index.write_text(text.replace("title: Knee arthroscopy", "title: Knee <script>alert(2)</script>"), "utf-8")
    build(site)
    for path in (site / "site").rglob("*.html"):
        assert "<script>alert" not in path.read_text("utf-8"), path


def test_page_ends_with_its_sources(site: Path) -> None:
    """A closed list of what the page cites, once each, with an id; no button works without the list."""
    build(site)
    risks = page(site, "knee/risks.html")
    block = risks.css_first("article details.page-sources")
    assert "open" not in block.attributes
    assert [node.attributes["id"] for node in block.css("li")] == ["source:guide:risks.1"]
    told = "Source: “Risks”, sentence 1"
    assert " ".join(block.css_first("li").text().split()) == told
    assert "where-this-comes-from.html" in links(risks, ".page-sources a")
    for address in ("index.html", "glossary.html", "contributing/index.html"):
        assert page(site, address).css("[data-show-sources], .page-sources, script[src$='sources.js']") == []


def test_words_of_sources_are_words_on_every_page(site: Path) -> None:
    """A source whose name looks like HTML is shown as it was written, and runs nothing."""
    sources = site / "docs/knee/sources.yml"
    text = sources.read_text("utf-8")
    sources.write_text(text.replace("publisher: A", "publisher: <script>alert(3)</script> A"), "utf-8")
    build(site)
    for path in (site / "site").rglob("*.html"):
        assert "<script>alert" not in path.read_text("utf-8"), path
    assert "<script>alert(3)</script>" in page(site, "knee/risks.html").css_first(".page-sources").text()
    assert "<script>alert(3)</script>" in page(site, "knee/where-this-comes-from.html").text()


def test_pages_of_evidence_are_in_no_way_of_patients(site: Path) -> None:
    """Not in the navigation, the search, the print page; the sources' page shows the leaflet that it belongs to."""
    build(site)
    sources = page(site, "knee/where-this-comes-from.html")
    evidence = page(site, "contributing/evidence/knee.html")
    for built in (sources, evidence):
        assert built.css_first("meta[name=robots]").attributes["content"] == "noindex"
        assert links(built, "article a[rel]") == []
    assert links(sources, ".md-nav--primary > ul > li > a")[:3] == ["index.html", "how-to-prepare.html", "risks.html"]
    assert len(sources.css(".notice--draft")) == 1
    assert links(evidence, ".md-nav--primary > ul > li > a")[0] == "../index.html"
    index = (site / "site/search/search_index.json").read_text("utf-8")
    printed = (site / "site/print_page.html").read_text("utf-8")
    for name in ("where-this-comes-from", "contributing/evidence"):
        assert name not in index
        assert name not in printed
    ways = [links(page(site, address), "a") for address in ("index.html", "knee/index.html", "knee/risks.html")]
    assert not any("evidence" in link for found in ways for link in found)
