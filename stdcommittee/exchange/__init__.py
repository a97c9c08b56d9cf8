"""File formats in and out; bad rows are values with a reason, never exceptions."""
