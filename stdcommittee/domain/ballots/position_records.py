"""How the national position on an ISO or IEC ballot came about: asked, answered, approved."""

import datetime as dt
from typing import Annotated

from stdcommittee.base.fields import Choice, FieldKind, field
from stdcommittee.base.messages import N_
from stdcommittee.base.records import Record, record
from stdcommittee.domain.ballots.vocabulary import Answer, VoteValue


@record(
    "consultation",
    number=27,
    label=N_("Consultation"),
    plural=N_("Consultations"),
    area="ballots",
    headline=lambda item: item.draft,
    byline=lambda item: item.channel,
)
class Consultation(Record):
    """A draft went out to experts for their opinion: which, to whom, when, under what licence."""

    ballot_id: Annotated[int, field(N_("Ballot"), target="ballot", required=True, index=True)]
    draft: Annotated[str, field(N_("Draft"), required=True, column=True, search=True)] = ""
    document_id: Annotated[
        int | None, field(N_("File"), target="document", help=N_("The file that was sent."))
    ] = None
    sent: Annotated[dt.date | None, field(N_("Sent"), column=True)] = None
    due: Annotated[dt.date | None, field(N_("Answers by"), column=True)] = None
    channel: Annotated[str, field(N_("Sent through"))] = ""
    licence: Annotated[
        str, field(N_("Terms of use"), help=N_("What those who got the draft may do with it."))
    ] = ""
    note: Annotated[str, field(N_("Note"), kind=FieldKind.LONG)] = ""


@record(
    "reply",
    number=28,
    label=N_("Reply"),
    plural=N_("Replies"),
    area="ballots",
    headline=lambda item: item.name,
    byline=lambda item: item.organization,
)
class Reply(Record):
    """One addressee of a consultation, and the answer; without a day, none came yet."""

    consultation_id: Annotated[
        int, field(N_("Consultation"), target="consultation", required=True, index=True)
    ]
    person_id: Annotated[
        int | None, field(N_("Person"), target="person", index=True, column=True)
    ] = None
    name: Annotated[str, field(N_("Name"), required=True, column=True)] = ""
    organization: Annotated[str, field(N_("Unit"), column=True)] = ""
    replied: Annotated[dt.date | None, field(N_("Replied on"), column=True)] = None
    value: Annotated[VoteValue | None, field(N_("Opinion"), column=True)] = None
    text: Annotated[
        str, field(N_("Reasons and comments"), kind=FieldKind.LONG, column=True, search=True)
    ] = ""


class Decision(Choice):
    """What somebody who was asked for approval decided."""

    APPROVED = "approved", N_("Agreed")
    RETURNED = "returned", N_("Sent back")


@record(
    "approval",
    number=29,
    label=N_("Approval"),
    plural=N_("Approvals"),
    area="ballots",
    headline=lambda item: item.decision.text,
    byline=lambda item: item.by,
)
class Approval(Record):
    """Somebody agreed to the national position, or sent it back."""

    ballot_id: Annotated[int, field(N_("Ballot"), target="ballot", required=True, index=True)]
    step: Annotated[str, field(N_("As"), required=True, column=True)] = ""
    by: Annotated[str, field(N_("Decided by"), required=True, column=True)] = ""
    decision: Annotated[Decision, field(N_("Decision"), required=True, column=True)] = (
        Decision.APPROVED
    )
    on: Annotated[dt.date | None, field(N_("On"), column=True)] = None
    value: Annotated[VoteValue | None, field(N_("National position"), column=True)] = None
    note: Annotated[str, field(N_("Note"), kind=FieldKind.LONG)] = ""


class NationalAdoption(Choice):
    """Whether and how an international standard is adopted here."""

    UNKNOWN = "", N_("Not answered")
    IDENTICAL = "identical", N_("Adopted, identical")
    MODIFIED = "modified", N_("Adopted, modified")
    PLANNED = "planned", N_("Adoption planned")
    NONE = "none", N_("Not adopted")


@record(
    "review_answers",
    number=30,
    label=N_("Systematic review answers"),
    plural=N_("Systematic review answers"),
    area="ballots",
    headline=lambda item: item.adoption.text,
    byline=lambda item: item.reference,
)
class ReviewAnswers(Record):
    """The questions of a systematic review beside the recommended action, as we answer them."""

    ballot_id: Annotated[int, field(N_("Ballot"), target="ballot", required=True, index=True)]
    adoption: Annotated[NationalAdoption, field(N_("National adoption"), column=True)] = (
        NationalAdoption.UNKNOWN
    )
    reference: Annotated[str, field(N_("National reference"), column=True)] = ""
    used: Annotated[Answer, field(N_("Used without adoption"))] = Answer.UNKNOWN
    regulations: Annotated[Answer, field(N_("Referenced in regulations"))] = Answer.UNKNOWN
    regulation_text: Annotated[str, field(N_("Which regulations"), kind=FieldKind.LONG)] = ""
    experts: Annotated[Answer, field(N_("Willing to name experts"))] = Answer.UNKNOWN
    comments: Annotated[str, field(N_("Comments"), kind=FieldKind.LONG)] = ""
