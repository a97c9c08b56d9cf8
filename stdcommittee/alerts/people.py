"""Committees: composition against the rules, parties in mirror groups, terms that end."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from fractions import Fraction
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch
from stdcommittee.base.dates import add_months
from stdcommittee.base.messages import N_, Joined, Message, Plural, Text
from stdcommittee.domain.people.composition import Bound, CompositionFinding, CompositionState
from stdcommittee.domain.people.records import PARTIES
from stdcommittee.indicators.people import Seated, rosters, seated, termed

_TERM_STEPS: Final = ("term.file.months", "term.prepare.months")


def _raised(item: Seated, message: Message, found: CompositionFinding, step: int) -> Raised:
    return Raised(
        kind="committee",
        record=item.committee.id,
        title=item.committee.reference,
        message=message,
        severity=Severity.RISK,
        committee=item.committee.reference,
        rule=found.rule,
        step=str(step),
    )


def _broken(watch: Watch, criterion: str) -> Iterator[tuple[Seated, CompositionFinding]]:
    for item in seated(watch.inquiry):
        found = item.findings.get(criterion)
        if found is not None and found.state is CompositionState.BROKEN:
            yield item, found


def _size(watch: Watch) -> Iterable[Raised]:
    for item, found in _broken(watch, "size"):
        short = -found.room
        message = Plural("{n} member too few", "{n} members too few", n=short)
        yield _raised(item, message, found, short)


def _party(watch: Watch) -> Iterable[Raised]:
    for item, found in _broken(watch, "party"):
        share = Fraction(found.limit)
        message = Message(
            "{party} {count}/{members}, at most {share}",
            party=found.party.text if found.party is not None else "",
            count=found.value,
            members=found.of,
            share=f"{share.numerator}/{share.denominator}",
        )
        yield _raised(item, message, found, found.value)


def _unit(watch: Watch) -> Iterable[Raised]:
    for item, found in _broken(watch, "unit"):
        message = Message(
            "{count} members from one unit, at most {most}", count=found.value, most=found.limit
        )
        yield _raised(item, message, found, found.value)


_OFFICERS: Final = {
    "chair": lambda n: Plural("{n} chair", "{n} chairs", n=n),
    "vice_chairs": lambda n: Plural("{n} vice-chair", "{n} vice-chairs", n=n),
    "secretaries": lambda n: Plural("{n} secretary-general", "{n} secretaries-general", n=n),
    "vice_secretaries": lambda n: Plural(
        "{n} deputy secretary-general", "{n} deputy secretaries-general", n=n
    ),
    "leaders": lambda n: Plural(
        "{n} of chair and vice-chairs from one unit",
        "{n} of chair and vice-chairs from one unit",
        n=n,
    ),
}


def _officers(watch: Watch) -> Iterable[Raised]:
    """One alert for each committee, which says every criterion of its officers that is broken."""
    for item in seated(watch.inquiry):
        broken = [
            found
            for name in _OFFICERS
            if (found := item.findings.get(name)) is not None
            and found.state is CompositionState.BROKEN
        ]
        if broken:
            said = [
                Message("{officers}, {limit}", officers=_OFFICERS[f.id](f.value), limit=_limit(f))
                for f in broken
            ]
            step = sum(found.value for found in broken)
            yield _raised(item, Joined(tuple(said)), broken[0], step)


def _limit(found: CompositionFinding) -> Text:
    if found.bound is Bound.EXACTLY:
        return Message("exactly {limit}", limit=found.limit)
    return Message("at most {limit}", limit=found.limit)


def _absent(watch: Watch) -> Iterable[Raised]:
    for item in rosters(watch.inquiry):
        present = {seat.party for seat in item.roster.voting}
        absent = [party.text for party in PARTIES if party not in present]
        if item.committee.mirrors and item.roster.voting and absent:
            yield Raised(
                kind="committee",
                record=item.committee.id,
                title=item.committee.reference,
                message=Message("Nobody in the mirror group: {parties}", parties=tuple(absent)),
                severity=Severity.RISK,
                committee=item.committee.reference,
                rule="mirror.group",
                step=str(len(absent)),
            )


def _terms(watch: Watch) -> Iterable[Raised]:
    for item in termed(watch.inquiry):
        ends = max((seat.until for seat in item.roster.voting if seat.until), default=None)
        if ends is None:
            continue
        if ends < watch.today:
            late = (watch.today - ends).days
            message: Message = Plural("Term ended {n} day ago", "Term ended {n} days ago", n=late)
            severity, key, step = Severity.OVERDUE, "term.years", "ended"
        else:
            key = next(
                (k for k in _TERM_STEPS if watch.today >= add_months(ends, -watch.number(k))), ""
            )
            if not key:
                continue
            filing = key == _TERM_STEPS[0]
            message = (
                Message("Term ends: the new composition is to be filed")
                if filing
                else Message("Term ends: the next one is to be prepared")
            )
            severity = Severity.DUE if filing else Severity.INFO
            step = "file" if filing else "prepare"
        yield Raised(
            kind="committee",
            record=item.committee.id,
            title=item.committee.reference,
            message=message,
            severity=severity,
            due=ends,
            rule=key,
            step=step,
            committee=item.committee.reference,
        )


ALERTS = (
    AlertSource(
        id="composition.size",
        label=N_("Committees too small"),
        word=N_("Composition"),
        generate=_size,
    ),
    AlertSource(
        id="composition.party",
        label=N_("Interest parties too large"),
        word=N_("Composition"),
        generate=_party,
    ),
    AlertSource(
        id="composition.unit",
        label=N_("Units with too many members"),
        word=N_("Composition"),
        generate=_unit,
    ),
    AlertSource(
        id="composition.officers",
        label=N_("Officers not by the rules"),
        word=N_("Composition"),
        generate=_officers,
    ),
    AlertSource(
        id="mirror.parties",
        label=N_("Interest parties absent from mirror groups"),
        word=N_("Mirror group"),
        generate=_absent,
    ),
    AlertSource(
        id="terms.ending",
        label=N_("Terms ending or ended"),
        word=N_("Term"),
        generate=_terms,
    ),
)
