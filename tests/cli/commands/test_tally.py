"""Command `tally`: document, readable sheet and exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from stdcommittee.cli.main import run

LIST = "NB,P/O,Vote,Reasons\nSAC,P,Yes,\nBSI,P,Yes,\nDIN,P,No,5.2 unclear\nDS,O,Yes,\n"


def call(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as stop:
        run([*map(str, arguments)])
    out, err = capsys.readouterr()
    return int(stop.value.code or 0), out, err


def document(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, Any]:
    code, out, _ = call(capsys, *arguments, "--json")
    return code, json.loads(out) if out else None


@pytest.fixture
def votes(tmp_path: Path) -> Path:
    path = tmp_path / "votes.csv"
    path.write_text(LIST, encoding="utf-8")
    return path


def test_a_determined_ballot(capsys: pytest.CaptureFixture[str], votes: Path) -> None:
    code, found = document(capsys, "tally", votes, "--rule", "iso.dis")
    assert code == 0
    assert (found["rule"], found["edition"], found["verdict"]) == (
        "iso.dis",
        "iso/directives-2018",
        "approved",
    )
    assert [
        (item["id"], item["numerator"], item["denominator"], item["threshold"], item["passed"])
        for item in found["criteria"]
    ] == [("p_approval", 2, 3, "2/3", True), ("negatives", 1, 4, "1/4", True)]
    assert all(item["citation"] for item in found["criteria"])
    assert (found["counts"]["approve"], found["counts"]["disapprove"]) == (3, 1)
    assert (found["disregarded"], found["needed"], found["problems"]) == ([], [], [])


def test_problems(capsys: pytest.CaptureFixture[str], votes: Path) -> None:
    votes.write_text(LIST + "SCC,P,perhaps,\nJISC,P,No,no\n", encoding="utf-8")
    code, found = document(capsys, "tally", votes, "--rule", "iso.dis")
    assert (code, found["verdict"]) == (1, "undetermined")
    assert found["problems"] == ["SCC: “perhaps” is not a vote that is known"]
    assert [(item["voter"], item["row"]) for item in found["disregarded"]] == [("JISC", 7)]
    assert found["needed"]


def test_the_problems_of_the_list_stand_beside_those_of_the_verdict(
    capsys: pytest.CaptureFixture[str], votes: Path
) -> None:
    votes.write_text(LIST.replace("DS,O", "SAC,P"), encoding="utf-8")
    code, found = document(capsys, "tally", votes, "--rule", "iso.np")
    assert (code, found["verdict"]) == (1, "not approved")
    assert found["problems"] == [
        "No column says how many experts are named; none is counted.",
        "SAC stands in rows 2, 5 with the same vote; it is counted once.",
    ]


def test_a_day_and_an_edition(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "v.csv"
    path.write_text("姓名,表决\n委员01,赞成\n", encoding="utf-8")
    arguments = ("tally", path, "--rule", "cn.tc.draft")
    for option, edition in (
        (("--on", "2019-05-01"), "cn/tc-measures-2017"),
        (("--on", "2020-10-23"), "cn/tc-measures-2020"),
        (("--edition", "cn/tc-measures-2017"), "cn/tc-measures-2017"),
        ((), "cn/tc-measures-2020"),
    ):
        code, found = document(capsys, *arguments, *option)
        assert (code, found["edition"], found["verdict"]) == (0, edition, "approved")
    assert document(capsys, *arguments, "--on", "yesterday") == (2, None)


def test_what_cannot_be_judged(capsys: pytest.CaptureFixture[str], votes: Path) -> None:
    code, found = document(capsys, "tally", votes, "--rule", "iso.diss")
    assert (code, found["verdict"], found["criteria"]) == (2, None, [])
    assert "cn.tc.draft" in found["problems"][0]
    code, found = document(capsys, "tally", votes.with_name("no.csv"), "--rule", "iso.dis")
    assert (code, found["verdict"]) == (2, None)
    votes.write_text("NB,Weather\nSAC,fine\n", encoding="utf-8")
    code, found = document(capsys, "tally", votes, "--rule", "iso.dis")
    assert code == 2
    assert "NB, Weather" in found["problems"][0]
    assert call(capsys, "tally", votes)[0] == 2


def test_one_ballot_of_several(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "v.csv"
    path.write_text("Document,NB,P/O,Vote\nA,SAC,P,Yes\nB,SAC,P,No\nB,BSI,P,No\n", "utf-8")
    assert document(capsys, "tally", path, "--rule", "iso.dtr")[0] == 2
    code, found = document(capsys, "tally", path, "--rule", "iso.dtr", "--ballot", "A")
    assert (code, found["verdict"]) == (0, "approved")


def test_a_sheet_for_people(
    capsys: pytest.CaptureFixture[str], votes: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("STDCOMMITTEE_LANG", "en")
    votes.write_text(LIST + "JISC,P,No,no\n", encoding="utf-8")
    code, out, _ = call(capsys, "tally", votes, "--rule", "iso.dis")
    assert code == 0
    lines = out.splitlines()
    assert lines[0].startswith("Enquiry vote on a Draft International Standard (DIS)")
    clause = "ISO/IEC Directives, Part 1, 2.6.3"
    assert lines[1:] == [
        "Result: Approved",
        "Votes received: In favour 3, Against 2",
        "  ✓ P-members in favour: 2/3 ≥ 2/3; exactly on the limit, none to spare",
        f"    P-members' approvals ÷ their approvals and negatives; {clause}",
        "  ✓ Negative votes: 1/4 ≤ 1/4; exactly on the limit, none to spare",
        f"    negatives ÷ all approvals and negatives; {clause}",
        "Disregarded: JISC: a negative vote without reasons is not counted",
    ]


@pytest.mark.parametrize("suffix", ["xlsx", "ods"])
def test_spreadsheets(capsys: pytest.CaptureFixture[str], tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"votes.{suffix}"
    rows = [line.split(",") for line in LIST.strip().splitlines()]
    if suffix == "xlsx":
        import xlsxwriter

        with xlsxwriter.Workbook(path) as book:
            sheet = book.add_worksheet("Votes")
            for number, row in enumerate(rows):
                sheet.write_row(number, 0, row)
    else:
        path.write_bytes(_ods(rows))
    code, found = document(capsys, "tally", path, "--rule", "iso.dis")
    assert (code, found["verdict"]) == (0, "approved")


def _ods(rows: list[list[str]]) -> bytes:
    import io
    import zipfile

    office = "urn:oasis:names:tc:opendocument:xmlns:"
    cells = "".join(
        "<table:table-row>"
        + "".join(
            f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p>'
            "</table:table-cell>"
            for cell in row
        )
        + "</table:table-row>"
        for row in rows
    )
    content = (
        f'<office:document-content xmlns:office="{office}office:1.0" '
        f'xmlns:table="{office}table:1.0" xmlns:text="{office}text:1.0"><office:body>'
        f'<office:spreadsheet><table:table table:name="Votes">{cells}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("content.xml", content)
    return buffer.getvalue()


def test_the_real_list_of_87_votes(capsys: pytest.CaptureFixture[str], real_inputs: Path) -> None:
    path = real_inputs / "ballots" / "dis29500_2008-03_after_brm.csv"
    code, found = document(capsys, "tally", path, "--rule", "iso.dis", "--on", "2008-03-29")
    assert (code, found["verdict"], found["edition"]) == (1, "approved", "iso/directives-2002")
    assert [(item["numerator"], item["denominator"]) for item in found["criteria"]] == [
        (24, 32),
        (10, 71),
    ]
    assert len(found["problems"]) == 1  # nobody says whether the negative votes had reasons
