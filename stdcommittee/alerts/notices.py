"""International stages that ended: notices to the committee due or overdue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from typing import Final

from stdcommittee.alerts import AlertSource, Raised, Severity, Watch, reached
from stdcommittee.base.messages import N_, Message
from stdcommittee.domain.portfolio.notices import stage_said
from stdcommittee.indicators.notices import RULE, stages_told

_BEHIND: Final = 90  # days for which a notice that was not sent is still named when overdue
_STEPS: Final = (0, 7, 30)


def _notices(watch: Watch) -> Iterable[Raised]:
    since = watch.today - dt.timedelta(days=_BEHIND + watch.number(RULE))
    for item in stages_told(watch.inquiry, since):
        left = watch.days_until(item.due)
        if item.sent is not None or left < -_BEHIND:
            continue
        over = left < 0
        stage = stage_said(item.stage)
        kind, record = item.record
        yield Raised(
            kind=kind,
            record=record,
            title=item.document,
            message=Message("{stage} ended: notice overdue", stage=stage)
            if over
            else Message("{stage} ended: notice to be sent", stage=stage),
            severity=Severity.OVERDUE if over else Severity.DUE,
            due=item.due,
            rule=RULE,
            step=f"{item.on.isoformat()}:{'overdue' if over else reached(left, _STEPS)}",
            committee=item.committee,
        )


ALERTS = (
    AlertSource(
        id="notices.due",
        label=N_("Stage notices due or overdue"),
        word=N_("Stage notice"),
        generate=_notices,
    ),
)
