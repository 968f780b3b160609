"""Keeps conversations and feedback in a file of their own beside the catalogue."""
