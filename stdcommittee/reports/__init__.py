"""Documents out: what is printed from result objects; nothing is computed here."""
