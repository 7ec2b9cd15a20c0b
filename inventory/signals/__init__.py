"""What needs a decision: one rule a function, at a date."""
