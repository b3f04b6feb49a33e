"""What authors write as YAML, as typed values: the glossary and the ledger of facts.

In: `glossary.yml`, `facts.yml`. Out: terms, facts, and what is wrong in them. Knows no page.
"""
