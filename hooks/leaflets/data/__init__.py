"""What authors write as YAML, as typed values: the glossary and the sources.

In: `glossary.yml`, `sources.yml`. Out: terms, sources with their places, and what is wrong in them. Knows no page.
"""
