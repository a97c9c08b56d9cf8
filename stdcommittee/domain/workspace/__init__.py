"""Judgements and vocabularies: workspace."""
