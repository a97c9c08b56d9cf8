"""The window: everything that is seen and clicked; Qt lives only here."""
