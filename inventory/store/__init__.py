"""Where it is kept: database, migrations, unit of work, history, filter, views, backup."""
