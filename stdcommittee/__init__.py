"""StdCommittee (workbench of a standardization committee)."""

__version__ = "0.1.0"
