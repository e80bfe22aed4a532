"""Who changed what when, and taking back one of it."""
