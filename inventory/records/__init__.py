"""What is recorded: one subject a file, each column declared once."""
