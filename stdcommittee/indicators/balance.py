"""Balance of the interest parties among those who draft and those who review (duty 1.6)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from fractions import Fraction
from typing import Final

from stdcommittee.base.messages import N_, Bilingual, Message, Plural, Text
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind
from stdcommittee.domain.people.records import PARTIES, CommitteeKind, InterestParty
from stdcommittee.domain.supervision.measures import Line
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day
from stdcommittee.indicators.ballots import NAMED as BALLOT
from stdcommittee.indicators.ballots import closed_ballots, closed_on
from stdcommittee.indicators.people import NAMED as COMMITTEE
from stdcommittee.indicators.people import Seated, rosters
from stdcommittee.storage.electorates import crowded_units_of, parties_of
from stdcommittee.storage.people import seats_of

_PARTY: Final = "tc.party.maxShare"
_UNIT: Final = "tc.unit.max"
_REVIEWS: Final = (
    BallotKind.DRAFT,
    BallotKind.CORRESPONDENCE,
    BallotKind.EXPERT_GROUP,
    BallotKind.GROUP_STANDARD,
)
Parties = Mapping[InterestParty, int]


def _groups(inquiry: Inquiry) -> list[Seated]:
    """Return the unit's own working groups in which somebody sits."""
    return [
        item
        for item in rosters(inquiry)
        if item.committee.kind is CommitteeKind.WORKING_GROUP and item.roster.seats
    ]


def _reviews(inquiry: Inquiry) -> list[Ballot]:
    return [item for item in closed_ballots(inquiry) if item.kind in _REVIEWS]


def _named(item: Seated | Ballot) -> tuple[str, int, tuple[Text, ...]]:
    """Return kind, id and the first cells of what is judged."""
    if isinstance(item, Ballot):
        cells = (Bilingual(item.title, item.title_en), day(closed_on(item)))
        return "ballot", item.id, cells
    known = item.committee
    return "committee", known.id, (known.reference, Bilingual(known.title_zh, known.title_en))


def _balanced(inquiry: Inquiry, pairs: Iterable[tuple[Seated | Ballot, Parties]]) -> Found:
    """Hold the largest party of each against its largest share.

    Those whose party is not stated might belong to any: where they could tip it, it is left out.
    """
    share = inquiry.share(_PARTY)
    counted, left_out = [], []
    for item, parties in pairs:
        kind, record, cells = _named(item)
        total, unstated = sum(parties.values()), parties.get(InterestParty.UNKNOWN, 0)
        largest = max(PARTIES, key=lambda party: parties.get(party, 0))
        most = parties.get(largest, 0)
        within = most <= share * total
        if within and most + unstated > share * total:
            why = Plural(
                "{n} person whose interest party is not stated",
                "{n} persons whose interest party is not stated",
                n=unstated,
            )
            left_out.append(Line(kind=kind, record=record, cells=cells, judgement=why))
            continue
        counted.append(
            Line(
                kind=kind,
                record=record,
                cells=(*cells, largest.text, f"{most}/{total}"),
                judgement=_said(most, share, total),
                good=within,
            )
        )
    return Found(sorted(counted, key=lambda line: line.good is not False), left_out)


def _said(most: int, share: Fraction, total: int) -> Text:
    room = int(share * total) - most
    return Message("room for {n} more", n=room) if room >= 0 else Message("{n} too many", n=-room)


def _group_parties(inquiry: Inquiry) -> Found:
    return _balanced(
        inquiry,
        [(item, Counter(seat.party for seat in item.roster.seats)) for item in _groups(inquiry)],
    )


def _review_parties(inquiry: Inquiry) -> Found:
    reviews = _reviews(inquiry)
    parties = parties_of(inquiry.reader, [item.id for item in reviews])
    return _balanced(inquiry, [(x, parties[x.id]) for x in reviews if x.id in parties])


Crowd = tuple[Seated | Ballot, Text, int]  # of whom, the strongest unit, how many from it


def _uncrowded(inquiry: Inquiry, crowds: Iterable[Crowd]) -> Found:
    """Hold the strongest unit of each against the cap."""
    most_allowed = inquiry.number(_UNIT)
    lines = []
    for item, unit, most in crowds:
        kind, record, cells = _named(item)
        over = most - most_allowed
        judgement = Message("{n} too many", n=over) if over > 0 else Message("within the limit")
        lines.append(
            Line(
                kind=kind,
                record=record,
                cells=(*cells, unit, str(most)),
                judgement=judgement,
                good=over <= 0,
            )
        )
    return Found(sorted(lines, key=lambda line: line.good is not False))


def _group_units(inquiry: Inquiry) -> Found:
    groups = _groups(inquiry)
    known = seats_of(inquiry.reader, [item.committee.id for item in groups])
    crowds: list[Crowd] = []
    for item in groups:
        units = Counter(
            seat.organization_id or known.employers.get(seat.person_id, 0)
            for seat in item.roster.seats
        )
        units.pop(0, None)
        number, most = max(units.items(), key=lambda pair: pair[1], default=(0, 0))
        unit = known.units.get(number)
        name: Text = Bilingual(unit.name, unit.name_en) if unit is not None else day(None)
        crowds.append((item, name, most))
    return _uncrowded(inquiry, crowds)


def _review_units(inquiry: Inquiry) -> Found:
    reviews = _reviews(inquiry)
    ids = [item.id for item in reviews]
    listed = parties_of(inquiry.reader, ids)
    units = crowded_units_of(inquiry.reader, ids)
    crowds: list[Crowd] = []
    for item in reviews:
        held = units.get(item.id, {})
        unit, most = max(held.items(), key=lambda pair: pair[1], default=("", 1))
        if item.id in listed:
            crowds.append((item, unit or day(None), most))
    return _uncrowded(inquiry, crowds)


_DRAFTING: Final = N_("Working groups of the unit's committees in which somebody sits.")
_REVIEWING: Final = N_("Reviews of drafts that closed in the period and whose voters are listed.")
_LARGEST: Final = (N_("Largest party"), N_("Its members"))
_STRONGEST: Final = (N_("Largest unit"), N_("Its members"))

INDICATORS = (
    Indicator(
        id="groups.party",
        label=N_("Working groups without a dominant interest party"),
        counts=N_("Working groups in which no interest party has more than its largest share."),
        among=_DRAFTING,
        rules=("opinions.balance", _PARTY),
        target=ALL,
        columns=(*COMMITTEE, *_LARGEST),
        gather=_group_parties,
    ),
    Indicator(
        id="groups.unit",
        label=N_("Working groups without a dominant unit"),
        counts=N_("Working groups in which no unit has more members than allowed."),
        among=_DRAFTING,
        rules=("opinions.balance", _UNIT),
        target=ALL,
        columns=(*COMMITTEE, *_STRONGEST),
        gather=_group_units,
    ),
    Indicator(
        id="reviewers.party",
        label=N_("Reviews without a dominant interest party"),
        counts=N_("Reviews in which no interest party has more than its largest share of voters."),
        among=_REVIEWING,
        rules=("opinions.balance", _PARTY),
        target=ALL,
        columns=(*BALLOT, *_LARGEST),
        gather=_review_parties,
    ),
    Indicator(
        id="reviewers.unit",
        label=N_("Reviews without a dominant unit"),
        counts=N_("Reviews in which no unit has more voters than allowed."),
        among=_REVIEWING,
        rules=("opinions.balance", _UNIT),
        target=ALL,
        columns=(*BALLOT, *_STRONGEST),
        gather=_review_units,
    ),
)
