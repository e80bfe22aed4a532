"""What to do where a file cannot be opened, and the way back to an earlier state of it."""
