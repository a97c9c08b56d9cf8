"""The day's work: what is due, what waits, how projects, ballots and comments stand."""

from stdcommittee.services.today.agenda import (
    Agenda,
    Entry,
    Part,
    agenda,
    due_counts,
    mark_entries_seen,
    put_off_entries,
    raise_again,
)
from stdcommittee.services.today.course import (
    Closing,
    Course,
    Draft,
    Overview,
    Quarter,
    overview,
)
from stdcommittee.services.today.preparing import prepare

__all__ = [
    "Agenda",
    "Closing",
    "Course",
    "Draft",
    "Entry",
    "Overview",
    "Part",
    "Quarter",
    "agenda",
    "due_counts",
    "mark_entries_seen",
    "overview",
    "prepare",
    "put_off_entries",
    "raise_again",
]
