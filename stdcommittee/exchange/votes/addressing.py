"""Which ballot the rows of a list of votes belong to: one that is here, or a new one."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import Final

from stdcommittee.base.conditions import AnyOf, Condition, Is, OneOf
from stdcommittee.base.messages import Message, Text
from stdcommittee.domain.ballots.duplicates import Dated
from stdcommittee.domain.ballots.recorded import cast_on
from stdcommittee.domain.ballots.records import Ballot, BallotStatus, Mode
from stdcommittee.domain.ballots.subject import Subject, body_of, read_subject
from stdcommittee.domain.ballots.vocabulary import BallotKind, Stance, Standing
from stdcommittee.domain.ballots.words import normal, words
from stdcommittee.domain.portfolio.records import Project, Standard
from stdcommittee.domain.rules import Rule
from stdcommittee.domain.rules.criterion import ACTIONS
from stdcommittee.exchange.importing import ImportContext
from stdcommittee.exchange.votes.sheets import VoteSheet
from stdcommittee.storage.reader import Reader

_LONGEST_ID: Final = 10  # digits by which a person may name a ballot
_PREFERRED: Final = (BallotStatus.OPEN, BallotStatus.DRAFT, BallotStatus.CLOSED)


class Addressing:
    """Finds the ballot for the rows of one sheet that are about one matter.

    A person may have said what they are about (`ballot`), which rule judges them (`rule`) and whose
    committee's ballot it is (`committee`); else a column tells, else the lines above the table, the
    sheet's or the file's name. Where nothing is found the ballot is called after the file.
    """

    def __init__(self, sheet: VoteSheet, reader: Reader, context: ImportContext) -> None:
        self._sheet = sheet
        self._reader = reader
        self._rules = context.rules
        self._today = context.today
        self._options = {name: text.strip() for name, text in context.options.items()}
        self._several = len(sheet.matters()) > 1
        self.problems: list[Text] = []

    def ballot(self, matter: str, lines: Sequence[Dated]) -> Ballot | Message:
        """Return the ballot (id 0: a new one) with the rule that judges it, or why there is none.

        Raises:
            Refused: the rule that was named is not known.
        """
        subject, title = self._subject(matter)
        known = self._known(subject, title)
        if isinstance(known, Message):
            return known
        ballot = known or self._new(subject, title, lines)
        return self._judged(ballot, subject, lines)

    def _subject(self, matter: str) -> tuple[Subject, str]:
        """What the rows are about and what that is called: said, in a column, or in a title."""
        said = "" if matter and self._several else self._options.get("ballot", "")
        for text in (said, matter):
            if text:
                names = text.split("\n")
                return read_subject(names), " ".join(names)
        above = [cell for row in self._sheet.preamble for cell in row.cells]
        stem = PurePath(self._sheet.file).stem
        subject = read_subject((*above, self._sheet.sheet, stem))
        return subject, subject.document or subject.project or _title(stem, self._sheet.sheet)

    def _known(self, subject: Subject, title: str) -> Ballot | Message | None:
        """The ballot that the rows belong to, if it is here: an open one before a closed one."""
        names = tuple(filter(None, (subject.document, title)))
        called: list[Condition] = [OneOf(name, names) for name in ("title", "title_en", "document")]
        if subject.project:
            called.append(Is("project", subject.project))
        found = self._reader.find(Ballot, AnyOf(tuple(called)), OneOf("status", _PREFERRED))
        if title.isdecimal() and len(title) < _LONGEST_ID and not found:
            found = self._reader.find(Ballot, Is("id", int(title)))
        if not found:
            return None
        found.sort(key=lambda item: (_PREFERRED.index(item.status), -item.round, -item.id))
        best, *others = found
        if any(_rank(other) == _rank(best) for other in others) and best.status in _PREFERRED[:2]:
            return Message("Several ballots are about “{what}”: say which one.", what=title)
        if best.status is BallotStatus.DRAFT and best.kind.national:
            return Message("The ballot “{title}” is not open yet.", title=best.title)
        return best

    def _new(self, subject: Subject, title: str, lines: Sequence[Dated]) -> Ballot:
        known = self._portfolio(subject)
        zh, en, committee = known if known is not None else ("", "", "")
        return Ballot(
            title=zh or en or title,
            title_en=en if zh else "",
            kind=self._kind(subject, lines),
            committee=self._options.get("committee") or subject.committee or committee,
            document=subject.document,
            project=subject.project,
            mode=Mode.LIST,
            status=BallotStatus.OPEN,
        )

    def _portfolio(self, subject: Subject) -> tuple[str, str, str] | None:
        """The titles and committee of the project or standard that is put to the vote."""
        plan = Is("reference", subject.project)
        project = self._reader.first(Project, plan) if subject.project else None
        number = Is("reference", subject.document)
        standard = self._reader.first(Standard, number) if subject.document else None
        known = project or standard
        return None if known is None else (known.title_zh, known.title_en, known.committee)

    def _kind(self, subject: Subject, lines: Sequence[Dated]) -> BallotKind:
        named = self._options.get("rule", "")
        if named:
            return self._rules.rule_at(named, self._day(named, lines)).kind
        if subject.kind is not None:
            return subject.kind
        stances = {line.vote.vote.stance for line in lines if line.vote.vote is not None}
        if stances & set(ACTIONS) and not stances & {Stance.FOR, Stance.AGAINST}:
            return BallotKind.SR
        standings = {line.vote.standing for line in lines}
        international = standings & {Standing.P, Standing.O}
        return BallotKind.QUESTIONNAIRE if international else BallotKind.DRAFT

    def _judged(self, ballot: Ballot, subject: Subject, lines: Sequence[Dated]) -> Ballot:
        """The ballot with the rule that judges it, if one is named or follows from its kind.

        The edition is that of the first vote; where none was in force then, that of today.
        """
        named = self._options.get("rule", "")
        if ballot.rule or ballot.status is BallotStatus.CLOSED:
            if named and ballot.rule and named != ballot.rule:
                self.problems.append(
                    Message("“{title}” is judged by {rule}.", title=ballot.title, rule=ballot.rule)
                )
            return ballot
        rule: Rule | None = None
        if named:
            rule = self._rules.rule_at(named, self._day(named, lines))
        elif subject.kind is ballot.kind or ballot.opened is not None:
            body = body_of(ballot.kind, (ballot.document, ballot.committee))
            rule = self._rules.rule_for(ballot.kind, body, _first_day(lines) or self._today)
            rule = rule or self._rules.rule_for(ballot.kind, body, self._today)
        if rule is None:
            return replace(ballot, status=BallotStatus.OPEN)
        return replace(ballot, status=BallotStatus.OPEN, rule=rule.id, edition=rule.edition)

    def _day(self, rule: str, lines: Sequence[Dated]) -> dt.date:
        day = _first_day(lines)
        return day if day is not None and rule in self._rules.rules_on(day) else self._today


def _rank(ballot: Ballot) -> tuple[int, int]:
    return _PREFERRED.index(ballot.status), ballot.round


def _first_day(lines: Iterable[Dated]) -> dt.date | None:
    return min((day for line in lines if (day := cast_on(line.date)) is not None), default=None)


def _title(stem: str, sheet: str) -> str:
    """What a ballot is called that nothing names: its file, and its sheet if that has a name."""
    named = normal("".join(sign for sign in sheet if not sign.isdigit()))
    nameless = not named or named in words().nameless or sheet == stem
    return stem if nameless else f"{stem} {sheet}"
