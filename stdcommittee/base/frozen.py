"""Values: frozen, slotted dataclasses, quick to declare and quick to make.

`dataclasses` writes and compiles six methods for each such class, which for the few hundred classes
that a start declares takes longer than reading their modules; and its constructor sets each field
through `object.__setattr__`. Here only the constructor is compiled for the class, and calls the
slots' own setters; the other methods are shared. What a class accepts and does is the same.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final, TypeVar, dataclass_transform, overload

T = TypeVar("T")
_NOTHING: Final[tuple[object, ...]] = ()


@overload
def frozen(cls: type[T], /) -> type[T]: ...


@overload
def frozen(*, kw_only: bool = False, eq: bool = True) -> Callable[[type[T]], type[T]]: ...


@dataclass_transform(frozen_default=True, field_specifiers=(dataclasses.field,))
def frozen(
    cls: type[T] | None = None, /, *, kw_only: bool = False, eq: bool = True
) -> type[T] | Callable[[type[T]], type[T]]:
    """Make a class a frozen, slotted dataclass: ``@frozen`` or ``@frozen(kw_only=True)``.

    Args:
        cls: the class.
        kw_only: its fields are given by name.
        eq: values of equal fields are equal; otherwise each is equal to itself alone.

    Raises:
        TypeError: a field is not to be given to the constructor.
    """

    def declare(plain: type[T]) -> type[T]:
        own = {name for name, item in vars(plain).items() if item is not None}
        plain.__doc__ = plain.__doc__ or plain.__name__  # else `dataclasses` works out a signature
        made = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True, kw_only=kw_only)(
            plain
        )
        methods = {**_METHODS, **(_comparing(made) if eq else {}), "__init__": _constructor(made)}
        for name, method in methods.items():
            if name not in own:
                setattr(made, name, method)
        return made

    return declare if cls is None else declare(cls)


def _constructor(cls: type) -> object:
    names: dict[str, Any] = {"_absent": _ABSENT}
    parameters, lines, keyword_only = ["self"], [], False
    fields = sorted(dataclasses.fields(cls), key=lambda item: bool(item.kw_only))
    for place, item in enumerate(fields):
        if not item.init:
            raise TypeError(f"{cls.__name__}.{item.name} is not given to the constructor")
        if item.kw_only and not keyword_only:
            keyword_only = True
            parameters.append("*")
        given, default = item.name, ""
        if item.default is not dataclasses.MISSING:
            names[f"_{place}_default"], default = item.default, f"=_{place}_default"
        elif item.default_factory is not dataclasses.MISSING:
            names[f"_{place}_make"], default = item.default_factory, "=_absent"
            given = f"_{place}_make() if {item.name} is _absent else {item.name}"
        names[f"_{place}_set"] = getattr(cls, item.name).__set__
        parameters.append(item.name + default)
        lines.append(f"    _{place}_set(self, {given})")
    if hasattr(cls, "__post_init__"):
        lines.append("    self.__post_init__()")
    source = f"def __init__({', '.join(parameters)}):\n" + "\n".join(lines or ["    pass"])
    exec(source, names)  # noqa: S102  (as dataclasses itself does, from the fields' names alone)
    return names["__init__"]


def _comparing(cls: type) -> dict[str, object]:
    names = [item.name for item in dataclasses.fields(cls) if item.compare]
    compared: Callable[[Any], object] = attrgetter(*names) if names else lambda _self: _NOTHING

    def equal(self: object, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    return {"__eq__": equal, "__hash__": lambda self: hash(compared(self))}


def _shown(self: Any) -> str:
    fields = ", ".join(
        f"{item.name}={getattr(self, item.name)!r}"
        for item in dataclasses.fields(self)
        if item.repr
    )
    return f"{self.__class__.__qualname__}({fields})"


def _refuse_setting(_self: object, name: str, _value: object) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")


def _refuse_deleting(_self: object, name: str) -> None:
    raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")


def _state(self: Any) -> list[object]:
    return [getattr(self, item.name) for item in dataclasses.fields(self)]


def _restore(self: Any, state: list[object]) -> None:
    for item, kept in zip(dataclasses.fields(self), state, strict=True):
        object.__setattr__(self, item.name, kept)


_ABSENT: Final = object()
_METHODS: Final[dict[str, object]] = {
    "__repr__": _shown,
    "__setattr__": _refuse_setting,
    "__delattr__": _refuse_deleting,
    "__getstate__": _state,
    "__setstate__": _restore,
}
