"""The sentences of a verdict: what is still needed, what is doubtful, what to know beside it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from stdcommittee.base.messages import Message, Plural, Text
from stdcommittee.domain.ballots.castvote import CastVote, Part
from stdcommittee.domain.ballots.vocabulary import Answer, Stance, Standing
from stdcommittee.domain.rules.findings import Finding
from stdcommittee.domain.rules.roll import Line, Treatment, attendance_known
from stdcommittee.domain.rules.rule import Answers, Outcome, Reasons, Rule


def needed(
    rule: Rule, findings: Sequence[Finding], outcome: Outcome, roll: Sequence[Line]
) -> tuple[Text, ...]:
    """Say what was missing for approval, or what the list must say before there is a result."""
    if rule.answers is Answers.REVIEW:
        found = _review_needed({finding.id: finding.passed for finding in findings}, outcome)
    else:
        found = [
            Message("{criterion}: {margin}", criterion=finding.label, margin=finding.margin)
            for finding in findings
            if finding.passed is False
        ]
    if outcome is Outcome.UNDETERMINED:
        found += _unsaid(rule, roll)
    return tuple(found)


def _review_needed(passed: dict[str, bool | None], outcome: Outcome) -> list[Text]:
    if None in (passed["confirm"], passed["revise"], passed["withdraw"]):
        return []
    if passed["revise"] or passed["withdraw"]:
        return []
    if passed["use"] is None:
        return [Message("say in which countries the document is used or adopted")]
    if outcome is Outcome.WITHDRAW:
        return [Message("too few countries use the document for its confirmation")]
    return [] if passed["confirm"] else [Message("no action has a majority: the committee decides")]


def _unsaid(rule: Rule, roll: Sequence[Line]) -> list[Text]:
    listed = {line.standing for line in roll}
    groups = {item.among or rule.entitled for item in rule.provisions}
    missing = sorted(sorted(group) for group in groups if not group & listed)
    found: list[Text] = [
        Message("say who is entitled to vote: {standings}", standings=_labels(group))
        for group in missing
    ]
    words = {
        item.part
        for line in roll
        if line.treatment is not Treatment.DISREGARDED
        for item in line.vote.unread
    }
    strange = any(line.treatment is Treatment.UNREAD and not _only_unstated(line) for line in roll)
    if strange or words & {Part.VOTE, Part.COUNT, Part.USED}:
        found.append(Message("correct the entries that were not understood"))
    elif Part.STANDING in words:
        found.append(Message("correct the standings that were not understood"))
    return found


def _labels(group: Iterable[Standing]) -> tuple[Message, ...]:
    return tuple(standing.text for standing in group)


def problems(rule: Rule, roll: Sequence[Line]) -> tuple[Text, ...]:
    """Say what was not understood in a list, and what counts though it is doubtful."""
    found: list[Text] = []
    for line in roll:
        found += _line_problems(rule, line)
    if rule.unstated is None and any(_unstated(line) for line in roll):
        found.append(Message("The list does not say who is a P-member."))
    if rule.attending and not attendance_known(roll):
        found.append(
            Message("It is not known who attended; those who voted are counted as attending.")
        )
    if rule.reasons is not Reasons.FREE:
        found += _reason_problems(roll)
    return tuple(found)


def notes(rule: Rule, roll: Sequence[Line]) -> tuple[Text, ...]:
    """Say what a reader of the verdict should know beside it."""
    found: list[Text] = []
    if rule.unstated is not None and any(_unstated(line) for line in roll):
        found.append(
            Message(
                "Voters whose standing the list does not state are taken as: {standing}.",
                standing=rule.unstated.text,
            )
        )
    if rule.provisional:
        found.append(
            Message("Parts of this rule are provisional, to be checked against the official text.")
        )
    if rule.note is not None:
        found.append(rule.note)
    return tuple(found)


def _unstated(line: Line) -> bool:
    return line.vote.standing is None and not line.vote.word(Part.STANDING)


def _line_problems(rule: Rule, line: Line) -> list[Text]:
    """What cannot be understood in one line; a list without standings is one problem, not many."""
    vote = line.vote
    found: list[Text] = []
    if line.treatment is Treatment.UNREAD and line.why and not _only_unstated(line):
        found.append(Message("{voter}: {why}", voter=_name(vote), why=line.why))
    word = vote.word(Part.STANDING)
    if not word and line.standing is None and vote.standing is not None:
        word = vote.standing.value
    if word and line.treatment is not Treatment.UNREAD:
        found.append(
            Message(
                "{voter}: “{word}” is not a standing that this rule knows",
                voter=_name(vote),
                word=word,
            )
        )
    if vote.word(Part.USED) and rule.answers is Answers.REVIEW:
        found.append(
            Message(
                "{voter}: “{word}” does not say whether the document is used",
                voter=_name(vote),
                word=vote.word(Part.USED),
            )
        )
    return found


def _only_unstated(line: Line) -> bool:
    return _unstated(line) and not line.vote.unread


def _reason_problems(roll: Sequence[Line]) -> list[Text]:
    negatives = [
        line.vote
        for line in roll
        if line.treatment is Treatment.COUNTED
        and line.vote.vote is not None
        and line.vote.vote.stance is Stance.AGAINST
        and line.vote.count
    ]
    unknown = [vote for vote in negatives if vote.reasons is Answer.UNKNOWN]
    without = [vote for vote in negatives if vote.reasons is Answer.NO]
    found: list[Text] = []
    if unknown:
        found.append(
            Plural(
                "{n} negative vote counts, though it is not known whether it has reasons: {voters}",
                "{n} negative votes count, though it is not known whether they have reasons: "
                "{voters}",
                n=sum(vote.count for vote in unknown),
                voters=tuple(map(_name, unknown)),
            )
        )
    if without:
        found.append(
            Plural(
                "{n} negative vote has no reasons; ask for them: {voters}",
                "{n} negative votes have no reasons; ask for them: {voters}",
                n=sum(vote.count for vote in without),
                voters=tuple(map(_name, without)),
            )
        )
    return found


def _name(vote: CastVote) -> Text:
    return vote.voter or vote.represents or Message("row {row}", row=vote.row)
