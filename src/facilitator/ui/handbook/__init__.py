"""The handbook: where the data lies, what is promised, how it is tested."""
