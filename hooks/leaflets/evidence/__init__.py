"""The evidence: facts with their sources, and what the words of a page say beside them.

`ledger.py` is what a leaflet's facts.yml holds, `reading.py` reads it. The other files read language: quantities,
hedges, negations. Only `citations.py` knows pages; the checks compare.
"""
