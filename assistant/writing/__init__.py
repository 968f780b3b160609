"""A language model may write the answer from the passages found; nothing it writes is shown unverified."""
