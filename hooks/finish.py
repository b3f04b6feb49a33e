"""MkDocs hook: drawings, search words, print page repair, inline code into files."""

from leaflets.mkdocs.finish import on_config, on_nav, on_page_content, on_post_build, on_post_page, on_post_template

__all__ = ["on_config", "on_nav", "on_page_content", "on_post_build", "on_post_page", "on_post_template"]
