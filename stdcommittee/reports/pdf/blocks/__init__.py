"""The building blocks of official documents; each becomes strips of a given width."""
