"""Ballots, national and international, with their frozen electorate and their votes."""

import datetime as dt
from typing import Annotated, Any

from stdcommittee.base.fields import Choice, FieldKind, field
from stdcommittee.base.messages import N_, Bilingual
from stdcommittee.base.records import Record, record
from stdcommittee.domain.ballots.vocabulary import Answer, BallotKind, Standing, VoteValue
from stdcommittee.domain.people.records import InterestParty


class BallotStatus(Choice):
    """Where a ballot is; a closed one refuses every edit."""

    DRAFT = "draft", N_("Being prepared")
    OPEN = "open", N_("Open for votes")
    CLOSED = "closed", N_("Closed with a result")
    CANCELLED = "cancelled", N_("Closed without decision")
    WITHDRAWN = "withdrawn", N_("Ballot withdrawn")


class BallotOutcome(Choice):
    """What a closed ballot decided; the verdict itself is kept beside it."""

    NONE = "", N_("No result yet")
    APPROVED = "approved", N_("Approved")
    NOT_APPROVED = "not approved", N_("Not approved")
    UNDETERMINED = "undetermined", N_("Cannot be determined")
    CONFIRM = "confirm", N_("Confirmed")
    REVISE = "revise", N_("To be revised or amended")
    WITHDRAW = "withdraw", N_("To be withdrawn, by ballot")


class Mode(Choice):
    """How a vote was cast."""

    MEETING = "meeting", N_("In a meeting")
    WRITTEN = "written", N_("In writing")
    ONLINE = "online", N_("Online")
    LIST = "list", N_("From a list of votes")


SUBJECT = N_("Subject")
COURSE = N_("Course")
OUR_VOTE = N_("Our vote")


@record(
    "ballot",
    number=24,
    label=N_("Ballot"),
    plural=N_("Ballots"),
    area="ballots",
    headline=lambda ballot: Bilingual(ballot.title, ballot.title_en),
    byline=lambda ballot: ballot.kind.text,
)
class Ballot(Record):
    """A question put to the vote, judged by the rule edition that it names."""

    title: Annotated[
        str,
        field(N_("Title"), group=SUBJECT, required=True, key=True, column=True, search=True),
    ]
    title_en: Annotated[str, field(N_("English title"), group=SUBJECT, search=True)] = ""
    kind: Annotated[
        BallotKind, field(N_("Kind"), group=SUBJECT, required=True, column=True, index=True)
    ] = BallotKind.DRAFT
    committee: Annotated[str, field(N_("Committee"), group=SUBJECT, column=True, index=True)] = ""
    document: Annotated[
        str,
        field(
            N_("Document"),
            group=SUBJECT,
            column=True,
            search=True,
            help=N_("The draft, standard or plan number that is put to the vote."),
        ),
    ] = ""
    project: Annotated[str, field(N_("Plan number"), group=SUBJECT, search=True, index=True)] = ""
    round: Annotated[int, field(N_("Round"), group=SUBJECT)] = 1
    mode: Annotated[Mode, field(N_("Held"), group=COURSE)] = Mode.WRITTEN
    status: Annotated[BallotStatus, field(N_("Status"), group=COURSE, column=True, index=True)] = (
        BallotStatus.DRAFT
    )
    opened: Annotated[dt.date | None, field(N_("Opened"), group=COURSE, column=True)] = None
    closes: Annotated[
        dt.date | None, field(N_("Closes"), group=COURSE, column=True, index=True)
    ] = None
    closed: Annotated[dt.date | None, field(N_("Closed"), group=COURSE)] = None
    rule: Annotated[str, field(N_("Rule"), group=COURSE, help=N_("Such as cn.tc.draft."))] = ""
    edition: Annotated[str, field(N_("Rule edition"), group=COURSE)] = ""
    electorate: Annotated[int, field(N_("Electorate"), group=COURSE, hidden=True)] = 0
    outcome: Annotated[BallotOutcome, field(N_("Outcome"), group=COURSE, column=True)] = (
        BallotOutcome.NONE
    )
    secret: Annotated[
        bool,
        field(
            N_("Secret"),
            group=COURSE,
            help=N_("Who voted is recorded, and how many for what, but not who voted how."),
        ),
    ] = False
    meeting_id: Annotated[
        int | None,
        field(
            N_("Meeting"),
            group=COURSE,
            target="meeting",
            help=N_("Those present there may vote in the meeting."),
        ),
    ] = None
    why: Annotated[
        str,
        field(N_("Reason for ending it"), kind=FieldKind.LONG, group=COURSE, hidden=True),
    ] = ""
    verdict: Annotated[Any, field(N_("Verdict"), kind=FieldKind.DATA, hidden=True)] = None
    sheet: Annotated[Any, field(N_("Result sheet"), kind=FieldKind.DATA, hidden=True)] = None
    duty: Annotated[
        Standing,
        field(
            N_("Our status"),
            group=OUR_VOTE,
            help=N_("A P-member must vote on NP, DIS, CDV, FDIS, SR and committee ballots."),
        ),
    ] = Standing.OUTSIDE
    position: Annotated[VoteValue | None, field(N_("National position"), group=OUR_VOTE)] = None
    position_reason: Annotated[str, field(N_("Reasons"), kind=FieldKind.LONG, group=OUR_VOTE)] = ""
    consulted: Annotated[dt.date | None, field(N_("Sent to experts"), group=OUR_VOTE)] = None
    asked: Annotated[int, field(N_("Experts asked"), group=OUR_VOTE)] = 0
    replied: Annotated[int, field(N_("Experts who replied"), group=OUR_VOTE)] = 0
    positioned: Annotated[dt.date | None, field(N_("Position decided"), group=OUR_VOTE)] = None
    sent: Annotated[dt.date | None, field(N_("Vote sent"), group=OUR_VOTE, index=True)] = None
    with_comments: Annotated[bool, field(N_("Sent with comments"), group=OUR_VOTE)] = False
    sent_by: Annotated[str, field(N_("Sent by"), group=OUR_VOTE)] = ""
    receipt: Annotated[
        str,
        field(
            N_("Receipt"),
            group=OUR_VOTE,
            help=N_("The number or name of the receipt; keep the file itself as evidence."),
        ),
    ] = ""
    excused: Annotated[
        str,
        field(
            N_("Excused from voting"),
            kind=FieldKind.LONG,
            group=OUR_VOTE,
            help=N_("Why no vote was owed after all, such as an answer that ISO accepted."),
        ),
    ] = ""
    reference: Annotated[
        str,
        field(N_("Ballot number"), group=SUBJECT, search=True, help=N_("As ISO or IEC list it.")),
    ] = ""


@record(
    "voter",
    number=25,
    label=N_("Voter"),
    plural=N_("Voters"),
    area="ballots",
    headline=lambda voter: voter.name,
    byline=lambda voter: voter.organization,
    evident=False,
)
class Voter(Record):
    """One entry of a ballot's electorate, as it was when the ballot opened."""

    ballot_id: Annotated[
        int, field(N_("Ballot"), target="ballot", required=True, index=True, hidden=True)
    ]
    name: Annotated[str, field(N_("Voter"), required=True, column=True, search=True)]
    organization: Annotated[str, field(N_("Unit"), column=True)] = ""
    party: Annotated[InterestParty, field(N_("Interest party"), column=True)] = (
        InterestParty.UNKNOWN
    )
    standing: Annotated[Standing | None, field(N_("Counted as"), column=True)] = None
    person_id: Annotated[
        int | None, field(N_("Person"), target="person", index=True, hidden=True)
    ] = None
    stated: Annotated[str, field(N_("Status as listed"), hidden=True)] = ""
    title: Annotated[str, field(N_("Professional title"))] = ""
    position: Annotated[str, field(N_("Position on the committee"))] = ""
    joined: Annotated[
        dt.date | None,
        field(
            N_("Joined later"),
            help=N_("The day of joining, after the ballot opened: listed apart, without a vote."),
        ),
    ] = None


@record(
    "vote",
    number=26,
    label=N_("Vote"),
    plural=N_("Votes"),
    area="ballots",
    headline=lambda vote: vote.value.text if vote.value is not None else vote.stated,
    byline=lambda vote: vote.reason,
)
class Vote(Record):
    """What a voter voted; a later vote of the same voter takes the place of an earlier one."""

    ballot_id: Annotated[
        int, field(N_("Ballot"), target="ballot", required=True, index=True, hidden=True)
    ]
    voter_id: Annotated[
        int, field(N_("Voter"), target="voter", required=True, index=True, column=True)
    ]
    value: Annotated[VoteValue | None, field(N_("Vote"), column=True)] = None
    reasons: Annotated[Answer, field(N_("Reasons given"), column=True)] = Answer.UNKNOWN
    reason: Annotated[
        str, field(N_("Reason or comment"), kind=FieldKind.LONG, column=True, search=True)
    ] = ""
    cast: Annotated[dt.date | None, field(N_("Cast on"), column=True)] = None
    mode: Annotated[Mode, field(N_("How"), column=True)] = Mode.WRITTEN
    experts: Annotated[int, field(N_("Experts named"))] = 0
    used: Annotated[Answer, field(N_("Document in use"))] = Answer.UNKNOWN
    count: Annotated[int, field(N_("Voters in this line"))] = 1
    represents: Annotated[str, field(N_("Country or unit as listed"))] = ""
    stated: Annotated[
        str, field(N_("As listed"), help=N_("A word that was not understood, as it stood."))
    ] = ""
    behalf: Annotated[
        str, field(N_("On behalf"), help=N_("Who brought the vote, where it was not the voter."))
    ] = ""
    checked_by: Annotated[
        str, field(N_("Checked by"), help=N_("The second person who compared it with the paper."))
    ] = ""
    checked: Annotated[dt.date | None, field(N_("Checked on"))] = None
    unread: Annotated[Any, field(N_("Not understood"), kind=FieldKind.DATA, hidden=True)] = None
    row: Annotated[int, field(N_("Row"), hidden=True)] = 0
