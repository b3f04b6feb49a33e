"""Safety: what readers must see is there and visible, nothing acts, and no word is lost or hidden."""
