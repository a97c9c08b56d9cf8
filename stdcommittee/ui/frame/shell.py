"""What the frame needs from whoever opens it. It knows no services."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from enum import Enum
from typing import Protocol

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.ui.frame.actions import Actions
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.memory import Memory


@frozen
class Found:
    """One record that a search found; `key` is given back when it is chosen."""

    key: Hashable
    kind: Text  # plural name of its kind, the head of its group
    headline: Text
    byline: Text = ""
    icon: str = "file"


@frozen
class CommitteeChoice:
    """One committee that can be worked on."""

    key: Hashable
    code: Text
    name: Text
    kind: Text = ""


@frozen
class ActorChoice:
    """One person who can act."""

    key: Hashable
    name: Text


class WorkspaceState(Enum):
    """How the workspace file is kept; value: icon."""

    PLAIN = "unlock"
    ENCRYPTED = "lock"
    READ_ONLY = "read-only"


class Shell(Protocol):
    """What `MainWindow` is given; it hands the same object on to the screens it builds."""

    @property
    def look(self) -> Look:
        """Theme and language."""

    @property
    def actions(self) -> Actions:
        """The registry of actions."""

    @property
    def memory(self) -> Memory:
        """Where the window keeps widths and folds."""

    def search(self, text: str) -> Sequence[Found]:
        """Return the records that a text finds, best first; called in a worker thread."""
