"""Widgets that every screen is built from; they show what they are given and store nothing."""
