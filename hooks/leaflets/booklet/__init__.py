"""The booklets: a leaflet on paper, as pages of half a sheet, as sheets to fold, and in large print.

In: rendered pages of a leaflet. Out: XML, then by Typst's rules PDFs, and what of a page can't be printed. Knows no
check and no MkDocs.
"""
