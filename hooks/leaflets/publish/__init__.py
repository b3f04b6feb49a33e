"""Publishing: the finished site as an immutable release, and the one link that says which release readers see.

`store` knows folders and links, `manifest` what a release holds, `lock` that one works at a time; `publish` and
`rollback` are what the commands do. Nothing here knows how pages are made: `leaflets.build` has MkDocs make them.
"""
