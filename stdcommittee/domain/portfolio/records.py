"""The portfolio: published standards, their relations, and the projects that make them."""

import datetime as dt
from typing import Annotated

from stdcommittee.base.fields import Choice, FieldKind, field
from stdcommittee.base.messages import N_, Bilingual, Message, Text
from stdcommittee.base.records import Record, record
from stdcommittee.domain.identifiers import Level


class StandardStatus(Choice):
    """Where a standard is in its life."""

    DRAFT = "draft", N_("Under development")
    UPCOMING = "upcoming", N_("Published, not yet in force")
    IN_FORCE = "in_force", N_("In force")
    SUPERSEDED = "superseded", N_("Superseded")
    WITHDRAWN = "withdrawn", N_("Withdrawn")
    ABANDONED = "abandoned", N_("Abandoned")
    UNKNOWN = "unknown", N_("Status not known")


LIVE = (StandardStatus.IN_FORCE, StandardStatus.UPCOMING)


class AdoptionDegree(Choice):
    """How a national standard corresponds to an international one (GB/T 1.2)."""

    NONE = "", N_("No international standard adopted")
    IDT = "IDT", N_("IDT, identical")
    MOD = "MOD", N_("MOD, modified")
    NEQ = "NEQ", N_("NEQ, not equivalent")
    EQV = "EQV", N_("EQV, equivalent (obsolete)")


class ReviewConclusion(Choice):
    """What a review decided (National Standards Measures, art. 42)."""

    NONE = "", N_("Not yet reviewed")
    CONTINUE = "continue", N_("Continues in force")
    REVISE = "revise", N_("To be revised")
    WITHDRAW = "withdraw", N_("To be withdrawn")


def _titles(item: "Standard | Project") -> Text:
    return Bilingual(item.title_zh, item.title_en)


IDENTITY = N_("Identity")
DATES = N_("Dates")
ADOPTION = N_("Adoption")
REVIEW = N_("Use and review")


@record(
    "standard",
    number=16,
    label=N_("Standard"),
    plural=N_("Standards"),
    area="portfolio",
    headline=lambda standard: standard.reference,
    byline=_titles,
)
class Standard(Record):
    """A published deliverable, or one under development as its publisher lists it."""

    reference: Annotated[
        str,
        field(
            N_("Number"),
            group=IDENTITY,
            required=True,
            key=True,
            column=True,
            search=True,
            index=True,
        ),
    ]
    sort: Annotated[str, field(N_("Sort key"), hidden=True)] = ""
    title_zh: Annotated[
        str, field(N_("Chinese title"), group=IDENTITY, column=True, search=True)
    ] = ""
    title_en: Annotated[
        str, field(N_("English title"), group=IDENTITY, column=True, search=True)
    ] = ""
    level: Annotated[Level, field(N_("Level"), group=IDENTITY, column=True)] = Level.UNKNOWN
    deliverable: Annotated[str, field(N_("Deliverable"), group=IDENTITY)] = ""
    status: Annotated[StandardStatus, field(N_("Status"), group=IDENTITY, column=True)] = (
        StandardStatus.UNKNOWN
    )
    stage: Annotated[
        str, field(N_("Stage"), group=IDENTITY, help=N_("Harmonized stage code, such as 60.60."))
    ] = ""
    edition: Annotated[str, field(N_("Edition"), group=IDENTITY)] = ""
    committee: Annotated[
        str, field(N_("Committee"), group=IDENTITY, column=True, search=True, index=True)
    ] = ""
    ics: Annotated[tuple[str, ...], field(N_("ICS"), group=IDENTITY)] = ()
    ccs: Annotated[str, field(N_("CCS"), group=IDENTITY)] = ""
    project_number: Annotated[str, field(N_("Project number"), group=IDENTITY, search=True)] = ""
    department: Annotated[str, field(N_("Competent department"), group=IDENTITY)] = ""
    published: Annotated[
        str, field(N_("Published"), kind=FieldKind.PARTIAL, group=DATES, column=True)
    ] = ""
    implemented: Annotated[str, field(N_("Implemented"), kind=FieldKind.PARTIAL, group=DATES)] = ""
    withdrawn: Annotated[str, field(N_("Withdrawn on"), kind=FieldKind.PARTIAL, group=DATES)] = ""
    announcement: Annotated[str, field(N_("Announcement number"), group=DATES)] = ""
    filed: Annotated[
        dt.date | None,
        field(N_("Filed on"), group=DATES, citation="cn.filing.days"),
    ] = None
    filing_number: Annotated[str, field(N_("Filing number"), group=DATES)] = ""
    adopts: Annotated[str, field(N_("Adopts"), group=ADOPTION, search=True)] = ""
    degree: Annotated[AdoptionDegree, field(N_("Degree of adoption"), group=ADOPTION)] = (
        AdoptionDegree.NONE
    )
    reviewed: Annotated[dt.date | None, field(N_("Last review"), group=REVIEW)] = None
    conclusion: Annotated[ReviewConclusion, field(N_("Review conclusion"), group=REVIEW)] = (
        ReviewConclusion.NONE
    )
    review_due: Annotated[
        dt.date | None,
        field(
            N_("Review due"),
            group=REVIEW,
            column=True,
            index=True,
            help=N_("Computed from publication or last review and the review cycle in force."),
            citation="cn.review.years",
        ),
    ] = None
    text_public: Annotated[str, field(N_("Text published at"), group=REVIEW)] = ""
    proposing_department: Annotated[
        str, field(N_("Proposing department (mandatory standards)"), group=REVIEW)
    ] = ""
    enforcement: Annotated[
        str, field(N_("Enforcement department and legal basis"), group=REVIEW)
    ] = ""
    scope: Annotated[str, field(N_("Scope"), kind=FieldKind.LONG, group=IDENTITY)] = ""
    source: Annotated[str, field(N_("Source"), group=IDENTITY)] = ""


class RelationKind(Choice):
    """How one standard bears on another; read “this standard … that one”."""

    REPLACES = "replaces", N_("replaces")
    REPLACED_BY = "replaced_by", N_("is replaced by")
    AMENDS = "amends", N_("amends")
    AMENDED_BY = "amended_by", N_("is amended by")
    ADOPTS = "adopts", N_("adopts")
    CITES = "cites", N_("cites")
    RELATED = "related", N_("is related to")


@record(
    "relation",
    number=17,
    label=N_("Relation"),
    plural=N_("Relations"),
    area="portfolio",
    headline=lambda relation: Message(
        "{kind} {target}", kind=relation.kind.text, target=relation.target
    ),
    evident=False,
)
class Relation(Record):
    """What a standard says of another, which need not be in the portfolio itself."""

    standard_id: Annotated[int, field(N_("Standard"), target="standard", required=True, index=True)]
    kind: Annotated[RelationKind, field(N_("Relation"), required=True, column=True)]
    target: Annotated[str, field(N_("Other standard"), required=True, column=True, index=True)]


class ProjectNature(Choice):
    """What kind of standard a project makes (the letter in a plan number)."""

    RECOMMENDED = "T", N_("Recommended standard")
    MANDATORY = "Q", N_("Mandatory standard")
    GUIDANCE = "Z", N_("Guidance document")
    INTERNATIONAL = "I", N_("International work item")
    OTHER = "", N_("Other work item")


class ProjectStage(Choice):
    """Stages of a national project (GB/T 16733-1997)."""

    PRELIMINARY = "00", N_("Preliminary")
    PROPOSAL = "10", N_("Proposal")
    DRAFTING = "20", N_("Drafting")
    COMMENT = "30", N_("Public comment")
    REVIEW = "40", N_("Technical review")
    APPROVAL = "50", N_("Approval")
    PUBLICATION = "60", N_("Publication")


class ProjectStatus(Choice):
    """Whether a project runs."""

    RUNNING = "running", N_("Running")
    SUBMITTED = "submitted", N_("Submitted for approval")
    PUBLISHED = "published", N_("Published standard")
    TERMINATED = "terminated", N_("Terminated")
    SUSPENDED = "suspended", N_("Suspended project")


PLAN = N_("Plan")


@record(
    "project",
    number=18,
    label=N_("Project"),
    plural=N_("Projects"),
    area="portfolio",
    headline=_titles,
    byline=lambda project: project.reference,
)
class Project(Record):
    """A work item from plan to submission for approval."""

    reference: Annotated[
        str,
        field(N_("Plan number"), required=True, key=True, column=True, search=True, index=True),
    ]
    title_zh: Annotated[str, field(N_("Chinese title"), column=True, search=True)] = ""
    title_en: Annotated[str, field(N_("English title"), search=True)] = ""
    nature: Annotated[ProjectNature, field(N_("Nature"), column=True)] = ProjectNature.OTHER
    status: Annotated[ProjectStatus, field(N_("Status"), column=True, index=True)] = (
        ProjectStatus.RUNNING
    )
    stage: Annotated[ProjectStage, field(N_("Stage"), column=True)] = ProjectStage.PROPOSAL
    committee: Annotated[str, field(N_("Committee"), column=True, index=True)] = ""
    planned: Annotated[dt.date | None, field(N_("Plan issued"), group=PLAN, column=True)] = None
    months: Annotated[
        int,
        field(
            N_("Months planned"),
            group=PLAN,
            help=N_("As the plan says; 0: the limit of the rule applies."),
        ),
    ] = 0
    due: Annotated[
        dt.date | None,
        field(
            N_("Due for submission"),
            group=PLAN,
            column=True,
            index=True,
            help=N_("Computed from the plan, the rule in force and granted extensions."),
            citation="cn.plan.months",
        ),
    ] = None
    submitted: Annotated[dt.date | None, field(N_("Submitted on"), group=PLAN)] = None
    revises: Annotated[str, field(N_("Revises"), group=PLAN)] = ""
    adopts: Annotated[str, field(N_("Adopts"), group=PLAN, search=True)] = ""
    degree: Annotated[AdoptionDegree, field(N_("Degree of adoption"), group=PLAN)] = (
        AdoptionDegree.NONE
    )
    lead: Annotated[str, field(N_("Lead drafter"), search=True)] = ""
    department: Annotated[str, field(N_("Competent department"))] = ""
    result: Annotated[str, field(N_("Resulting standard"))] = ""
    source: Annotated[str, field(N_("Source"))] = ""


@record(
    "stage_event",
    number=19,
    label=N_("Stage event"),
    plural=N_("Stage events"),
    area="portfolio",
    headline=lambda event: event.stage.text,
    byline=lambda event: event.note,
)
class StageEvent(Record):
    """A project entered a stage."""

    project_id: Annotated[int, field(N_("Project"), target="project", required=True, index=True)]
    stage: Annotated[ProjectStage, field(N_("Stage"), required=True, column=True)]
    entered: Annotated[dt.date, field(N_("Entered on"), required=True, column=True)]
    note: Annotated[str, field(N_("Note"), column=True)] = ""


@record(
    "extension",
    number=20,
    label=N_("Extension"),
    plural=N_("Extensions"),
    area="portfolio",
    headline=lambda extension: Message("Extension by {months} months", months=extension.months),
    byline=lambda extension: extension.reason,
)
class Extension(Record):
    """A project's limit was extended, or asked to be (National Standards Measures, art. 23)."""

    project_id: Annotated[int, field(N_("Project"), target="project", required=True, index=True)]
    requested: Annotated[dt.date, field(N_("Requested on"), required=True, column=True)]
    months: Annotated[int, field(N_("Months"), required=True, column=True)]
    granted: Annotated[bool, field(N_("Granted"), column=True)] = False
    reason: Annotated[str, field(N_("Reason"), column=True)] = ""
