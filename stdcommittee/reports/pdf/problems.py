"""What went wrong while a document was printed."""

from __future__ import annotations

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message


@frozen
class Problem:
    """Something that could not be printed as asked: what, and on which page."""

    what: Message
    page: int
