"""A page holds HTML that can act: scripts, `onclick`, `javascript:`, frames, forms, styles, unknown elements.

Whoever writes a leaflet could then show, load or ask for anything in the hospital's name. A page holds text, pictures
and links; which elements and attributes that are stands in `markdown/safe_html.py`.

Bad:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

    <a href="java&#115;cript:alert(1)">Read more about the knee</a>

Good:

    --- knee/risks.md
    # Risks

    !!! risk "What may go wrong"

        Infection may happen.
        { data-fact="infection" }

    <a href="how-to-prepare.md">How to prepare</a>
"""

from collections.abc import Iterator

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library.model import Library, Page
from leaflets.links.written import Manuscript
from leaflets.markdown.includes import Includes
from leaflets.markdown.locator import Place, Source
from leaflets.markdown.safe_html import Fault, closes, faults

_MARKDOWN = {"href": {"link", "autolink", "bare", "definition"}, "src": {"image", "definition"}}


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Everything on any page, as it is rendered, that is not on the list of what is safe."""
    for page in library.pages.values():
        found = list(faults(page.html)) if page.html else []
        if found:
            places = _Places(library, page)
            for fault in found:
                path, line, column = places.of(fault)
                yield Finding(path, line, column, fault.why)
        for word, place in page.source.end_tags() if page.html else ():
            if not closes(word):
                yield Finding(page.path, place.line, place.column, f"'{word}' closes nothing, and no reader sees it")


class _Places:
    """Where on a page, or in what it includes, something is written."""

    def __init__(self, library: Library, page: Page) -> None:
        config = library.settings.extension_configs.get("pymdownx.snippets", {})
        includes = Includes(config, library.settings.root, library.settings.leaflets_only)
        front = page.front
        self.page = page
        self.lines, _ = includes.lines(front.body, page.path, front.body_line)
        self.source = Source("\n".join(line.text for line in self.lines))
        self.written = Manuscript(front.body, page.path, front.body_line, includes).written

    def of(self, fault: Fault) -> tuple[str, int, int]:
        """Path, line and column: of the attribute or tag itself, else of the block around it."""
        place = None
        if fault.attribute:
            alike = [
                (entry.path, entry.line, entry.column)
                for entry in self.written
                if entry.value.strip() == fault.value.strip()
                and (
                    (entry.kind == "attribute" and entry.label == fault.attribute and entry.tag in ("", fault.tag))
                    or entry.kind in _MARKDOWN.get(fault.attribute, ())
                    or entry.kind == fault.attribute == "id"
                )
            ]
            if alike:
                return alike[min(fault.number, len(alike) - 1)]
            place = self.source.find(f"{fault.attribute}=") or self.source.find(fault.value) if fault.value else None
        elif fault.tag:
            place = self.source.tag(fault.tag, fault.number) or self.source.tag(fault.tag)
        if place is None:
            return self._around(fault)
        path, line, column = self.lines[place.line - 1].place(place.column - 1)
        return (path, line, column) if line else (self.page.path, 1, 1)

    def _around(self, fault: Fault) -> tuple[str, int, int]:
        """The first block whose text the element holds, or that holds the element; else where the text begins."""
        place = Place(self.page.front.body_line, 1)
        node = fault.node
        while node is not None and node.tag not in ("body", "html"):
            text = " ".join(node.text().split())
            block = next((each for each in self.page.blocks if each.text and text.startswith(each.text)), None)
            if block is not None:
                return self.page.path, block.line, block.column
            node = node.parent
        return self.page.path, place.line, place.column
