"""Links: between pages, to files and to other sites, they lead where they say."""
