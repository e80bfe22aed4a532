"""The console: everything the facilitator does while the room watches."""
