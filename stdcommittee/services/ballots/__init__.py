"""Ballots: prepare, open, vote, meter, close; and the course of an international one."""

from stdcommittee.services.ballots.closing import cancel_ballot, close_ballot, withdraw_ballot
from stdcommittee.services.ballots.exporting import export_result_list
from stdcommittee.services.ballots.international import (
    record_consultation,
    record_position,
    record_result,
    record_sent,
)
from stdcommittee.services.ballots.metering import BallotMeter, JudgedLine, meter
from stdcommittee.services.ballots.opening import create_ballot, open_ballot
from stdcommittee.services.ballots.reopening import reopen_ballot
from stdcommittee.services.ballots.voting import (
    give_reason,
    place_voter,
    record_vote,
    record_votes,
    withdraw_vote,
)
from stdcommittee.storage.ballots import cast_votes, lines_of

__all__ = [
    "BallotMeter",
    "JudgedLine",
    "cancel_ballot",
    "cast_votes",
    "close_ballot",
    "create_ballot",
    "export_result_list",
    "give_reason",
    "lines_of",
    "meter",
    "open_ballot",
    "place_voter",
    "record_consultation",
    "record_position",
    "record_result",
    "record_sent",
    "record_vote",
    "record_votes",
    "reopen_ballot",
    "withdraw_ballot",
    "withdraw_vote",
]
