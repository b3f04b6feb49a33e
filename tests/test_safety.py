"""Hostile content from a pull request, in real builds with the shipped configuration: nothing of it acts.

The builds are not strict: what is refused is seen by reviewers all the same.
"""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from leaflets.library import rendering
from leaflets.markdown import safe_html
from leaflets.site import generated
from selectolax.lexbor import LexborHTMLParser
from support import library, shipped_config
from support.commands import leaflets, mkdocs, output

ATTACK = "'\"><img src=x onerror=hit()><script>hit()</script>{{ 7 * 7 }}{% set x = 49 %}"
"""Ends an attribute in either kind of quotation marks, then tries HTML and Jinja."""


def acting(html: str) -> list[str]:
    """What would run our attack: any element or attribute that an author's text became."""
    tree = LexborHTMLParser(html)
    found = [str(node.html) for node in tree.css("[onerror]")]
    return found + [str(node.html) for node in tree.css("script") if "hit()" in node.text()]


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The example with the attack in front matter, sources, glossary and local values."""
    folder = library.copy(tmp_path_factory.mktemp("hostile"))
    shipped_config.use(folder)
    quoted = json.dumps(ATTACK)
    for path in ("knee/index.md", "knee/risks.md"):
        page = folder / "docs" / path
        text = page.read_text("utf-8")
        front = f"title: {quoted}\ndescription: {quoted}\nauthor: {quoted}\nsubtitle: {quoted}\nstatus: {quoted}\n"
        front += f"robots: {quoted}\nowner: {quoted}\nversion: {quoted}\naudience: {quoted}\nauthors: [{quoted}]\n"
        front += f"local: {{ward_phone: {quoted}, formats_email: {quoted}, rule: {quoted}}}\n"
        body = re.sub(r"\A---\n.*?\n---\n", "", text, flags=re.DOTALL)
        page.write_text(
            f"---\n{front}---\n{body}\n\nThe rule: {{{{ local.rule }}}}, `{ATTACK}`, {{{{ 7 * 7 }}}}\n", "utf-8"
        )
    escaped = ATTACK.replace("<", "&lt;").replace(">", "&gt;")
    (folder / "docs/knee/more.md").write_text(f"# {escaped}\n\n## More {escaped}\n\nText {escaped}\n", "utf-8")
    for path in ("knee/sources.yml", "glossary.yml"):
        file = folder / "docs" / path
        text = re.sub(
            r"(?m)^( *(?:- )?(?:title|publisher|topic|role|term|definition|also|reason|note|what): ).*$",
            lambda match: f"{match[1]}{quoted}",
            file.read_text("utf-8"),
        )
        file.write_text(text, "utf-8")
    return folder


@pytest.fixture(scope="module")
def site(project: Path) -> Path:
    """The site of the hostile example, built as a preview."""
    shipped_config.build(project)
    return project / "site"


def test_nothing_becomes_html(site: Path) -> None:
    """On no page, the generated ones and the print page too, does a value of front matter, sources or glossary act."""
    pages = list(site.rglob("*.html"))
    assert len(pages) > 8
    assert {page.name: found for page in pages if (found := acting(page.read_text("utf-8")))} == {}
    assert sum("onerror=hit()" in page.read_text("utf-8") for page in pages) > 5  # as text it stands there


def test_nothing_is_calculated(site: Path) -> None:
    """Jinja in a text, a title or a value stays as it is written."""
    for page in site.rglob("*.html"):
        text = page.read_text("utf-8")
        assert not re.search(r"hit\(\)&lt;/script&gt;49", text), page
    assert "{{ 7 * 7 }}" in (site / "knee/risks.html").read_text("utf-8")


def test_generated_pages_hold_only_safe_html(project: Path) -> None:
    """What the engine makes of sources and glossary is judged as pages are, but for the site's own classes."""
    made = library.read(project)
    files = generated.files(made)
    pages = [path for path in files if path.endswith(".md")]
    assert {"glossary.md", "knee/where-this-comes-from.md"} <= set(pages)
    for path in pages:
        html = rendering.rendered(made, files[path], path, set(files))
        assert [fault.why for fault in safe_html.faults(html) if "is not for authors" not in fault.why] == [], path


def test_links_out_of_docs_are_not_published(example: Path) -> None:
    """A linked page, picture or folder outside docs/ is on no preview; what is there is told."""
    secret = example / "machine"
    secret.mkdir()
    (secret / "secret.md").write_text("# S3CRET\n", "utf-8")
    (secret / "secret.svg").write_text("<svg xmlns='http://www.w3.org/2000/svg'><title>S3CRET</title></svg>", "utf-8")
    (example / "docs/knee/more.md").symlink_to(secret / "secret.md")
    (example / "docs/knee/film.svg").symlink_to(secret / "secret.svg")
    (example / "docs/knee/linked").symlink_to(secret)
    said = output(mkdocs(example, "build"))
    assert said.count("(unsafe-file)") == 3
    published = [path for path in (example / "site").rglob("*") if path.is_file()]
    assert len(published) > 3
    assert [path for path in published if b"S3CRET" in path.read_bytes()] == []


DEEP = "    " + "[" * 100_000 + "\n"
"""Crashes libyaml where nothing limits it."""
FRONTS = {
    "deep": f"---\na: {DEEP}---\n# Risks\n",
    "deep behind a rare line end": f"---\n# \u2028{DEEP}---\n# Risks\n",
    "bomb": "---\na0: &a0 [x, x]\n"
    + "".join(f"a{i}: &a{i} [{', '.join([f'*a{i - 1}'] * 9)}]\n" for i in range(1, 10))
    + "---\n# Risks\n",
    "number": f"---\na: 1{':59' * 100_000}\n---\n# Risks\n",
    "python": "---\na: !!python/object/apply:os.system [touch hit]\n---\n# Risks\n",
    "template that is not there": "---\ntemplate: ../../../../etc/passwd\n---\n# Risks\n",
    "values of any kind": "---\ntitle: {a: b}\ndescription: [x]\nhide: 5\nsearch: 3\nallow: x\n---\n# Risks\n",
}


@pytest.mark.parametrize("front", FRONTS)
def test_front_matter_does_not_stop_the_program(front: str, example: Path) -> None:
    """No front matter crashes MkDocs, fills its memory or runs code: a finding or one line of error names the page."""
    shipped_config.use(example)
    (example / "docs/knee/risks.md").write_text(FRONTS[front], "utf-8")
    done = mkdocs(example, "build")
    assert done.returncode in (0, 1, 2), done.returncode  # not killed by a signal
    assert "docs/knee/risks.md" in output(done)
    assert not (example / "hit").exists()


@pytest.mark.parametrize("above", ["", "a: [\n---\n"], ids=["an empty one", "a broken one"])
def test_mkdocs_reads_no_front_matter_that_we_did_not_read(above: str, example: Path) -> None:
    """Where MkDocs would take more, or other lines, for front matter than we do, it gets the text without any."""
    shipped_config.use(example)
    text = f"---\n{above}---\nsubtitle: x\n---\n# Risks\n"
    (example / "docs/knee/risks.md").write_text(text, "utf-8")
    shipped_config.build(example)
    assert "subtitle: x" in " ".join(shipped_config.page(example, "knee/risks.html").text().split())


UNSAFE = {
    "script": "<script>hit()</script>",
    "module": "<script type=module>hit()</script>",
    "capitals": "<SCRIPT>hit()</SCRIPT>",
    "event": "<img src=x onerror=hit()>",
    "drawing": "<svg onload=hit()><title>a</title></svg>",
    "drawn-script": "<svg><script>hit()</script></svg>",
    "address": "[a](javascript:hit())",
    "entity": '<a href="java&#115;cript:hit()">a</a>',
    "style": "<style>h1 { display: none } /* hit() */</style>",
    "frame": "<iframe srcdoc='hit()'></iframe>",
    "form": "<form action=https://www.example.org><input name=password value=hit()></form>",
    "box": '!!! note "<script>hit()</script>"\n\n    Words.',
    "list": "- One\n\n    <script>hit()</script>",
    "table": "| a |\n| - |\n| <script>hit()</script> |",
    "footnote": "Words.[^1]\n\n[^1]: <script>hit()</script>",
    "heading": "## More <script>hit()</script>",
    "leaves": "</div></article></main></body></html><script>hit()</script>",
    "open": "<textarea>hit()",
    "attributes": "Words.\n{ onclick=hit() }",
}
PLACES = ("knee/{}.md", "{}.md", "contributing/{}.md")


@pytest.fixture(scope="module", params=["", "review", "preview"])
def shown(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site with each attack on a page of its own, all of which say that it is allowed."""
    folder = library.copy(tmp_path_factory.mktemp("unsafe"))
    shipped_config.use(folder)
    for place in PLACES:
        for name, text in UNSAFE.items():
            file = folder / "docs" / place.format(name)
            file.parent.mkdir(exist_ok=True)
            front = "---\nallow:\n  unsafe-html: We need it.\nsearch: {boost: 2}\n---\n"
            file.write_text(f"{front}# A page\n\n{text}\n", "utf-8")
    said = output(mkdocs(folder, "build", LEAFLETS_MODE=request.param))
    assert "(unsafe-html)" in said
    assert "No booklet of 'knee': it holds HTML that may not be shown." in said
    return folder / "site"


@pytest.mark.parametrize("name", UNSAFE)
@pytest.mark.parametrize("place", PLACES)
def test_unsafe_page_is_shown_as_text(place: str, name: str, shown: Path) -> None:
    """In every build and everywhere, whatever its front matter says: the source, below a notice with the reason."""
    html = (shown / place.format(name).replace(".md", ".html")).read_text("utf-8")
    tree = LexborHTMLParser(html)
    assert tree.css_first("article pre.as-text").text().strip() == f"# A page\n\n{UNSAFE[name]}"
    assert "This page holds HTML that may not be shown" in tree.css_first("article .admonition-title").text()
    tree.css_first("pre.as-text").decompose()
    for node in tree.css("article .admonition li"):
        node.decompose()
    assert "hit()" not in tree.html


def test_unsafe_page_is_nowhere_else(shown: Path) -> None:
    """Neither on the print page but as text, nor in search, nor in a booklet, nor in a file of its own."""
    paper = LexborHTMLParser((shown / "print_page.html").read_text("utf-8"))
    assert len(paper.css("#print-site-page pre.as-text")) == 2 * len(UNSAFE)
    for node in paper.css("pre.as-text, .admonition li"):
        node.decompose()
    assert "hit()" not in paper.html
    index = json.loads((shown / "search/search_index.json").read_text("utf-8"))
    found = [entry for entry in index["docs"] if entry["location"].partition("#")[0].split("/")[-1][:-5] in UNSAFE]
    assert found == []
    assert "hit()" not in json.dumps(index)
    assert list(shown.rglob("*.pdf")) == []
    for file in (shown / "assets").rglob("*.*"):
        assert "hit()" not in file.read_text("utf-8", "replace"), file


def test_include_that_is_unsafe(example: Path) -> None:
    """The page that takes it in is shown as its author wrote it, without what it takes in."""
    library.change(example, "--- part.md\n<script>hit()</script>\n--- knee/more.md\n# More\n\n--8<-- 'part.md'\n")
    output(mkdocs(example, "build"))
    html = (example / "site/knee/more.html").read_text("utf-8")
    assert "--8&lt;-- &#x27;part.md&#x27;" in html
    assert "&lt;script&gt; runs code" in html
    assert "hit()" not in html


def test_links_to_a_page_shown_as_text(example: Path) -> None:
    """Its own faults and those of links to it are told as `leaflets check` tells them: no more, no fewer."""
    library.change(
        example,
        "--- knee/more.md\n# More\n\n## Part\n\n[w](none.md)\n\n<script>hit()</script>\n"
        "--- about.md\n# About\n\n[The part](knee/more.md#part), [another](knee/more.md#gone)\n",
    )
    said = output(mkdocs(example, "build"))
    told = sorted(line.split("leaflets: ", 1)[1] for line in said.splitlines() if "WARNING -  leaflets: docs/" in line)
    checked = leaflets(example, "check").stdout.splitlines()
    assert told == sorted(line.removeprefix("warn: ") for line in checked if line.startswith("warn: "))
    assert sum("(broken-anchor)" in line for line in told) == 1


def test_files_that_act_are_left_out(example: Path) -> None:
    """Of no build does anybody open them; what mkdocs.yml itself loads is code of the admins, and stays."""
    shipped_config.use(example)
    (example / "docs/assets").mkdir()
    for path in ("form.html", "knee/a.js", "knee/b.xhtml", "assets/own.css", "assets/other.css"):
        (example / "docs" / path).write_text("hit()", "utf-8")
    drawing = "<svg xmlns='http://www.w3.org/2000/svg'><script>hit()</script></svg>"
    (example / "docs/knee/c.svg").write_text(drawing, "utf-8")
    config = example / "mkdocs.yml"
    config.write_text(config.read_text("utf-8").replace("extra_css:\n", "extra_css:\n  - assets/own.css\n"), "utf-8")
    said = output(mkdocs(example, "build"))
    assert said.count("(unsafe-file)") == 6
    left = [path.name for path in (example / "site").rglob("*") if path.is_file() and b"hit()" in path.read_bytes()]
    assert [re.sub(r"\.[0-9a-f]{8,}\.", ".", name) for name in left] == ["own.css"]
