"""Frozen values: what the standard library's frozen, slotted dataclasses do, made quickly."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from dataclasses import dataclass, field
from typing import Any

import pytest

from stdcommittee.base.frozen import frozen


@frozen
class Point:
    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list, compare=False, repr=False)


@dataclass(frozen=True, slots=True)
class Plain:
    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list, compare=False, repr=False)


@frozen
class Deep(Point):
    z: int = 3


@frozen(kw_only=True)
class Named:
    name: str
    number: int = 1


@frozen(eq=False)
class Own:
    x: int


@frozen
class Odd:
    x: int

    def __post_init__(self) -> None:
        if self.x < 0:
            raise ValueError(self.x)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Odd)

    def __hash__(self) -> int:
        return 7

    def __repr__(self) -> str:
        return "odd"


@frozen
class Empty:
    pass


def test_it_is_a_dataclass_like_any_other() -> None:
    point = Point(1, 2)
    assert dataclasses.asdict(point) == {"x": 1, "y": 2, "tags": []}
    assert dataclasses.replace(point, y=5) == Point(1, 5)
    assert repr(point) == repr(Plain(1, 2)).replace("Plain", "Point")
    assert Point.__match_args__ == Plain.__match_args__
    assert not hasattr(point, "__dict__")
    assert dataclasses.is_dataclass(point)


@pytest.mark.parametrize("arguments", [(), (1, 2, [], 4)])
def test_the_constructor_refuses_what_does_not_fit(arguments: tuple[Any, ...]) -> None:
    with pytest.raises(TypeError):
        Point(*arguments)


def test_a_list_is_made_anew_each_time() -> None:
    first, second = Point(1), Point(1)
    first.tags.append("a")
    assert second.tags == []
    assert Point(1, tags=["b"]).tags == ["b"]


def test_equal_fields_make_equal_values_of_one_class() -> None:
    assert Point(1, 2, ["a"]) == Point(1, 2, ["b"])
    assert hash(Point(1, 2)) == hash(Point(1, 2, ["b"]))
    assert Point(1, 2) != Point(2, 1)
    others: list[object] = [Plain(1), Deep(1), 1]
    assert Point(1) not in others
    assert Empty() == Empty()
    assert len({Empty(), Empty()}) == 1
    assert Own(1) != Own(1)
    assert Named(name="a") == Named(name="a", number=1)


def test_nothing_can_be_set_or_deleted() -> None:
    point: Any = Point(1)
    for name in ("x", "nothing"):
        with pytest.raises(dataclasses.FrozenInstanceError):
            setattr(point, name, 2)
        with pytest.raises(dataclasses.FrozenInstanceError):
            delattr(point, name)
    assert point.x == 1


def test_fields_of_a_base_come_first() -> None:
    deep = Deep(1, 2, ["t"], 4)
    assert (deep.x, deep.y, deep.tags, deep.z) == (1, 2, ["t"], 4)
    assert repr(deep) == "Deep(x=1, y=2, z=4)"
    assert deep != Deep(1, 2, ["t"], 5)


def test_fields_are_given_by_name_where_wanted() -> None:
    assert Named(name="a").number == 1
    with pytest.raises(TypeError):
        Named("a")  # type: ignore[call-arg]


def test_what_a_class_says_itself_stands() -> None:
    assert Odd(1) == Odd(2)
    assert hash(Odd(1)) == 7
    assert repr(Odd(1)) == "odd"
    with pytest.raises(ValueError, match="-1"):
        Odd(-1)


@pytest.mark.parametrize("value", [Point(1, 2, ["a"]), Deep(1), Named(name="n"), Empty()])
def test_it_is_copied_and_kept(value: Any) -> None:
    for twin in (copy.copy(value), copy.deepcopy(value), pickle.loads(pickle.dumps(value))):
        assert twin == value
        assert twin is not value


def test_each_field_is_given_to_the_constructor() -> None:
    class Hidden:
        x: int = field(init=False, default=1)

    with pytest.raises(TypeError, match=r"Hidden\.x"):
        frozen(Hidden)


def test_fields_may_have_any_name() -> None:
    @frozen
    class Named:
        self_: int
        set_self_: int = 2
        absent: int = 3

    assert (Named(1).set_self_, Named(1).absent) == (2, 3)
