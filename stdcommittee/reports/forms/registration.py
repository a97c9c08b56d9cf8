"""The registration form of a committee member, filled in as far as it is known."""

from __future__ import annotations

import datetime as dt
from typing import Final

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import ENGLISH, Bilingual
from stdcommittee.domain.people.integrity_records import Profile
from stdcommittee.domain.people.records import (
    PARTIES,
    InterestParty,
    Organization,
    Person,
    Role,
)
from stdcommittee.reports.forms.model import (
    Cell,
    Choices,
    Form,
    Grid,
    Row,
    Sheet,
    Tick,
    Title,
    label,
    value,
)
from stdcommittee.reports.forms.roster import FORMS
from stdcommittee.reports.forms.wording import Wording

_ROLES: Final = (
    *(Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY, Role.VICE_SECRETARY),
    *(Role.MEMBER, Role.ADVISER, Role.OBSERVER),
)
_LONG: Final = {
    "other_seats": 44.0,
    "career": 120.0,
    "standards_work": 110.0,
    "international_work": 80.0,
    "achievements": 90.0,
}


@frozen(kw_only=True)
class Registration:
    """Everything that the form says of a person; `identity` only where it was unsealed for it."""

    person: Person
    profile: Profile
    unit: Organization | None
    committee: Bilingual
    day: dt.date
    role: Role | None = None
    party: InterestParty = InterestParty.UNKNOWN
    other_seats: str = ""
    identity: str = ""
    host: str = ""


def registration_form(item: Registration, language: str) -> Form:
    """Return the registration form of one person."""
    say = Wording(FORMS, language)
    grid = Grid(
        (14, 17, 12, 16, 12, 14, 15),
        (*_personal(item, say), *_contact(item, say), *_seats(item, say), *_closing(say)),
        small=language == ENGLISH,  # its labels are longer
    )
    title = say("registration.title")
    return Form(
        title=f"{title} {item.person.name}",
        language=language,
        day=item.day,
        sheets=(Sheet((Title(title, say.text(item.committee)), grid)),),
        author=item.host,
    )


def _personal(item: Registration, say: Wording) -> list[Row]:
    person, profile = item.person, item.profile
    photo = label(say("registration.photo"), down=5)
    shown = say.text(Bilingual(person.name, person.name_en))
    rows = [
        (("name", shown), ("gender", profile.gender), ("ethnicity", profile.ethnicity)),
        (
            ("born", profile.born),
            ("political_status", profile.political_status),
            ("nationality", profile.nationality),
        ),
        (
            ("education", profile.education),
            ("major", profile.major),
            ("professional_title", person.title),
        ),
    ]
    found = [
        Row((*_pairs(pairs, say), *((photo,) if place == 0 else ())), least=24.0)
        for place, pairs in enumerate(rows)
    ]
    identity = (label(say("registration.identity")), value(item.identity, span=3))
    found.append(Row((*identity, *_pairs((("position", person.position),), say)), least=24.0))
    languages = (label(say("registration.languages")), value(profile.languages, span=5))
    found.append(Row(languages, least=24.0))
    return found


def _contact(item: Registration, say: Wording) -> list[Row]:
    person, profile, unit = item.person, item.profile, item.unit
    kind = say.text(unit.kind.text) if unit is not None else ""
    rows = [
        (("unit", unit.name if unit is not None else "", 3), ("unit_kind", kind, 2)),
        (
            ("credit_code", unit.credit_code if unit is not None else "", 3),
            ("expertise", person.expertise, 2),
        ),
        (("address", profile.address, 3), ("postcode", profile.postcode, 2)),
        (
            ("phone", person.phone, 1),
            ("mobile", profile.mobile, 1),
            ("email", person.email, 2),
        ),
    ]
    return [
        Row(
            tuple(
                cell
                for name, said, span in row
                for cell in (label(say(f"registration.{name}")), value(said, span=span))
            ),
            least=24.0,
        )
        for row in rows
    ]


def _seats(item: Registration, say: Wording) -> list[Row]:
    parties = tuple(Tick(say(f"party.{p.value}"), p is item.party) for p in PARTIES)
    roles = tuple(Tick(say(f"role.{role.value}"), role is item.role) for role in _ROLES)
    rows = [
        Row((label(say(f"registration.{name}")), Cell((Choices(ticks),), span=6)), least=26.0)
        for name, ticks in (("party", parties), ("role", roles))
    ]
    for name, least in _LONG.items():
        said = item.other_seats if name == "other_seats" else getattr(item.profile, name)
        cell = Cell((said,) if said else (), span=6, top=True)
        rows.append(Row((label(say(f"registration.{name}")), cell), least=least))
    return rows


def _closing(say: Wording) -> list[Row]:
    signed = {
        "pledge": (say("registration.pledged"), "", say("registration.signed")),
        "opinion": ("", "", say("registration.agreed")),
    }
    rows = [
        Row((label(say(f"registration.{name}")), Cell(parts, span=6)), least=76.0)
        for name, parts in signed.items()
    ]
    rows.append(Row((label(say("registration.remarks")), value("", span=6)), least=36.0))
    return rows


def _pairs(pairs: tuple[tuple[str, str], ...], say: Wording) -> tuple[Cell, ...]:
    return tuple(
        cell for name, said in pairs for cell in (label(say(f"registration.{name}")), value(said))
    )
