"""Reviews at the edges of their cycles and of the period."""

from __future__ import annotations

import dataclasses
from fractions import Fraction

from stdcommittee.domain.portfolio.records import (
    Project,
    ProjectStatus,
    ReviewConclusion,
    Standard,
    StandardStatus,
)
from stdcommittee.domain.supervision.measures import MeasureState
from stdcommittee.services.session import Session
from tests.figures import bad, counted, day, good, keep, left_out, measure, said, share
from tests.workspaces import standard

IN_FORCE = StandardStatus.IN_FORCE


def test_in_time(session: Session) -> None:
    """Five years after publication; the due day still counts."""
    on_the_day, late, never, before, after, unknown = keep(
        session,
        standard(1, status=IN_FORCE, published="2020-03-01", reviewed=day("2025-03-01")),
        standard(2, status=IN_FORCE, published="2020-03-01", reviewed=day("2025-03-02")),
        standard(3, status=IN_FORCE, published="2020-01-01"),
        standard(4, status=IN_FORCE, published="2019-12-31", reviewed=day("2025-02-01")),
        standard(5, status=IN_FORCE, published="2021-01-01"),
        standard(6, status=IN_FORCE, published=""),
    )
    found = measure(session, "reviews.on_time")
    assert share(found) == (Fraction(1, 3), 1, 3)
    assert (good(found), bad(found)) == ([on_the_day], [late, never])
    assert said(found.counted) == {
        on_the_day: "in time",
        late: "1 day late",
        never: "overdue",
    }
    assert left_out(found) == {
        before: "was due on 2024-12-31, before the period",
        unknown: "the day of publication is not known",
    }
    assert after not in counted(found)


def test_guidance_documents_have_three_years_and_industry_ones_their_own_figure(
    session: Session,
) -> None:
    guidance, industry = keep(
        session,
        standard(1, reference="GB/Z 90001—2022", status=IN_FORCE, published="2022-06-01"),
        standard(2, reference="JB/T 2—2020", status=IN_FORCE, published="2020-06-01"),
    )
    assert bad(measure(session, "reviews.on_time")) == [guidance]
    assert bad(measure(session, "reviews.sector_on_time")) == [industry]
    assert counted(measure(session, "reviews.overdue")) == [guidance]
    assert counted(measure(session, "reviews.sector_overdue")) == [industry]


def test_an_earlier_review_that_only_history_knows(session: Session) -> None:
    """A review that was overwritten since still ran its cycle."""
    (number,) = keep(
        session,
        standard(1, status=IN_FORCE, published="2010-01-01", reviewed=day("2020-05-01")),
    )
    with session.reading() as reader:
        stored = reader.get(Standard, number)
    assert stored is not None
    with session.writing("reviewed") as uow:
        uow.change(dataclasses.replace(stored, reviewed=day("2025-04-30")))
    found = measure(session, "reviews.on_time")
    assert (share(found), good(found)) == ((Fraction(1), 1, 1), [number])
    assert found.counted[0].cells[3:6] == ("2020-05-01", "2025-05-01", "2025-04-30")


def test_overdue_from_the_day_after(session: Session) -> None:
    due_then, passed, revised, _ = keep(
        session,
        standard(1, status=IN_FORCE, published="2020-12-31"),
        standard(2, status=IN_FORCE, published="2020-12-30"),
        standard(3, status=IN_FORCE, published="2015-01-01"),
        standard(4, status=StandardStatus.WITHDRAWN, published="2015-01-01"),
    )
    keep(
        session,
        Project(
            reference="20240001-T-469",
            revises="GB/T 90003—2023",
            committee="SAC/TC 999",
            planned=day("2024-05-01"),
        ),
    )
    found = measure(session, "reviews.overdue", "2025-01-01..2025-12-31")
    # A day is over once the period is: at the end of 2025 both have passed.
    assert counted(found) == [due_then, passed]
    assert left_out(found) == {revised: "under revision by 20240001-T-469"}
    assert found.state is MeasureState.SHORT
    short = measure(session, "reviews.overdue", "2025-01-01..2025-12-30")
    assert counted(short) == [passed]
    assert measure(session, "reviews.overdue", "2025-01-01..2025-12-29").value == 0


def test_today_is_not_over_yet(session: Session) -> None:
    """The clock stands at 2026-06-11; what is due on that day is not late."""
    today, yesterday = keep(
        session,
        standard(1, status=IN_FORCE, published="2021-06-11"),
        standard(2, status=IN_FORCE, published="2021-06-10"),
    )
    assert counted(measure(session, "reviews.overdue", "2026")) == [yesterday]
    found = measure(session, "reviews.on_time", "2026")
    assert (bad(found), left_out(found)) == ([yesterday], {today: "not yet due"})


def test_within_the_cycle(session: Session) -> None:
    fresh, old, unknown = keep(
        session,
        standard(1, status=IN_FORCE, published="2021-01-01"),
        standard(2, status=IN_FORCE, published="2020-12-31"),
        standard(3, status=IN_FORCE, published=""),
    )
    found = measure(session, "standards.within_cycle")
    assert share(found) == (Fraction(1, 2), 1, 2)
    assert (good(found), bad(found)) == ([fresh], [old])
    assert said(found.counted) == {fresh: "4 full years", old: "5 full years"}
    assert left_out(found) == {unknown: "the day of publication is not known"}


def test_conclusions_and_what_follows(session: Session) -> None:
    def reviewed(number: int, on: str, conclusion: ReviewConclusion) -> int:
        (kept,) = keep(
            session,
            standard(
                number,
                status=IN_FORCE,
                published="2015-01-01",
                reviewed=day(on),
                conclusion=conclusion,
            ),
        )
        return kept

    first = reviewed(1, "2025-01-01", ReviewConclusion.REVISE)
    last = reviewed(2, "2025-12-31", ReviewConclusion.REVISE)
    silent = reviewed(3, "2025-05-05", ReviewConclusion.NONE)
    reviewed(4, "2024-12-31", ReviewConclusion.REVISE)
    keep(
        session,
        Project(reference="20250001-T-469", revises="GB/T 90001—2023", committee="SAC/TC 999"),
        Project(
            reference="20250002-T-469",
            revises="GB/T 90002—2023",
            committee="SAC/TC 999",
            status=ProjectStatus.TERMINATED,
        ),
    )
    found = measure(session, "reviews.concluded")
    assert (share(found), good(found), bad(found)) == (
        (Fraction(2, 3), 2, 3),
        [first, last],
        [silent],
    )
    followed = measure(session, "reviews.followed")
    assert (share(followed), good(followed), bad(followed)) == (
        (Fraction(1, 2), 1, 2),
        [first],
        [last],
    )
    assert said(followed.counted) == {first: "revised by a project", last: "no project"}


def test_nothing_due(session: Session) -> None:
    assert share(measure(session, "reviews.on_time")) == (None, 0, 0)
    overdue = measure(session, "reviews.overdue")
    assert (share(overdue), overdue.state) == ((0, 0, None), MeasureState.NONE)
    keep(session, standard(1, status=IN_FORCE, published="2025-01-01"))
    assert measure(session, "reviews.overdue").state is MeasureState.MET
