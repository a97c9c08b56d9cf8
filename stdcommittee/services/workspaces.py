"""Workspace files before they are open: what a file is, and making a new one."""

from __future__ import annotations

from pathlib import Path

from stdcommittee.base.clock import Clock
from stdcommittee.base.frozen import frozen
from stdcommittee.domain.workspace.records import UnitKind
from stdcommittee.services.session import Session, create_workspace
from stdcommittee.services.settings import Me
from stdcommittee.storage.database import PLAIN_HEADER
from stdcommittee.storage.workspace import SUFFIX

__all__ = ["SUFFIX", "NewWorkspace", "create", "is_encrypted", "with_suffix"]


@frozen(kw_only=True)
class NewWorkspace:
    """What a workspace to be made is told: where it lies, whose it is, who may read it."""

    path: Path
    name: str
    kind: UnitKind = UnitKind.COMMITTEE
    committee: str = ""
    passphrase: str | None = None


def create(wanted: NewWorkspace, me: Me, clock: Clock | None = None) -> Session:
    """Make a workspace and open it in the name of whoever sits at the desk.

    Raises:
        Refused: there is a file of that name, or the place cannot be written.
    """
    return create_workspace(
        wanted.path,
        name=wanted.name,
        kind=wanted.kind,
        committee=wanted.committee,
        actor=me.name,
        role=me.role,
        organization=me.organization,
        passphrase=wanted.passphrase,
        clock=clock,
    )


def with_suffix(path: Path) -> Path:
    """Return the path of a workspace file as people name it, with its ending."""
    return path if path.suffix.lower() == SUFFIX else path.with_name(f"{path.name}{SUFFIX}")


def is_encrypted(path: Path) -> bool:
    """Tell whether a file needs a passphrase to be opened, as far as its beginning says."""
    try:
        with path.open("rb") as file:
            head = file.read(len(PLAIN_HEADER))
    except OSError:
        return False
    return len(head) == len(PLAIN_HEADER) and head != PLAIN_HEADER
