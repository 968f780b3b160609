"""What a reader says when it cannot read a file."""


class ReadError(Exception):
    """A file cannot be read. The message says why and what to do, without a path."""
