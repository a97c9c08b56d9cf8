"""The sheets that are printed here come back: ticked, signed, read by number or by name."""

from __future__ import annotations

import io
import re
import zipfile
from pathlib import Path

import pytest

from stdcommittee.domain.ballots.records import Ballot
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.reports.forms.printing import FormFormat
from stdcommittee.services.ballots import lines_of
from stdcommittee.services.ballots.papers_sheets import voting_sheets
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.session import Session
from tests.services.ballots.committee import opened, roster

BOX = "□"


def ticked(data: bytes, choices: list[int], *, day: str = "", number: bool = True) -> bytes:
    """Tick the box at a place of each sheet, sign the day, and perhaps tear the number off."""
    source = zipfile.ZipFile(io.BytesIO(data))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name == "word/document.xml":
                text = _ticked(text.decode(), choices, day, number=number).encode()
            target.writestr(name, text)
    return stream.getvalue()


def _ticked(xml: str, choices: list[int], day: str, *, number: bool) -> str:
    places = [match.start() for match in re.finditer("[□☐]", xml)]
    boxes = len(places) // len(choices)
    for sheet, choice in enumerate(choices):
        place = places[sheet * boxes + choice]
        xml = f"{xml[:place]}☑{xml[place + 1 :]}"
    if not number:
        xml = re.sub(r"B\d+-V\d+", "", xml)
    return re.sub(r"\s{8}年\s{4}月\s{4}日", day or "2026年6月8日", xml)


def votes(session: Session, ballot: Ballot) -> dict[str, VoteValue | None]:
    with session.reading() as reader:
        lines = lines_of(reader, ballot.id)
    return {line.voter.name: line.vote.value for line in lines if line.vote is not None}


@pytest.mark.parametrize("number", [True, False])
@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize(
    ("kind", "values"),
    [
        (
            BallotKind.CORRESPONDENCE,
            [
                VoteValue.APPROVE,
                VoteValue.APPROVE_WITH_COMMENTS,
                VoteValue.DISAPPROVE_UNLESS,
                VoteValue.ABSTAIN,
                VoteValue.DISAPPROVE,
            ],
        ),
        (BallotKind.DRAFT, [VoteValue.APPROVE, VoteValue.DISAPPROVE, VoteValue.ABSTAIN]),
        (BallotKind.ORDINARY, [VoteValue.APPROVE, VoteValue.DISAPPROVE, VoteValue.ABSTAIN]),
    ],
)
def test_printed_ticked_and_read_back(
    session: Session,
    tmp_path: Path,
    kind: BallotKind,
    values: list[VoteValue],
    language: str,
    number: bool,
) -> None:
    roster(session, len(values))
    ballot = opened(session, kind=kind)
    (file,) = voting_sheets(session, ballot.id, FormFormat.DOCX, language, combined=True)
    path = tmp_path / "back.docx"
    path.write_bytes(ticked(file.data, list(range(len(values))), number=number))
    plan = plan_import(session, path)
    assert plan.kind is ImportKind.VOTING_SHEETS
    rows = plan.tables[0].rows
    assert [(row.fate.value, row.reason) for row in rows] == [("taken", None)] * len(values)
    carry_out(session, plan)
    assert votes(session, ballot) == {f"委员{n:02}": v for n, v in enumerate(values, 1)}


@pytest.mark.parametrize("language", ["zh", "en"])
def test_a_sheet_returned_as_it_was_sent_counts_as_nothing(
    session: Session, tmp_path: Path, language: str
) -> None:
    roster(session, 3)
    ballot = opened(session, kind=BallotKind.CORRESPONDENCE)
    (file,) = voting_sheets(session, ballot.id, FormFormat.DOCX, language, combined=True)
    path = tmp_path / "back.docx"
    path.write_bytes(file.data)
    plan = plan_import(session, path)
    assert [str(row.reason) for row in plan.tables[0].rows] == ["No box is ticked."] * 3
    carry_out(session, plan)
    assert votes(session, ballot) == {}


def test_a_reply_that_states_no_comment_approves_as_the_sheet_says(
    session: Session, tmp_path: Path
) -> None:
    roster(session, 2)
    ballot = opened(session, kind=BallotKind.CORRESPONDENCE)
    (file,) = voting_sheets(session, ballot.id, FormFormat.DOCX, "zh", combined=True)
    stated = "建议或意见和理由：没有意见"
    source = zipfile.ZipFile(io.BytesIO(file.data))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as target:
        for name in source.namelist():
            text = source.read(name)
            if name == "word/document.xml":
                text = text.decode().replace("建议或意见和理由", stated, 1).encode()
            target.writestr(name, text)
    path = tmp_path / "back.docx"
    path.write_bytes(stream.getvalue())
    carry_out(session, plan_import(session, path))
    assert votes(session, ballot) == {"委员01": VoteValue.APPROVE}
