"""Rule editions that the unit keeps itself: copied from a shipped one, checked, stored, removed.

They are read like the shipped ones. A ballot is judged by the edition it opened under; what it is
closed with stays as it was, and so does the edition that judged it: only its last day may change.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Final

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Failure, Invalid, Refused
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Joined, Message, Text
from stdcommittee.base.paths import resource
from stdcommittee.base.patterns import pattern
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.rules import Edition, RuleBook
from stdcommittee.domain.rules.boundary_cases import BoundaryCase, boundary_cases
from stdcommittee.domain.rules.editions import read_edition
from stdcommittee.domain.rules.places import line_of
from stdcommittee.domain.rules.table import wrong
from stdcommittee.domain.workspace.records import OwnEdition
from stdcommittee.services.session import Session
from stdcommittee.storage.reader import Reader

_HEAD: Final = pattern(r"(?ms)^\[edition\]\n(.*?)(?=^\[|\Z)")
_DROPPED: Final = ("id", "from", "to", "checked_on", "checked_by")


@frozen
class EditionShown:
    """An own edition as it is stored; `edition` None: it cannot be used, and `problem` says why."""

    record: OwnEdition
    edition: Edition | None
    problem: Text = ""


@frozen(kw_only=True)
class EditionCheck:
    """What a text would be as an edition: either the edition with its limits, or what is wrong.

    `line` is the line of the text that is wrong, counted from 1; 0 where none can be named. `note`
    names the other own editions that say the same on some of its days, and which of them counts.
    """

    edition: Edition | None = None
    cases: tuple[BoundaryCase, ...] = ()
    problem: Text = ""
    line: int = 0
    note: Text = ""


def own_editions(session: Session) -> tuple[EditionShown, ...]:
    """Return the unit's own editions, the earliest in force first."""
    with session.reading() as reader:
        records = reader.find(OwnEdition, order=("effective", "id"))
        found = []
        for record in records:
            check = _checked(reader, record.text, record.id)
            found.append(EditionShown(record, check.edition, check.problem))
    return tuple(found)


def copy_of(session: Session, edition: str) -> str:
    """Return the text of an edition as the beginning of one's own, in force from today.

    Raises:
        Refused: there is no such edition.
    """
    known = session.rules.edition(edition)
    today = session.clock.today()
    return _own_head(_text_of(session, known), known, today)


def check_edition(session: Session, text: str, record: int = 0) -> EditionCheck:
    """Return what a text would be as an edition; nothing is written.

    `record` is the own edition that it would take the place of.
    """
    with session.reading() as reader:
        return _placed(reader, _checked(reader, text, record), text, record)


def save_edition(session: Session, text: str, record: int = 0) -> OwnEdition:
    """Store an own edition, new or in the place of one that is there.

    Raises:
        Invalid: the text is no edition; the line and what is wrong there are said.
        Refused: a ballot that is open is judged by a rule that would change, one that is over was
            judged by the edition and more than its last day would change, a ballot names the
            edition whose id would go, or nothing may be written.
    """
    with session.writing(Message("Rule edition")) as uow:
        check = _placed(uow.reader, _checked(uow.reader, text, record), text, record)
        if check.edition is None:
            raise Invalid(said(check), {"text": said(check)})
        before = uow.reader.get(OwnEdition, record) if record else None
        if before is not None:
            _keep_ballots(uow.reader, before, check.edition)
        edition = check.edition
        made = OwnEdition(
            id=record,
            title=edition.title.zh,
            title_en=edition.title.en,
            body=edition.body,
            effective=edition.effective_from,
            until=edition.effective_to,
            text=text,
        )
        if record:
            uow.change(made)
            uow.message = Message("Rule edition “{title}” changed", title=edition.title)
        else:
            made = uow.add(made)
            uow.message = Message("Rule edition “{title}” added", title=edition.title)
    return made


def remove_edition(session: Session, record: int) -> None:
    """Remove an own edition.

    Raises:
        Refused: a ballot names it, or nothing may be written.
    """
    with session.writing(Message("Rule edition removed")) as uow:
        known = uow.reader.get(OwnEdition, record)
        if known is None:
            raise Refused(Message("The edition is gone already."))
        uow.message = Message("Rule edition “{title}” removed", title=known.title)
        named = _id_of(known.text)
        if named:
            _refuse_named(uow.reader, named)
        uow.remove(OwnEdition, record)


def said(check: EditionCheck) -> Text:
    """Return what is wrong with a text, with its line where that is known."""
    if not check.line or not check.problem:
        return check.problem
    return Message("Line {line}: {problem}", line=check.line, problem=check.problem)


def _checked(reader: Reader, text: str, record: int) -> EditionCheck:
    others = [item.text for item in reader.find(OwnEdition) if item.id != record]
    try:
        edition = read_edition(text, own=True)
        RuleBook([*(other for other in others if _id_of(other)), text])
    except Failure as error:
        return EditionCheck(problem=error.what, line=line_of(text, error))
    return EditionCheck(edition=edition, cases=boundary_cases(edition))


def _placed(reader: Reader, check: EditionCheck, text: str, record: int) -> EditionCheck:
    """Return what a text would be among the other own editions, by the days on which it counts.

    One that ends before it begins never counts; of two that say the same from the same day on,
    nobody could tell which counts. Both are refused when they are written; of those that begin on
    different days the later one prevails, which is told.
    """
    edition = check.edition
    if edition is None:
        return check
    if edition.effective_to is not None and edition.effective_to < edition.effective_from:
        return _wrong_day(text, Message("“{name}” is before “{other}”", name="to", other="from"))
    beside = list(_beside(reader, edition, record))
    twin = next((x for x in beside if x.effective_from == edition.effective_from), None)
    if twin is not None:
        why = Message("“{name}” is also the first day of “{other}”", name="from", other=twin.id)
        return _wrong_day(text, why)
    return replace(check, note=_prevailing(edition, beside))


def _wrong_day(text: str, why: Message) -> EditionCheck:
    error = wrong("edition.", why)
    return EditionCheck(problem=error.what, line=line_of(text, error))


def _beside(reader: Reader, edition: Edition, record: int) -> Iterable[Edition]:
    """Return the other own editions that say the same as an edition on some of its days."""
    for item in reader.find(OwnEdition, order=("effective", "id")):
        other = _edition_of(item.text) if item.id != record else None
        if other is not None and edition.contends_with(other):
            yield other


def _prevailing(edition: Edition, beside: Sequence[Edition]) -> Text:
    said = []
    for other in beside:
        day = max(edition.effective_from, other.effective_from)
        later = edition if edition.effective_from == day else other
        earlier = other if later is edition else edition
        said.append(
            Message(
                "From {day} on “{later}” prevails over “{earlier}”.",
                day=day,
                later=later.id,
                earlier=earlier.id,
            )
        )
    return Joined(tuple(said), "sentence") if said else ""


def _edition_of(text: str) -> Edition | None:
    """Return the edition that a text is; None where it is none."""
    try:
        return read_edition(text, own=True)
    except Failure:
        return None


def _id_of(text: str) -> str:
    """Return the id of a text that is an edition, else ""."""
    edition = _edition_of(text)
    return edition.id if edition is not None else ""


def _keep_ballots(reader: Reader, before: OwnEdition, after: Edition) -> None:
    known = _edition_of(before.text)
    if known is None:
        return
    if known.id != after.id:
        _refuse_named(reader, known.id)
    was = {rule.id: rule for rule in known.rules}
    now = {rule.id: rule for rule in after.rules}
    for ballot in reader.find(Ballot, Is("edition", known.id)):
        if ballot.status not in (BallotStatus.DRAFT, BallotStatus.OPEN):
            _keep_judged(ballot, known, after)
        elif was.get(ballot.rule) != now.get(ballot.rule):
            raise Refused(
                Message("“{title}” is open and judged by a rule of it.", title=ballot.title),
                kept=Message("Nothing was changed."),
                advice=Message("Close the ballot first, or make an edition with another id."),
            )


def _keep_judged(ballot: Ballot, before: Edition, after: Edition) -> None:
    """Refuse to change what judged a ballot; it may only be given a last day, not before it."""
    if replace(before, effective_to=after.effective_to) != after:
        raise Refused(
            Message("“{title}” was judged by it.", title=ballot.title),
            kept=Message("Nothing was changed."),
            advice=Message("Copy it under another id, with a later first day."),
        )
    last = after.effective_to
    if last is not None and ballot.opened is not None and last < ballot.opened:
        raise Refused(
            Message("“{title}” opened under it on {day}.", title=ballot.title, day=ballot.opened),
            kept=Message("Nothing was changed."),
        )


def _refuse_named(reader: Reader, edition: str) -> None:
    named = reader.first(Ballot, Is("edition", edition))
    if named is not None:
        raise Refused(
            Message("“{title}” is judged by it.", title=named.title),
            kept=Message("Nothing was changed."),
            advice=Message("Give the edition a last day (to = …) instead."),
        )


def _text_of(session: Session, edition: Edition) -> str:
    if edition.own:
        with session.reading() as reader:
            for item in reader.find(OwnEdition):
                if _id_of(item.text) == edition.id:
                    return item.text
    body, _, name = edition.id.partition("/")
    return resource("rules", body, f"{name}.toml").read_text("utf-8")


def _own_head(text: str, edition: Edition, today: dt.date) -> str:
    """Return a text whose head is that of an own edition: an id and a first day of its own."""
    body, _, name = edition.id.partition("/")
    found = _HEAD.search(text)
    kept = [
        line
        for line in (found[1] if found else "").splitlines()
        if line.partition("=")[0].strip() not in _DROPPED
    ]
    name = re.sub(r"-own-\d{8}$", "", name)
    head = [f'id = "{body}/{name}-own-{today:%Y%m%d}"', f"from = {today}", *kept]
    start, end = found.span() if found else (0, 0)
    return text[:start] + "\n".join(("[edition]", *head)).rstrip() + "\n\n" + text[end:]
