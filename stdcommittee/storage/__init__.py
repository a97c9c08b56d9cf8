"""The workspace file: tables, the one write path, queries, search, undo, check, backup."""
