"""Judgements and vocabularies: documents."""
