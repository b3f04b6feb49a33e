"""A redline for people and programs: what differs between the words of leaflets, as Markdown, as JSON, and in words.

The page for reviewers is made in `redline_page.py`. Knows no git.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from leaflets.core.text import in_markdown
from leaflets.data.sources import Citation, Single, parse_citation
from leaflets.review import tokens
from leaflets.review.compare import IN_WORDS, Comparison, Item
from leaflets.review.record import DEMAND, Passage, Record, shown
from leaflets.sources import questions

_MOST = 30
"""Items of a leaflet in a summary: the page has all."""
NOT_COMPARED = (
    "Not compared: layout, colors, emphasis, addresses inside the site, and the words of menus and buttons. "
    "Whether a sentence is true, its source alone can say."
)
OTHER_EDITION = "The source says this in other words than before"


class SignOffFile(NamedTuple):
    """A file to be made by hand where no command is at hand; `link` opens an editor with it, where a forge has one."""

    role: str
    path: str
    text: str
    link: str = ""


@dataclass(frozen=True)
class Redline:
    """One leaflet's part of a redline. `base` and `head` say between which words; `title` is the leaflet's."""

    leaflet: str
    title: str
    base: str
    head: str
    comparison: Comparison
    notes: tuple[str, ...] = ()
    """What a reader must know beside it, such as a history that is cut off."""
    files: tuple[SignOffFile, ...] = ()
    """By which each role would agree that has not agreed to the words of `head`."""
    fingerprint: str = ""
    sheet: Record | None = field(default=None, repr=False)
    """Where there are no words before: the record, all of which is to be read."""
    sentences: Mapping[Single, str] = field(default_factory=dict, repr=False)
    """By place, the sentences of its sources that are at hand."""
    booklets: Mapping[str, Mapping[tuple[str, int], int]] = field(default_factory=dict, repr=False)
    """By the title of each booklet that could be set, the page on which stands what a file has on a line."""

    @property
    def items(self) -> tuple[Item, ...]:
        """What differs, the most dangerous first."""
        return self.comparison.items

    @property
    def roles(self) -> list[str]:
        """The roles that have not agreed to the words of `head`."""
        return [file.role for file in self.files]

    @property
    def safety(self) -> int:
        """How many items are about safety."""
        return sum(item.safety for item in self.comparison.items)


def printed_of(each: Redline, item: Item) -> dict[str, int]:
    """The page of each booklet on which an item stands now, by the booklet's title."""
    if item.new is None or not item.new.at:
        return {}
    at = (item.new.page, item.new.at)
    return {title: pages[at] for title, pages in each.booklets.items() if at in pages}


def printed(each: Redline, item: Item) -> str:
    """The same in words, as in `Booklet: page 7. Large print: page 9.`, or nothing."""
    return " ".join(f"{title}: page {page}." for title, page in printed_of(each, item).items())


def source_of(each: Redline, passage: Passage) -> list[str]:
    """The sentences that a passage cites; nothing where not all of them are at hand."""
    cited = parse_citation(passage.places) if passage.places else ""
    singles = list(cited.singles) if isinstance(cited, Citation) else []
    found = [each.sentences[single] for single in singles if single in each.sentences]
    return found if len(found) == len(singles) else []


def questions_of(each: Redline, passage: Passage) -> list[str]:
    """What to look at when a passage stands beside the sentences that it cites."""
    if passage.kind:
        return []
    listed = bool(passage.steps("list"))
    return [question.text for question in questions.asked(shown(passage.words), source_of(each, passage), listed)]


def headline(redlines: Sequence[Redline]) -> str:
    """What changes for patients, in one line."""
    changed = [each for each in redlines if each.comparison.items]
    count = sum(len(each.comparison.items) for each in changed)
    if not count:
        return "What changes for patients: nothing"
    passages = f"{count} passage{'s' * (count > 1)}"
    safety = sum(each.safety for each in changed)
    leaflets = sum(bool(each.fingerprint) for each in changed)
    where = f" in {leaflets} leaflets" if leaflets > 1 else ""
    return f"What changes for patients: {passages}{where}{f', {safety} about safety' if safety else ''}"


def as_json(redlines: Sequence[Redline]) -> str:
    """The items for programs, the most dangerous first."""
    listed = [
        {
            "leaflet": each.leaflet,
            "base": each.base,
            "head": each.head,
            "items": [
                {
                    "n": item.n, "kind": item.kind, "rank": item.rank, "page": item.page, "part": shown(item.part),
                    "before": shown(item.before), "now": shown(item.now), "places": item.places, "safety": item.safety,
                    "booklets": printed_of(each, item),
                }
                for item in each.comparison.items
            ],
            "unchanged": each.comparison.unchanged,
            "format_only": each.comparison.format_only,
        }
        for each in redlines
    ]  # fmt: skip
    return json.dumps(listed, indent=2, ensure_ascii=False)


def as_markdown(redlines: Sequence[Redline]) -> str:
    """The summary of a pull request: what changes for patients first, then item by item, the most dangerous first."""
    lines = [f"**{headline(redlines)}**", ""]
    for each in redlines:
        lines += [f"> {in_markdown(note)}" for note in each.notes]
        if not each.comparison.items:
            continue
        lines += [f"### {in_markdown(each.title)}", ""]
        for item in each.items[:_MOST]:
            lines += [f"- **{in_markdown(told(item))}** · {in_markdown(where(item))}", ""]
            lines += [f"  - Before: {_struck(item)}"] if item.before or not item.now else []
            lines += [f"  - Now: {_new(item)}"] if item.now else ["  - Now: *(gone)*"]
            if moved := ways(item):
                lines += [f"  - {in_markdown(moved)}"]
            if is_other_edition(item):
                lines += [f"  - {in_markdown(f'{OTHER_EDITION} ({item.places})')}"]
            if pages := printed(each, item):
                lines += [f"  - {in_markdown(pages)}"]
            lines += [""]
        if len(each.items) > _MOST:
            lines += [f"… and {len(each.items) - _MOST} more: see `redline.html`.", ""]
        lines += [f"{each.comparison.unchanged} passages are unchanged.", ""]
        if each.roles:
            lines += [f"To agree: `leaflets sign {each.leaflet} --role {each.roles[0]}`", ""]
    return "\n".join([*lines, NOT_COMPARED, ""])


def _struck(item: Item) -> str:
    marks = {"same": "{}", "gone": "<del>{}</del>", "new": ""}
    return _marked(item, marks) or "*(nothing)*"


def _new(item: Item) -> str:
    return _marked(item, {"same": "{}", "gone": "", "new": "<ins>{}</ins>"})


def _marked(item: Item, marks: dict[str, str]) -> str:
    found = [
        marks[how].format(in_markdown_text(text)) for how, text in tokens.pieces(shown(item.before), shown(item.now))
    ]
    return "".join(found).strip()


def in_markdown_text(text: str) -> str:
    """Words for Markdown with the spaces at their ends."""
    inner = in_markdown(text)
    return f"{' ' if text[:1].isspace() else ''}{inner}{' ' if text[-1:].isspace() and inner else ''}"


def told(item: Item) -> str:
    """The kind of an item in words."""
    if item.kind.startswith("safety "):
        return f"Safety: {item.kind.removeprefix('safety ')}"
    if item.kind == "source" and is_other_edition(item):
        return "The words of the source"
    there = item.new or item.old
    words = "what the page must say" if there and there.kind == DEMAND else IN_WORDS[item.kind]
    end = " (gone)" if not item.now else " (new)" if not item.before else ""
    return f"{words[:1].upper()}{words[1:]}{end}"


def where(item: Item) -> str:
    """The page of an item, and the part in which it stands."""
    there = item.new or item.old
    kind = f"{there.kind}" if there and there.kind and not there.page else ""
    return " > ".join(filter(None, (item.page or "around the pages", kind, shown(item.part))))


def ways(item: Item) -> str:
    """How the way to a passage changed, where it did: from and to."""
    if item.old is None or item.new is None:
        return ""
    before, now = way(item.old), way(item.new)
    return f"Where it stands: before {before}; now {now}" if before != now else ""


def is_other_edition(item: Item) -> bool:
    """Whether a passage cites the same places as before, where its source has other words now."""
    if item.old is None or item.new is None:
        return False
    return item.old.places == item.new.places and item.old.edition != item.new.edition


def way(passage: Passage) -> str:
    """The way to a passage in words."""
    steps = []
    for step in passage.where:
        if step.kind == "box":
            steps.append(f"box [{step.classes}] {step.text}".rstrip())
        elif step.kind in ("list", "number"):
            steps.append({"list": f"list {step.text}".rstrip(), "number": f"item {step.text}"}[step.kind])
        else:
            steps.append(f"({step.text})" if step.kind == "hidden" else step.text)
    return shown(" > ".join([passage.page or "around the pages", *steps]))
