"""The evidence: what the words of a page say beside the facts that they cite, and where each fact comes from.

In: rendered pages and the ledger. Out: statements, citations, coverage, provenance. The checks compare; nothing here
judges.
"""
