"""Footnotes of several pages made one list: each note once, numbered in the order of first use."""

from __future__ import annotations

from dataclasses import dataclass, field

from selectolax.lexbor import LexborNode


@dataclass
class Note:
    """A note's HTML without its way back, its number, and the ids of the places that refer to it."""

    html: str
    number: int
    refs: list[str] = field(default_factory=list)


class Footnotes:
    """Takes the footnotes out of pages in the form that Python-Markdown gives them."""

    def __init__(self) -> None:
        """Begin with no notes."""
        self.notes: dict[str, Note] = {}

    def collect(self, body: LexborNode) -> None:
        """Move the notes of a page here and renumber the references to them.

        Ids and links of `body` are settled: a reference's `href` names the id of its note.
        """
        for item in body.css("div.footnote > ol > li[id]"):
            old = item.attributes["id"] or ""
            for back in item.css("a.footnote-backref"):
                back.decompose()
            html = " ".join((item.inner_html or "").replace("&nbsp;</p>", "</p>").split())
            note = self.notes.setdefault(html, Note(html, len(self.notes) + 1))
            for ref in body.css("a.footnote-ref"):
                if ref.attributes.get("href") == f"#{old}":
                    ref.attrs["href"] = f"#source-{note.number}"
                    if ref.text().strip().isdigit():  # an author's own words stay
                        ref.inner_html = str(note.number)
                    if ref.parent is not None and (place := ref.parent.attributes.get("id")):
                        note.refs.append(place)
            item.decompose()
        for block in body.css("div.footnote"):
            if not block.text().strip():  # what else an author wrote into it stays
                block.decompose()

    def html(self) -> str:
        """The list of notes, each with the ways back to where it is used."""
        items = []
        for note in self.notes.values():
            backs = " ".join(
                f'<a class="footnote-backref" href="#{ref}" aria-label="Back to use {number} of this note">↩</a>'
                for number, ref in enumerate(note.refs, 1)
            )
            items.append(f'<li id="source-{note.number}">{note.html} {backs}</li>')
        return "<ol>\n" + "\n".join(items) + "\n</ol>"
