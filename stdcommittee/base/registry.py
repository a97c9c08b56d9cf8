"""Finds the descriptors that a folder of modules exposes.

Adding a report, importer, screen or indicator is adding a file: each module of the folder has one
attribute of an agreed name. An empty folder is a broken installation (a frozen build that forgot
its modules), and is said loudly instead of leaving an application without functions.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any


class BrokenRegistry(RuntimeError):
    """A folder of descriptors is empty, lacks its attribute, or names one thing twice."""


@cache
def module_names(package: str) -> tuple[str, ...]:
    """Return the full names of the public modules in a package, sorted.

    Raises:
        BrokenRegistry: the package has none.
    """
    path = importlib.import_module(package).__path__
    names = sorted(
        info.name for info in pkgutil.iter_modules(path) if not info.name.startswith("_")
    )
    if not names:
        raise BrokenRegistry(f"nothing found in {package}")
    return tuple(f"{package}.{name}" for name in names)


def descriptors(package: str, attribute: str) -> Iterator[Any]:
    """Yield each module's descriptor; a tuple or list of descriptors counts as several.

    Raises:
        BrokenRegistry: the folder is empty or a module does not expose `attribute`.
    """
    for name in module_names(package):
        module = importlib.import_module(name)
        if not hasattr(module, attribute):
            raise BrokenRegistry(f"{name} has no {attribute}")
        found = getattr(module, attribute)
        yield from found if isinstance(found, tuple | list) else (found,)


def collect(package: str, attribute: str, key: Callable[[Any], str]) -> dict[str, Any]:
    """Return a folder's descriptors by key, in key order.

    Raises:
        BrokenRegistry: two descriptors share a key, or see `descriptors`.
    """
    found: dict[str, Any] = {}
    for descriptor in descriptors(package, attribute):
        name = key(descriptor)
        if name in found:
            raise BrokenRegistry(f"{package}: {name} stands twice")
        found[name] = descriptor
    return dict(sorted(found.items()))
