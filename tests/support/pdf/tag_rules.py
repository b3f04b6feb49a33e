"""Which tag may stand in which: the standard structure types of PDF 1.7, as data.

The types are ISO 32000-1's, 14.8.4; who may hold whom is ISO 32000-2's Annex L, cut to those types; where PDF/UA-1
(ISO 14289-1, 7.2) asks for more, as in tables and lists, its word is taken.
"""

from __future__ import annotations

HEADINGS = ("H1", "H2", "H3", "H4", "H5", "H6")
TRANSPARENT = frozenset({"Div", "NonStruct", "Private"})
"""What these hold must be allowed where they stand themselves."""


def _types(words: str) -> frozenset[str]:
    return frozenset(words.replace("Hn", " ".join(HEADINGS)).split())


_INLINE = _types("Annot BibEntry Code Figure Form Formula Lbl Link Note Quote Reference Ruby Span Warichu NonStruct")
_SECTIONS = _types("Annot BlockQuote Code Div Figure Form Formula H Hn Index L Link Note P Part Sect Table NonStruct")
_ALL = _INLINE | _SECTIONS | _types("Art Caption")
_ROWS = _types("TR")
_RUBY = _types("Annot Form Link Quote Reference Span NonStruct")

CHILDREN: dict[str, frozenset[str]] = {
    "StructTreeRoot": _types("Document"),
    "Document": _SECTIONS | _types("Art Document TOC"),
    "Part": (_ALL | _types("Document TOC TOCI")) - _types("Quote Ruby Span Warichu"),
    "Art": (_SECTIONS | _types("Caption Lbl TOC")),
    "Sect": (_ALL | _types("TOC")) - _types("BibEntry Quote Reference Ruby Span Warichu"),
    "BlockQuote": (_ALL | _types("Document TOC")) - _types("BibEntry BlockQuote Quote Ruby Span Warichu"),
    "Caption": _ALL - _types("Caption"),
    "TOC": _types("Caption TOC TOCI"),
    "TOCI": _types("Div Lbl NonStruct P Reference TOC"),
    "Index": _types("Annot Caption Div Figure Formula H Hn L Note P Part Reference Sect Table NonStruct"),
    "P": _INLINE | _types("L"),
    "H": _INLINE,
    **dict.fromkeys(HEADINGS, _INLINE),
    "L": _types("Caption L LI"),
    "LI": _types("Lbl LBody"),
    "Lbl": _INLINE - _types("Lbl"),
    "LBody": _ALL - _types("Lbl"),
    "Table": _types("Caption TBody TFoot THead TR"),
    "THead": _ROWS,
    "TBody": _ROWS,
    "TFoot": _ROWS,
    "TR": _types("TD TH"),
    "TH": _ALL - _types("BlockQuote Caption Part"),
    "TD": _ALL - _types("BlockQuote Caption Part"),
    "Span": _INLINE,
    "Quote": _INLINE,
    "Note": _ALL - _types("H Hn"),
    "Reference": _types("Annot BibEntry Figure Lbl Link Note NonStruct Span"),
    "BibEntry": _types("Annot Div Figure Lbl Link Note P Part Reference Span NonStruct"),
    "Code": _types("Annot BibEntry Div Link Note Part Reference Span NonStruct"),
    "Link": _ALL - _types("Index Link"),
    "Annot": _ALL - _types("Index"),
    "Figure": _ALL,
    "Formula": _ALL - _types("Art Sect"),
    "Form": _types("BibEntry Caption Code Div Figure Formula L Lbl Note Part Reference Table NonStruct"),
    "Ruby": _types("RB RP RT"),
    "RB": _RUBY,
    "RT": _RUBY,
    "RP": _RUBY,
    "Warichu": _types("WP WT"),
    "WT": _RUBY,
    "WP": _RUBY,
}

ONCE: dict[str, frozenset[str]] = {
    "StructTreeRoot": _types("Document"),
    "Table": _types("Caption THead TFoot"),
    "L": _types("Caption"),
    "Figure": _types("Caption"),
    "TOC": _types("Caption"),
}
"""What a tag may hold but once."""

NO_CONTENT = _types(
    "StructTreeRoot Document Part Art Sect Div TOC TOCI Index L LI Table THead TBody TFoot TR Ruby Warichu"
)
"""Tags that hold tags only, never content of the page itself."""

KNOWN = frozenset(CHILDREN) | TRANSPARENT
DESCRIBED = _types("Figure Formula")
"""Tags that need words in their place: /Alt or /ActualText (ISO 14289-1, 7.3 and 7.7)."""
