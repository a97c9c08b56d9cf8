"""What keeps a decision fair: interests, recusals; and what else is kept of a person."""

import datetime as dt
from typing import Annotated

from stdcommittee.base.fields import Choice, FieldKind, field
from stdcommittee.base.messages import N_
from stdcommittee.base.records import Record, record


class InterestNature(Choice):
    """What ties somebody to what is decided."""

    NONE = "none", N_("Nothing to declare")
    EMPLOYMENT = "employment", N_("Employment or contract")
    DRAFTING = "drafting", N_("Took part in drafting")
    OWNERSHIP = "ownership", N_("Ownership or investment")
    PATENT = "patent", N_("Patent or other rights")
    FUNDING = "funding", N_("Funding or fees")
    KINSHIP = "kinship", N_("Family or personal tie")
    OTHER = "other", N_("Other interest")


@record(
    "interest",
    number=44,
    label=N_("Declared interest"),
    plural=N_("Declared interests"),
    area="people",
    headline=lambda item: item.nature.text,
    byline=lambda item: item.subject or item.organization,
)
class InterestDeclaration(Record):
    """What somebody declared; one that names no subject holds for everything on the committee."""

    person_id: Annotated[
        int, field(N_("Person"), target="person", required=True, index=True, column=True)
    ]
    nature: Annotated[InterestNature, field(N_("Interest"), required=True, column=True)] = (
        InterestNature.NONE
    )
    committee: Annotated[str, field(N_("Committee"), column=True, index=True)] = ""
    subject: Annotated[
        str,
        field(
            N_("Subject"),
            column=True,
            search=True,
            help=N_("The draft, standard or plan number that it concerns; empty: all."),
        ),
    ] = ""
    organization: Annotated[str, field(N_("With whom"), column=True)] = ""
    text: Annotated[str, field(N_("What was declared"), kind=FieldKind.LONG, search=True)] = ""
    declared: Annotated[dt.date | None, field(N_("Declared"), column=True)] = None
    until: Annotated[dt.date | None, field(N_("Until"))] = None


@record(
    "recusal",
    number=45,
    label=N_("Recusal"),
    plural=N_("Recusals"),
    area="people",
    headline=lambda item: item.subject,
    byline=lambda item: item.reason,
)
class Recusal(Record):
    """Somebody steps aside from a matter, and does not vote on it (duty 1.23)."""

    person_id: Annotated[
        int, field(N_("Person"), target="person", required=True, index=True, column=True)
    ]
    subject: Annotated[
        str,
        field(
            N_("Subject"),
            required=True,
            column=True,
            search=True,
            help=N_("The draft, standard or plan number that is decided."),
        ),
    ] = ""
    committee: Annotated[str, field(N_("Committee"), column=True, index=True)] = ""
    reason: Annotated[str, field(N_("Reason"), kind=FieldKind.LONG, required=True, column=True)] = (
        ""
    )
    decided: Annotated[dt.date | None, field(N_("Decided on"), column=True)] = None
    decided_by: Annotated[str, field(N_("Decided by"))] = ""


class SealedKind(Choice):
    """What is kept sealed about a person."""

    IDENTITY_NUMBER = "identity_number", N_("Identity number")
    PHOTO = "photo", N_("Photo")


@record(
    "sealed_detail",
    number=14,
    label=N_("Sealed detail"),
    plural=N_("Sealed details"),
    area="people",
    headline=lambda item: item.kind.text,
    byline=lambda item: item.reason,
    evident=False,
)
class SealedDetail(Record):
    """That a sealed detail is kept of a person; the detail stands aside, history has its digest.

    `digest` is keyed with a secret that is erased together with the detail.
    """

    person_id: Annotated[
        int, field(N_("Person"), target="person", required=True, index=True, column=True)
    ]
    kind: Annotated[SealedKind, field(N_("Kind"), required=True, column=True)] = (
        SealedKind.IDENTITY_NUMBER
    )
    digest: Annotated[str, field(N_("Digest"), hidden=True, index=True)] = ""
    sealed: Annotated[dt.date | None, field(N_("Sealed"), column=True)] = None
    erased: Annotated[dt.date | None, field(N_("Erased"), column=True)] = None
    reason: Annotated[str, field(N_("Reason for erasing"), kind=FieldKind.LONG, column=True)] = ""


@record(
    "profile",
    number=13,
    label=N_("Registration form"),
    plural=N_("Registration forms"),
    area="people",
    headline=lambda item: item.education,
    byline=lambda item: item.major,
    evident=False,
)
class Profile(Record):
    """What a member's registration form asks for beside the person's own record."""

    person_id: Annotated[
        int, field(N_("Person"), target="person", required=True, index=True, column=True)
    ]
    gender: Annotated[str, field(N_("Gender"))] = ""
    ethnicity: Annotated[str, field(N_("Ethnic group"))] = ""
    born: Annotated[str, field(N_("Born"), kind=FieldKind.PARTIAL)] = ""
    political_status: Annotated[str, field(N_("Political status"))] = ""
    nationality: Annotated[str, field(N_("Nationality"))] = ""
    education: Annotated[str, field(N_("Education and degree"), column=True)] = ""
    major: Annotated[str, field(N_("Field of study"), column=True)] = ""
    languages: Annotated[str, field(N_("Foreign languages"))] = ""
    address: Annotated[str, field(N_("Postal address"))] = ""
    postcode: Annotated[str, field(N_("Postcode"))] = ""
    mobile: Annotated[str, field(N_("Mobile telephone"))] = ""
    other_seats: Annotated[
        str, field(N_("Seats on other committees, as stated"), kind=FieldKind.LONG)
    ] = ""
    career: Annotated[str, field(N_("Studies and career"), kind=FieldKind.LONG)] = ""
    standards_work: Annotated[str, field(N_("Standards work"), kind=FieldKind.LONG)] = ""
    international_work: Annotated[
        str, field(N_("International standards work"), kind=FieldKind.LONG)
    ] = ""
    achievements: Annotated[str, field(N_("Achievements"), kind=FieldKind.LONG)] = ""
