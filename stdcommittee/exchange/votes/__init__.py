"""Lists of votes: their sheets and columns, and whose ballot they belong to."""
