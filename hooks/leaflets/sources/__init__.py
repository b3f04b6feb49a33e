"""The texts behind the leaflets: read once, cut into numbered sentences, locked, shown.

In: a source's text, or its lock. Out: places with their numbers, hashes of what is copied, what a new edition changed.
The text itself is kept only where its rights allow that. Knows no page.
"""
