"""Files: what is published beside the pages, their names, and what git does with them."""
