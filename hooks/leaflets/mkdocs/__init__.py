"""Leaflets within MkDocs: the plugin, and the four parts that the hooks and the plugin share.

In: MkDocs' events. Out: pages, files and words in the log. Only this room and the files directly in `hooks/` import
MkDocs; what they ask for is done in the rooms below. All that is known of a build is in one `Build`.
"""
