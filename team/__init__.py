"""team: tests that need a PostgreSQL server, a cluster or another program."""
