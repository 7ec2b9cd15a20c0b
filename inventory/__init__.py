"""What a school board owns, signs, runs and plans: no terminal and no foreign file format in here."""
