"""Committees under one another."""

from __future__ import annotations

from stdcommittee.domain.people.records import Committee
from stdcommittee.domain.people.tree import family_of, mirrored_by, parent_of


def _committee(number: int, reference: str, parent: str = "", mirrors: str = "") -> Committee:
    return Committee(id=number, reference=reference, parent=parent, mirrors=mirrors)


TC = _committee(1, "SAC/TC 999", mirrors="ISO/TC 211；IEC/TC 56")
SC = _committee(2, "SAC/TC 999/SC 1")
WG = _committee(3, "WG 地址", parent="SAC/TC 999/SC 1")
DEEP = _committee(4, "SAC/TC 999/SC 2/WG 3")
OTHER = _committee(5, "SAC/TC 99")
ALL = [OTHER, DEEP, WG, SC, TC]


def test_the_tree_is_the_same_from_each_of_its_members() -> None:
    expected = [(TC, 0), (SC, 1), (WG, 2), (DEEP, 1)]
    for start in (TC, SC, WG, DEEP):
        found = [(item.committee, item.depth) for item in family_of(start, ALL)]
        assert found == expected
    assert [item.committee for item in family_of(OTHER, ALL)] == [OTHER]


def test_a_reference_stands_under_the_nearest_that_is_known() -> None:
    known = [item.reference for item in ALL]
    assert parent_of(DEEP, known) == "SAC/TC 999"
    assert parent_of(OTHER, known) == ""


def test_a_circle_ends_where_it_closes() -> None:
    first, second = _committee(1, "A", parent="B"), _committee(2, "B", parent="A")
    for start in (first, second):
        found = family_of(start, [first, second])
        assert sorted(item.committee.id for item in found) == [1, 2]
    own = _committee(3, "C", parent="C")
    assert [item.committee for item in family_of(own, [own])] == [own]


def test_a_parent_that_nobody_recorded_is_no_top() -> None:
    orphan = _committee(6, "X", parent="Y")
    assert [(b.committee, b.depth) for b in family_of(orphan, [orphan])] == [(orphan, 0)]


def test_several_mirrors_are_told_apart() -> None:
    assert mirrored_by(TC) == ("ISO/TC 211", "IEC/TC 56")
    assert mirrored_by(SC) == ()
