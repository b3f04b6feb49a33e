"""The tags of a PDF: its structure tree, read into plain objects (ISO 32000-1, 14.7)."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pikepdf
from support.pdf.content import Owner, Piece
from support.pdf.tag_rules import KNOWN, TRANSPARENT

Place = tuple[Owner, int]  # who counts the MCID, and the MCID


@dataclass(eq=False)
class Tag:
    """A tag. `kids` are tags, (owner, MCID) of contents, and object numbers of annotations, in order."""

    kind: str
    parent: Tag | None
    data: Any = None
    kids: list[Tag | Place | Owner] = field(default_factory=list)

    @property
    def tags(self) -> list[Tag]:
        """The tags directly in it."""
        return [kid for kid in self.kids if isinstance(kid, Tag)]

    @property
    def contents(self) -> list[Place]:
        """The marked contents directly in it."""
        return [kid for kid in self.kids if not isinstance(kid, Tag) and isinstance(kid[0], tuple)]

    @property
    def annotations(self) -> list[Owner]:
        """The annotations directly in it."""
        return [kid for kid in self.kids if not isinstance(kid, Tag) and isinstance(kid[0], int)]

    @property
    def holder(self) -> str:
        """The type that decides what may stand in it: a Div's is that of what holds the Div."""
        return self.parent.holder if self.kind in TRANSPARENT and self.parent else self.kind

    def walk(self) -> Iterator[Tag]:
        """It and all tags in it, in reading order."""
        yield self
        for tag in self.tags:
            yield from tag.walk()

    def all_contents(self) -> Iterator[Place]:
        """The marked contents in it and in its tags, in reading order."""
        for kid in self.kids:
            if isinstance(kid, Tag):
                yield from kid.all_contents()
            elif isinstance(kid[0], tuple):
                yield kid

    def text(self, key: str) -> str:
        """A text of it, such as `/Alt`; empty where it has none."""
        return str(self.data.get(key, "")).strip()

    def attribute(self, key: str) -> Any:
        """An attribute of it (14.7.5), or None."""
        given = self.data.get("/A", [])
        for each in [given] if isinstance(given, pikepdf.Dictionary) else given:
            if isinstance(each, pikepdf.Dictionary) and key in each:
                return each[key]
        return None


class Tree:
    """The tags of a PDF and what is wrong with how they are linked."""

    def __init__(self, pdf: pikepdf.Pdf) -> None:
        """Read `/StructTreeRoot`, which must be there."""
        root = pdf.Root.StructTreeRoot
        self.faults: list[str] = []
        self.roles = {str(key)[1:]: str(name)[1:] for key, name in root.get("/RoleMap", pikepdf.Dictionary()).items()}
        self.faults += [f"the standard tag {kind} is mapped to another" for kind in self.roles if kind in KNOWN]
        self.root = Tag("StructTreeRoot", None, root)
        self._seen: set[Owner] = set()
        self._read(self.root, None)
        self.by_number = dict(_numbers(root.ParentTree)) if "/ParentTree" in root else {}

    def _read(self, tag: Tag, page: Any) -> None:
        kids = tag.data.get("/K", [])
        for kid in kids if isinstance(kids, pikepdf.Array) else [kids]:
            if isinstance(kid, int):
                tag.kids.append((page.objgen if page is not None else (0, 0), int(kid)))
            elif kid.get("/Type") == "/MCR":
                where = kid.get("/Stm", kid.get("/Pg", page))
                tag.kids.append((where.objgen if where is not None else (0, 0), int(kid.MCID)))
            elif kid.get("/Type") == "/OBJR":
                tag.kids.append(kid.Obj.objgen)
            elif kid.objgen in self._seen:
                self.faults.append(f"a tag {kid.get('/S')} stands in two places")
            else:
                self._seen.add(kid.objgen)
                made = Tag(self._kind(str(kid.get("/S", "/"))[1:]), tag, kid)
                if kid.get("/P") is None or kid.P.objgen != tag.data.objgen:
                    self.faults.append(f"the tag {made.kind} names another parent than {tag.kind}, in which it stands")
                tag.kids.append(made)
                self._read(made, kid.get("/Pg", page))

    def _kind(self, name: str) -> str:
        seen = {name}
        while name not in KNOWN and name in self.roles and self.roles[name] not in seen:
            name = self.roles[name]
            seen.add(name)
        return name


class Words:
    """What tags say, and where."""

    def __init__(self, painted: list[Piece]) -> None:
        """Gather the pieces of each marked content."""
        self.of: dict[Place, str] = {}
        self.pages: dict[Place, int] = {}
        for piece in painted:
            if piece.mark.mcid is not None:
                place = (piece.mark.owner, piece.mark.mcid)
                self.of[place] = self.of.get(place, "") + piece.text
                self.pages.setdefault(place, piece.page)

    def text(self, tag: Tag) -> str:
        """All words of a tag."""
        return "".join(self.of.get(place, "") for place in tag.all_contents())

    def page(self, tag: Tag) -> int:
        """The page on which a tag begins; 0 where it shows nothing."""
        return min((self.pages[place] for place in tag.all_contents() if place in self.pages), default=0)

    def place(self, tag: Tag) -> str:
        """Where a tag is, for a message: page and first words; where it has none, those that come before it."""
        told, root = tag, tag
        while root.parent:
            root = root.parent
        for each in root.walk():
            if each is tag:
                break
            told = each if self.page(each) and not each.tags else told
        if not self.page(tag) and self.page(told):
            return f"page {self.page(told)}, after “{' '.join(self.text(told).split())[-40:]}”: "
        return f"page {self.page(tag)}, “{' '.join(self.text(tag).split())[:40]}”: "


def _numbers(node: Any) -> Iterator[tuple[int, Any]]:
    """The pairs of a number tree (7.9.7)."""
    pairs = list(node.get("/Nums", []))
    yield from ((int(key), value) for key, value in zip(pairs[::2], pairs[1::2], strict=True))
    for kid in node.get("/Kids", []):
        yield from _numbers(kid)
