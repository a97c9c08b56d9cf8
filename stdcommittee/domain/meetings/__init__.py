"""Meetings: who was invited, who came, who travelled, and what follows from it."""
