"""A finished page that runs nothing: for reviewers, who open what nobody has judged yet by a double click.

A web server's policy does not reach a page that is opened from a folder, so the page brings its own. It takes and gives
the text of a whole page, and knows nothing of MkDocs.
"""

from __future__ import annotations

from collections.abc import Iterator

from selectolax.lexbor import LexborHTMLParser, LexborNode

_HERE = "'self' file:"
"""The files beside the page. Chromium takes `'self'` for them in a folder, too; not every browser does."""
POLICY = (
    "default-src 'none'; script-src 'none'; object-src 'none'; frame-src 'none'; connect-src 'none'; "
    f"base-uri 'none'; form-action 'none'; style-src {_HERE}; font-src {_HERE}; img-src {_HERE} data:; "
    f"media-src {_HERE}"
)
"""Content Security Policy Level 3, as far as a `<meta>` may bring it (section 3.3)."""

_RUNS = "script, link[rel~=preload], link[rel~=modulepreload], link[rel~=prefetch], link[rel~=preconnect]"
_BLOCKS = frozenset(
    """
    p li td th dt dd figcaption caption summary pre h1 h2 h3 h4 h5 h6 div section article blockquote details figure
    table ul ol dl
    """.split()
)
_INSIDE = frozenset("li td th dt dd figcaption caption div section article blockquote details figure".split())
"""Blocks that take their sources in; those of others stand after them."""


def still(page: str) -> str:
    """The page without a script, with the policy that stops any, and with the sources under each statement.

    `assets/sources.js` sets the sources when a reader asks; here each is a part to open. What else needs a script
    (search, colors) stays hidden, since the page never says that scripts run (class `no-js`).
    """
    tree = LexborHTMLParser(page)
    for node in tree.css(_RUNS):
        node.decompose()
    for node in tree.css("*"):
        for name in [name for name in node.attributes if name.startswith("on")]:
            del node.attrs[name]
    for node in tree.css("meta[http-equiv]"):
        if (node.attributes["http-equiv"] or "").strip().lower() == "refresh":
            node.decompose()
    _sources(tree)
    policy = tree.create_node("meta")
    policy.attrs["http-equiv"] = "Content-Security-Policy"
    policy.attrs["content"] = POLICY
    if tree.head is not None:
        charset = tree.head.css_first("meta[charset]")
        if charset is not None:
            charset.insert_after(policy)  # before anything is loaded: it counts for what stands below it
        elif first := next(tree.head.iter(), None):
            first.insert_before(policy)
        else:
            tree.head.insert_child(policy)
    return f"<!doctype html>\n{tree.html}\n" if not (tree.html or "").startswith("<!") else f"{tree.html}\n"


def _sources(tree: LexborHTMLParser) -> None:
    """The sources that a page lists at its end, under the blocks that cite them."""
    content = tree.css_first("article.md-content__inner")
    sources = {node.attributes["data-cited"] or "": node.inner_html or "" for node in tree.css("[data-cited]")}
    if content is None or not sources:
        return
    told: dict[int, set[str]] = {}
    cited: dict[int, tuple[LexborNode, list[str]]] = {}
    for node in content.css("[data-source], [data-local]"):
        block = next((each for each in _up(node, content) if each.tag in _BLOCKS), None)
        if block is None:
            continue
        group = next((each for each in _up(block, content) if "chances" in _classes(each) or each.tag == "tr"), block)
        known = told.setdefault(group.mem_id, set())
        places = (node.attributes.get("data-source") or "").split()
        for name in places or [f"local:{node.attributes.get('data-local')}"]:
            if name in sources and name not in known:
                known.add(name)
                cited.setdefault(block.mem_id, (block, []))[1].append(name)
    for block, names in cited.values():
        box = tree.create_node("details")
        box.attrs["class"] = "cited"
        box.inner_html = f"<summary>Source</summary>{''.join(sources[name] for name in names)}"
        nested = next((each for each in block.iter() if each.tag in ("ul", "ol")), None)
        if block.tag == "li" and nested is not None:
            nested.insert_before(box)
        elif block.tag in _INSIDE:
            block.insert_child(box)
        else:
            block.insert_after(box)


def _up(node: LexborNode, top: LexborNode) -> Iterator[LexborNode]:
    """A node and what it stands in, below `top`."""
    at: LexborNode | None = node
    while at is not None and at.mem_id != top.mem_id:
        yield at
        at = at.parent


def _classes(node: LexborNode) -> list[str]:
    return (node.attributes.get("class") or "").split()
