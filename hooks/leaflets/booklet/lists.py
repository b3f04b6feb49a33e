"""Lists, lists to tick and lists of terms. Raw HTML may have anything in them: it becomes an item, and stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from xml.etree.ElementTree import Element, SubElement

from selectolax.lexbor import LexborNode

from leaflets.booklet import printed

_KINDS = {"1", "a", "A", "i", "I"}
_ROMAN = [
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"), (50, "L"), (40, "XL"), (10, "X"),
    (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
]  # fmt: skip

Flow = Callable[[list[LexborNode], Element], None]
Place = Callable[[Element, LexborNode | None], None]


def fill(made: Element, nodes: Iterable[LexborNode], flow: Flow, place: Place, markers: Sequence[str] = ()) -> None:
    """Write the items of a list into `made`; one to tick says if it is `open` or `done`.

    The `marker` of an item is told where any of them is not the next number; what is no item has none.
    """
    marks = iter(markers)
    for node in nodes:
        if str(node.tag) in printed.UNSEEN_IN_PRINT or (node.tag == "-text" and not node.text().strip()):
            continue
        item = SubElement(made, "li")
        place(item, node if node.tag == "li" else None)
        if markers:
            item.set("marker", next(marks, "") if node.tag == "li" else "")
        tick = node.css_first("input[type=checkbox]") if node.tag == "li" else None
        if tick is not None and "task-list-item" in (node.attributes.get("class") or ""):
            item.set("tick", "done" if "checked" in tick.attributes else "open")
            tick.decompose()
        flow(_children(node) if node.tag == "li" else [node], item)
        drop_empty(made, item)
    if [item.get("marker") for item in made] == [f"{number}." for number in range(1, len(made) + 1)]:
        for item in made:
            del item.attrib["marker"]


def markers(node: LexborNode) -> list[str]:
    """What stands before each item of an `ol` in a browser: "3.", "c.", "iv." (HTML, 4.4.5 and 15.3.7; CSS Lists)."""
    items = [child for child in node.iter() if child.tag == "li"] if node.tag == "ol" else []
    down = "reversed" in node.attributes
    given = _integer(node.attributes.get("start"))
    number = given if given is not None else len(items) if down else 1
    made = []
    for item in items:
        value = _integer(item.attributes.get("value"))
        number = number if value is None else value
        kind = item.attributes.get("type")
        made.append(f"{_counted(number, kind if kind in _KINDS else node.attributes.get('type') or '')}.")
        number += -1 if down else 1
    return made


def fill_terms(parent: Element, node: LexborNode, flow: Flow, place: Place) -> None:
    """Write a list of terms into `parent`: an item for each group of terms, with what they mean.

    What stands before the first term is no meaning of one: it stands before the list.
    """
    made = Element("dl")
    place(made, node)
    item: Element | None = None
    for child in _grouped(node):
        content = _children(child) if child.tag in {"dt", "dd"} else [child]
        if child.tag == "dt":
            if item is None or item.find("dd") is not None:
                item = SubElement(made, "item")
                place(item, child)
            head = item.find("dt")
            if head is None:
                head = SubElement(item, "dt")
            else:
                SubElement(head, "br")
            flow(content, head)
        elif item is None:
            flow(content, parent)
        else:
            body = SubElement(item, "dd")
            place(body, child if child.tag == "dd" else None)
            flow(content, body)
    if len(made):
        parent.append(made)


def introduces(node: LexborNode) -> bool:
    """Whether a paragraph ends with a colon and a list follows: they stay together."""
    return leads(node) and node.text().rstrip().endswith(":")


def leads(node: LexborNode) -> bool:
    """Whether a list follows, as it does where it explains the numbers in a picture."""
    after = node.next
    while after is not None and after.tag == "-text" and not (after.text(deep=False) or "").strip():
        after = after.next
    return after is not None and after.tag in {"ul", "ol"}


def drop_empty(parent: Element, made: Element) -> None:
    """Take a list or an item without anything in it away."""
    if not (made.text or "").strip() and not len(made):
        parent.remove(made)


def _integer(value: str | None) -> int | None:
    """The integer at the beginning of an attribute (HTML, 2.3.4.1); none where a browser sees none."""
    read = re.match(r"[ \t\n\f\r]*([-+]?[0-9]{1,10})", value or "")
    number = int(read[1]) if read else None
    return number if number is not None and abs(number) < 2**31 else None


def _counted(number: int, kind: str) -> str:
    """A number as a browser writes it: beyond what letters or Roman numerals can say, in digits."""
    written = str(number)
    if kind in {"a", "A"} and number > 0:
        written = ""
        while number:
            number, letter = divmod(number - 1, 26)
            written = chr(ord(kind) + letter) + written
    elif kind in {"i", "I"} and 0 < number < 4000:
        written = ""
        for value, sign in _ROMAN:
            written, number = written + sign * (number // value), number % value
        written = written if kind == "I" else written.lower()
    return written


def _children(node: LexborNode) -> list[LexborNode]:
    return list(node.iter(include_text=True))


def _grouped(node: LexborNode) -> Iterator[LexborNode]:
    """What stands in a list of terms, also where a `div` groups it."""
    for child in node.iter(include_text=True):
        if child.tag == "div":
            yield from _grouped(child)
        elif child.tag in {"dt", "dd"} or child.text().strip() or child.css_first("img, svg") is not None:
            yield child
