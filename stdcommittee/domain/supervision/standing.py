"""How a standard stood on a day, told by its dates rather than by its status today.

A report about a past year must come out the same after a standard was withdrawn.
"""

from __future__ import annotations

import datetime as dt
from typing import Final

from stdcommittee.base.fields import Choice, first_day
from stdcommittee.base.messages import N_
from stdcommittee.domain.identifiers import Level
from stdcommittee.domain.portfolio.records import Standard, StandardStatus

CHINESE: Final = (
    Level.NATIONAL_MANDATORY,
    Level.NATIONAL_RECOMMENDED,
    Level.NATIONAL_GUIDANCE,
    Level.INDUSTRY,
    Level.LOCAL,
    Level.GROUP,
)
DEAD: Final = (StandardStatus.WITHDRAWN, StandardStatus.SUPERSEDED)
_PUBLISHED: Final = (StandardStatus.IN_FORCE, StandardStatus.UPCOMING, *DEAD)


class Standing(Choice):
    """What a standard is on a day."""

    IN_FORCE = "in_force", N_("In force")
    UPCOMING = "upcoming", N_("Not yet in force")
    ENDED = "ended", N_("No longer in force")
    UNPUBLISHED = "unpublished", N_("Not published")
    UNKNOWN = "unknown", N_("Status not known")

    @property
    def live(self) -> bool:
        """Whether it is published and not withdrawn: it must be reviewed."""
        return self in {Standing.IN_FORCE, Standing.UPCOMING}


def standing_on(standard: Standard, day: dt.date) -> Standing:
    """Return what a standard is on a day.

    One that is withdrawn or superseded without a date is taken as ended, whatever the day.
    """
    if standard.status is StandardStatus.UNKNOWN:
        return Standing.UNKNOWN
    published = first_day(standard.published)
    if standard.status not in _PUBLISHED or (published is not None and published > day):
        return Standing.UNPUBLISHED
    if standard.status in DEAD:
        withdrawn = first_day(standard.withdrawn)
        if withdrawn is None or withdrawn <= day:
            return Standing.ENDED
    return _begun(standard, day)


def _begun(standard: Standard, day: dt.date) -> Standing:
    implemented = first_day(standard.implemented)
    if implemented is None:
        upcoming = standard.status is StandardStatus.UPCOMING
    else:
        upcoming = implemented > day
    return Standing.UPCOMING if upcoming else Standing.IN_FORCE


def review_key(level: Level) -> str:
    """Return the rule parameter that holds the review cycle of a level, in years."""
    return "review.years.guidance" if level is Level.NATIONAL_GUIDANCE else "review.years"
