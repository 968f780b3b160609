"""The source beside the chat, with the words that are cited marked in it."""
