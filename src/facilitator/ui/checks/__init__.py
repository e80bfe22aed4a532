"""The check before the start: the prepare page and the console show it."""
