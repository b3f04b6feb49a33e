"""Publishing: what must be right before patients read it."""
