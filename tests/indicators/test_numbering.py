"""Numbers and titles: by the rules, given once, not alike."""

from __future__ import annotations

from fractions import Fraction

import pytest

from stdcommittee.domain.identifiers import Level
from stdcommittee.domain.portfolio.records import Project, ProjectStatus, StandardStatus
from stdcommittee.domain.supervision.measures import MeasureState
from stdcommittee.indicators.numbering import Titled, alike
from stdcommittee.services.session import Session
from tests.figures import bad, counted, good, keep, measure, said, share
from tests.workspaces import standard

IN_FORCE = StandardStatus.IN_FORCE


def test_numbers_by_the_rules(session: Session) -> None:
    known, unknown, unread, _ = keep(
        session,
        standard(1, status=IN_FORCE),
        standard(2, reference="QQ/T 2—2023", status=IN_FORCE, published="2023-05-01"),
        standard(3, reference="GB/T", status=IN_FORCE, level=Level.NATIONAL_RECOMMENDED),
        standard(4, reference="QQ/T 4—2023", status=StandardStatus.WITHDRAWN),
    )
    found = measure(session, "standards.numbering")
    assert share(found) == (Fraction(1, 3), 1, 3)
    assert (good(found), bad(found)) == ([known], [unknown, unread])
    assert said(found.counted) == {
        known: "as the rules say",
        unknown: "“QQ” is not an approved industry code (Measures for Industry Standards (SAMR Order 86)).",
        unread: "“GB/T” names a publisher but no number.",
    }


def test_numbers_given_once(session: Session) -> None:
    """GB, GB/T and GB/Z share one series; editions of one standard do not stand beside each other."""
    single, one, other, _ = keep(
        session,
        standard(1, status=IN_FORCE),
        standard(2, reference="GB/T 90002—2015", status=IN_FORCE),
        standard(3, reference="GB 90002—2023", status=IN_FORCE),
        standard(4, reference="GB/T 90001—2003", status=StandardStatus.WITHDRAWN),
    )
    found = measure(session, "standards.unique")
    assert share(found) == (Fraction(1, 3), 1, 3)
    assert (good(found), bad(found)) == ([single], [one, other])
    assert said(found.counted)[one] == "also: GB 90002—2023"


def test_likely_overlaps_are_a_suspicion(session: Session) -> None:
    title = "地理信息 元数据 基础 术语 符号 与 定义 的 示例 规定"
    first, second, third = keep(
        session,
        standard(1, status=IN_FORCE, title_zh=title),
        standard(2, status=IN_FORCE, title_zh=title + "则"),
        standard(3, status=IN_FORCE, title_zh="遥感影像处理方法"),
    )
    found = measure(session, "standards.overlaps")
    assert share(found) == (1, 1, None)
    assert (counted(found), found.looked_at) == ([first], 3)
    assert "GB/T 90002—2023" in found.counted[0].cells
    assert found.state is MeasureState.SUSPECT
    assert {second, third}.isdisjoint(counted(found))


def test_parts_editions_and_revisions_do_not_overlap(session: Session) -> None:
    title = "地理信息 元数据 基础 术语"
    keep(
        session,
        standard(1, reference="GB/T 5.1—2023", status=IN_FORCE, title_zh=title + "第1部分"),
        standard(2, reference="GB/T 5.2—2023", status=IN_FORCE, title_zh=title + "第2部分"),
    )
    keep(
        session,
        Project(
            reference="20250001-T-469",
            title_zh=title + "第1部分",
            status=ProjectStatus.RUNNING,
            committee="SAC/TC 999",
            revises="GB/T 5.1—2023",
        ),
    )
    found = measure(session, "standards.overlaps")
    assert [line.cells[2] for line in found.counted] == ["20250001-T-469"]
    assert found.counted[0].cells[0] == "GB/T 5.2—2023"  # the part that the project does not revise


def test_nothing_to_compare(session: Session) -> None:
    found = measure(session, "standards.overlaps")
    assert (share(found), found.state) == ((0, 0, None), MeasureState.NONE)


def _titled(*titles: str, committee: str = "SAC/TC 999") -> list[Titled]:
    return [
        Titled("standard", number, f"GB/T {number}—2023", text, text, committee)
        for number, text in enumerate(titles, 1)
    ]


def _pairs(known: list[Titled]) -> set[tuple[int, int]]:
    return {(one.record, other.record) for one, other, _ in alike(known)}


def test_each_pair_once_the_most_alike_first() -> None:
    known = _titled(
        "地理信息元数据第一部分基础甲", "地理信息元数据第一部分基础", "别的题目别的题目"
    )
    known += _titled("地理信息元数据第一部分基础甲")
    found = alike(known)
    assert [score for *_, score in found] == sorted((score for *_, score in found), reverse=True)
    assert len(found) == 3
    assert found[0][2] == 100


def test_very_many_are_compared_within_their_committee_and_opening(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    title = "地理信息元数据第一部分基础"
    known = _titled(title + "甲", title + "乙", "新" + title)
    other = [item._replace(committee="SAC/TC 1", record=9) for item in _titled(title + "丙")]
    assert _pairs(known + other) == {(1, 2), (1, 3), (2, 3), (1, 9), (2, 9), (3, 9)}
    monkeypatch.setattr("stdcommittee.indicators.numbering._MANY", 3)
    assert _pairs(known + other) == {(1, 2), (1, 3), (2, 3)}
    monkeypatch.setattr("stdcommittee.indicators.numbering._MANY", 2)
    assert _pairs(known) == {(1, 2)}
    monkeypatch.setattr("stdcommittee.indicators.numbering._MANY", 1)
    same = _titled(title, title)
    assert _pairs(same) == {(1, 2)}  # what cannot be told apart is compared all the same
