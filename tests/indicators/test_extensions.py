"""Extensions: asked for early enough, within the longest."""

from __future__ import annotations

from fractions import Fraction

import pytest

from stdcommittee.domain.portfolio.records import Extension, ProjectNature
from stdcommittee.services.session import Session
from tests.figures import bad, day, good, keep, left_out, measure, said, share
from tests.indicators.test_projects import project


def test_asked_thirty_days_before_it_is_due(session: Session) -> None:
    """A recommended standard planned on 2024-01-01 is due on 2025-07-01: ask by 2025-06-01."""
    first, second, unplanned = keep(session, project(1), project(2), project(3, planned=None))
    keep(
        session,
        Extension(project_id=first, requested=day("2025-06-01"), months=3),
        Extension(project_id=second, requested=day("2025-06-02"), months=3),
        Extension(project_id=unplanned, requested=day("2025-06-02"), months=3),
        Extension(project_id=second, requested=day("2024-12-31"), months=1),
        Extension(project_id=second, requested=day("2026-01-01"), months=1),
    )
    found = measure(session, "extensions.in_time")
    assert share(found) == (Fraction(1, 2), 1, 2)
    assert (good(found), bad(found)) == ([first], [second])
    assert found.counted[0].cells[2:] == ("2025-06-02", "2025-06-01", "2025-07-01")
    assert left_out(found) == {unplanned: "the day on which the plan was issued is not known"}


def test_a_granted_extension_moves_the_day(session: Session) -> None:
    (number,) = keep(session, project(1))
    keep(
        session,
        Extension(project_id=number, requested=day("2025-05-01"), months=3, granted=True),
        Extension(project_id=number, requested=day("2025-09-01"), months=3),
    )
    found = measure(session, "extensions.in_time", "2025Q3")
    assert [line.cells[4] for line in found.counted] == ["2025-10-01"]
    assert share(found) == (Fraction(1), 1, 1)


@pytest.mark.parametrize(
    ("nature", "months", "judgement"),
    [
        (ProjectNature.RECOMMENDED, 6, "within the limit"),
        (ProjectNature.RECOMMENDED, 7, "1 month too many"),
        (ProjectNature.MANDATORY, 12, "within the limit"),
        (ProjectNature.MANDATORY, 14, "2 months too many"),
    ],
)
def test_the_longest_extension(
    session: Session, nature: ProjectNature, months: int, judgement: str
) -> None:
    (number,) = keep(session, project(1, nature=nature))
    keep(
        session,
        Extension(project_id=number, requested=day("2024-05-01"), months=2, granted=True),
        Extension(project_id=number, requested=day("2024-06-01"), months=9),
        Extension(project_id=number, requested=day("2025-05-01"), months=months - 2),
    )
    found = measure(session, "extensions.within_limit")
    kept = judgement == "within the limit"
    assert share(found) == (Fraction(kept), int(kept), 1)
    assert said(found.counted) == {number: judgement}


def test_without_extensions_there_is_no_value(session: Session) -> None:
    assert share(measure(session, "extensions.in_time")) == (None, 0, 0)
    assert share(measure(session, "extensions.within_limit")) == (None, 0, 0)
