"""The papers of meetings that decide: notice, minutes, list of signatures (duty 1.20)."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from stdcommittee.base.messages import N_, Bilingual, Message
from stdcommittee.base.vocabulary import plain, vocabulary
from stdcommittee.domain.supervision.measures import Line
from stdcommittee.indicators import ALL, Found, Indicator, Inquiry, day
from stdcommittee.indicators.meetings import sittings
from stdcommittee.storage.supervision import attached

_AMONG: Final = N_("Plenary and draft review meetings held in the period.")


@cache
def _signs(paper: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in vocabulary("papers")["meeting"][paper])


def _with_paper(paper: str) -> Callable[[Inquiry], Found]:
    """Return how to look for one paper among the documents of every meeting of members."""

    def gather(inquiry: Inquiry) -> Found:
        meetings = [item.meeting for item in sittings(inquiry)]
        held = attached(inquiry.reader, "meeting", [item.id for item in meetings])
        lines = []
        for item in meetings:
            papers = [
                entry.name
                for entry in held.get(item.id, [])
                if any(sign in plain(f"{entry.name} {entry.note}") for sign in _signs(paper))
            ]
            lines.append(
                Line(
                    kind="meeting",
                    record=item.id,
                    cells=(
                        Bilingual(item.title, item.title_en),
                        day(item.begins),
                        papers[0] if papers else day(None),
                    ),
                    judgement=Message("on file") if papers else Message("not on file"),
                    good=bool(papers),
                )
            )
        return Found(sorted(lines, key=lambda line: line.good is not False))

    return gather


def _indicator(paper: str, label: str, counts: str) -> Indicator:
    return Indicator(
        id=f"meetings.{paper}",
        label=label,
        counts=counts,
        among=_AMONG,
        rules=("tc.records",),
        target=ALL,
        columns=(N_("Meeting"), N_("Begins"), N_("Document")),
        gather=_with_paper(paper),
    )


INDICATORS = (
    _indicator(
        "notice",
        N_("Meetings with their notice on file"),
        N_("Meetings with a notice among their documents, known by name or note."),
    ),
    _indicator(
        "minutes",
        N_("Meetings with their minutes on file"),
        N_("Meetings with minutes among their documents, known by name or note."),
    ),
    _indicator(
        "roll",
        N_("Meetings with their list of signatures on file"),
        N_("Meetings with a list of those present among their documents, by name or note."),
    ),
)
