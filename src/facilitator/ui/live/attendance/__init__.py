"""Who is in the room, by section."""
