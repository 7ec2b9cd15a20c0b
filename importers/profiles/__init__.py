"""One tabular export a data file."""
