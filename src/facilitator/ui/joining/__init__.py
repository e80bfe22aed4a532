"""Two copies of one workshop side by side: what the other brings, and what differs."""
