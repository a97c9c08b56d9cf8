"""The one place that asks what time it is, so that tests and reprints can say so instead."""

from __future__ import annotations

import datetime as dt

from stdcommittee.base.frozen import frozen


@frozen
class Clock:
    """A clock, either running or (for tests and samples) standing at `fixed`."""

    fixed: dt.datetime | None = None

    def now(self) -> dt.datetime:
        """Return the present moment with its zone, to the second."""
        if self.fixed is not None:
            return self.fixed
        return dt.datetime.now(dt.UTC).astimezone().replace(microsecond=0)  # noqa: TID251

    def today(self) -> dt.date:
        """Return the present day where the user is."""
        return self.now().date()
