"""People and the bodies they sit on."""

import datetime as dt
from typing import Annotated

from stdcommittee.base.fields import Choice, FieldKind, field
from stdcommittee.base.messages import N_, Bilingual, Message, Text
from stdcommittee.base.records import Record, record


class InterestParty(Choice):
    """Interest parties of a technical committee (TC Measures, composition)."""

    PRODUCER = "producer", N_("Producer")
    OPERATOR = "operator", N_("Operator")
    USER = "user", N_("User")
    CONSUMER = "consumer", N_("Consumer")
    PUBLIC = "public", N_("Public interest")
    UNKNOWN = "unknown", N_("Interest party not stated")


PARTIES = tuple(party for party in InterestParty if party is not InterestParty.UNKNOWN)


class Role(Choice):
    """What somebody is on a committee; the last three have no vote."""

    CHAIR = "chair", N_("Chair")
    VICE_CHAIR = "vice_chair", N_("Vice-chair")
    SECRETARY = "secretary", N_("Secretary-general")
    VICE_SECRETARY = "vice_secretary", N_("Deputy secretary-general")
    MEMBER = "member", N_("Member")
    EXPERT = "expert", N_("Expert")
    ADVISER = "adviser", N_("Adviser")
    OBSERVER = "observer", N_("Observer")
    LIAISON = "liaison", N_("Liaison")


VOTING_ROLES = (Role.CHAIR, Role.VICE_CHAIR, Role.SECRETARY, Role.VICE_SECRETARY, Role.MEMBER)


class OrganizationKind(Choice):
    """What an organisation is."""

    ENTERPRISE = "enterprise", N_("Enterprise")
    INSTITUTE = "institute", N_("Institute")
    UNIVERSITY = "university", N_("University")
    AUTHORITY = "authority", N_("Authority")
    ASSOCIATION = "association", N_("Association")
    LABORATORY = "laboratory", N_("Testing or certification body")
    CONSUMER = "consumer", N_("Consumer organisation")
    STANDARDS_BODY = "standards_body", N_("Standards body")
    OTHER = "other", N_("Other kind of organisation")


@record(
    "organization",
    number=8,
    label=N_("Organisation"),
    plural=N_("Organisations"),
    area="people",
    headline=lambda unit: Bilingual(unit.name, unit.name_en),
    byline=lambda unit: unit.kind.text,
)
class Organization(Record):
    """A unit that sends members, comments or drafts."""

    name: Annotated[str, field(N_("Name"), required=True, key=True, column=True, search=True)]
    name_en: Annotated[str, field(N_("English name"), search=True)] = ""
    acronym: Annotated[str, field(N_("Acronym"), search=True, column=True)] = ""
    kind: Annotated[OrganizationKind, field(N_("Kind"), column=True)] = OrganizationKind.OTHER
    small: Annotated[bool, field(N_("Small or medium enterprise"))] = False
    credit_code: Annotated[str, field(N_("Unified social credit code"))] = ""
    place: Annotated[str, field(N_("Place"))] = ""
    merged_into: Annotated[
        int | None,
        field(N_("The same as"), target="organization", index=True, hidden=True),
    ] = None


@record(
    "person",
    number=9,
    label=N_("Person"),
    plural=N_("Persons"),
    area="people",
    headline=lambda person: Bilingual(person.name, person.name_en),
    byline=lambda person: person.title,
)
class Person(Record):
    """A natural person; identity numbers are not kept here."""

    name: Annotated[str, field(N_("Name"), required=True, key=True, column=True, search=True)]
    name_en: Annotated[str, field(N_("English name"), search=True)] = ""
    organization_id: Annotated[
        int | None, field(N_("Organisation"), target="organization", column=True, index=True)
    ] = None
    title: Annotated[str, field(N_("Professional title"), column=True)] = ""
    position: Annotated[str, field(N_("Position"))] = ""
    email: Annotated[str, field(N_("E-mail"), column=True)] = ""
    phone: Annotated[str, field(N_("Telephone"))] = ""
    expertise: Annotated[str, field(N_("Field of expertise"), kind=FieldKind.LONG)] = ""
    merged_into: Annotated[
        int | None, field(N_("The same as"), target="person", index=True, hidden=True)
    ] = None


class CommitteeKind(Choice):
    """What a committee is."""

    NATIONAL = "national", N_("National committee")
    NATIONAL_SUB = "national_sub", N_("National subcommittee")
    WORKING_GROUP = "working_group", N_("Working group")
    INTERNATIONAL = "international", N_("ISO/IEC committee")
    GROUP_BODY = "group_body", N_("Group-standard organisation")


class CommitteeStatus(Choice):
    """Whether a committee works."""

    ACTIVE = "active", N_("Active")
    SUSPENDED = "suspended", N_("Suspended")
    DISBANDED = "disbanded", N_("Disbanded")


def _committee_byline(committee: "Committee") -> Text:
    return Bilingual(committee.title_zh, committee.title_en)


@record(
    "committee",
    number=10,
    label=N_("Committee"),
    plural=N_("Committees"),
    area="people",
    headline=lambda committee: committee.reference,
    byline=_committee_byline,
)
class Committee(Record):
    """A TC, SC, WG, ISO/IEC committee or group-standard body, found by its reference."""

    reference: Annotated[
        str, field(N_("Reference"), required=True, key=True, column=True, search=True, index=True)
    ]
    title_zh: Annotated[str, field(N_("Chinese title"), column=True, search=True)] = ""
    title_en: Annotated[str, field(N_("English title"), column=True, search=True)] = ""
    kind: Annotated[CommitteeKind, field(N_("Kind"), column=True)] = CommitteeKind.NATIONAL
    status: Annotated[CommitteeStatus, field(N_("Status"), column=True)] = CommitteeStatus.ACTIVE
    parent: Annotated[str, field(N_("Parent committee"), index=True)] = ""
    mirrors: Annotated[str, field(N_("Mirrors"), help=N_("The ISO/IEC committee it mirrors."))] = ""
    secretariat: Annotated[str, field(N_("Secretariat"), column=True)] = ""
    created: Annotated[str, field(N_("Set up"), kind=FieldKind.PARTIAL)] = ""
    scope: Annotated[str, field(N_("Scope"), kind=FieldKind.LONG, search=True)] = ""
    source: Annotated[str, field(N_("Source"))] = ""


class Participation(Choice):
    """How a national body takes part in an ISO or IEC committee."""

    P = "P", N_("P-member")
    O = "O", N_("O-member")  # noqa: E741  (the field's own letter)


@record(
    "participation",
    number=11,
    label=N_("P/O membership"),
    plural=N_("P/O memberships"),
    area="people",
    headline=lambda item: Message("{body}, {status}", body=item.body, status=item.status.text),
    evident=False,
)
class BodyParticipation(Record):
    """One national body's status on one ISO or IEC committee, over a span of time."""

    committee_id: Annotated[
        int, field(N_("Committee"), target="committee", required=True, index=True, column=True)
    ]
    body: Annotated[str, field(N_("Member body"), required=True, column=True)]
    status: Annotated[Participation, field(N_("Status"), required=True, column=True)]
    since: Annotated[dt.date | None, field(N_("From"), column=True)] = None
    until: Annotated[dt.date | None, field(N_("Until"), column=True)] = None


@record(
    "membership",
    number=12,
    label=N_("Membership"),
    plural=N_("Memberships"),
    area="people",
    headline=lambda seat: seat.role.text,
    byline=lambda seat: seat.party.text,
)
class Membership(Record):
    """A seat: who sits for whom on which committee, in which role and for how long."""

    committee_id: Annotated[
        int, field(N_("Committee"), target="committee", required=True, index=True, column=True)
    ]
    person_id: Annotated[
        int, field(N_("Person"), target="person", required=True, index=True, column=True)
    ]
    organization_id: Annotated[
        int | None, field(N_("Unit represented"), target="organization", column=True, index=True)
    ] = None
    role: Annotated[Role, field(N_("Role"), required=True, column=True)] = Role.MEMBER
    party: Annotated[
        InterestParty,
        field(N_("Interest party"), column=True, citation="cn.tc.party"),
    ] = InterestParty.UNKNOWN
    since: Annotated[dt.date | None, field(N_("From"), column=True)] = None
    until: Annotated[dt.date | None, field(N_("Term ends"), column=True)] = None
    ended: Annotated[dt.date | None, field(N_("Left on"))] = None
    end_reason: Annotated[str, field(N_("Reason for leaving"))] = ""
    certificate: Annotated[str, field(N_("Certificate number"))] = ""
