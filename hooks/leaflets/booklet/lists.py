"""Lists, lists to tick and lists of terms. Raw HTML may have anything in them: it becomes an item, and stays."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from xml.etree.ElementTree import Element, SubElement

from selectolax.lexbor import LexborNode

from leaflets.booklet import printed

Flow = Callable[[list[LexborNode], Element], None]
Place = Callable[[Element, LexborNode | None], None]


def fill(made: Element, nodes: Iterable[LexborNode], flow: Flow, place: Place) -> None:
    """Write the items of a list into `made`; one to tick says if it is `open` or `done`."""
    for node in nodes:
        if str(node.tag) in printed.UNSEEN_IN_PRINT or (node.tag == "-text" and not node.text().strip()):
            continue
        item = SubElement(made, "li")
        place(item, node if node.tag == "li" else None)
        tick = node.css_first("input[type=checkbox]") if node.tag == "li" else None
        if tick is not None and "task-list-item" in (node.attributes.get("class") or ""):
            item.set("tick", "done" if "checked" in tick.attributes else "open")
            tick.decompose()
        flow(_children(node) if node.tag == "li" else [node], item)
        drop_empty(made, item)


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


def _children(node: LexborNode) -> list[LexborNode]:
    return list(node.iter(include_text=True))


def _grouped(node: LexborNode) -> Iterator[LexborNode]:
    """What stands in a list of terms, also where a `div` groups it."""
    for child in node.iter(include_text=True):
        if child.tag == "div":
            yield from _grouped(child)
        elif child.tag in {"dt", "dd"} or child.text().strip() or child.css_first("img, svg") is not None:
            yield child
