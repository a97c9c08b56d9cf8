"""The days on which the sample is made in tests."""

from __future__ import annotations

import datetime as dt

BEIJING = dt.timezone(dt.timedelta(hours=8))
NOW = dt.datetime(2026, 6, 11, 9, 30, tzinfo=BEIJING)
