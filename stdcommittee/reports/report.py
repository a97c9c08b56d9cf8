"""What a report of the catalogue is, and the facts of its issue."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.reports.pdf.document import Document


@frozen(kw_only=True)
class Issue:
    """The facts of an issue, frozen with the data: all that a reprint needs besides them.

    `number` is empty in a preview. `proved` tells whether a PIN proved who issued it.
    """

    number: str
    language: str
    issued: dt.date
    issued_by: str
    role: str
    proved: bool
    version: str
    data_sha256: str

    def to_json(self) -> dict[str, Any]:
        """Return plain JSON values."""
        return {**asdict(self), "issued": self.issued.isoformat()}

    @classmethod
    def from_json(cls, stored: Mapping[str, Any]) -> Issue:
        """Read back what `to_json` wrote."""
        return cls(**{**stored, "issued": dt.date.fromisoformat(stored["issued"])})


@frozen
class Report:
    """One report: what it is called, how its documents are numbered, and how it is composed.

    `compose` takes a result object's JSON and the facts of issue, and computes nothing.
    """

    name: str
    title: Text
    numbering: Callable[[str, int, int], Message]  # committee, year, running number
    compose: Callable[[Mapping[str, Any], Issue], Document]
