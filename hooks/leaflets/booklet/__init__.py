"""The booklets: a leaflet on paper, as A5, as folded A4 and in large print; each proven before it is shipped."""
