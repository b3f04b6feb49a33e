"""The repository around the leaflets: commits, attributes, symbolic links.

In: a folder. Out: what git or the disk says of it. Changes nothing there, and knows no page.
"""
