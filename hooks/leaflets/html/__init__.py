"""A finished page in, a finished page out: accessible, without inline code, with hashed names, fit for print.

In: the HTML of whole pages. Out: the same pages, changed in place. Knows no leaflet and no Markdown, and judges
nothing.
"""
