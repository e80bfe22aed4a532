"""A workshop that runs by itself through the real windows."""
