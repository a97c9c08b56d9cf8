"""Judgements and vocabularies: supervision."""
