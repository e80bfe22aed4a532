"""What the program asks of the laptop itself: its power, its drives, its sleep."""
