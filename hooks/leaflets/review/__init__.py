"""The review: what patients read as one text, what differs between two such texts, and who has agreed to which.

In: rendered leaflets, their sign-offs, old records. Out: words of record, items of a redline, where each role stands.
Asks nothing of git, and judges nothing: the checks do.
"""
