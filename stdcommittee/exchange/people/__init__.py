"""Forms about people: what is filled in, and what of it must not be kept in clear."""
