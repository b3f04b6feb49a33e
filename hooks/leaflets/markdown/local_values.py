"""Local values in Markdown: `{{ local.ward_phone }}` shows the hospital's value; a number dials, a list makes items."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.inlinepatterns import InlineProcessor
from markdown.preprocessors import Preprocessor
from markdown.treeprocessors import Treeprocessor
from markdown.util import AtomicString

from leaflets.data import phrases
from leaflets.markdown import fences
from leaflets.markdown.marks import BLANK, BLANK_RULE, NTH

LOCAL = r"\{\{\s*local\.([A-Za-z0-9_]+)\s*\}\}"
RULE = "hospital"
"""The kind of a box that holds the hospital's own rule."""
_NTH = "\ue000"
"""Before the number of a text in its list, until that is shown: a sign for private use, which no author may write."""
_SHOWN = rf"\{{\{{\s*local\.([A-Za-z0-9_]+)(?:{_NTH}(\d+))?\s*\}}\}}"
_LISTED = re.compile(
    r"([ \t>]*[-*+][ \t]+(?:\[[ xX]\][ \t]+)?)\{\{\s*local\.(\w+)\s*\}\}([ \t]*(?:\[@[^\[\]]*\])?[ \t]*)$"
)


class Listed(Preprocessor):
    """`- {{ local.urgent_signs }}` alone in its item becomes an item for each text of that list, or one that waits."""

    def __init__(self, md: Markdown, values: Mapping[str, Any]) -> None:
        """Keep the values of the page's leaflet."""
        super().__init__(md)
        self.values = values

    def run(self, lines: list[str]) -> list[str]:
        """Put the items in their places; a list that stands elsewhere stays as its author wrote it."""
        found: list[str] = []
        for number, (line, fenced) in enumerate(fences.lines(lines), 1):
            after = lines[number] if number < len(lines) else ""
            item = None if fenced or (after.strip(" \t>") and not fences.ITEM.match(after)) else _LISTED.match(line)
            value = self.values.get(item[2]) if item else None
            if item and isinstance(value, list):
                count = max(len(value), 1)
                found += [f"{item[1]}{{{{ local.{item[2]}{_NTH}{nth} }}}}{item[3]}" for nth in range(1, count + 1)]
            else:
                found.append(line)
        return found


class Shown(InlineProcessor):
    """`{{ local.ward_phone }}` becomes the hospital's value. In code it stays as it is written."""

    def __init__(self, md: Markdown, values: Mapping[str, Any]) -> None:
        """Keep the values of the page's leaflet."""
        super().__init__(_SHOWN, md)
        self.values = values

    def handleMatch(  # type: ignore[override]  # noqa: N802 (the base class names it)
        self, m: re.Match[str], data: str
    ) -> tuple[Element, int, int]:
        """A `span` that names its value, or a blank for one; where none is defined, the text as the author wrote it."""
        element = Element("span", {"data-local": m[1]})
        value = self.values.get(m[1])
        if isinstance(value, list) and m[2]:
            text = self._listed(element, value, int(m[2]))
        elif value is None or isinstance(value, list):
            text = m[0]
        elif not str(value).strip():
            element.attrib |= {"class": BLANK, "role": "img", "aria-label": phrases.ALL["blank_heard"]}
            text = phrases.ALL["blank"]
        else:
            text = str(value)
        element.text = AtomicString(text)  # literally: `*31*555` is a number to dial and no markup
        return element, m.start(0), m.end(0)

    def _listed(self, element: Element, texts: list[Any], nth: int) -> str:
        """A text of a list, whose element gets its number; where the list has none, who will write them."""
        if not texts:
            element.set("class", BLANK)
            signs = element.get("data-local", "").endswith("_signs")
            return phrases.ALL["blank_signs"] if signs else phrases.ALL["blank_lines"]
        element.set(NTH, str(nth))
        return str(texts[nth - 1])


def dial(number: object) -> str:
    """The address that dials a phone number, with what people write between its digits left out."""
    return "tel:" + re.sub(r"[^\d+*#]", "", str(number or ""))


class Dial(Treeprocessor):
    """Phone numbers dial and mail addresses open: a value is a link by its name, unless it is in one."""

    def __init__(self, md: Markdown, values: Mapping[str, Any]) -> None:
        """Keep the values of the page's leaflet."""
        super().__init__(md)
        self.values = values

    def run(self, root: Element) -> None:
        """Turn the spans of `Shown` into links where their name ends in `_phone` or `_email`."""
        self._walk(root, inside_link=False)

    def _walk(self, element: Element, inside_link: bool) -> None:
        key = element.get("data-local", "")
        if key and not inside_link and self.values.get(key):
            address = dial(element.text)
            if key.endswith("_phone") and address != "tel:":
                element.tag = "a"
                element.set("href", address)
            elif key.endswith("_email") and "@" in (element.text or ""):
                element.tag = "a"
                element.set("href", f"mailto:{element.text}")
        for child in element:
            self._walk(child, inside_link or element.tag == "a")


class Rule(Treeprocessor):
    """In a box of the kind `hospital` a paragraph that is nothing but an empty value is a place to write a rule."""

    def run(self, root: Element) -> None:
        """Say so in words, and mark the paragraph: paper has lines there."""
        for box in root.iter():
            if RULE in (box.get("class") or "").split():
                for paragraph in box.iter("p"):
                    if (blank := _only_blank(paragraph)) is not None:
                        paragraph.set("class", BLANK_RULE)
                        blank.text = AtomicString(phrases.ALL["blank_rule"])
                        del blank.attrib["role"], blank.attrib["aria-label"]


def _only_blank(paragraph: Element) -> Element | None:
    """The empty value in a paragraph that holds nothing else."""
    if len(paragraph) != 1 or paragraph[0].get("class") != BLANK:
        return None
    if "admonition-title" in (paragraph.get("class") or ""):
        return None
    return None if ((paragraph.text or "") + (paragraph[0].tail or "")).strip() else paragraph[0]
