"""One foreign file format a module."""
