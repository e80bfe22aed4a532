"""The clocks of section, project and day, and what corrects them."""
