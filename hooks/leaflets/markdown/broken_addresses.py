"""A Markdown extension that takes out addresses which nothing can take apart, such as `https://example]org`.

MkDocs stops at them with a traceback. The link stays as text; `data-broken` keeps the address for the check.
"""

from __future__ import annotations

from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

NAME = "leaflets.markdown.broken_addresses"


class BrokenAddresses(Treeprocessor):
    """Looks at every `href` and `src` before MkDocs does."""

    def run(self, root: Element) -> None:
        """Take out what cannot be taken apart."""
        for element in root.iter():
            for name in ("href", "src"):
                address = element.get(name)
                if address is not None and not _splits(address):
                    del element.attrib[name]
                    element.set("data-broken", address)
                    element.tag = "span"  # MkDocs expects an address on a link and on a picture


def _splits(address: str) -> bool:
    try:
        urlsplit(address)
    except ValueError:
        return False
    return True


class TakeOut(Extension):
    """Registers the processor after links are made, before MkDocs rewrites them."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the base class names it)
        """Called by Python-Markdown."""
        md.treeprocessors.register(BrokenAddresses(md), "leaflets-broken-addresses", 2)


def makeExtension(**kwargs: Any) -> TakeOut:  # noqa: N802 (Python-Markdown looks for this name)
    """Entry point of Python-Markdown."""
    return TakeOut(**kwargs)
