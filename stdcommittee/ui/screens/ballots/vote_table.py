"""What the table of votes shows in each column, and by what it is narrowed."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Final

from stdcommittee.base.messages import N_, Message
from stdcommittee.domain.ballots.checked import unchecked
from stdcommittee.domain.ballots.electorate import position_text
from stdcommittee.domain.ballots.secret import TOOK_PART
from stdcommittee.domain.ballots.vocabulary import Answer, Stance, Standing
from stdcommittee.domain.rules import Treatment
from stdcommittee.services.ballots import JudgedLine
from stdcommittee.ui.screens.ballots.entry import vote_mark
from stdcommittee.ui.toolkit.table_columns import Cell, Column

Test = Callable[[JudgedLine], bool]


def _stance(line: JudgedLine) -> Stance | None:
    vote = line.line.vote
    return vote.value.stance if vote is not None and vote.value is not None else None


FILTERS: Final[dict[str, tuple[str, Test]]] = {
    "all": (N_("All"), lambda _line: True),
    "for": (N_("In favour"), lambda line: _stance(line) in (Stance.FOR, Stance.CONFIRM)),
    "against": (
        N_("Against"),
        lambda line: _stance(line) in (Stance.AGAINST, Stance.WITHDRAW, Stance.REVISE),
    ),
    "abstain": (N_("Abstained"), lambda line: _stance(line) is Stance.ABSTAIN),
    "silent": (N_("Not voted"), lambda line: not line.line.voted),
    "unchecked": (N_("To be compared"), lambda line: unchecked(line.line)),
}
WITHOUT_CHIP: Final = ("unchecked",)
_WITHOUT_VOTE: Final = (
    Standing.ADVISER,
    Standing.OBSERVER,
    Standing.LIAISON,
    Standing.DRAFTER,
    Standing.RECUSED,
)
HIDDEN: Final = ("party", "standing", "position", "title", "behalf", "checked")  # at first


def passes(name: str, missing: Collection[int]) -> Test:
    """Return what a filter lets through; only the `missing`, who may vote, have not voted."""
    if name == "silent":
        return lambda line: line.line.voter.id in missing
    return FILTERS[name][1]


def without_reasons(line: JudgedLine) -> bool:
    """Tell whether a negative vote has no reasons that are known."""
    vote = line.line.vote
    return _stance(line) is Stance.AGAINST and vote is not None and vote.reasons is not Answer.YES


def vote_columns(unreasoned: Callable[[], Collection[int]]) -> tuple[Column, ...]:
    """Return the columns; `unreasoned` gives the ids of voters whose reasons are asked for."""
    return (
        Column(name="voter", label=Message("Voter"), cell=_voter, order=("voter",), width=88),
        Column(name="unit", label=Message("Unit"), cell=_unit, order=("unit",), width=112),
        Column(name="vote", label=Message("Vote"), cell=_vote, order=("vote",), width=116),
        Column(
            name="reason",
            label=Message("Reason or comment"),
            cell=lambda line: _reason(line, unreasoned()),
            width=144,
        ),
        Column(name="state", label=Message("State"), cell=_state, order=("state",), width=96),
        Column(name="cast", label=Message("Cast"), cell=_cast, order=("cast",), width=140),
        Column(name="party", label=Message("Interest party"), cell=_party, order=("party",)),
        Column(name="standing", label=Message("Counted as"), cell=_standing, order=("standing",)),
        Column(name="position", label=Message("Position"), cell=_position, order=("position",)),
        Column(name="title", label=Message("Professional title"), cell=_title, order=("title",)),
        Column(name="behalf", label=Message("On behalf"), cell=_behalf, order=("behalf",)),
        Column(name="checked", label=Message("Compared"), cell=_checked, order=("checked",)),
    )


def _position(line: JudgedLine) -> Cell:
    return Cell(position_text(line.line.voter))


def _title(line: JudgedLine) -> Cell:
    return Cell(line.line.voter.title)


def _behalf(line: JudgedLine) -> Cell:
    return Cell(line.line.vote.behalf if line.line.vote is not None else "")


def _checked(line: JudgedLine) -> Cell:
    vote = line.line.vote
    if vote is None or not vote.checked_by:
        return Cell(Message("to be compared"), "warn") if unchecked(line.line) else Cell()
    return Cell(vote.checked_by, "good", icon="check")


def _voter(line: JudgedLine) -> Cell:
    return Cell(line.line.voter.name)


def _unit(line: JudgedLine) -> Cell:
    return Cell(line.line.voter.organization)


def _party(line: JudgedLine) -> Cell:
    return Cell(line.line.voter.party.text)


def _standing(line: JudgedLine) -> Cell:
    voter = line.line.voter
    if voter.standing is not None:
        return Cell(voter.standing.text)
    return Cell(voter.stated or Message("not stated"), "warn", icon="help")


def _vote(line: JudgedLine) -> Cell:
    vote = line.line.vote
    if vote is None or not line.line.voted:
        return Cell("–", "muted")
    if vote.stated == TOOK_PART:
        return Cell(Message("took part"), "muted", icon="lock")
    if vote.value is None:
        return Cell(vote.stated, "warn", icon="help")
    icon, colour = vote_mark(vote.value)
    return Cell(vote.value.text, colour, icon=icon)


def _reason(line: JudgedLine, unreasoned: Collection[int]) -> Cell:
    vote = line.line.vote
    if line.line.voter.id in unreasoned:
        return Cell(Message("no reasons, to be asked for"), "warn", icon="warning")
    if vote is None and line.line.voter.standing is Standing.RECUSED:
        return Cell(line.line.voter.stated, "muted")
    return Cell(vote.reason if vote is not None else "")


def _cast(line: JudgedLine) -> Cell:
    vote = line.line.vote
    if vote is None or not line.line.voted:
        return Cell()
    day = vote.cast.isoformat() if vote.cast is not None else "–"
    return Cell(Message("{day} {how}", day=day, how=vote.mode.text), "muted")


def _state(line: JudgedLine) -> Cell:
    match line.treatment:
        case Treatment.COUNTED:
            return Cell(Message("counted"), "good", icon="check")
        case Treatment.ABSTAINED:
            return Cell(Message("abstained"), "muted", icon="minus")
        case Treatment.DISREGARDED:
            return Cell(line.why or Message("not counted"), "muted", icon="minus")
        case Treatment.UNREAD:
            return Cell(line.why or Message("not understood"), "warn", icon="help")
        case _ if (standing := line.line.voter.standing) in _WITHOUT_VOTE and standing is not None:
            return Cell(standing.text, "muted", icon="minus")
        case _:
            return Cell()
