"""The windows: they read the workshop, wish through the desk, and hear what changed."""
