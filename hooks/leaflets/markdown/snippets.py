"""A Markdown extension that keeps `pymdownx.snippets` within a folder, whatever its own options say.

What a page includes is published. With leaflets that is what stands under docs/; on another site, where a README beside
docs/ is often a page too, it is what stands in the project. Added to every rendering by the gate and by `render`.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from markdown import Markdown
from markdown.extensions import Extension

from leaflets.core.paths import is_inside

NAME = "leaflets.markdown.snippets"
SNIPPETS = "pymdownx.snippets"


def options(docs: Path, root: Path, leaflets: bool) -> dict[str, Any]:
    """The options of the extension, and the arguments of `keep_inside`."""
    return {"folder": str(docs if leaflets else root), "fetches": not leaflets}


def keep_inside(snippets: Any, folder: str, fetches: bool) -> None:
    """Make the preprocessor of `pymdownx.snippets` find files below a folder alone, links followed.

    Its own `restrict_base_path` compares names only, and `base_path` may be the whole project. Without `fetches` no
    address of another host is asked, either.
    """
    find = snippets.get_snippet_path
    snippets.url_download = snippets.url_download and fetches

    def inside(name: str) -> str | None:
        file: str | None = find(name)
        if file is None or not is_inside(Path(folder), os.path.abspath(file)):  # noqa: PTH100
            return None
        bases = [Path(base if os.path.isdir(base) else os.path.dirname(base)) for base in snippets.base_path]  # noqa: PTH112, PTH120
        allowed = any(is_inside(base, os.path.abspath(file)) for base in bases)  # noqa: PTH100
        return file if allowed or not snippets.restrict_base_path else None

    snippets.get_snippet_path = inside


class Guard(Extension):
    """Guards the preprocessor once all extensions are there. Options: `folder`, `fetches`."""

    def __init__(self, **kwargs: Any) -> None:
        """Declare the options."""
        self.config = {"folder": ["", "where included files are"], "fetches": [False, "whether others are asked"]}
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the base class names it)
        """Called by Python-Markdown."""
        self.md, self.guarded = md, False
        md.registerExtension(self)

    def reset(self) -> None:
        """Called when all extensions are there, and before each text."""
        if not self.guarded and "snippet" in self.md.preprocessors:
            self.guarded = True
            keep_inside(self.md.preprocessors["snippet"], **self.getConfigs())


def makeExtension(**kwargs: Any) -> Guard:  # noqa: N802 (Python-Markdown looks for this name)
    """Entry point of Python-Markdown."""
    return Guard(**kwargs)
