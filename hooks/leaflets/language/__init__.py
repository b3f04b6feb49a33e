"""Plain language: which words and forms are hard to read, and what to say instead.

Knows sentences only: each module takes a text and tells its faults. Pages and findings are the checks' business. What
could be a list of words is one: a `.yml` here, with its source.
"""
