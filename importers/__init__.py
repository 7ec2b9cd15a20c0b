"""Everything that comes in: read, map columns, parse, match, preview, apply."""
