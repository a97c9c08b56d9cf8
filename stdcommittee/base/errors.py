"""What went wrong, said so that a person can act on it."""

from __future__ import annotations

from stdcommittee.base.messages import Joined, Text


class Failure(Exception):
    """Something that was asked for could not be done.

    Says what happened, what was kept and what to do; never shows a traceback to a user.
    `exit_code` is what the command line returns (design §6): 2 unreadable, 3 refused.
    """

    exit_code = 2

    def __init__(
        self, what: Text, *, kept: Text | None = None, advice: Text | None = None, details: str = ""
    ) -> None:
        super().__init__(what)
        self.what = what
        self.kept = kept
        self.advice = advice
        self.details = details

    @property
    def message(self) -> Text:
        """The whole sentence: what happened, what was kept, what to do."""
        parts = tuple(part for part in (self.what, self.kept, self.advice) if part)
        return parts[0] if len(parts) == 1 else Joined(parts, "sentence")

    def __str__(self) -> str:
        return str(self.message)


class Unreadable(Failure):
    """A file or value cannot be read."""


class Refused(Failure):
    """The request is understood but may not be carried out: locked, closed, conflicting."""

    exit_code = 3


class Invalid(Failure):
    """A record breaks what its fields declare; `problems` names field and reason."""

    def __init__(self, what: Text, problems: dict[str, Text] | None = None) -> None:
        super().__init__(what)
        self.problems = problems or {}


class Cancelled(Exception):
    """The person stopped a running task; nothing of it was kept."""
