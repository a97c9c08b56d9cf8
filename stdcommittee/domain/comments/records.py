"""Comment rounds, the files that came in, and each comment with its answer."""

import datetime as dt
from typing import Annotated, Any

from stdcommittee.base.fields import Choice, FieldKind, field
from stdcommittee.base.messages import N_, Bilingual, Message
from stdcommittee.base.records import Record, record
from stdcommittee.domain.comments.vocabulary import CommentForm, Disposition


class RoundStage(Choice):
    """At which stage comments were asked for."""

    WORKING = "working", N_("Working draft")
    PUBLIC = "public", N_("Draft for public comment")
    REVIEW = "review", N_("Draft for review")
    PROPOSAL = "proposal", N_("Project proposal")
    CD = "cd", N_("Committee draft")
    ENQUIRY = "enquiry", N_("Enquiry draft (DIS, CDV)")
    OTHER = "other", N_("Other draft")


ASKED = N_("Asked and answered")


@record(
    "comment_round",
    number=32,
    label=N_("Comment round"),
    plural=N_("Comment rounds"),
    area="comments",
    headline=lambda item: Bilingual(item.title, item.title_en),
    byline=lambda item: Message("Round {n}", n=item.round),
)
class CommentRound(Record):
    """A draft that was sent out for comments, once."""

    title: Annotated[str, field(N_("Title"), required=True, key=True, column=True, search=True)]
    title_en: Annotated[str, field(N_("English title"), search=True)] = ""
    committee: Annotated[str, field(N_("Committee"), column=True, index=True)] = ""
    document: Annotated[str, field(N_("Document"), column=True, search=True)] = ""
    project: Annotated[str, field(N_("Plan number"), search=True, index=True)] = ""
    stage: Annotated[RoundStage, field(N_("Stage"), column=True)] = RoundStage.OTHER
    round: Annotated[int, field(N_("Round"), column=True)] = 1
    opened: Annotated[dt.date | None, field(N_("From"), group=ASKED, column=True)] = None
    closes: Annotated[dt.date | None, field(N_("Until"), group=ASKED, column=True)] = None
    channels: Annotated[str, field(N_("Channels"), group=ASKED)] = ""
    parties: Annotated[tuple[str, ...], field(N_("Interest parties asked"), group=ASKED)] = ()
    sent: Annotated[int, field(N_("Units asked"), group=ASKED)] = 0
    replied: Annotated[int, field(N_("Units that replied"), group=ASKED)] = 0
    commented: Annotated[int, field(N_("Units that replied with comments"), group=ASKED)] = 0


@record(
    "source_file",
    number=33,
    label=N_("Comment file"),
    plural=N_("Comment files"),
    area="comments",
    headline=lambda item: item.name,
    byline=lambda item: item.form.text,
)
class SourceFile(Record):
    """A file of comments as it came in, with the account of its rows."""

    round_id: Annotated[int, field(N_("Round"), target="comment_round", required=True, index=True)]
    name: Annotated[str, field(N_("File"), required=True, column=True)]
    document_id: Annotated[int | None, field(N_("Document"), target="document")] = None
    form: Annotated[CommentForm, field(N_("Form"), column=True)] = CommentForm.TABLE
    rows: Annotated[int, field(N_("Rows"), column=True)] = 0
    comments: Annotated[int, field(N_("Comments"), column=True)] = 0
    blank: Annotated[int, field(N_("Blank"), column=True)] = 0
    quarantined: Annotated[int, field(N_("Quarantined"), column=True)] = 0
    header: Annotated[Any, field(N_("Header"), kind=FieldKind.DATA, hidden=True)] = None


WHERE = N_("Where")
ANSWER = N_("Answer")


@record(
    "comment",
    number=34,
    label=N_("Comment"),
    plural=N_("Comments"),
    area="comments",
    headline=lambda item: f"{item.body} {item.clause}".strip() or item.raw_id,
    byline=lambda item: item.comment,
)
class Comment(Record):
    """One comment; it is open while it has no disposition."""

    round_id: Annotated[
        int,
        field(N_("Round"), target="comment_round", required=True, index=True, hidden=True),
    ]
    file_id: Annotated[
        int | None, field(N_("File"), target="source_file", index=True, hidden=True)
    ] = None
    position: Annotated[int, field(N_("Order"), hidden=True, index=True)] = 0
    row: Annotated[int, field(N_("Row"), hidden=True)] = 0
    raw_id: Annotated[str, field(N_("Number as written"), group=WHERE)] = ""
    body: Annotated[str, field(N_("Submitted by"), group=WHERE, column=True, search=True)] = ""
    number: Annotated[str, field(N_("No."), group=WHERE, column=True)] = ""
    line: Annotated[str, field(N_("Line"), group=WHERE)] = ""
    clause: Annotated[str, field(N_("Clause"), group=WHERE, column=True)] = ""
    element: Annotated[str, field(N_("Paragraph, figure or table"), group=WHERE)] = ""
    types: Annotated[tuple[str, ...], field(N_("Type"), group=WHERE, column=True)] = ()
    type_text: Annotated[str, field(N_("Type as written"), hidden=True)] = ""
    comment: Annotated[str, field(N_("Comment"), kind=FieldKind.LONG, column=True, search=True)] = (
        ""
    )
    proposed_change: Annotated[
        str, field(N_("Proposed change"), kind=FieldKind.LONG, column=True, search=True)
    ] = ""
    disposition: Annotated[
        Disposition | None, field(N_("Disposition"), group=ANSWER, column=True, index=True)
    ] = None
    observation: Annotated[
        str, field(N_("Observation"), kind=FieldKind.LONG, group=ANSWER, search=True)
    ] = ""
    reason: Annotated[
        str,
        field(
            N_("Reason"),
            kind=FieldKind.LONG,
            group=ANSWER,
            help=N_("Required where a comment is not, or only partly, accepted."),
        ),
    ] = ""
    answered: Annotated[dt.date | None, field(N_("Answered on"), group=ANSWER)] = None
    extra: Annotated[Any, field(N_("Other columns"), kind=FieldKind.DATA, hidden=True)] = None
