"""The Prepare page (준비): everything about the workshop is edited here before the day."""
