"""What a day's work needs before it is first read."""

from __future__ import annotations

from stdcommittee.alerts import alert_sources
from stdcommittee.domain.rules.criterion import criteria
from stdcommittee.indicators import indicators


def prepare() -> None:
    """Import every alert, indicator and criterion, so that the first reading need not.

    Raises:
        BrokenRegistry: the installation lacks some of them.
    """
    for parts in (alert_sources, indicators, criteria):
        parts()
