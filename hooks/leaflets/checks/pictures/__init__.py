"""Pictures: each is described, safe, and bears its words as text."""
