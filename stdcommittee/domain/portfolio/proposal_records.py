"""International work from our side: proposals, standards that matter, notices of stages."""

import datetime as dt
from typing import Annotated, Any

from stdcommittee.base.fields import Choice, FieldKind, field
from stdcommittee.base.messages import N_, Bilingual, Message, Text
from stdcommittee.base.records import Record, record


class ProposalKind(Choice):
    """What is proposed to ISO or IEC."""

    NP = "np", N_("New work item")
    FIELD = "field", N_("New field of activity")
    PRELIMINARY = "preliminary", N_("Preliminary work item")
    REVISION = "revision", N_("Revision or amendment")


class ProposalStatus(Choice):
    """What became of a proposal."""

    RUNNING = "running", N_("On its way")
    ACCEPTED = "accepted", N_("Accepted")
    REJECTED = "rejected", N_("Not accepted")
    WITHDRAWN = "withdrawn", N_("Withdrawn by the proposer")


@record(
    "proposal",
    number=31,
    label=N_("International proposal"),
    plural=N_("International proposals"),
    area="portfolio",
    headline=lambda item: Bilingual(item.title, item.title_en),
    byline=lambda item: item.committee,
)
class Proposal(Record):
    """A proposal from China to ISO or IEC, and how far it is (2015 Measures, duty 5.8)."""

    title: Annotated[str, field(N_("Title"), required=True, key=True, column=True, search=True)]
    title_en: Annotated[str, field(N_("English title"), search=True)] = ""
    kind: Annotated[ProposalKind, field(N_("Kind"), required=True, column=True)] = ProposalKind.NP
    committee: Annotated[
        str, field(N_("ISO/IEC committee"), column=True, search=True, index=True)
    ] = ""
    proposer: Annotated[str, field(N_("Proposer"), column=True, search=True)] = ""
    leader: Annotated[str, field(N_("Project leader"))] = ""
    document: Annotated[str, field(N_("Document"), column=True, search=True)] = ""
    status: Annotated[ProposalStatus, field(N_("Status"), column=True, index=True)] = (
        ProposalStatus.RUNNING
    )
    note: Annotated[str, field(N_("Note"), kind=FieldKind.LONG)] = ""


class ProposalStage(Choice):
    """The desks that a proposal passes, in order."""

    AUDIT = "audit", N_("Counterpart unit examines")
    MINISTRY = "ministry", N_("Competent department")
    SAC = "sac", N_("SAC")
    SUBMITTED = "submitted", N_("ISO or IEC")


@record(
    "proposal_step",
    number=35,
    label=N_("Step of a proposal"),
    plural=N_("Steps of proposals"),
    area="portfolio",
    headline=lambda item: item.stage.text,
    byline=lambda item: item.note,
    evident=True,
)
class ProposalStep(Record):
    """A proposal lay on one desk from one day to another, and went on or was sent back."""

    proposal_id: Annotated[
        int, field(N_("International proposal"), target="proposal", required=True, index=True)
    ]
    stage: Annotated[ProposalStage, field(N_("Step"), required=True, column=True)] = (
        ProposalStage.AUDIT
    )
    came: Annotated[dt.date | None, field(N_("Received"), column=True)] = None
    left: Annotated[dt.date | None, field(N_("Passed on"), column=True)] = None
    returned: Annotated[bool, field(N_("Sent back"), column=True)] = False
    note: Annotated[str, field(N_("Note"), kind=FieldKind.LONG)] = ""


MARKS = ("trade", "industry", "safety", "technology", "adoption")
MOST = 5  # that one mark can be


def _marks(item: Any) -> dict[str, Text]:
    """Return the marks of an important standard that lie outside their scale."""
    return {
        name: Message("A mark is a whole number from 0 to {most}.", most=MOST)
        for name in MARKS
        if getattr(item, name) not in range(MOST + 1)
    }


@record(
    "important_standard",
    number=36,
    label=N_("Important international standard"),
    plural=N_("Important international standards"),
    area="portfolio",
    headline=lambda item: item.reference,
    byline=lambda item: Bilingual(item.title, item.title_en),
    rule=_marks,
)
class ImportantStandard(Record):
    """An international standard or project to follow closely; five marks from 0 to 5 (duty 5.6)."""

    reference: Annotated[
        str, field(N_("Reference"), required=True, key=True, column=True, search=True, index=True)
    ]
    title: Annotated[str, field(N_("Title"), column=True, search=True)] = ""
    title_en: Annotated[str, field(N_("English title"), search=True)] = ""
    committee: Annotated[str, field(N_("ISO/IEC committee"), column=True, index=True)] = ""
    trade: Annotated[int, field(N_("Trade"), group=N_("Marks"))] = 0
    industry: Annotated[int, field(N_("Industry"), group=N_("Marks"))] = 0
    safety: Annotated[int, field(N_("Safety"), group=N_("Marks"))] = 0
    technology: Annotated[int, field(N_("Chinese technology"), group=N_("Marks"))] = 0
    adoption: Annotated[int, field(N_("Need for adoption"), group=N_("Marks"))] = 0
    listed: Annotated[dt.date | None, field(N_("Listed"), column=True)] = None
    dropped: Annotated[dt.date | None, field(N_("Taken off the list"))] = None
    note: Annotated[str, field(N_("Note"), kind=FieldKind.LONG)] = ""


@record(
    "stage_notice",
    number=37,
    label=N_("Stage notice"),
    plural=N_("Stage notices"),
    area="portfolio",
    headline=lambda item: item.document,
    byline=lambda item: item.stage,
)
class StageNotice(Record):
    """An international stage ended; the committee and others are told within 30 days.

    Source: Measures for Adopting International Standards (2025); duty 5.10.
    """

    document: Annotated[
        str, field(N_("Document"), required=True, key=True, column=True, search=True)
    ]
    committee: Annotated[str, field(N_("ISO/IEC committee"), column=True, index=True)] = ""
    stage: Annotated[str, field(N_("Stage"), key=True, column=True)] = ""
    changed: Annotated[dt.date | None, field(N_("Stage ended"), column=True)] = None
    noticed: Annotated[dt.date | None, field(N_("Notice sent"), column=True)] = None
    recipients: Annotated[str, field(N_("Sent to"), column=True)] = ""
    note: Annotated[str, field(N_("Note"), kind=FieldKind.LONG)] = ""
