"""Which committees' records of international work count."""

from __future__ import annotations

from stdcommittee.base.conditions import OneOf
from stdcommittee.domain.supervision.mirroring import mirrored
from stdcommittee.domain.supervision.scope import Scope
from stdcommittee.domain.workspace.records import Unit

UNIT = Unit(uid="")


def test_all_where_no_mirrored_committee_is_known() -> None:
    assert mirrored(Scope(UNIT, whole=True)) == ()
    assert mirrored(Scope(UNIT, own=("SAC/TC 230",))) == ()


def test_the_mirrored_ones_and_those_that_name_none() -> None:
    scope = Scope(UNIT, mirrored=("ISO/TC 211",))
    assert mirrored(scope) == (OneOf("committee", ("ISO/TC 211", "")),)


def test_only_the_one_asked_for() -> None:
    scope = Scope(UNIT, mirrored=("ISO/TC 211",), chosen="ISO/TC 211")
    assert mirrored(scope) == (OneOf("committee", ("ISO/TC 211",)),)
    assert mirrored(Scope(UNIT, chosen="SAC/TC 230")) == (OneOf("committee", ()),)
