"""Sources: what a page states is what its source states, and each number with it."""
