"""The pieces of HTML that are judged for links, each with the source it was made from, read when it is needed."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from leaflets.core import regular_file, text_file
from leaflets.markdown import front_matter


@dataclass
class Document:
    """A page of the site, or what an author wrote of it.

    `published` is its path on the site; `path` is the source's from the repository's root, `src_uri` the same
    under docs/, and `file` the source on the disk, where there is one. `html` is what was rendered, `markdown`
    what it was rendered from. `authored` where an author wrote it: it is judged in full, else only for what is
    broken.
    """

    published: str
    path: str
    html: str
    src_uri: str = ""
    markdown: str = ""
    file: Path | None = None
    authored: bool = True

    @cached_property
    def text(self) -> str:
        """The whole source; where there is no file, what the page was rendered from."""
        if self.file is not None:
            try:
                return text_file.decode(regular_file.read(self.file))[0]
            except OSError:
                pass
        return self.markdown

    @cached_property
    def front(self) -> front_matter.FrontMatter:
        """The source taken apart."""
        return front_matter.split(self.text)

    @property
    def is_markdown(self) -> bool:
        """Whether the source is Markdown; else it is HTML."""
        return not self.path.endswith((".html", ".htm"))
