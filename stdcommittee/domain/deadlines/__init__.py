"""Working days and the time limits that are counted in them."""

from stdcommittee.domain.deadlines.calendar import Break, Calendar, calendar

__all__ = ["Break", "Calendar", "calendar"]
