"""Importers: one module a kind, each exposing `IMPORTER`."""
