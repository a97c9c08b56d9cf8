"""Use cases of the portfolio: standards and projects as screens show them."""
