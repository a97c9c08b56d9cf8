"""Forms that are filled in, signed and sent: said once, painted as PDF and as a Word document."""
