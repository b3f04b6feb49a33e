"""The engine: reads leaflets, checks them, reports what is wrong. It imports nothing of MkDocs."""
