"""What the proof asks of the tags of a PDF: their kinds, their contents, tables, links and bookmarks."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from typing import Any

import pikepdf
from support.pdf.content import Owner, Piece
from support.pdf.tag_rules import CHILDREN, DESCRIBED, HEADINGS, KNOWN, NO_CONTENT, ONCE, TRANSPARENT
from support.pdf.tree import Place, Tag, Tree, Words

# Where a list or a table asks for certain children, a Div does not stand for them (ISO 14289-1, 7.2).
_STRICT = NO_CONTENT - {"Document", "Part", "Art", "Sect"}
_EMPTY_IS_FINE = frozenset({"TD", "TH", "StructTreeRoot"})


def tags(tree: Tree, words: Words) -> Iterator[str]:
    """Kinds, parents and children; headings, figures, lists, links, notes."""
    if [tag.kind for tag in tree.root.tags] != ["Document"]:
        yield "the tags do not stand in one Document"
    level, notes = 0, Counter[str]()
    for tag in tree.root.walk():
        if tag.kind not in KNOWN:
            yield f"{words.place(tag)}the tag {tag.kind} is no standard one and is mapped to none"
            continue
        yield from _kids(tag, words)
        if tag.kind in HEADINGS:
            new = int(tag.kind[1])
            if new > level + 1:
                above = f"H{level}" if level else "none"
                yield f"{words.place(tag)}a heading {tag.kind} follows {above}: a level is skipped"
            level = new
        if tag.kind in DESCRIBED and not (tag.text("/Alt") or tag.text("/ActualText")):
            yield f"{words.place(tag)}a {tag.kind} has no words in its place (Alt)"
        if tag.kind == "LI" and not any(kid.kind == "LBody" for kid in tag.tags):
            yield f"{words.place(tag)}an item of a list (LI) has no LBody"
        if tag.kind == "Link" and not any(each.annotations for each in tag.walk()):
            yield f"{words.place(tag)}a tag Link leads nowhere (no OBJR)"
        if tag.kind == "Note":
            notes[tag.text("/ID")] += 1
    yield from (f"a Note has no ID of its own (“{name}”)" for name, count in notes.items() if not name or count > 1)
    if not level:
        yield "the file has no headings"


def _kids(tag: Tag, words: Words) -> Iterator[str]:
    holder = tag.holder
    allowed = CHILDREN.get(holder, KNOWN)  # of a tag that nobody knows, that fault is enough
    if holder not in _STRICT:
        allowed |= TRANSPARENT
    if tag.kind == "Div":
        allowed |= {"Caption"}  # a Div holds a figure with its caption
    for kid in tag.tags:
        if kid.kind in KNOWN and kid.kind not in allowed:
            there = tag.kind if tag.kind == holder else f"{tag.kind} in a {holder}"
            yield f"{words.place(kid)}a {kid.kind} stands in a {there}"
    counts = Counter(kid.kind for kid in tag.tags)
    yield from (
        f"{words.place(tag)}a {tag.kind} has more than one {kind}"
        for kind in ONCE.get(tag.kind, ())
        if counts[kind] > 1
    )
    if tag.contents and (tag.kind in NO_CONTENT or (tag.kind in TRANSPARENT and holder in NO_CONTENT)):
        yield f"{words.place(tag)}a {tag.kind} holds content of its own, without a tag for it"
    if not tag.kids and tag.kind not in _EMPTY_IS_FINE:
        yield f"{words.place(tag)}a {tag.kind} is empty"


def tables(tree: Tree, words: Words) -> Iterator[str]:
    """Header cells say what they head, and every row is as wide as the others (ISO 14289-1, 7.5)."""
    for table in (tag for tag in tree.root.walk() if tag.kind == "Table"):
        heads = [tag for tag in table.walk() if tag.kind == "TH"]
        if not heads:
            yield f"{words.place(table)}a Table has no header cell (TH)"
        for head in heads:
            if str(head.attribute("/Scope")) not in ("/Row", "/Column", "/Both"):
                yield f"{words.place(head)}a header cell (TH) does not say whether it heads a row or a column (Scope)"
        below: dict[int, int] = {}
        widths = set()
        for row in (tag for tag in table.walk() if tag.kind == "TR"):
            width = sum(1 for column in below if below[column] > 0)
            below = {column: left - 1 for column, left in below.items() if left > 1}
            column = 0
            for cell in row.tags:
                across, down = (int(cell.attribute(key) or 1) for key in ("/ColSpan", "/RowSpan"))
                for _ in range(across):
                    while column in below:
                        column += 1
                    if down > 1:
                        below[column] = down - 1
                    column += 1
                width += across
            widths.add(width)
        if len(widths) > 1:
            yield f"{words.place(table)}the rows of a Table have {' and '.join(map(str, sorted(widths)))} cells"


def contents(pdf: pikepdf.Pdf, tree: Tree, painted: list[Piece]) -> Iterator[str]:
    """Everything painted is in one tag, or an artifact; the parent tree leads back to that tag."""
    holders: dict[tuple[Owner, int], Tag] = {}
    for tag in tree.root.walk():
        for place in tag.contents:
            if place in holders:
                yield f"a content is in two tags, {holders[place].kind} and {tag.kind}"
            holders[place] = tag
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    keys = {page.obj.objgen: page.obj.get("/StructParents") for page in pdf.pages}
    keys |= {
        form.objgen: form.get("/StructParents")
        for form in pdf.objects
        if isinstance(form, pikepdf.Stream) and form.get("/Subtype") == "/Form"
    }
    for piece in painted:
        what = f"page {piece.page}: " + (f"the text “{piece.text[:40]}”" if piece.text else f"a {piece.kind}")
        mark = piece.mark
        if mark.mcid is None and mark.artifact is None:
            yield f"{what} is neither in a tag nor an artifact"
        elif mark.mcid is not None and (mark.owner, mark.mcid) not in holders:
            yield f"{what} has a number that no tag holds"
        elif mark.artifact not in (None, "Pagination") and re.search(r"\w", piece.text):
            yield f"{what} is an artifact, but neither header nor footer: a screen reader never says it"
    shown = {(piece.mark.owner, piece.mark.mcid) for piece in painted}
    for place, tag in holders.items():
        if place not in shown:
            yield f"a {tag.kind} holds a content that paints nothing"
        row = tree.by_number.get(int(keys.get(place[0]) if keys.get(place[0]) is not None else -1))
        found = row[place[1]] if isinstance(row, pikepdf.Array) and place[1] < len(row) else None
        if not isinstance(found, pikepdf.Dictionary) or found.objgen != tag.data.objgen:
            yield f"page {numbers.get(place[0], '?')}: the parent tree does not lead to the {tag.kind} of a content"


def repeated(pdf: pikepdf.Pdf, painted: list[Piece]) -> Iterator[str]:
    """What stands in the same place of most pages is a header or a footer, and no text to be read each time."""
    places: dict[tuple[int, int, str], set[int]] = defaultdict(set)
    for piece in painted:
        if piece.mark.artifact is None and re.search(r"\w\w", piece.text):
            places[round(piece.x), round(piece.y), piece.text].add(piece.page)
    for (_, _, text), pages in places.items():
        if len(pages) > max(2, len(pdf.pages) / 2):
            yield f"“{text[:40]}” stands in the same place of {len(pages)} pages, and is no artifact"


def reading(tree: Tree, painted: list[Piece]) -> Iterator[str]:
    """The eye reads in the order of the tags: down the page and on, to the right within a line, freely in a table."""
    first: dict[Place, Piece] = {}
    for piece in painted:
        if piece.text.strip() and piece.mark.mcid is not None:
            first.setdefault((piece.mark.owner, piece.mark.mcid), piece)
    free = {
        place
        for tag in tree.root.walk()
        if tag.kind in ("Note", "Caption", "TR", "Figure")
        for place in tag.all_contents()
    }
    order = [first[place] for place in tree.root.all_contents() if place in first and place not in free]
    for before, then in pairwise(order):
        up = then.y > before.y + before.size and then.x <= before.x + 1
        if then.page < before.page or (then.page == before.page and up):
            yield f"page {then.page}: “{then.text[:40]}” is read after “{before.text[:40]}”, which stands below it"


def annotations(pdf: pikepdf.Pdf, tree: Tree) -> Iterator[str]:
    """Every link stands in a tag Link, says where it leads, and leads there (ISO 14289-1, 7.18)."""
    holders = {place: tag for tag in tree.root.walk() for place in tag.annotations}
    names = _destinations(pdf)
    pages = {page.obj.objgen for page in pdf.pages}
    shown = {link.objgen for page in pdf.pages for link in page.obj.get("/Annots", [])}
    yield from (f"a tag {tag.kind} holds a link that is on no page" for at, tag in holders.items() if at not in shown)
    for number, page in enumerate(pdf.pages, start=1):
        links = list(page.obj.get("/Annots", []))
        if links and page.obj.get("/Tabs") != "/S":
            yield f"page {number}: the tab key does not follow the tags (Tabs)"
        for link in links:
            what = f"page {number}: a link"
            if link.get("/Subtype") != "/Link":
                yield f"page {number}: an annotation is no link, but {link.get('/Subtype')}"
                continue
            tag = holders.get(link.objgen)
            if tag is None or tag.holder != "Link":
                yield f"{what} is in no tag Link"
            elif int(link.get("/StructParent", -1)) not in tree.by_number or (
                tree.by_number[int(link.StructParent)].objgen != tag.data.objgen
            ):
                yield f"{what} does not lead back to its tag in the parent tree"
            if not str(link.get("/Contents", "")).strip():
                yield f"{what} says nowhere where it leads (Contents)"
            left, bottom, right, top = (float(edge) for edge in link.Rect)
            if not (right > left and top > bottom):
                yield f"{what} has no area that could be touched"
            yield from (f"{what} {fault}" for fault in _target(link, names, pages))


def _target(link: Any, names: dict[str, Any], pages: set[Owner]) -> Iterator[str]:
    action, target = link.get("/A", pikepdf.Dictionary()), _place(link, names)
    if action.get("/S") == "/URI":
        if not re.match(r"(https?://|mailto:|tel:)\S+$", str(action.get("/URI", ""))):
            yield f"leads to no address: “{action.get('/URI', '')}”"
    elif not isinstance(target, pikepdf.Array) or target[0].objgen not in pages:
        yield "leads to no page of the file"


def promised_pages(pdf: pikepdf.Pdf, tree: Tree, words: Words) -> Iterator[tuple[str, int, int]]:
    """Links that print a page number, as in a table of contents or "(see page 7)": their words, it, the true one."""
    names = _destinations(pdf)
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    leads = {
        link.objgen: numbers[target[0].objgen]
        for page in pdf.pages
        for link in page.obj.get("/Annots", [])
        if isinstance(target := _place(link, names), pikepdf.Array) and target[0].objgen in numbers
    }
    places = list(tree.root.all_contents())
    for tag in (tag for tag in tree.root.walk() if tag.kind == "Link"):
        to = [leads[link] for each in tag.walk() for link in each.annotations if link in leads]
        own = list(tag.all_contents())
        if not to or not own:
            continue
        after = "".join(words.of.get(place, "") for place in places[places.index(own[-1]) + 1 :][:2])
        said = re.match(r"\s*\((?:see )?page\s+(\d+)", after)
        if not said and any(each.kind == "TOCI" for each in _around(tag)):
            said = re.search(r"(\d+)\s*$", words.text(tag))
        if said:
            yield " ".join(words.text(tag).split()), int(said[1]), to[0]


def _around(tag: Tag) -> Iterator[Tag]:
    yield tag
    if tag.parent:
        yield from _around(tag.parent)


def _place(link: Any, names: dict[str, Any]) -> Any:
    """The destination of a link within the file, or None."""
    target = link.get("/Dest", link.get("/A", pikepdf.Dictionary()).get("/D"))
    if isinstance(target, pikepdf.String | pikepdf.Name):
        target = names.get(str(target))
    return target.get("/D") if isinstance(target, pikepdf.Dictionary) else target


def _destinations(pdf: pikepdf.Pdf) -> dict[str, Any]:
    found = {str(key): target for key, target in pdf.Root.get("/Dests", pikepdf.Dictionary()).items()}
    if "/Dests" in pdf.Root.get("/Names", pikepdf.Dictionary()):
        found |= {str(key): target for key, target in pikepdf.NameTree(pdf.Root.Names.Dests).items()}
    return found


def bookmarks(pdf: pikepdf.Pdf, tree: Tree, words: Words) -> Iterator[str]:
    """The bookmarks are the headings, as deep as the deepest bookmark, each on its page."""
    with pdf.open_outline() as outline:
        marks = list(_flat(pdf, outline.root, 1))
    if not marks:
        yield "the file has no bookmarks"
        return
    deepest = max(level for level, _, _ in marks)
    headings = [
        (int(tag.kind[1]), _squeezed(words.text(tag)), words.page(tag))
        for tag in tree.root.walk()
        if tag.kind in HEADINGS and int(tag.kind[1]) <= deepest
    ]
    for mark in marks:
        if mark not in headings:
            yield f"the bookmark “{mark[1]}” (level {mark[0]}, page {mark[2]}) is no heading of that page"
    for heading in headings:
        if heading not in marks:
            yield f"the heading “{heading[1]}” (level {heading[0]}, page {heading[2]}) has no bookmark"
    if sorted(marks) == sorted(headings) and marks != headings:
        yield "the bookmarks stand in another order than the headings"


def _flat(pdf: pikepdf.Pdf, items: Any, level: int) -> Iterator[tuple[int, str, int]]:
    names = _destinations(pdf)
    numbers = {page.obj.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    for item in items:
        target = item.destination if item.destination is not None else (item.action or {}).get("/D")
        if isinstance(target, pikepdf.String | pikepdf.Name | str):
            target = names.get(str(target))
        if isinstance(target, pikepdf.Dictionary):
            target = target.get("/D")
        page = numbers.get(target[0].objgen, 0) if isinstance(target, pikepdf.Array) else 0
        yield level, _squeezed(item.title), page
        yield from _flat(pdf, item.children, level + 1)


def _squeezed(words: str) -> str:
    return re.sub(r"\s+", "", words)
