"""Structure: every leaflet holds what the contract asks, in its order, with the keys that describe it."""
