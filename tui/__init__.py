"""What a person sees: the screens, and the commands of the command line."""
