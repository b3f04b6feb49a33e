"""Links: what pages link to, what there is to link to, and where a link is written.

`surveys.py` goes through a site; what it finds wrong is a `faults.Fault`, which a check in `leaflets/checks/` puts
into words; `places.py` says where it stands in the source.
"""
