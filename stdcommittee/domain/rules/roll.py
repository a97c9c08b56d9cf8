"""Who was counted, who was not, and why: each voter's line judged by the rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Text
from stdcommittee.domain.ballots.castvote import CastVote, Part
from stdcommittee.domain.ballots.vocabulary import Answer, Stance
from stdcommittee.domain.rules.facts import Facts, Place
from stdcommittee.domain.rules.rule import Reasons, Rule


class Treatment(Choice):
    """What became of a voter's line."""

    COUNTED = "counted", N_("Counted")
    ABSTAINED = "abstained", N_("Abstained")
    SILENT = "silent", N_("Did not vote")
    DISREGARDED = "disregarded", N_("Disregarded")
    UNREAD = "unread", N_("Not understood")


@frozen(kw_only=True)
class Line:
    """A voter's line with what became of it; `standing` is the one it was judged by."""

    vote: CastVote
    standing: Place
    treatment: Treatment
    why: Text = ""

    @property
    def taken(self) -> bool:
        """Whether a vote was cast that the rule counts."""
        return self.treatment in (Treatment.COUNTED, Treatment.ABSTAINED)


def call(rule: Rule, votes: Iterable[CastVote]) -> tuple[Line, ...]:
    """Judge each voter's line by the rule."""
    return tuple(_line(rule, vote) for vote in votes)


def _line(rule: Rule, vote: CastVote) -> Line:
    standing = _standing(rule, vote)
    treatment, why = _treatment(rule, vote, standing)
    return Line(vote=vote, standing=standing, treatment=treatment, why=why)


def _standing(rule: Rule, vote: CastVote) -> Place:
    """The standing by which the rule judges; None where it is not known to it."""
    if vote.word(Part.STANDING):
        return None
    if vote.standing is None:
        return rule.unstated
    known = vote.standing in rule.entitled or vote.standing in rule.excluded
    return vote.standing if known else None


def _treatment(rule: Rule, vote: CastVote, standing: Place) -> tuple[Treatment, Text]:
    if vote.replaced_by is not None:
        return Treatment.DISREGARDED, Message(
            "the same voter's vote in row {row} counts instead", row=vote.replaced_by
        )
    word = vote.word(Part.VOTE)
    if standing in rule.excluded and standing is not None:
        if vote.vote is None and not word:
            return Treatment.SILENT, ""
        return Treatment.DISREGARDED, Message(
            "{standing}: the vote does not count in this ballot", standing=standing.text
        )
    if vote.word(Part.COUNT):
        return Treatment.UNREAD, Message(
            "“{word}” is not a number of votes", word=vote.word(Part.COUNT)
        )
    if word:
        return Treatment.UNREAD, Message("“{word}” is not a vote that is known", word=word)
    if vote.vote is None:
        return Treatment.SILENT, ""
    if rule.attending and vote.present is False:
        return Treatment.DISREGARDED, Message("did not attend: only those who attend vote")
    return _cast(rule, vote, standing)


def _cast(rule: Rule, vote: CastVote, standing: Place) -> tuple[Treatment, Text]:
    if vote.vote is None or vote.vote.stance not in rule.answers.stances:
        return Treatment.UNREAD, Message(
            "“{vote}” is no answer in this ballot", vote=vote.vote.text if vote.vote else ""
        )
    if standing is None and not rule.anyone:
        return Treatment.UNREAD, _unplaced(vote)
    if vote.vote.stance is Stance.ABSTAIN:
        return Treatment.ABSTAINED, ""
    if (
        vote.vote.stance is Stance.AGAINST
        and rule.reasons is Reasons.REQUIRED
        and vote.reasons is Answer.NO
    ):
        return Treatment.DISREGARDED, Message("a negative vote without reasons is not counted")
    return Treatment.COUNTED, ""


def _unplaced(vote: CastVote) -> Message:
    word = vote.word(Part.STANDING)
    if not word and vote.standing is None:
        return Message("the list does not say whether this voter is entitled to vote")
    return Message(
        "“{word}” does not say whether this voter is entitled to vote",
        word=word or (vote.standing.text if vote.standing else ""),
    )


def gather(rule: Rule, roll: Sequence[Line]) -> Facts:
    """Count a roll once, for the criteria."""
    electorate: Counter[Place] = Counter()
    cast: Counter[tuple[Place, Stance]] = Counter()
    experts: Counter[Place] = Counter()
    doubtful: set[Place] = set()
    unplaced = False
    attending: Counter[Place] = Counter()
    for line in roll:
        vote = line.vote
        if vote.replaced_by is not None or line.standing in rule.excluded:
            continue
        if line.standing is None:
            unplaced |= line.treatment is not Treatment.SILENT or rule.electoral
        if line.standing is not None or rule.anyone:
            electorate[line.standing] += vote.count
            attending[line.standing] += vote.count if vote.present else 0
        if line.treatment is Treatment.UNREAD:
            doubtful.add(line.standing)
        if line.taken and vote.vote is not None:
            cast[line.standing, vote.vote.stance] += vote.count
            if vote.vote.stance is Stance.FOR and vote.experts > 0:
                experts[line.standing] += vote.count
    using, answering, doubt = _use(roll)
    return Facts(
        electorate=electorate,
        cast=cast,
        experts=experts,
        doubtful=frozenset(doubtful),
        unplaced=unplaced,
        anyone=rule.anyone,
        using=using,
        answering=answering,
        use_doubtful=doubt,
        attending=attending if rule.attending and attendance_known(roll) else None,
    )


def attendance_known(roll: Iterable[Line]) -> bool:
    """Tell whether it is known who attended the meeting of a ballot."""
    return any(line.vote.present is not None for line in roll)


def _use(roll: Sequence[Line]) -> tuple[int, int, bool]:
    """How many countries use the document, of how many that answer, and is a word unread."""
    lines = [line.vote for line in roll if line.vote.replaced_by is None]
    using = sum(vote.count for vote in lines if vote.used is Answer.YES)
    answering = sum(vote.count for vote in lines if vote.used is not Answer.UNKNOWN)
    return using, answering, any(vote.word(Part.USED) for vote in lines)
