"""The command line: one group of commands a file."""

VERSION = "0.1.0"
"""Version of the program; a test holds it against pyproject.toml (reading the installed metadata costs 40 ms)."""
