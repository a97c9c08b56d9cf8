"""Result objects come back from JSON exactly as they were."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

import pytest

from stdcommittee.base.messages import Bilingual, Joined, Message, Plural, Text
from stdcommittee.domain.supervision.stored import plain, restored


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Inner:
    day: dt.date | None
    value: Fraction | int | None


@dataclass(frozen=True)
class Outer:
    name: Bilingual
    text: Text
    at: dt.datetime
    colour: Colour
    inners: tuple[Inner, ...]
    one: Inner | None
    maybe: Text | None
    flag: bool
    words: tuple[str, ...]


FULL = Outer(
    name=Bilingual("甲", "A"),
    text=Joined((Message("{n} of {m}", n=1, m=Bilingual("乙", "B")), "plain")),
    at=dt.datetime(2026, 6, 11, 9, 30, tzinfo=dt.timezone(dt.timedelta(hours=8))),
    colour=Colour.RED,
    inners=(Inner(dt.date(2025, 2, 28), Fraction(2, 3)), Inner(None, 7)),
    one=Inner(None, None),
    maybe=Plural("{n} row", "{n} rows", n=3),
    flag=True,
    words=("𬭎", "𠮷"),
)


def test_there_and_back() -> None:
    stored = json.loads(json.dumps(plain(FULL), ensure_ascii=False))
    found = restored(Outer, stored)
    assert found == FULL
    assert isinstance(found.inners[0].value, Fraction)
    assert found.inners[1].value == 7
    assert str(found.maybe) == "3 rows"
    empty = dataclasses.replace(FULL, inners=(), one=None, maybe=None, text="x", words=())
    assert restored(Outer, json.loads(json.dumps(plain(empty)))) == empty


def test_fractions_are_never_rounded() -> None:
    assert plain(Fraction(1, 3)) == "1/3"
    assert plain(Fraction(4, 2)) == "2/1"
    assert plain(FULL)["inners"][0]["value"] == "2/3"


def test_what_has_no_form_is_loud() -> None:
    for value in (1.5, {"a": 1}, object()):
        with pytest.raises(TypeError):
            plain(value)


def test_what_is_missing_is_loud() -> None:
    stored = plain(FULL)
    del stored["colour"]
    with pytest.raises(KeyError):
        restored(Outer, stored)
    with pytest.raises(ValueError, match="blue"):
        restored(Outer, {**plain(FULL), "colour": "blue"})
