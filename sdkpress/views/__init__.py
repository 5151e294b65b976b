"""`Sdk` -> what the client's templates print: finished fragments of Python."""
