"""Outcomes of ISO and IEC ballots beside our votes (duty 5.5)."""

from __future__ import annotations

from stdcommittee.base.messages import N_, Bilingual
from stdcommittee.domain.ballots.agreement import Agreement, agreement
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.supervision.measures import Line
from stdcommittee.indicators import Found, Indicator, Inquiry, day
from stdcommittee.indicators.international import NAMED, closing


def _line(ballot: Ballot, stands: Agreement | None) -> Line:
    return Line(
        kind="ballot",
        record=ballot.id,
        cells=(
            Bilingual(ballot.title, ballot.title_en),
            ballot.kind.name,
            ballot.committee,
            day(ballot.closes),
            ballot.position.text if ballot.position is not None else day(None),
            ballot.outcome.text,
        ),
        judgement=stands.text if stands is not None else ballot.outcome.text,
        good=stands is Agreement.AGREED if stands is not None and stands.compared else None,
    )


def _agreed(inquiry: Inquiry) -> Found:
    """Compare our vote and the outcome; where nothing can be compared the ballot is left out."""
    counted: list[Line] = []
    left_out: list[Line] = []
    for ballot in closing(inquiry):
        stands = agreement(ballot)
        compared = stands is not None and stands.compared
        (counted if compared else left_out).append(_line(ballot, stands))
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


INDICATORS = (
    Indicator(
        id="international.agreed",
        label=N_("Outcomes as we voted"),
        counts=N_("Ballots whose outcome was what we voted for."),
        among=N_(
            "ISO and IEC ballots that closed in the period, with a result and a vote of ours for "
            "or against."
        ),
        rules=("mirror.votes",),
        columns=(*NAMED, N_("National position"), N_("Outcome")),
        gather=_agreed,
    ),
)
