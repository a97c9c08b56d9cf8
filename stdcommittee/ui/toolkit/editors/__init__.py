"""Editors of fields, one file each: a module's `EDITOR` says which kinds of field it edits."""
