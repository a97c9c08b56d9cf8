"""Experts in ISO and IEC work, liaisons, calls for experts and who answered them."""

import datetime as dt
from typing import Annotated

from stdcommittee.base.fields import Choice, FieldKind, field
from stdcommittee.base.messages import N_, Bilingual
from stdcommittee.base.records import Record, record


class LiaisonCategory(Choice):
    """How committees and organisations are tied to each other."""

    COMMITTEE = "committee", N_("Between committees")
    A = "A", N_("Category A liaison")
    B = "B", N_("Category B liaison")
    C = "C", N_("Category C liaison")
    OTHER = "other", N_("Other liaison")


@record(
    "liaison",
    number=15,
    label=N_("Liaison relation"),
    plural=N_("Liaisons"),
    area="people",
    headline=lambda item: item.partner,
    byline=lambda item: item.category.text,
)
class Liaison(Record):
    """A committee's tie with another committee or an organisation; it carries no vote."""

    committee_id: Annotated[
        int, field(N_("Committee"), target="committee", required=True, index=True, column=True)
    ]
    partner: Annotated[
        str, field(N_("Liaison with"), required=True, key=True, column=True, search=True)
    ]
    category: Annotated[LiaisonCategory, field(N_("Category"), column=True)] = (
        LiaisonCategory.COMMITTEE
    )
    person_id: Annotated[
        int | None, field(N_("Liaison officer"), target="person", index=True, column=True)
    ] = None
    since: Annotated[dt.date | None, field(N_("From"), column=True)] = None
    until: Annotated[dt.date | None, field(N_("Until"), column=True)] = None
    note: Annotated[str, field(N_("Note"), kind=FieldKind.LONG)] = ""


class ExpertRole(Choice):
    """What an expert is registered as."""

    EXPERT = "expert", N_("Expert")
    CONVENOR = "convenor", N_("Convenor")
    PROJECT_LEADER = "project_leader", N_("Project leader")
    SECRETARY = "secretary", N_("Secretary of a working group")


class RegistrationStatus(Choice):
    """How far a registration is."""

    NOMINATED = "nominated", N_("Nominated")
    REGISTERED = "registered", N_("Registered")
    REFUSED = "refused", N_("Not registered")
    ENDED = "ended", N_("Registration ended")


@record(
    "expert_registration",
    number=21,
    label=N_("Expert registration"),
    plural=N_("Expert registrations"),
    area="people",
    headline=lambda item: item.role.text,
    byline=lambda item: item.project or item.status.text,
)
class ExpertRegistration(Record):
    """A Chinese expert in a working group of ISO or IEC (2015 Measures, article 6)."""

    committee_id: Annotated[
        int, field(N_("Working group"), target="committee", required=True, index=True, column=True)
    ]
    person_id: Annotated[
        int, field(N_("Person"), target="person", required=True, index=True, column=True)
    ]
    role: Annotated[ExpertRole, field(N_("Expert role"), required=True, column=True)] = (
        ExpertRole.EXPERT
    )
    status: Annotated[RegistrationStatus, field(N_("Status"), column=True)] = (
        RegistrationStatus.NOMINATED
    )
    project: Annotated[str, field(N_("Project"), column=True, search=True)] = ""
    ballot: Annotated[
        str, field(N_("Nominated with"), help=N_("The ballot that the nomination went out with."))
    ] = ""
    since: Annotated[dt.date | None, field(N_("Registered on"), column=True)] = None
    until: Annotated[dt.date | None, field(N_("Expires"), column=True, index=True)] = None
    ended: Annotated[dt.date | None, field(N_("Ended"))] = None
    note: Annotated[str, field(N_("Note"), kind=FieldKind.LONG)] = ""


@record(
    "expert_call",
    number=22,
    label=N_("Call for experts"),
    plural=N_("Calls for experts"),
    area="people",
    headline=lambda call: Bilingual(call.title, call.title_en),
    byline=lambda call: call.document,
)
class ExpertCall(Record):
    """A public call for experts or members, with its window and channel."""

    title: Annotated[str, field(N_("Title"), required=True, key=True, column=True, search=True)]
    title_en: Annotated[str, field(N_("English title"), search=True)] = ""
    committee_id: Annotated[
        int | None, field(N_("Committee"), target="committee", index=True, column=True)
    ] = None
    document: Annotated[str, field(N_("Document"), column=True, search=True)] = ""
    opened: Annotated[dt.date | None, field(N_("Opened"), column=True)] = None
    closes: Annotated[dt.date | None, field(N_("Closes"), column=True)] = None
    channel: Annotated[str, field(N_("Made known through"))] = ""
    note: Annotated[str, field(N_("Note"), kind=FieldKind.LONG)] = ""


class ApplicantStatus(Choice):
    """What came of an application."""

    APPLIED = "applied", N_("Applied")
    SELECTED = "selected", N_("Selected")
    DECLINED = "declined", N_("Not selected")
    WITHDRAWN = "withdrawn", N_("Application withdrawn")


@record(
    "applicant",
    number=23,
    label=N_("Applicant"),
    plural=N_("Applicants"),
    area="people",
    headline=lambda item: item.name,
    byline=lambda item: item.organization,
)
class Applicant(Record):
    """Somebody who answered a call, and what was decided and why."""

    call_id: Annotated[int, field(N_("Call"), target="expert_call", required=True, index=True)]
    name: Annotated[str, field(N_("Name"), required=True, column=True, search=True)]
    organization: Annotated[str, field(N_("Unit"), column=True)] = ""
    person_id: Annotated[int | None, field(N_("Person"), target="person", index=True)] = None
    applied: Annotated[dt.date | None, field(N_("Applied on"), column=True)] = None
    status: Annotated[ApplicantStatus, field(N_("Status"), column=True)] = ApplicantStatus.APPLIED
    decided: Annotated[dt.date | None, field(N_("Decided on"))] = None
    reason: Annotated[str, field(N_("Reason"), kind=FieldKind.LONG)] = ""
