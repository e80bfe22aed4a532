"""The workshop file: one SQLite file that holds the state and the journal of one workshop."""
