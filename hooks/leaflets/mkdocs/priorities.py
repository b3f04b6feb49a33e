"""When each part acts on an event of MkDocs, and why.

MkDocs calls the handlers of an event by falling priority; 0 is the one of whoever names none. At equal priority plugins
come first, then hooks; ours come after all others, in the order of PARTS.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

from mkdocs.plugins import event_priority

PARTS = ("gate", "navigation", "booklets", "finish")
"""The parts in the order in which mkdocs.yml names their hooks."""

PRIORITIES: Mapping[tuple[str, str], tuple[int, str]] = {
    ("plugin", "on_config"): (-99, "before its parts; after print-site has looked whether it is the last plugin"),
    ("gate", "on_config"): (-100, "after plugins that add Markdown extensions or change folders"),
    ("finish", "on_config"): (-100, "after print-site has added its script"),
    ("gate", "on_files"): (100, "before MkDocs or a plugin reads a source that cannot be read"),
    ("navigation", "on_files"): (0, "after the gate has read the library; the navigation is made next"),
    ("navigation", "on_nav"): (0, "nobody else changes it"),
    ("finish", "on_nav"): (-100, "after whoever changes the navigation: the pages are kept in this order"),
    ("navigation", "on_page_read_source"): (0, "pages of evidence have no file; nobody else may answer for them"),
    ("gate", "on_page_markdown"): (0, "any time before the page is rendered"),
    ("navigation", "on_page_markdown"): (0, "any time before a template sees the front matter"),
    ("gate", "on_page_content"): (0, "before the next two: the checks read what Markdown gave"),
    ("navigation", "on_page_content"): (0, "after the gate, which need not read lists that are made"),
    ("finish", "on_page_content"): (0, "after the gate, whose copy keeps images as images: booklets need them"),
    ("navigation", "on_env"): (0, "any time before a template is rendered"),
    ("gate", "on_env"): (-100, "after whoever changes finished content: the checks read what readers get"),
    ("booklets", "on_env"): (-150, "after the checks: a build that they refuse has no booklets"),
    ("navigation", "on_page_context"): (0, "any time before the page's template is rendered"),
    ("booklets", "on_page_context"): (0, "any time before the page's template is rendered"),
    ("finish", "on_post_page"): (-100, "after plugins that write into the page"),
    ("finish", "on_post_template"): (-100, "after plugins that write into 404.html"),
    ("finish", "write_search_and_print"): (0, "after search and print-site; before `offline` copies the index (-100)"),
    ("finish", "move_inline_parts"): (-150, "after whatever writes pages, `offline` too"),
    ("finish", "name_assets"): (-160, "after all that writes into the site: names hold a hash of the content"),
    ("gate", "on_post_build"): (-200, "last: the links of the finished site are judged"),
}
"""By part and handler: its priority, and the reason."""

Handler = TypeVar("Handler", bound=Callable[..., Any])


def in_turn(handler: Handler) -> Handler:
    """Give a handler the priority that the table has for it. Raises KeyError where the table has none."""
    part = handler.__module__.rpartition(".")[2]
    priority, _ = PRIORITIES[part, handler.__name__]
    decorated: Handler = event_priority(priority)(handler)
    return decorated
