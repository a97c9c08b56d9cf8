"""Rosters and signature lists: who sits on a committee, who attends its meeting."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.people.records import PARTIES, VOTING_ROLES, InterestParty, Role
from stdcommittee.reports.forms.model import (
    Block,
    Form,
    Grid,
    Paragraph,
    Row,
    Sheet,
    Title,
    facts,
    heads,
    rows_of,
)
from stdcommittee.reports.forms.wording import Wording
from stdcommittee.reports.pdf.blocks.texts import Align

FORMS: Final = "people"
_SIGNING: Final = 27.0  # height of a row to sign in


@frozen(kw_only=True)
class RosterLine:
    """One member as a list names it; empty where not known."""

    name: str
    role: Role | None = None
    title: str = ""
    position: str = ""
    unit: str = ""
    party: InterestParty = InterestParty.UNKNOWN
    since: dt.date | None = None
    until: dt.date | None = None
    phone: str = ""
    email: str = ""
    represented: str = ""  # by whom


@frozen(kw_only=True)
class RosterList:
    """The roster of a committee on a day."""

    committee: Bilingual
    host: str
    on: dt.date
    lines: tuple[RosterLine, ...]
    held_over: bool = False


def roster_form(roster: RosterList, language: str, *, contacts: bool = False) -> Form:
    """Return the roster as a form; `contacts` adds telephone and e-mail."""
    say = Wording(FORMS, language)
    names = ["no", "name", "role", "title", "unit", "party", "term"]
    widths = [6, 11, 14, 14, 29, 12, 14]
    if contacts:
        names.append("contact")
        widths = [6, 10, 13, 12, 17, 12, 13, 17]
    lines = [
        _roster_line(number, line, say)[: len(names)] for number, line in enumerate(roster.lines, 1)
    ]
    head = heads(*(say(f"roster.column.{name}") for name in names))
    grid = Grid(tuple(widths), (head, *rows_of(lines, centred=(0, 1, 2, 5, 6))), small=True)
    blocks: list[Block] = [
        Title(say("roster.title"), say.text(roster.committee)),
        Paragraph(say("roster.on", day=roster.on), Align.RIGHT, small=True),
        grid,
        *_counts(roster, say),
        Paragraph(roster.host, Align.RIGHT, before=20.0),
        Paragraph(say("roster.seal"), Align.RIGHT),
    ]
    title = f"{say('roster.title')} {say.text(roster.committee)}"
    return Form(
        title=title,
        language=language,
        day=roster.on,
        sheets=(Sheet(tuple(blocks)),),
        author=roster.host,
    )


def _roster_line(number: int, line: RosterLine, say: Wording) -> Sequence[str]:
    term = "\n".join(day.isoformat() for day in (line.since, line.until) if day is not None)
    return (
        str(number),
        line.name,
        say(f"role.{line.role.value}") if line.role is not None else "",
        "\n".join(filter(None, (line.position, line.title))),
        line.unit,
        say(f"party.{line.party.value}"),
        term,
        "\n".join(filter(None, (line.phone, line.email))),
    )


def _counts(roster: RosterList, say: Wording) -> list[Block]:
    voting = [line for line in roster.lines if line.role in VOTING_ROLES]
    others = len(roster.lines) - len(voting)
    found = [say("roster.count", n=len(voting), others=others)]
    parties = [(party, sum(line.party is party for line in voting)) for party in PARTIES]
    said = tuple(
        say("roster.party_count", party=say(f"party.{party.value}"), n=n)
        for party, n in parties
        if n
    )
    if said:
        found.append(say("roster.parties", said=said))
    if roster.held_over:
        found.append(say("roster.held_over"))
    return [
        Paragraph(text, small=True, before=6.0 if place == 0 else 0.0)
        for place, text in enumerate(found)
    ]


@frozen(kw_only=True)
class SigningList:
    """A meeting and those who sign; `present` members attended, None before it is known.

    `standard` is the draft that it reviews, if that is what it is for.
    """

    title: Bilingual
    standard: str
    committee: Bilingual
    begins: dt.date | None
    ends: dt.date | None
    place: str
    chaired_by: str
    day: dt.date
    members: int
    present: int | None
    lines: tuple[RosterLine, ...]


def signing_form(meeting: SigningList, language: str) -> Form:
    """Return the signature list of a meeting."""
    say = Wording(FORMS, language)
    title = say("signing.title" if meeting.standard else "signing.other")
    names = ("no", "name", "role", "title", "unit", "signature")
    head = heads(*(say(f"signing.column.{name}") for name in names))
    lines = rows_of(
        (_signer(number, line, say) for number, line in enumerate(meeting.lines, 1)),
        centred=(0, 1, 2, 3),
    )
    rows = tuple(Row(row.cells, least=_SIGNING) for row in lines)
    blank = say("signing.blank")
    count = say(
        "signing.count",
        members=meeting.members,
        present=blank if meeting.present is None else meeting.present,
    )
    blocks = (
        Title(title),
        facts(_meeting(meeting, say)),
        Grid((8, 14, 17, 15, 28, 18), (head, *rows)),
        Paragraph(count, before=10.0),
        Paragraph(say("signing.seal"), Align.RIGHT, before=20.0),
        Paragraph(say("signing.day"), Align.RIGHT, before=4.0),
    )
    return Form(
        title=f"{title} {say.text(meeting.title)}",
        language=language,
        day=meeting.day,
        sheets=(Sheet(blocks),),
        author=say.text(meeting.committee),
    )


def _meeting(meeting: SigningList, say: Wording) -> list[tuple[str, str]]:
    ends = meeting.ends if meeting.ends != meeting.begins else None
    days = [say.day(day) for day in (meeting.begins, ends) if day is not None]
    pairs = [
        ("standard", meeting.standard),
        ("matter", say.text(meeting.title)),
        ("committee", say.text(meeting.committee)),
        ("date", " \u2014 ".join(days)),
        ("place", meeting.place),
        ("chair", meeting.chaired_by),
    ]
    return [(say(f"signing.{name}"), said) for name, said in pairs if said]


def _signer(number: int, line: RosterLine, say: Wording) -> Sequence[str]:
    role = say(f"role.{line.role.value}") if line.role is not None else ""
    sent = say("signing.represented", who=line.represented) if line.represented else ""
    unit = "\n".join(filter(None, (line.unit, sent)))
    return (str(number), line.name, role, line.title, unit, "")
