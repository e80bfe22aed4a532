"""The history of a workshop beside any page: who changed what, and taking it back."""
