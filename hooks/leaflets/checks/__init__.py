"""The checks: one check, one file, in families; here the registry that finds and runs them, verdict and report.

In: a rendered library, a survey of links, answers of other hosts. Out: diagnostics with their level. A check never
renders, never prints and asks MkDocs nothing.
"""
