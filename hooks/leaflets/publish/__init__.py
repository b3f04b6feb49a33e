"""From leaflets to readers: a build into a staging folder, an offline copy, immutable releases, and the link to one.

In: a checkout. Out: site/, one zip, a store of releases. Knows nothing of what is in a page.
"""
