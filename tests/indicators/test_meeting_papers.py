"""The papers of review meetings, known by the names and notes of their documents."""

from __future__ import annotations

import pytest

from stdcommittee.domain.documents.records import Evidence
from stdcommittee.domain.meetings.records import Meeting, MeetingKind, MeetingStatus
from stdcommittee.services.session import Session
from stdcommittee.storage.attachments import attach_bytes
from tests.figures import bad, day, good, keep, measure


def meeting(session: Session, name: str = "", note: str = "") -> int:
    (made,) = keep(
        session,
        Meeting(
            title=f"审查会 {name}{note}",
            kind=MeetingKind.REVIEW,
            status=MeetingStatus.HELD,
            begins=day("2025-06-30"),
            committee="SAC/TC 999",
        ),
    )
    if name:
        with session.writing("paper") as uow:
            document = attach_bytes(uow, name.encode(), name)
            uow.add(Evidence(document_id=document.id, kind="meeting", record_id=made, note=note))
    return made


@pytest.mark.parametrize(
    ("paper", "name", "note"),
    [
        ("notice", "关于召开审查会的会议通知.pdf", ""),
        ("notice", "Meeting notice.docx", ""),
        ("minutes", "GB_T 91234 审查会议纪要.docx", ""),
        ("minutes", "scan0001.pdf", "Minutes, signed"),
        ("roll", "签到表.jpg", ""),
    ],
)
def test_papers_on_file(session: Session, paper: str, name: str, note: str) -> None:
    there = meeting(session, name, note)
    other = meeting(session, "照片.jpg")
    without = meeting(session)
    found = measure(session, f"meetings.{paper}")
    assert (good(found), bad(found)) == ([there], [other, without])
    assert found.counted[-1].cells[2] == name
