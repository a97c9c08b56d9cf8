"""Lists of ballots: what their rows say, and which records here they are about."""
