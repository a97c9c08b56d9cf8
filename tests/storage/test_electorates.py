"""Who makes up an electorate."""

from __future__ import annotations

import datetime as dt

from stdcommittee.domain.ballots.records import Ballot, Voter
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.people.records import InterestParty
from stdcommittee.services.session import Session
from stdcommittee.storage.electorates import crowded_units_of, parties_of


def test_counts_those_entitled(session: Session) -> None:
    with session.writing("ballot") as uow:
        ballot, empty = (uow.add(Ballot(title=title)).id for title in ("一", "二"))
        rows = (
            (InterestParty.PRODUCER, "某研究院", Standing.MEMBER, None),
            (InterestParty.USER, "某研究院", None, None),
            (InterestParty.USER, "某大学", Standing.MEMBER, None),
            (InterestParty.UNKNOWN, "", Standing.MEMBER, None),
            (InterestParty.USER, "", Standing.MEMBER, None),
            (InterestParty.USER, "某大学", Standing.OBSERVER, None),
            (InterestParty.USER, "某大学", Standing.MEMBER, dt.date(2026, 1, 1)),
        )
        for number, (party, unit, standing, joined) in enumerate(rows):
            uow.add(
                Voter(
                    ballot_id=ballot,
                    name=f"委员{number}",
                    party=party,
                    organization=unit,
                    standing=standing,
                    joined=joined,
                )
            )
    with session.reading() as reader:
        assert parties_of(reader, [ballot, empty]) == {
            ballot: {
                InterestParty.PRODUCER: 1,
                InterestParty.USER: 3,
                InterestParty.UNKNOWN: 1,
            }
        }
        assert crowded_units_of(reader, [ballot, empty]) == {ballot: {"某研究院": 2}}
