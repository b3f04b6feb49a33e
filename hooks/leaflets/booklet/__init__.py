"""The booklets: a leaflet on paper, as A5, as folded A4 and in large print.

In: rendered pages of a leaflet. Out: XML, then by Typst's rules PDFs, and what of a page can't be printed. Knows no
check and no MkDocs.
"""
