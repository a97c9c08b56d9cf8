"""What a national position needs before it is sent: reasons, and no condition in an approval."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message
from stdcommittee.base.patterns import pattern
from stdcommittee.base.vocabulary import plain, vocabulary
from stdcommittee.domain.ballots.preflight import Check, CheckLevel
from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.subject import body_of
from stdcommittee.domain.ballots.vocabulary import BallotKind, Stance, VoteValue
from stdcommittee.domain.comments.vocabulary import CommentType
from stdcommittee.domain.rules import Reasons

_SENTENCE: Final = pattern(r"[\u3002\uff01\uff1f!?\n]|\.\s")
_ANYTHING: Final = "\u2026"
UNREASONED = N_("A disapproval without technical reasons is not counted.")


@frozen
class OwnComments:
    """Our comments on the draft: how many there are, and how many of them are of each type.

    `rounds`: how many rounds of comments on the draft are in the workspace.
    """

    rounds: int = 0
    comments: int = 0
    technical: int = 0
    general: int = 0
    editorial: int = 0


NO_COMMENTS = OwnComments()


def own_comments(types: Iterable[tuple[str, ...]], rounds: int) -> OwnComments:
    """Count our comments on a draft by the types of each."""
    each = list(types)
    found = {kind: sum(kind.value in item for item in each) for kind in CommentType}
    return OwnComments(
        rounds,
        len(each),
        technical=found[CommentType.TECHNICAL],
        general=found[CommentType.GENERAL],
        editorial=found[CommentType.EDITORIAL],
    )


def position_checks(
    value: VoteValue,
    reason: str,
    comments: OwnComments = NO_COMMENTS,
    *,
    reasons: Reasons = Reasons.REQUIRED,
    with_comments: bool = False,
) -> tuple[Check, ...]:
    """Return what is wrong with a position; a bad check refuses it, others are to be considered.

    A negative vote needs technical reasons where the rule asks for `reasons`, and an approval may
    not depend on a condition (ISO/IEC Directives, Part 1); why somebody abstained is kept on
    record. A vote that went out `with_comments` has some even where no round of them is in the
    workspace.
    """
    found = [_unreasoned(value, reason, reasons), _conditional(value, reason)]
    unknown = with_comments and not comments.rounds
    if _worded(reason) and not unknown and reasons is not Reasons.FREE:
        found.append(_without_technical(value, comments))
    return tuple(check for check in found if check is not None)


def comments_not_taken(ballot: Ballot) -> Check | None:
    """Say that IEC takes no comments with a positive vote on an FDIS."""
    value, named = ballot.position, (ballot.document, ballot.committee)
    if value is None or value.stance is not Stance.FOR or ballot.kind is not BallotKind.FDIS:
        return None
    if body_of(ballot.kind, named) != "iec":
        return None
    if value is not VoteValue.APPROVE_WITH_COMMENTS and not ballot.with_comments:
        return None
    what = Message("IEC takes no comments with a positive vote on an FDIS.")
    return Check("comments", CheckLevel.WARN, what)


def _worded(reason: str) -> bool:
    """Tell whether a reason says anything; signs alone do not."""
    return any(letter.isalnum() for letter in reason)


def _unreasoned(value: VoteValue, reason: str, reasons: Reasons) -> Check | None:
    if _worded(reason):
        return None
    if value.stance is Stance.AGAINST and reasons is not Reasons.FREE:
        level = CheckLevel.BAD if reasons is Reasons.REQUIRED else CheckLevel.WARN
        return Check("reasons", level, Message(UNREASONED))
    if value.stance is Stance.ABSTAIN:
        what = Message("Why we abstain must be on record.")
        return Check("abstention", CheckLevel.BAD, what)
    return None


def _conditional(value: VoteValue, reason: str) -> Check | None:
    if value.stance is not Stance.FOR:
        return None
    sentences = [plain(sentence) for sentence in _SENTENCE.split(reason)]
    if not any(_holds(letters, words) for letters in sentences for words in _conditions()):
        return None
    return Check("condition", CheckLevel.BAD, Message("An approval may not depend on a condition."))


def _without_technical(value: VoteValue, comments: OwnComments) -> Check | None:
    if value.stance is not Stance.AGAINST or comments.technical:
        return None
    what = Message("None of our comments on this draft is technical.")
    if not comments.comments:
        what = Message("No technical comment of ours on this draft is on record.")
    return Check("technical", CheckLevel.WARN, what)


def _holds(letters: str, words: Iterable[str]) -> bool:
    """Tell whether words stand in a sentence, in their order."""
    place = 0
    for word in words:
        found = letters.find(word, place)
        if found < 0:
            return False
        place = found + len(word)
    return True


@cache
def _conditions() -> tuple[tuple[str, ...], ...]:
    phrases = vocabulary("positions")["conditions"]["condition"]
    return tuple(tuple(map(plain, phrase.split(_ANYTHING))) for phrase in phrases)
