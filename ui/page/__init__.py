"""The page: a chat with the source beside the answer, and the documents of the library."""
