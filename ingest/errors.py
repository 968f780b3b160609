"""What a reader says when it cannot read a file."""


class ReadError(Exception):
    """A file cannot be read. The message says why and what to do, without a path."""


class TooSlow(ReadError):
    """Reading the file took longer than is allowed."""


class TooLarge(ReadError):
    """Reading the file took more memory than is allowed."""


class ReaderFailed(ReadError):
    """The reader raised an error that it should not, or ended in the middle of the file."""


class NoReader(Exception):
    """No process that reads files can be started. The message says what to do."""
