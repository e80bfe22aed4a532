"""The board on which the centers' answers are taken."""
