"""Judgements and vocabularies: people."""
