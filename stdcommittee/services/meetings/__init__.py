"""Meetings: who attends, whether they are enough, and the delegations to those abroad."""
