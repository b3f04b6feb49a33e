"""Markdown in, blocks out: our extension, how a page is rendered, and where each thing stands in its source.

In: the text of one page with values, terms and named statements. Out: HTML with the renderer's marks, blocks of words,
places. Knows no library, and never decides whether something may be published.
"""
