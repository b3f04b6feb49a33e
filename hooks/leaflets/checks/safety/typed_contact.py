"""A phone number or mail address is typed on a page, in a link or as words.

`[911](tel:19005550199)` shows one number and dials another, and a number that changes must be mended on every page.
Only what `{{ local.ward_phone }}` or `{{ local.formats_email }}` makes may dial or mail: that number is shown, too.
On pages that patients read, a number or address in words is one as well. A link to anything else but a page is a
finding, too: `skype:` or `ftp:` need a program that few have.

Bad:

    Infection may happen. Call [the ward](tel:5550100).

Good:

    Infection may happen. Call {{ local.ward_phone }}.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from typing import Any

from selectolax.lexbor import LexborHTMLParser, LexborNode

from leaflets.checks.check import LIBRARY, needs
from leaflets.core.diagnostics import Finding
from leaflets.library import texts
from leaflets.library.model import Library, Page
from leaflets.links.documents import Document
from leaflets.links.faults import Occurrence
from leaflets.links.places import Places
from leaflets.links.published import Published
from leaflets.markdown import local_values

_TYPED = re.compile(
    r"""
    (?<![\w.,-])(?: \+[0-9][0-9 ().-]{6,18}[0-9] | \([0-9]{2,5}\)[ ]?[0-9]{3,4}[ .-]?[0-9]{3,4}
      | [0-9]{3}[ .-][0-9]{3}[ .-][0-9]{4} | [0-9]{3}-[0-9]{4} | 0[0-9]{2,4}[ -][0-9]{3,4}[ -]?[0-9]{3,4} )(?![\w-])
  | [\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,4}
  | (?i:(?<=\bcall[ ])|(?<=\bring[ ])|(?<=\bdial[ ])|(?<=\bphone[ ]))[0-9]{3,}(?![\w.,]*[0-9])
    """,
    re.VERBOSE,
)
"""A number as people write those to dial, any that one is told to call, or a mail address."""
_SCHEME = re.compile(r"[\x00- ]*([A-Za-z][A-Za-z0-9+.-]+):")
_DROPPED = re.compile(r"[\t\n\r]")
_PAGES = {"http", "https"}
_TOLD = {"javascript", "vbscript", "data", "file"}
"""Other checks know these."""


@needs(LIBRARY)
def check(library: Library) -> Iterator[Finding]:
    """Numbers and addresses in words that patients read; links with another scheme than that of a page.

    What a local value made is none.
    """
    for page in texts.pages(library):
        for block in page.blocks:
            match = _TYPED.search(block.claims)
            if match and not any(start <= match.start() < end and _scheme(to) for start, end, to in block.linked):
                kind = "email" if "@" in match[0] else "phone"
                message = f"'{match[0]}' is typed here: write {{{{ local.NAME_{kind} }}}}, which is mended in one place"
                yield page.at_word(block, match[0], message, match.start())
    places = Places(library.settings, Published({}))
    for page in library.pages.values():
        if "href" not in (page.html or ""):
            continue
        values = page.leaflet.local if page.leaflet else library.settings.hospital
        count: Counter[str] = Counter()
        for node in LexborHTMLParser(f"<!doctype html><body>{page.html}").css("[href]"):
            address = node.attributes.get("href") or ""
            scheme = _scheme(address)
            number, count[address] = count[address], count[address] + 1
            if scheme and scheme not in _PAGES | _TOLD and not _is_local(node, address, values):
                yield _at(places, page, node, address, number, _message(address, scheme, values))


def _scheme(address: str) -> str:
    match = _SCHEME.match(_DROPPED.sub("", address))
    return match[1].lower() if match else ""


def _is_local(node: LexborNode, address: str, values: Mapping[str, Any]) -> bool:
    """Whether the words of a link are those of one local value, and its address is made of them."""
    inner = node
    if "data-local" not in node.attributes:
        children = [child for child in node.iter(include_text=True) if child.tag != "-text" or child.text().strip()]
        if len(children) != 1:
            return False
        inner = children[0]
    key = inner.attributes.get("data-local") or ""
    value = values.get(key)
    if not isinstance(value, str) or " ".join((inner.text() or "").split()) != " ".join(value.split()):
        return False
    return address in (local_values.dial(value), f"mailto:{value}")


def _message(address: str, scheme: str, values: Mapping[str, Any]) -> str:
    shown = address if len(address) <= 60 else f"{address[:59]}…"
    mails = scheme == "mailto"
    known = (f"mailto:{value}" if mails else local_values.dial(value) for value in values.values())
    key = next((key for key, made in zip(values, known, strict=True) if made == address), "")
    end = "_email" if mails else "_phone"
    use = f"{{{{ local.{key if key.endswith(end) else 'NAME' + end} }}}}"
    if mails or scheme in ("tel", "sms", "callto", "mms", "smsto", "sip", "sips", "fax"):
        what = "the address that is mailed" if mails else "the number that is dialed"
        return f"'{shown}' is typed here: write {use} alone, which shows {what}"
    return f"'{shown}' leads to no page: readers may lack the program that '{scheme}:' needs"


def _at(places: Places, page: Page, node: LexborNode, address: str, number: int, message: str) -> Finding:
    document = Document(page.src_uri, page.path, page.html or "", page.src_uri, page.text)
    spot = places.link(Occurrence(document, "href", address, number, " ".join((node.text() or "").split())))
    if spot.line is not None:
        return spot.finding(message)
    place = page.locator.of_pattern(rf"(?i)({re.escape(_scheme(address))})\s*(?::|&)")
    return Finding(place or page.locator.start, message)
