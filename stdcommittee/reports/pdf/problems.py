"""What went wrong while a document was printed."""

from __future__ import annotations

from dataclasses import dataclass

from stdcommittee.base.messages import Message


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that could not be printed as asked: what, and on which page."""

    what: Message
    page: int
