"""The discussion as it is written down."""
