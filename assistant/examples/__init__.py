"""Questions to start from, made from what the library's own documents say."""
