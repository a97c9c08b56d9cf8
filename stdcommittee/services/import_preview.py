"""Files as a person sees them before they are imported: kind, columns, where each row would go."""

from __future__ import annotations

import dataclasses
from array import array
from collections import Counter
from collections.abc import Mapping
from typing import Final

from stdcommittee.base.conditions import Is
from stdcommittee.base.errors import Failure
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import N_, Bilingual, Message, Text
from stdcommittee.base.progress import SILENT, Progress
from stdcommittee.base.records import RecordType
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.comments.records import CommentRound
from stdcommittee.domain.people.records import Committee, CommitteeKind
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.importing import Fate, ImportPlan, PlannedTable
from stdcommittee.services.imports import ImportRequest, importers, plan_request
from stdcommittee.services.scope import committees_at_work
from stdcommittee.services.session import Session

FATES: Final = (Fate.QUARANTINED, Fate.TAKEN, Fate.UPDATED, Fate.UNCHANGED)  # as they are shown
_BROUGHT_IN: Final = frozenset(
    {"standard", "project", "committee", "membership", "person", "organization", "ballot"}
)
_MOST_COMMITTEES: Final = 500  # to choose from
_FIRST_OF_OTHER_SCRIPTS: Final = "\u2e80"  # where the radicals of Chinese writing begin


@frozen
class SheetPreview:
    """One sheet with the places of its rows among `table.rows`, by fate."""

    table: PlannedTable
    places: Mapping[Fate, array[int]]


@frozen
class FilePreview:
    """What importing one file would do, or why it cannot be read."""

    request: ImportRequest
    plan: ImportPlan | None = None
    sheets: tuple[SheetPreview, ...] = ()
    failure: Failure | None = None

    @property
    def counts(self) -> Counter[Fate]:
        """How many rows have each fate."""
        return Counter(
            {fate: n for fate in FATES if (n := sum(len(s.places[fate]) for s in self.sheets))}
        )

    @property
    def rows(self) -> int:
        """How many rows the file has."""
        return sum(len(sheet.table.rows) for sheet in self.sheets)

    @property
    def writes(self) -> int:
        """How many rows would change something."""
        return self.counts[Fate.TAKEN] + self.counts[Fate.UPDATED]

    @property
    def settled(self) -> ImportRequest:
        """The request with the kind that was found, so that it stays when it is carried out."""
        if self.plan is None:
            return self.request
        return dataclasses.replace(self.request, kind=self.plan.kind)


@frozen
class Destination:
    """What a person may say beside the file: which committee, ballot or round its rows are for."""

    option: str
    label: Text
    choices: tuple[tuple[str, Text], ...]


def preview_file(
    session: Session, request: ImportRequest, progress: Progress = SILENT
) -> FilePreview:
    """Return what a request would do to the workspace as it is; nothing is written.

    A file that cannot be read gives a preview that says why.

    Raises:
        Cancelled: the person asked to stop.
    """
    try:
        with session.reading() as reader:
            plan = plan_request(session, request, reader, progress)
    except Failure as failure:
        return FilePreview(request, failure=failure)
    return FilePreview(request, plan, tuple(map(_sorted_by_fate, plan.tables)))


def _sorted_by_fate(table: PlannedTable) -> SheetPreview:
    places = {fate: array("q") for fate in FATES}
    for place, row in enumerate(table.rows):
        places[row.fate].append(place)
    return SheetPreview(table, places)


def can_be_imported(kind: RecordType) -> bool:
    """Tell whether rows of a sheet can become records of a kind by themselves.

    Votes and comments come in as well, yet only for a ballot or a round that is named beside them.
    """
    return kind.name in _BROUGHT_IN


def correctable(kind: ImportKind) -> bool:
    """Tell whether columns and cells of files of a kind can be corrected: those of sheets can."""
    return importers()[kind.value].plan is not None


def target_names(kind: ImportKind) -> dict[str, Text]:
    """Return what the columns of a kind of file may be for, with their usual headings."""
    targets = importers()[kind.value].targets()
    return {target: _name(target, known) for target, known in targets.items()}


def _name(target: str, known: object) -> Text:
    words = [str(word) for word in known] if isinstance(known, list | tuple) else []
    chinese = next((word for word in words if _is_chinese(word)), "")
    plain = target.replace("_", " ").capitalize()
    english = next((word for word in words if word.isascii() and word[:1].isupper()), plain)
    return Bilingual(chinese or english, english)


def _is_chinese(word: str) -> bool:
    return any(sign >= _FIRST_OF_OTHER_SCRIPTS for sign in word)


def destination(session: Session, kind: ImportKind) -> Destination | None:
    """Return what may be said beside a file of a kind, with the choices that there are now."""
    match kind:
        case ImportKind.ROSTER:
            known = committees_at_work(session)
            choices = tuple((item.reference, _called(item.reference, item.title)) for item in known)
            return Destination("committee", Message(N_("Committee")), choices)
        case ImportKind.REGISTRATION:
            today = session.clock.today()
            choices = ((today.isoformat(), Message("Seats from {day} on", day=today)),)
            return Destination("since", Message(N_("Seats")), choices)
        case ImportKind.BALLOTS:
            with session.reading() as reader:
                bodies = reader.find(
                    Committee, Is("kind", CommitteeKind.INTERNATIONAL), order=("reference",)
                )
            named = tuple(
                (item.reference, _called(item.reference, Bilingual(item.title_zh, item.title_en)))
                for item in bodies[:_MOST_COMMITTEES]
            )
            return Destination("committee", Message(N_("Committee")), named)
        case ImportKind.VOTES | ImportKind.VOTING_SHEETS:
            with session.reading() as reader:
                ballots = reader.find(Ballot, Is("status", BallotStatus.OPEN), order=("-id",))
            called = tuple((str(b.id), Bilingual(b.title, b.title_en)) for b in ballots)
            return Destination("ballot", Message(N_("Ballot")), called)
        case ImportKind.COMMENTS:
            with session.reading() as reader:
                rounds = reader.find(CommentRound, order=("-id",))
            return Destination(
                "round", Message(N_("Comment round")), tuple((r.title, r.title) for r in rounds)
            )
        case _:
            return None


def _called(reference: str, title: Text) -> Text:
    return Message("{reference} {title}", reference=reference, title=title)
