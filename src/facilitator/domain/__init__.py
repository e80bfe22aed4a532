"""The words and the rules of a workshop, in plain Python: no clock, no file, no text for users."""
