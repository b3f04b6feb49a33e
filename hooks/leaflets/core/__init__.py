"""What every room may use: diagnostics, settings, YAML with places, paths, addresses, text.

In: files and values. Out: findings, settings, data with the lines on which they are written. Knows nothing of
leaflets, HTML or MkDocs; it imports no other room.
"""
