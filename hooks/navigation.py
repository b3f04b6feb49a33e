"""MkDocs hook: the navigation, the glossary page, page footers."""

from leaflets.mkdocs.navigation import (
    on_env,
    on_files,
    on_nav,
    on_page_content,
    on_page_context,
    on_page_markdown,
    on_page_read_source,
)

__all__ = [
    "on_env",
    "on_files",
    "on_nav",
    "on_page_content",
    "on_page_context",
    "on_page_markdown",
    "on_page_read_source",
]
