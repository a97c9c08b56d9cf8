"""Bulk work without the cycle collector in its way.

Making several hundred thousand records sets off the collector again and again; it walks all of them
and finds nothing, for a third of the time of an import.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def undisturbed() -> Iterator[None]:
    """Hold the cycle collector off while a bulk task runs (nested use is fine)."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
