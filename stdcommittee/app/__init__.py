"""The window: puts screens, services and one open workspace together."""
