"""Invented ISO and IEC ballots of three years in six committees, with changes of P and O.

`python -m tests.international` writes them to `tests/data/`; the same are made each time.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import random
from pathlib import Path
from typing import Final

DATA: Final = Path(__file__).parent / "data"
BALLOTS: Final = DATA / "international-ballots.csv"
STANDING: Final = DATA / "international-standing.csv"
COUNT: Final = 300

#: Our status: committee, status, first and last day. One committee's is stated by its list only.
SPANS: Final = (
    ("ISO/TC 901", "P", "", ""),
    ("ISO/TC 901/SC 1", "O", "2020-01-01", "2024-03-31"),
    ("ISO/TC 901/SC 1", "P", "2024-04-01", ""),
    ("ISO/TC 902", "P", "", "2024-12-31"),
    ("ISO/TC 902", "O", "2025-01-01", ""),
    ("ISO/IEC JTC 1/SC 99", "P", "2022-01-01", "2023-06-30"),
    ("ISO/IEC JTC 1/SC 99", "P", "2024-02-01", ""),
    ("IEC/TC 903", "P", "2019-05-01", ""),
)
_COMMITTEES: Final = (*dict.fromkeys(span[0] for span in SPANS), "IEC/TC 904")
_KINDS: Final = {
    "ISO": ("cib", "cib", "cib", "cib", "cib", "dis", "fdis", "sr", "np", "dts", "cd"),
    "IEC": ("cib", "cib", "cdv", "fdis", "np", "dtr", "dpas", "questionnaire"),
}
_WEEKS: Final = {"cib": (4, 6, 8), "dis": (12,), "cdv": (12,), "sr": (20,), "np": (12,)}
HEADS: Final = (
    *("number", "title", "kind", "committee", "status", "opened", "closes", "duty"),
    *("position", "sent", "with_comments", "excused"),
)


def ballots_text() -> str:
    """Return the ballots as a table, one a line."""
    chance = random.Random(5_5)
    rows = [_ballot(chance, number) for number in range(1, COUNT + 1)]
    return _table(HEADS, rows)


def standing_text() -> str:
    """Return our status in the committees as a table."""
    return _table(("committee", "status", "since", "until"), SPANS)


def _table(heads: tuple[str, ...], rows: object) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(heads)
    writer.writerows(rows)  # type: ignore[arg-type]
    return out.getvalue()


def _ballot(chance: random.Random, number: int) -> tuple[str, ...]:
    committee = chance.choice(_COMMITTEES)
    kind = chance.choice(_KINDS["IEC" if committee.startswith("IEC") else "ISO"])
    closes = dt.date(2023, 1, 1) + dt.timedelta(days=chance.randrange(3 * 365 + 1))
    opened = closes - dt.timedelta(weeks=chance.choice(_WEEKS.get(kind, (8,))))
    position = chance.choice(("approve", "approve", "approve_with_comments", "abstain"))
    careful = {2023: 0.02, 2024: 0.1, 2025: 0.22}[closes.year]
    sent = _sent(chance, opened, closes, careful)
    status = chance.choices(("closed", "open", "cancelled", "withdrawn"), (90, 6, 3, 3))[0]
    return (
        str(number),
        f"invented ballot {number}",
        kind,
        committee,
        status,
        opened.isoformat(),
        closes.isoformat(),
        _duty(chance, committee),
        position if sent else "",
        sent,
        "yes" if sent and chance.random() < 0.4 else "",
        "answered, ISO agreed" if chance.random() < (0.02 if sent else 0.25) else "",
    )


def _sent(chance: random.Random, opened: dt.date, closes: dt.date, missed: float) -> str:
    """Return a day up to the closing day, now and then one just after it, or none."""
    fate = chance.random()
    if fate < missed:
        return ""
    if fate < missed + 0.03:
        return (closes + dt.timedelta(days=chance.choice((1, 2, 5)))).isoformat()
    days = (closes - opened).days
    return (closes - dt.timedelta(days=min(days, chance.choice((0, 0, 1, 3, 9))))).isoformat()


def _duty(chance: random.Random, committee: str) -> str:
    """Return what the list states; mostly nothing, where our own record tells."""
    if committee == "IEC/TC 904":
        return chance.choice(("P", "P", "P", "O", ""))
    return chance.choices(("", "P", "O"), (94, 4, 2))[0]


if __name__ == "__main__":
    BALLOTS.write_text(ballots_text(), encoding="utf-8")
    STANDING.write_text(standing_text(), encoding="utf-8")
