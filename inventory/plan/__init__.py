"""The plan: templates as data, assembled into blocks with their evidence."""
