"""Important international standards: without an expert, without a position on an open ballot."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch
from stdcommittee.alerts.ballots import about_ballot
from stdcommittee.base.conditions import Between, Blank, OneOf
from stdcommittee.base.messages import N_, Bilingual, Message
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.portfolio.importance import ballots_on
from stdcommittee.indicators.importance import important, with_expert

_NEAR: Final = 10  # working days before closing


def _experts(watch: Watch) -> Iterable[Raised]:
    for item, good in with_expert(watch.inquiry):
        if not good:
            yield Raised(
                kind="important_standard",
                record=item.id,
                title=Bilingual(item.title or item.reference, item.title_en or item.reference),
                message=Message(
                    "{standard}: no Chinese expert works on it", standard=item.reference
                ),
                severity=Severity.RISK,
                rule="mirror.experts",
                committee=item.committee,
            )


def _positions(watch: Watch) -> Iterable[Raised]:
    listed = important(watch.inquiry)
    if not listed:
        return
    ballots = watch.reader.find(
        Ballot,
        Between("closes", watch.today, None),
        Between("opened", None, watch.today),
        Blank("position"),
        OneOf("status", (BallotStatus.DRAFT, BallotStatus.OPEN)),
        *watch.scope.international_ballots,
        order=("closes",),
    )
    told: set[int] = set()
    for item in listed:
        for ballot in ballots_on(item, ballots):
            if ballot.id in told or ballot.closes is None:
                continue
            told.add(ballot.id)
            near = watch.working_days_until(ballot.closes) <= _NEAR
            yield about_ballot(
                ballot,
                Message(
                    "{standard} is important: no national position yet", standard=item.reference
                ),
                Severity.RISK if near else Severity.INFO,
                due=ballot.closes,
                rule="mirror.votes",
                step="near" if near else "open",
            )


ALERTS = (
    AlertSource(
        id="importance.expert",
        label=N_("Important international standards without an expert"),
        word=N_("Important standard"),
        generate=_experts,
    ),
    AlertSource(
        id="importance.position",
        label=N_("Ballots on important standards without a position"),
        word=N_("Important standard"),
        generate=_positions,
    ),
)
