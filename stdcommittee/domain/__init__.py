"""Pure judgements and vocabularies; knows neither storage nor screens."""
