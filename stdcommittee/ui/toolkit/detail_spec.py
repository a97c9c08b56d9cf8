"""What the page of one record shows, declared once by the screen that has it.

    SPEC = DetailSpec(
        kind=kind_of(Project), second=lambda details: …, pills=…, parts=("stage_event",),
        cards=lambda pane, details: [RelationsCard(pane.desk, details), …],
    )

Title line, facts by group, evidence, related records, history, editing and evidence by drop follow
from the record's declaration; `cards` are what is particular to the kind.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QWidget

from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.base.records import Record, RecordType
from stdcommittee.services.details import Details, Load
from stdcommittee.ui.theme.tokens import Tone

if TYPE_CHECKING:
    from stdcommittee.ui.toolkit.detail import DetailPane


@frozen
class State:
    """A pill beside the title."""

    text: Text
    icon: str = ""
    tone: Tone = Tone.NEUTRAL


def _headline(details: Details) -> Text:
    return details.kind.headline(details.record)


def _byline(details: Details) -> Text:
    return details.kind.byline(details.record)


@frozen(kw_only=True)
class DetailSpec:
    """The page of the records of one kind."""

    kind: RecordType
    title: Callable[[Details], Text] = _headline
    second: Callable[[Details], Text] = _byline  # the line under the title
    pills: Callable[[Details], Sequence[State]] = lambda _details: ()  # two at most
    parts: tuple[str, ...] = ()  # kinds of its parts, shown and edited in place
    cards: Callable[[DetailPane, Details], Sequence[QWidget]] = lambda _pane, _details: ()
    extra: Load | None = None  # read in a worker, found in `Details.extra`
    also: tuple[str, ...] = ()  # further kinds whose changes show here
    without: tuple[str, ...] = ()  # fields that neither facts nor form show
    in_head: tuple[str, ...] = ()  # fields that the head says, so that the facts leave them out
    new: Callable[[Any], Record] | None = None  # an empty record for a desk; None: by defaults
