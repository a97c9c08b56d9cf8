"""Judgements and vocabularies: portfolio."""
