"""The labelled link cases and what runs them."""
