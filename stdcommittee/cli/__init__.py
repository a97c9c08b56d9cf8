"""The command line: the same use cases as the window, for automation and for tests."""
