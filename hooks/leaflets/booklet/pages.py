"""On which page of each booklet a passage stands, by the line of its source: what reviewers look up on paper.

The same document is set as for the PDF, with a label at each element that has a place; Typst says where they came to
lie. No file is made.
"""

from __future__ import annotations

import datetime
from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, fromstring, tostring

from leaflets.booklet import editions, engine, inputs
from leaflets.booklet.document import NAME, document
from leaflets.booklet.edition import SET_ANEW, Edition
from leaflets.core.diagnostics import LeafletsError
from leaflets.library.model import Leaflet, Library

_LABELED = {"p", "li", "td", "th", "h", "dt", "dd", "table", "figure", "ul", "ol"}
"""The elements of `rules.typ` at which a label may stand."""
_LABELS = "labels.txt"
_ASK = f"""
#context [#metadata(read("{_LABELS}").split("\n").map(name => {{
  let found = query(label(name))
  if found.len() > 0 {{ found.first().location().page() }}
}}))<pages>]
"""

Pages = Mapping[tuple[str, int], int]
"""By the path and line of a source the page, from 1, on which begins what is written there."""


def of(library: Library, leaflet: Leaflet, day: datetime.date) -> dict[Edition, Pages]:
    """Return the pages of a leaflet's booklets. Raises LeafletsError for what cannot be printed."""
    made = document(library, leaflet, day)
    root = fromstring(made.xml)
    placed = [each for each in root.iter() if each.tag in _LABELED and each.get("data-page")]
    for number, element in enumerate(placed):
        element.attrib.setdefault("label", f"placed:{number}")
    labels = "\n".join(element.attrib["label"] for element in placed)
    files = {NAME: tostring(root, encoding="utf-8"), _LABELS: labels.encode(), **made.files}
    return {edition: _first(placed, _asked(library, leaflet, files, edition)) for edition in SET_ANEW}


def _asked(library: Library, leaflet: Leaflet, files: Mapping[str, bytes], edition: Edition) -> list[int | None]:
    """The page of each label; none for what this edition leaves out."""
    main, rules = editions.stylesheets()
    try:
        told = inputs.of_engine(library, edition)
        pages: list[int | None] = engine.asked(main + _ASK.encode(), {**rules, **files}, told, "<pages>")
    except RuntimeError as error:
        raise LeafletsError(f"{leaflet.place}: the edition '{edition.name}' cannot be set: {error}") from error
    return pages


def _first(placed: Sequence[Element], pages: Sequence[int | None]) -> Pages:
    found: dict[tuple[str, int], int] = {}
    for element, page in zip(placed, pages, strict=True):
        if page is not None:
            found.setdefault((element.attrib["data-page"], int(element.attrib["data-line"])), page)
    return found
