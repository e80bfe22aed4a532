"""The outcome page: the matrix of centers by projects, what is owed, and closing the workshop."""
