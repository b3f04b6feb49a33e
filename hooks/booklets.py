"""MkDocs hook: booklets to hold in the hand."""

from leaflets.mkdocs.booklets import on_env, on_page_context

__all__ = ["on_env", "on_page_context"]
