"""The wall as the console sees and orders it."""
