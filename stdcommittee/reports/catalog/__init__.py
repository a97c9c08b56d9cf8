"""Reports: one module or package each, exposing `REPORT`."""
