"""Reads passages for a question: which sentences answer it, and how sure it is that none does."""
