"""Use cases: one function, one verb. Windows and commands call these and nothing below."""
