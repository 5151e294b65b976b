"""The generated package, installed, against a real server."""
