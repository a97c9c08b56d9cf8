"""What a national position needs before it is sent: reasons, and no condition in an approval."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message
from stdcommittee.base.vocabulary import plain, vocabulary
from stdcommittee.domain.ballots.preflight import Check, CheckLevel
from stdcommittee.domain.ballots.vocabulary import Stance, VoteValue
from stdcommittee.domain.comments.vocabulary import CommentType

UNREASONED = N_("A disapproval without technical reasons is not counted.")


@frozen
class OwnComments:
    """Our comments on the draft: how many there are, and how many of them are technical.

    `rounds`: how many rounds of comments on the draft are in the workspace; without any nothing
    can be said about comments.
    """

    rounds: int = 0
    comments: int = 0
    technical: int = 0


NO_COMMENTS = OwnComments()


def own_comments(types: Iterable[tuple[str, ...]], rounds: int) -> OwnComments:
    """Count our comments on a draft by the types of each."""
    each = list(types)
    technical = sum(CommentType.TECHNICAL.value in item for item in each)
    return OwnComments(rounds, len(each), technical)


def position_checks(
    value: VoteValue, reason: str, comments: OwnComments = NO_COMMENTS
) -> tuple[Check, ...]:
    """Return what is wrong with a position; a bad check refuses it, others are to be considered.

    A negative vote needs technical reasons and an approval may not depend on a condition (ISO/IEC
    Directives, Part 1); why somebody abstained is kept on record.
    """
    found = [_unreasoned(value, reason), _conditional(value, reason)]
    found.append(_without_technical(value, reason, comments))
    return tuple(check for check in found if check is not None)


def _unreasoned(value: VoteValue, reason: str) -> Check | None:
    if reason.strip():
        return None
    if value.stance is Stance.AGAINST:
        return Check("reasons", CheckLevel.BAD, Message(UNREASONED))
    if value.stance is Stance.ABSTAIN:
        what = Message("Why we abstain must be on record.")
        return Check("abstention", CheckLevel.BAD, what)
    return None


def _conditional(value: VoteValue, reason: str) -> Check | None:
    if value.stance is not Stance.FOR:
        return None
    letters = plain(reason)
    if not any(phrase in letters for phrase in _conditions()):
        return None
    return Check("condition", CheckLevel.BAD, Message("An approval may not depend on a condition."))


def _without_technical(value: VoteValue, reason: str, comments: OwnComments) -> Check | None:
    if value.stance is not Stance.AGAINST or not reason.strip():
        return None
    if not comments.rounds or comments.technical:
        return None
    what = Message("None of our comments on this draft is technical.")
    return Check("technical", CheckLevel.WARN, what)


@cache
def _conditions() -> tuple[str, ...]:
    return tuple(map(plain, vocabulary("positions")["conditions"]["condition"]))
