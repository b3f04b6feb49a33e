"""What the command line does: one verb, one file.

In: arguments. Out: words for people, and an exit status. Nothing imports it.
"""
