"""The name by which `mkdocs.yml` has always asked for our Markdown extension."""

from leaflets.markdown.extension import makeExtension

__all__ = ["makeExtension"]
