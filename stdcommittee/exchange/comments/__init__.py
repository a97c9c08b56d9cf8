"""Comments in and out: forms of every origin read by meaning, collated and written again."""
