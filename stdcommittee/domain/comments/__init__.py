"""Comments on drafts: who says what about which clause, and how it was answered."""
