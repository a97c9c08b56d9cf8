"""Reading the dates that people type."""

from __future__ import annotations

import datetime as dt
import re
import unicodedata
from typing import Final

# what may stand between the numbers: signs, or the words for year, month and day
_YEAR: Final = "\N{CJK UNIFIED IDEOGRAPH-5E74}"
_MONTH: Final = "\N{CJK UNIFIED IDEOGRAPH-6708}"
_DAY: Final = "\N{CJK UNIFIED IDEOGRAPH-65E5}"
_SIGN: Final = r"\s*[-/.]\s*"
_SIGNS: Final = rf"(\d{{4}})(?:{_SIGN}(\d{{1,2}})(?:{_SIGN}(\d{{1,2}}))?)?"
_WORDS: Final = rf"(\d{{4}})\s*{_YEAR}(?:\s*(\d{{1,2}})\s*{_MONTH}(?:\s*(\d{{1,2}})\s*{_DAY}?)?)?"
_DIGITS: Final = r"(\d{4})(\d{2})(\d{2})"
_YEAR_LENGTH: Final = len("2026")
_MONTH_LENGTH: Final = len("2026-01")
_FORMS: Final = tuple(map(re.compile, (_SIGNS, _WORDS, _DIGITS)))


def read_date(text: str) -> str | None:
    """Read a day, a month or a year and return it in ISO form; None when it is not a date.

    Reads 2026-1-5, 2026/1/5, 2026.1.5, 20260105 and the Chinese form with the words for year, month
    and day, in full-width digits too; likewise 2026-1 and 2026 for a month and a year.
    """
    plain = unicodedata.normalize("NFKC", text).strip()
    match = next(filter(None, (form.fullmatch(plain) for form in _FORMS)), None)
    if match is None:
        return None
    year, month, day = (int(part) if part else None for part in match.groups())
    try:
        found = dt.date(year or 0, 1 if month is None else month, 1 if day is None else day)
    except ValueError:
        return None
    length = {1: _YEAR_LENGTH, 2: _MONTH_LENGTH}.get(3 - (month, day).count(None))
    return found.isoformat()[:length]
