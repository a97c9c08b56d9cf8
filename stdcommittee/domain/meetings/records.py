"""Meetings with who attended them, and the delegations sent to those abroad."""

import datetime as dt
from typing import Annotated

from stdcommittee.base.fields import Choice, FieldKind, field
from stdcommittee.base.messages import N_, Bilingual
from stdcommittee.base.records import Record, record


class MeetingKind(Choice):
    """What a meeting is held for; training is a meeting that teaches."""

    PLENARY = "plenary", N_("Plenary meeting")
    REVIEW = "review", N_("Draft review meeting")
    WORKING_GROUP = "working_group", N_("Working group meeting")
    TRAINING = "training", N_("Training")
    INTERNATIONAL = "international", N_("ISO/IEC meeting")
    OTHER = "other", N_("Other meeting")


class MeetingStatus(Choice):
    """Whether a meeting took place."""

    PLANNED = "planned", N_("Planned")
    HELD = "held", N_("Took place")
    CALLED_OFF = "called_off", N_("Called off")


class Setting(Choice):
    """Where those who attend are."""

    ROOM = "room", N_("In one room")
    REMOTE = "remote", N_("Remote")
    HYBRID = "hybrid", N_("In the room and remote")


@record(
    "meeting",
    number=46,
    label=N_("Meeting"),
    plural=N_("Meetings"),
    area="meetings",
    headline=lambda meeting: Bilingual(meeting.title, meeting.title_en),
    byline=lambda meeting: meeting.kind.text,
)
class Meeting(Record):
    """A meeting or training of a committee, or one of ISO or IEC that we may attend."""

    title: Annotated[str, field(N_("Title"), required=True, key=True, column=True, search=True)]
    title_en: Annotated[str, field(N_("English title"), search=True)] = ""
    kind: Annotated[MeetingKind, field(N_("Kind"), required=True, column=True, index=True)] = (
        MeetingKind.PLENARY
    )
    committee: Annotated[str, field(N_("Committee"), column=True, index=True)] = ""
    document: Annotated[
        str, field(N_("Document"), search=True, help=N_("The draft or plan number it deals with."))
    ] = ""
    begins: Annotated[dt.date | None, field(N_("Begins"), key=True, column=True, index=True)] = None
    ends: Annotated[dt.date | None, field(N_("Ends"))] = None
    place: Annotated[str, field(N_("Place"), column=True)] = ""
    setting: Annotated[Setting, field(N_("Form of meeting"))] = Setting.ROOM
    hours: Annotated[int, field(N_("Hours of training"))] = 0
    status: Annotated[MeetingStatus, field(N_("Status"), column=True)] = MeetingStatus.PLANNED
    chaired_by: Annotated[str, field(N_("Chaired by"))] = ""
    note: Annotated[str, field(N_("Note"), kind=FieldKind.LONG, search=True)] = ""


class Presence(Choice):
    """Whether somebody who was invited came."""

    INVITED = "invited", N_("Invited")
    PRESENT = "present", N_("Present")
    REPRESENTED = "represented", N_("Represented by somebody else")
    EXCUSED = "excused", N_("Excused")
    ABSENT = "absent", N_("Absent without excuse")


@record(
    "attendance",
    number=47,
    label=N_("Attendance"),
    plural=N_("Attendances"),
    area="meetings",
    headline=lambda item: item.name,
    byline=lambda item: item.presence.text,
    evident=False,
)
class Attendance(Record):
    """One person on a meeting's list, by the name and unit of that day."""

    meeting_id: Annotated[int, field(N_("Meeting"), target="meeting", required=True, index=True)]
    person_id: Annotated[
        int | None, field(N_("Person"), target="person", index=True, column=True)
    ] = None
    name: Annotated[str, field(N_("Name"), required=True, column=True)] = ""
    organization: Annotated[str, field(N_("Unit"), column=True)] = ""
    presence: Annotated[Presence, field(N_("Attendance"), required=True, column=True)] = (
        Presence.INVITED
    )
    represented_by: Annotated[str, field(N_("Represented by"))] = ""
    remote: Annotated[bool, field(N_("Took part remotely"))] = False
    note: Annotated[str, field(N_("Note"))] = ""


@record(
    "delegation",
    number=48,
    label=N_("Delegation"),
    plural=N_("Delegations"),
    area="meetings",
    headline=lambda item: Bilingual(item.title, item.title_en),
    byline=lambda item: item.head,
)
class Delegation(Record):
    """The Chinese delegation to an ISO or IEC meeting: approval, brief, summary (duty 5.9)."""

    meeting_id: Annotated[
        int, field(N_("Meeting"), target="meeting", required=True, index=True, column=True)
    ]
    title: Annotated[str, field(N_("Title"), required=True, column=True, search=True)] = ""
    title_en: Annotated[str, field(N_("English title"), search=True)] = ""
    head: Annotated[str, field(N_("Head of delegation"), column=True)] = ""
    register_by: Annotated[dt.date | None, field(N_("Register by"), column=True)] = None
    registered: Annotated[dt.date | None, field(N_("Registration filed on"))] = None
    approval: Annotated[str, field(N_("Approval number"))] = ""
    approved: Annotated[dt.date | None, field(N_("Approved on"))] = None
    brief: Annotated[
        dt.date | None,
        field(N_("Brief ready"), help=N_("When the positions to hold were settled.")),
    ] = None
    statements: Annotated[str, field(N_("Statements made"), kind=FieldKind.LONG)] = ""
    summary: Annotated[dt.date | None, field(N_("Summary filed"), column=True)] = None
    follow_up: Annotated[str, field(N_("What follows"), kind=FieldKind.LONG)] = ""


class DelegateRole(Choice):
    """What somebody is in a delegation."""

    HEAD = "head", N_("Head of delegation")
    MEMBER = "member", N_("Member of the delegation")
    INTERPRETER = "interpreter", N_("Interpreter")


@record(
    "delegate",
    number=49,
    label=N_("Delegate"),
    plural=N_("Delegates"),
    area="meetings",
    headline=lambda item: item.name,
    byline=lambda item: item.role.text,
    evident=False,
)
class Delegate(Record):
    """One person of a delegation, by the name and unit of that day."""

    delegation_id: Annotated[
        int, field(N_("Delegation"), target="delegation", required=True, index=True)
    ]
    person_id: Annotated[
        int | None, field(N_("Person"), target="person", index=True, column=True)
    ] = None
    name: Annotated[str, field(N_("Name"), required=True, column=True)] = ""
    organization: Annotated[str, field(N_("Unit"), column=True)] = ""
    role: Annotated[DelegateRole, field(N_("Role"), required=True, column=True)] = (
        DelegateRole.MEMBER
    )
    attended: Annotated[bool, field(N_("Took part"), column=True)] = False
