"""Comment rounds and answers, at their limits."""

from __future__ import annotations

from fractions import Fraction

import pytest

from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.comments.records import Comment, CommentRound, RoundStage
from stdcommittee.domain.comments.vocabulary import Disposition
from stdcommittee.domain.supervision.measures import MeasureState
from stdcommittee.services.session import Session
from tests.figures import bad, counted, day, good, keep, left_out, measure, said, share
from tests.indicators.test_projects import project

ALL_PARTIES = ("生产者", "经营者", "使用者", "消费者", "公共利益方")


def around(title: str = "征求意见", **values: object) -> CommentRound:
    filled: dict[str, object] = {
        "committee": "SAC/TC 999",
        "stage": RoundStage.PUBLIC,
        "opened": day("2025-03-01"),
        "closes": day("2025-04-30"),
    }
    return CommentRound(title=title, **{**filled, **values})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("document", "closes", "judgement"),
    [
        ("GB/T 90001", "2025-04-30", "long enough"),  # sixty days
        ("GB/T 90001", "2025-04-29", "1 day short"),
        ("", "2025-04-29", "1 day short"),
        ("JB/T 1—2025", "2025-03-31", "long enough"),  # thirty days
        ("JB/T 1—2025", "2025-03-29", "2 days short"),
        ("T/ABC 1—2025", "2025-03-31", "long enough"),
        ("DB11/T 1—2025", "2025-03-30", "1 day short"),
    ],
)
def test_how_long_a_draft_is_open(
    session: Session, document: str, closes: str, judgement: str
) -> None:
    (number,) = keep(session, around(document=document, closes=day(closes)))
    found = measure(session, "rounds.period")
    assert said(found.counted) == {number: judgement}
    enough = judgement == "long enough"
    assert share(found) == (Fraction(enough), int(enough), 1)


def test_the_plan_tells_that_a_draft_is_national(session: Session) -> None:
    keep(session, project(1))
    keep(
        session,
        around(document="T/ABC 1—2025", project="20240001-T-469", closes=day("2025-03-31")),
    )
    assert measure(session, "rounds.period").numerator == 0


def test_which_rounds_have_no_period(session: Session) -> None:
    review, undated, *_ = keep(
        session,
        around("a", stage=RoundStage.REVIEW),
        around("b", opened=None),
        around("c", closes=day("2024-12-31")),
        around("d", closes=day("2026-01-01")),
    )
    found = measure(session, "rounds.period")
    assert share(found) == (None, 0, 0)
    assert left_out(found) == {
        review: "Draft for review: no period is prescribed",
        undated: "the day of opening is not known",
    }


def test_a_round_that_closes_today_is_still_open(session: Session) -> None:
    """The clock stands at 2026-06-11."""
    _, yesterday = keep(
        session,
        around("a", opened=day("2026-01-01"), closes=day("2026-06-11")),
        around("b", opened=day("2026-01-01"), closes=day("2026-06-10")),
    )
    assert counted(measure(session, "rounds.period", "2026")) == [yesterday]


def test_response_is_a_ratio_of_sums(session: Session) -> None:
    many, few, unknown = keep(
        session,
        around("a", sent=40, replied=30, commented=5),
        around("b", sent=10, replied=12),  # more replies than were asked count as asked
        around("c"),
    )
    found = measure(session, "rounds.response")
    assert share(found) == (Fraction(4, 5), 40, 50)
    assert counted(found) == [many, few]
    assert left_out(found) == {unknown: "it is not recorded who was asked"}


def test_all_interest_parties_are_asked(session: Session) -> None:
    all_asked, some, review = keep(
        session,
        around("a", parties=ALL_PARTIES),
        around("b", parties=ALL_PARTIES[:3]),
        around("c", parties=(), stage=RoundStage.REVIEW),
    )
    found = measure(session, "rounds.parties")
    assert share(found) == (Fraction(1, 2), 1, 2)
    assert said(found.counted) == {
        all_asked: "all asked",
        some: "not asked: Consumer, Public interest",
    }
    assert list(left_out(found)) == [review]


def comment(at: int, disposition: Disposition | None = None, **values: object) -> Comment:
    filled = {"body": "某研究院", "clause": "4.1", "comment": "意见", "disposition": disposition}
    return Comment(round_id=at, **{**filled, **values})  # type: ignore[arg-type]


def test_handled_by_the_end_of_the_period(session: Session) -> None:
    (at,) = keep(session, around())
    accepted, last_day, later, pending, still_open = keep(
        session,
        comment(at, Disposition.ACCEPTED),
        comment(at, Disposition.NOT_ACCEPTED, answered=day("2025-12-31")),
        comment(at, Disposition.ACCEPTED, answered=day("2026-01-01")),
        comment(at, Disposition.PENDING_REVIEW),
        comment(at),
    )
    found = measure(session, "comments.handled")
    assert share(found) == (Fraction(2, 5), 2, 5)
    assert (good(found), bad(found)) == ([accepted, last_day], [later, pending, still_open])
    assert {said(found.counted)[number] for number in (later, pending)} == {"pending"}
    assert said(found.counted)[still_open] == "open"


def test_rejections_state_their_reasons(session: Session) -> None:
    (at,) = keep(session, around())
    reasoned, observed, bare, partly, _ = keep(
        session,
        comment(at, Disposition.NOT_ACCEPTED, reason="与GB/T 1.1不一致"),
        comment(at, Disposition.NOT_ACCEPTED, observation="不采纳。与GB/T 1.1不一致。"),
        comment(at, Disposition.NOT_ACCEPTED, observation="不采纳。"),
        comment(at, Disposition.PARTIALLY_ACCEPTED),
        comment(at, Disposition.ACCEPTED),
    )
    found = measure(session, "comments.reasons")
    assert share(found) == (Fraction(1, 2), 2, 4)
    assert (good(found), bad(found)) == ([reasoned, observed], [bare, partly])


def test_accepted(session: Session) -> None:
    (at,) = keep(session, around())
    accepted, principle, rejected, _ = keep(
        session,
        comment(at, Disposition.ACCEPTED),
        comment(at, Disposition.ACCEPTED_IN_PRINCIPLE),
        comment(at, Disposition.NOT_ACCEPTED),
        comment(at),
    )
    found = measure(session, "comments.accepted")
    assert share(found) == (Fraction(2, 3), 2, 3)
    assert (good(found), bad(found)) == ([accepted, principle], [rejected])


def test_answered_before_the_review_opens(session: Session) -> None:
    (at,) = keep(session, around(project="20240001-T-469"))
    (other,) = keep(session, around("b", project="20240002-T-469"))
    keep(
        session,
        Ballot(
            title="审查",
            kind=BallotKind.DRAFT,
            status=BallotStatus.OPEN,
            project="20240001-T-469",
            opened=day("2025-07-01"),
        ),
    )
    same_day, after, never, undated, waiting = keep(
        session,
        comment(at, Disposition.ACCEPTED, answered=day("2025-07-01")),
        comment(at, Disposition.ACCEPTED, answered=day("2025-07-02")),
        comment(at),
        comment(at, Disposition.ACCEPTED),
        comment(other, Disposition.ACCEPTED, answered=day("2025-07-01")),
    )
    found = measure(session, "comments.before_review")
    assert share(found) == (Fraction(1, 3), 1, 3)
    assert (good(found), bad(found)) == ([same_day], [after, never])
    assert left_out(found) == {
        undated: "the day of the answer is not known",
        waiting: "its draft is not under review yet",
    }


def test_without_rounds_there_is_no_value(session: Session) -> None:
    for name in ("rounds.period", "rounds.response", "comments.handled", "comments.before_review"):
        found = measure(session, name)
        assert (share(found), found.state) == ((None, 0, 0), MeasureState.NONE), name
