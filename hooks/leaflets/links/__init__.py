"""Links: what pages link to, what there is to link to, and where a link is written.

In: pages as HTML with their sources, and the files of a site. Out: a `Survey` of faults with their kind and place,
which the checks put into words. Knows no check and no MkDocs.
"""
