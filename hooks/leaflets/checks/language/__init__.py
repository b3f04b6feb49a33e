"""Language: how easily a page is read. Advice, with what to say instead."""
