"""Standards for list and page: what is to be looked into about each, and the page of one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from stdcommittee.base.conditions import Between, Condition, OneOf
from stdcommittee.base.dates import add_months
from stdcommittee.base.fields import Choice
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Message, Plural, Text
from stdcommittee.base.records import kind_of
from stdcommittee.domain.identifiers import parse, same_standard
from stdcommittee.domain.portfolio.records import LIVE, Standard, StandardStatus
from stdcommittee.domain.supervision.standing import CHINESE
from stdcommittee.services.lists import ListRow, read_rows
from stdcommittee.services.portfolio.life import Life, life_of
from stdcommittee.services.related import StandardLink, links_of_standard
from stdcommittee.services.session import Session
from stdcommittee.storage.portfolio import (
    Dependence,
    Listed,
    beginning,
    ended_citations,
    superseded_adoptions,
)
from stdcommittee.storage.reader import Reader

REVIEW_AHEAD = 3  # months before its day that a review is called due


class ConcernKind(Choice):
    """What may be wrong with a standard in force."""

    REVIEW_OVERDUE = "review_overdue", N_("Review overdue")
    REVIEW_DUE = "review_due", N_("Review due")
    ADOPTION = "adoption", N_("Adopted edition ended")
    CITATION = "citation", N_("Cited standard ended")


@frozen
class Concern:
    """Something to be looked into; `short` for lists, `text` as a sentence, `target` opens."""

    kind: ConcernKind
    short: Text
    text: Text
    target: int = 0  # the other standard's id


@frozen
class StandardRow(ListRow):
    """A standard with what is to be looked into about it."""

    concerns: tuple[Concern, ...] = ()


@frozen
class StandardPage:
    """What a standard's page shows beside its facts."""

    links: tuple[StandardLink, ...]
    life: Life
    concerns: tuple[Concern, ...]


def standard_rows(session: Session, ids: Sequence[int]) -> Mapping[int, StandardRow]:
    """Return rows of standards by id."""
    rows = read_rows(session, kind_of(Standard), ids)
    standards = [row.record for row in rows if isinstance(row.record, Standard)]
    concerns = concerns_of(session, standards)
    return {
        row.record.id: StandardRow(row.record, row.names, concerns[row.record.id]) for row in rows
    }


def standard_page(session: Session, standard: Standard) -> StandardPage:
    """Return what a standard's page shows beside its facts."""
    return StandardPage(
        tuple(links_of_standard(session, standard)),
        life_of(session, standard),
        (*concerns_of(session, [standard])[standard.id], *_newer_editions(session, standard)),
    )


def review_due_conditions(session: Session) -> tuple[Condition, ...]:
    """Return the conditions that leave the standards whose review is due or overdue."""
    soon = add_months(session.clock.today(), REVIEW_AHEAD)
    return (
        OneOf("status", LIVE),
        OneOf("level", CHINESE),
        Between("review_due", None, soon),
    )


def weak_standards(session: Session) -> tuple[int, ...]:
    """Return the standards in force that adopt or cite one that has ended, by id."""
    with session.reading() as reader:
        found = {item.id for item in superseded_adoptions(reader)}
        found |= {item.id for item in ended_citations(reader)}
    return tuple(sorted(found))


def concerns_of(session: Session, standards: Iterable[Standard]) -> dict[int, tuple[Concern, ...]]:
    """Return what is to be looked into about each standard, the most pressing first."""
    known = {standard.id: standard for standard in standards}
    among = OneOf("id", tuple(known))
    with session.reading() as reader:
        adopting = _grouped(superseded_adoptions(reader, among)) if known else {}
        citing = _grouped(ended_citations(reader, among)) if known else {}
    return {
        number: (
            *_reviews(session, standard),
            *map(_adoption, adopting.get(number, ())),
            *_citations(citing.get(number, ())),
        )
        for number, standard in known.items()
    }


def _grouped(found: Iterable[Dependence]) -> dict[int, list[Dependence]]:
    grouped: dict[int, list[Dependence]] = {}
    for item in found:
        grouped.setdefault(item.id, []).append(item)
    return grouped


def _reviews(session: Session, standard: Standard) -> Iterable[Concern]:
    due, today = standard.review_due, session.clock.today()
    if due is None or standard.status not in LIVE or standard.level not in CHINESE:
        return
    if due < today:
        late = (today - due).days
        yield Concern(
            ConcernKind.REVIEW_OVERDUE,
            Message("review overdue"),
            Plural("Review overdue by {n} day", "Review overdue by {n} days", n=late),
        )
    elif due <= add_months(today, REVIEW_AHEAD):
        yield Concern(
            ConcernKind.REVIEW_DUE,
            Message("review due"),
            Message("Review due on {day}", day=due),
        )


def _adoption(item: Dependence) -> Concern:
    status = StandardStatus(item.target_status).text
    return Concern(
        ConcernKind.ADOPTION,
        Message("adopted edition ended"),
        Message("Adopts {target}: {status}", target=item.target, status=status),
        item.target_id,
    )


def _citations(found: Sequence[Dependence]) -> Iterable[Concern]:
    for place, item in enumerate(found):
        short = Plural("{n} reference ended", "{n} references ended", n=len(found))
        status = StandardStatus(item.target_status).text
        yield Concern(
            ConcernKind.CITATION,
            short if not place else "",
            Message("Cites {target}: {status}", target=item.target, status=status),
            item.target_id,
        )


def _newer_editions(session: Session, standard: Standard) -> list[Concern]:
    """Later editions of what a standard adopts that the portfolio knows."""
    adopted = parse(standard.adopts) if standard.adopts else None
    if adopted is None or not adopted.ok or not adopted.year or standard.status not in LIVE:
        return []
    with session.reading() as reader:
        editions = _editions(reader, standard.adopts)
    newer = [item for item in editions if (parse(item.reference).year or 0) > adopted.year]
    return [
        Concern(
            ConcernKind.ADOPTION,
            Message("newer edition"),
            Message(
                "{newer} is newer than the adopted {adopted}",
                newer=item.reference,
                adopted=standard.adopts,
            ),
            item.id,
        )
        for item in newer[-1:]
    ]


def _editions(reader: Reader, reference: str) -> list[Listed]:
    opening = reference.rpartition(":")[0] or reference
    found = beginning(reader, f"{opening}:")
    return [item for item in found if same_standard(item.reference, reference)]
