"""Windows that ask for something or show something aside."""
