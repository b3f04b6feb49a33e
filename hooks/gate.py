"""MkDocs hook: the checks, which report and refuse. Add this file to the `hooks:` of any MkDocs project by its path.

The plugin `leaflets` does the same, and all that the other hooks do: use one or the other.
"""

from leaflets.mkdocs.gate import on_config, on_env, on_files, on_page_content, on_page_markdown, on_post_build

__all__ = ["on_config", "on_env", "on_files", "on_page_content", "on_page_markdown", "on_post_build"]
