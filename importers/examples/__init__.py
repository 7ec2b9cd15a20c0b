"""The demo board's files, made in the formats of the real exports."""
