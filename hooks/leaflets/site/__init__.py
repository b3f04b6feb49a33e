"""The pages that nobody writes, the navigation, the words of search, and surveys of what a site holds.

In: a library and, for its manual, the checks. Out: texts of generated pages, the order of pages, surveys for the checks
of links. Writes no file.
"""
