"""Keeps documents, passages and vectors, and finds passages by words and by meaning."""
