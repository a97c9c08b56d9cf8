"""Ballots: what is voted on, who votes, and how a list of votes is read."""
