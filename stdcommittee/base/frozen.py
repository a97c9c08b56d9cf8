"""A faster constructor for frozen, slotted dataclasses that are made by the hundred thousand.

The generated one sets each field through `object.__setattr__`, which looks the name up every time;
this one calls the slots' own setters. What it accepts and makes is the same.
"""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

T = TypeVar("T", bound=type)


def quick(cls: T) -> T:
    """Give a frozen, slotted dataclass the faster constructor, and return it.

    Raises:
        TypeError: the class is none, or has default factories or a `__post_init__`.
    """
    fields = dataclasses.fields(cls)
    if hasattr(cls, "__post_init__") or any(
        item.default_factory is not dataclasses.MISSING for item in fields
    ):
        raise TypeError(f"{cls.__name__} needs its own constructor")
    names: dict[str, Any] = {}
    parameters, lines, keyword_only = ["self"], [], False
    for position, item in enumerate(sorted(fields, key=lambda item: bool(item.kw_only))):
        names[f"set_{position}"] = getattr(cls, item.name).__set__
        if item.kw_only and not keyword_only:
            keyword_only = True
            parameters.append("*")
        default = ""
        if item.default is not dataclasses.MISSING:
            names[f"default_{position}"] = item.default
            default = f"=default_{position}"
        parameters.append(item.name + default)
        lines.append(f"    set_{position}(self, {item.name})")
    source = f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines)
    exec(source, names)  # noqa: S102  (as dataclasses itself does, from the fields' names alone)
    cls.__init__ = names["__init__"]  # type: ignore[misc]
    return cls
