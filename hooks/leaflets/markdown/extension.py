"""The Markdown extension: local values, hover texts, first uses of abbreviations, words of boxes, chances, figures.

A Python-Markdown extension and no MkDocs hook, so that a build, `leaflets check` and the booklets turn the
same text into the same output.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element, SubElement

from markdown import Markdown
from markdown.extensions import Extension
from markdown.extensions.sane_lists import SaneListExtension
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from leaflets.markdown import budget, chances, citations, fences, local_values
from leaflets.markdown.marks import ATTRIBUTE, BOX_KIND, EVERYTHING, PICTURE, Marking

NAME = "leaflets.markup"
NAMES = frozenset({NAME, "leaflets"})
"""The names by which mkdocs.yml may ask for it: as a module, and by the package's entry point."""
BRACKETED = " first-use--bracketed"
"""Beside `first-use`: the abbreviation stands in brackets already, so that its words follow after a comma."""
_BOX_WORDS = {
    "help": "Urgent",
    "emergency": "Emergency",
    "later": "Can wait",
    local_values.RULE: "Your hospital’s rule",
}
"""Where the kind's own name is not the word that a reader needs; of several classes the last one counts."""
_SAY = re.compile(
    r"^([ \t>]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?)*)\{\{\s*say\.([a-z0-9-]+)\s*\}\}[ \t]*$"
)


class Budget(Preprocessor):
    """Renders nothing that is too much, included text counted in: see `budget.py`."""

    def run(self, lines: list[str]) -> list[str]:
        """Raise TooMuchError, or leave the text as it is."""
        if too_much := budget.excess("\n".join(lines)):
            raise budget.TooMuchError(f"with what it includes, {too_much.message}")
        return lines


class Say(Preprocessor):
    """`{{ say.bandage }}` alone in its block becomes the very words that bear this name, from whatever page."""

    def __init__(self, md: Markdown, says: Mapping[str, str]) -> None:
        """Keep the statements of the page's leaflet."""
        super().__init__(md)
        self.says = says

    def run(self, lines: list[str]) -> list[str]:
        """Put the statements in their places; where a name is nobody's, the text stays as its author wrote it."""
        found, before = [], ""
        for line, fenced in fences.lines(lines):
            is_alone = not before.strip(" \t>") or (fences.ITEM.match(before) and fences.ITEM.match(line))
            found.append(_SAY.sub(self._said, line) if is_alone and not fenced else line)
            before = line
        return found

    def _said(self, match: re.Match[str]) -> str:
        return str(match[1]) + self.says.get(match[2], match[0][len(match[1]) :])


class HoverText(Treeprocessor):
    """A link to a term shows what it means; the first use of an abbreviation is marked, for print.

    The mark is left out where the words of the abbreviation stand in the same paragraph already.
    """

    def __init__(self, md: Markdown, terms: Mapping[str, str]) -> None:
        """Keep the definitions by the term's id."""
        super().__init__(md)
        self.terms = terms

    def run(self, root: Element) -> None:
        """Set `title` on links into the glossary and `class="first-use"` on abbreviations, with a note of brackets."""
        for link in root.iter("a"):
            page, _, term = link.get("href", "").partition("#")
            if page.rsplit("/", 1)[-1] == "glossary.md" and term in self.terms:
                link.set("title", self.terms[term])
        seen: set[str] = set()
        for block in root.iter():
            found = [child for child in block if child.tag == "abbr"]
            text = " ".join("".join(block.itertext()).lower().split()) if found else ""
            for abbr in found:
                name = abbr.text or ""
                if name not in seen and abbr.get("title", "").lower() not in text:
                    abbr.set("class", f"first-use{BRACKETED}" if _before(abbr, block).endswith("(") else "first-use")
                seen.add(name)


class BoxKind(Treeprocessor):
    """A box says what it is in a word of its own, unless its title has the word: "Risk", "Urgent".

    Color, icon and line say so only to those who see them (WCAG 2.2, 1.3.3 and 1.4.1).
    """

    def run(self, root: Element) -> None:
        """Put the word before the titles of admonitions and `???` boxes."""
        for box in root.iter():
            kinds = [name for name in box.get("class", "").split() if name not in {"admonition", "open"}]
            if not kinds or (box.tag, "admonition" in box.get("class", "")) not in {("div", True), ("details", False)}:
                continue
            title = next((child for child in box if child.tag in {"p", "summary"}), None)
            if title is None or (title.tag == "p" and title.get("class") != "admonition-title"):
                continue
            word = next((_BOX_WORDS[kind] for kind in reversed(kinds) if kind in _BOX_WORDS), kinds[0].capitalize())
            if word.lower() not in "".join(title.itertext()).lower().replace("'", "’"):
                label = Element("span", {"class": BOX_KIND})
                label.text = AtomicString(word)
                label.tail = f" {title.text or ''}"
                title.text = None
                title.insert(0, label)


def _before(child: Element, parent: Element) -> str:
    """The text directly before an element."""
    at = list(parent).index(child)
    return (parent[at - 1].tail if at else parent.text) or ""


class Figures(Treeprocessor):
    """Makes figures of a paragraph that holds nothing but images with a title; the title is the caption."""

    def run(self, root: Element) -> None:
        """Put the figures in the place of the paragraphs."""
        for parent in list(root.iter()):
            for paragraph in [child for child in parent if child.tag == "p" and _all_captioned(child)]:
                at = list(parent).index(paragraph)
                parent.remove(paragraph)
                for image in reversed(list(paragraph)):
                    parent.insert(at, _figure(image, paragraph.attrib))
                    paragraph.attrib = {}  # what stands under several pictures is said of the last one


def _all_captioned(paragraph: Element) -> bool:
    texts = [paragraph.text, *(child.tail for child in paragraph)]
    captioned = all(child.tag == "img" and (child.get("title") or "").strip() for child in paragraph)
    return len(paragraph) > 0 and captioned and not any((text or "").strip() for text in texts)


def _figure(image: Element, attributes: dict[str, str]) -> Element:
    """A figure of an image, with its title and the attributes of its paragraph; the citation is the caption's."""
    figure = Element("figure", {**attributes, "class": PICTURE})
    names = (citations.ATTRIBUTE, citations.NAMES)
    cited = {name: figure.attrib.pop(name) for name in names if name in figure.attrib}
    figure.tail = image.tail = "\n"
    figure.append(image)
    caption = SubElement(figure, "figcaption", cited)
    caption.text = " ".join(image.attrib.pop("title").split())
    return figure


class Chances:
    """A fence with the word `chances` becomes what its entries say. The fences of a page are counted from 1."""

    def __init__(self, marking: Marking) -> None:
        """Begin with no page."""
        self.marking = marking
        self.count = 0

    def add_to(self, md: Markdown) -> None:
        """Tell `pymdownx.superfences`, which knows where a fence ends, in lists and boxes, too."""
        for extension in md.registeredExtensions:
            known = getattr(extension, "superfences", None)
            if known is not None and not any(entry["name"] == chances.WORD for entry in known):
                add = getattr(extension, "extend_super_fences")  # noqa: B009 (its base class does not have it)
                add(chances.WORD, self.format, lambda *_, **__: True, self.reset)

    def reset(self, md: Markdown) -> None:
        """Begin a page."""
        self.count = 0

    def format(self, src: str, md: Markdown, **_: Any) -> str:
        """The HTML of one fence; `src` is what stands in it."""
        self.count += 1
        mark = f'{ATTRIBUTE}="{self.marking.mark(EVERYTHING)}"'
        return chances.html(src.split("\n"), self.count).replace("<div ", f"<div {mark} ", 1)


class Markup(Extension):
    """Registers the parts. Options: `local` (values by name), `terms` (definitions by id), `says` (words by name)."""

    def __init__(self, **kwargs: Any) -> None:
        """Declare the options."""
        self.config = {
            "local": [{}, "local values by name"],
            "terms": [{}, "definitions by the term's id"],
            "says": [{}, "the Markdown of the leaflet's named statements, as it stands on this page"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 (the base class names it)
        """Register after links and abbreviations are made, before MkDocs rewrites addresses."""
        values = self.getConfig("local")
        self.chances = Chances(Marking(md))
        self.md = md
        md.registerExtension(self)
        md.preprocessors.register(Say(md, self.getConfig("says")), "leaflets-say", 31.5)  # after snippets (32)
        md.preprocessors.register(
            local_values.Listed(md, values), "leaflets-lists", 31.4
        )  # after what is said elsewhere
        md.preprocessors.register(Budget(md), "leaflets-budget", 31)  # after snippets (32), before all that takes long
        SaneListExtension().extendMarkdown(md)  # a list goes on with the number that is written
        md.inlinePatterns.register(local_values.Shown(md, values), "leaflets-local", 175)
        citations.add_to(md)
        md.treeprocessors.register(Figures(md), "leaflets-figures", 5)  # images have their attributes (8)
        md.treeprocessors.register(local_values.Dial(md, values), "leaflets-dial", 4)
        md.treeprocessors.register(HoverText(md, self.getConfig("terms")), "leaflets-hover", 3)
        md.treeprocessors.register(local_values.Rule(md), "leaflets-rules", 2.5)
        md.treeprocessors.register(BoxKind(md), "leaflets-boxes", 2)

    def reset(self) -> None:
        """Called when all extensions are there, and before each text."""
        self.chances.add_to(self.md)


def makeExtension(**kwargs: Any) -> Markup:  # noqa: N802 (Python-Markdown looks for this name)
    """Entry point of Python-Markdown."""
    return Markup(**kwargs)
