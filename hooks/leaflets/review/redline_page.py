"""The page on which reviewers read a redline, or a whole leaflet: one HTML file without scripts, for screen and paper.

It opens from an unzipped artifact or a mail, and asks for nothing. `del` and `ins` are told to those who hear or print
it in words, too: color alone says nothing (WCAG 2.2, 1.4.1).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from html import escape
from itertools import groupby

from leaflets.review import redline, tokens
from leaflets.review.compare import Item
from leaflets.review.record import DEMAND, Passage, shown
from leaflets.review.redline import Redline

_STYLE = """\
:root { color-scheme: light dark; --ink: #1b1f21; --paper: #fff; --line: #c3cbd0; --soft: #4a555b; --del: #8f1d14;
  --del-tint: #fdeae7; --ins: #0a5c2c; --ins-tint: #e3f6e9; --bad: #8f1d14; }
@media (prefers-color-scheme: dark) { :root { --ink: #e8edef; --paper: #11191c; --line: #3a474d; --soft: #b4c0c6;
  --del: #ffb3a5; --del-tint: #38160f; --ins: #93e0ae; --ins-tint: #0f2b1a; --bad: #ffb3a5; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 50rem; padding: 1rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, sans-serif; overflow-wrap: anywhere; }
h1 { font-size: 1.6rem; line-height: 1.2; } h2 { margin-top: 2.5rem; font-size: 1.35rem; }
h3 { margin: 0 0 .5rem; font-size: 1.0625rem; }
a { color: inherit; }
.item { border: 1px solid var(--line); border-left-width: 6px; padding: .75rem 1rem; margin: 1rem 0;
  break-inside: avoid; }
.item--safety { border-left-color: var(--bad); }
.item p { margin: .375rem 0; }
.label { display: inline-block; min-width: 4.5rem; font-weight: bold; }
.soft { color: var(--soft); }
del { color: var(--del); background: var(--del-tint); text-decoration: line-through; }
ins { color: var(--ins); background: var(--ins-tint); text-decoration: underline; }
.said { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
blockquote { margin: .375rem 0; padding-left: .75rem; border-left: 3px solid var(--line); color: var(--soft); }
pre { white-space: pre-wrap; border: 1px solid var(--line); padding: .75rem; }
@media print { :root { color-scheme: light; --ink: #000; --paper: #fff; --del: #000; --ins: #000; --del-tint: #fff;
  --ins-tint: #fff; --soft: #000; --line: #000; --bad: #000; } body { max-width: none; font-size: 10.5pt; }
  .said { position: static; width: auto; height: auto; clip-path: none; white-space: normal; font-size: .8em; } }
"""


def html(redlines: Sequence[Redline]) -> str:
    """The whole page."""
    sheet = bool(redlines) and all(each.sheet for each in redlines)
    head = "Review sheet: all that patients read" if sheet else redline.headline(redlines)
    parts = [part for each in redlines for part in (_sheet(each) if each.sheet else _leaflet(each))]
    return "\n".join([
        "<!doctype html>", '<html lang="en">', "<head>", '<meta charset="utf-8">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="robots" content="noindex">',
        f"<title>{escape(head)}</title>", f"<style>\n{_STYLE}</style>", "</head>", "<body>", "<main>",
        f"<h1>{escape(head)}</h1>", *parts, "<h2>What was not compared</h2>",
        f"<p>{escape(redline.NOT_COMPARED)}</p>", "</main>", "</body>", "</html>", "",
    ])  # fmt: skip


def _leaflet(each: Redline) -> Iterator[str]:
    yield f"<h2>{escape(each.title)}</h2>"
    yield f'<p class="soft">Before: {escape(each.base)}. Now: {escape(each.head)}.</p>'
    yield from (f"<p><strong>{escape(note)}</strong></p>" for note in each.notes)
    for item in each.items:
        yield from _item(each, item)
    compared = each.comparison
    more = f" {compared.format_only} stand below another heading or title." if compared.format_only else ""
    yield f"<p>{compared.unchanged} passages are unchanged.{more}</p>"
    yield from _how_to_sign(each)


def _item(each: Redline, item: Item) -> Iterator[str]:
    name = f"{each.leaflet}-{item.n}"
    yield f'<section class="item{" item--safety" * item.safety}" aria-labelledby="{escape(name)}">'
    yield f'<h3 id="{escape(name)}">{item.n}. {escape(redline.told(item))}</h3>'
    yield f'<p class="soft">{escape(redline.where(item))}</p>'
    pieces = list(tokens.pieces(shown(item.before), shown(item.now)))
    if item.before:
        yield f'<p><span class="label">Before:</span> {_marked(pieces, "gone")}</p>'
    if item.now:
        yield f'<p><span class="label">Now:</span> {_marked(pieces, "new")}</p>'
    else:
        yield '<p><span class="label">Now:</span> gone.</p>'
    if moved := redline.ways(item):
        yield f"<p>{escape(moved)}.</p>"
    if item.old and item.new and item.old.places != item.new.places:
        before, now = (escape(there.places) or "none" for there in (item.old, item.new))
        yield f"<p>Source: before {before}; now {now}.</p>"
    elif item.places:
        yield f'<p class="soft">Source: {escape(item.places)}.</p>'
    if redline.is_other_edition(item):
        yield f"<p>{redline.OTHER_EDITION}.</p>"
    if item.new:
        yield from _beside(each, item.new)
    if pages := redline.printed(each, item):
        yield f'<p class="soft">{escape(pages)}</p>'
    if item.also:
        yield f"<p>Before's words still stand, unchanged, in {escape(', '.join(item.also))}.</p>"
    yield "</section>"


def _marked(pieces: Sequence[tokens.Piece], how: str) -> str:
    """The text before or now, with what is gone or new marked, for eyes and ears."""
    tag, said = {"gone": ("del", "removed"), "new": ("ins", "added")}[how]
    out = []
    for piece in pieces:
        if piece.how == "same":
            out.append(escape(piece.text))
        elif piece.how == how:
            start = f'<span class="said"> [{said}: </span>'
            out.append(f'<{tag}>{start}{escape(piece.text)}<span class="said">] </span></{tag}>')
    return "".join(out)


def _sheet(each: Redline) -> Iterator[str]:
    """Every passage with its places: for a first reading, or one of the whole."""
    assert each.sheet
    yield f"<h2>{escape(each.title)}</h2>"
    yield from (f"<p><strong>{escape(note)}</strong></p>" for note in each.notes)
    if not each.sentences:
        yield '<p class="soft">The sentences of the sources are not at hand, so nothing was asked about them: '
        yield "<code>--sources DIR</code> names a folder that has them.</p>"
    for page, passages in groupby(each.sheet.passages, key=lambda passage: passage.page):
        yield f"<h3>{escape(page or 'Around the pages')}</h3>\n<ul>"
        listed = list(passages)
        yield from (_passage(each, passage) for passage in listed if passage.kind not in ("term", DEMAND))
        for kind, told in (("term", "Terms that it explains"), (DEMAND, "Safety statements that it must make")):
            if names := ", ".join(shown(passage.words) for passage in listed if passage.kind == kind):
                yield f"<li>{told}: {escape(names)}</li>"
        yield "</ul>"
    yield from _how_to_sign(each)


def _beside(each: Redline, passage: Passage) -> Iterator[str]:
    """The sentences of the source beside a passage, where they are at hand, and what to look at."""
    for sentence in redline.source_of(each, passage):
        yield f"<blockquote>{escape(sentence)}</blockquote>"
    for question in redline.questions_of(each, passage):
        yield f"<p><strong>Do both say the same?</strong> {escape(question[:1].upper() + question[1:])}.</p>"


def _passage(each: Redline, passage: Passage) -> str:
    kind = f" ({passage.kind})" if passage.kind else ""
    way = redline.way(passage).partition(" > ")[2]
    where = f'<br><span class="soft">{escape(f"{way}{kind}".strip())}</span>' if way or kind else ""
    own = passage.places.startswith("-")
    source = "our own words" if own else f"Source: {passage.places}" if passage.places else ""
    source = f'<br><span class="soft">{escape(source)}</span>' if source else ""
    must = "<strong>Safety.</strong> " if passage.must else ""
    beside = "".join(_beside(each, passage))
    return f"<li>{must}{escape(shown(passage.words))}{where}{source}{beside}</li>"


def _how_to_sign(each: Redline) -> Iterator[str]:
    """The way to agree: the command, and the file for whoever has no command at hand."""
    if not each.roles:
        return
    yield "<h3>To agree</h3>"
    command = escape(f"leaflets sign {each.leaflet} --role {each.roles[0]}")
    yield f"<p>Roles that have not agreed to these words: {escape(', '.join(each.roles))}. "
    yield f"Say so in the pull request; whoever holds the repository runs <code>{command}</code>.</p>"
    for file in each.files:
        link = f' <a href="{escape(file.link)}">Open it in the editor</a>.' if file.link else ""
        yield f"<p>Without a command, the {escape(file.role)} makes this file: <code>{escape(file.path)}</code>."
        yield f"{link}</p>"
        yield f"<pre>{escape(file.text)}</pre>"
    yield f'<p class="soft">These words have the fingerprint <code>{escape(each.fingerprint)}</code>.</p>'
