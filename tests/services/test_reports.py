"""The report as it is issued: numbered, frozen, reprinted byte by byte, read back as a regulator would."""

from __future__ import annotations

import dataclasses
import datetime as dt
import hashlib
import json
import re
from pathlib import Path

import pytest

from stdcommittee.base.errors import Cancelled, Invalid, Refused
from stdcommittee.base.progress import Progress
from stdcommittee.domain.documents.records import Document
from stdcommittee.domain.portfolio.records import Standard, StandardStatus
from stdcommittee.domain.supervision.records import Answer, DutyStatus, IssuedReport
from stdcommittee.domain.supervision.result import SupervisionResult
from stdcommittee.services.imports import carry_out, plan_import
from stdcommittee.services.reports import (
    edition_named,
    issue_report,
    keep_annual_report,
    preflight,
    preview,
    print_again,
    reprint,
)
from stdcommittee.services.session import Session, open_workspace
from stdcommittee.services.supervision import answer_duty, assess, attach_evidence
from stdcommittee.storage import attachments
from stdcommittee.storage.check import check_file
from tests.reports.pdf.reading import fonts, links, opened, outline, squeezed, texts

PORTFOLIO = """标准编号,中文名称,英文名称,发布日期,状态,归口单位,采标号,采标程度,上次复审
GB/T 19710.1-2023,地理信息 元数据 第1部分：基础,Metadata,2023-05-23,现行,SAC/TC 999,ISO 19115-1:2014,MOD,
GB/T 24357—2009,地理信息 元数据 XML模式实现规范,Schema,2009-09-30,现行,SAC/TC 999,,,2020-11-20
GB/T 17694—2009,地理信息 术语 𬭎 𠮷,Řehoř,2009-05-06,现行,SAC/TC 999,,,2022-12-04
CH/T 1007—2001,基础地理信息数字产品元数据,Products,2001,废止,SAC/TC 999,,,
"""
ROSTER = "姓名,本会职务,工作单位,代表方,任职开始日期,任期结束\n" + "".join(
    f"委员{n:02d},{'主任委员' if n == 1 else '委员'},某单位{n // 2},"
    f"{('生产者', '使用者', '公共利益方')[n % 3]},2023-01-01,2027-12-31\n"
    for n in range(1, 30)
)


@pytest.fixture
def filled(session: Session, tmp_path: Path) -> Session:
    unit = session.unit()
    with session.writing("unit") as uow:
        uow.change(
            dataclasses.replace(
                unit,
                name="全国地理信息标准化技术委员会（示例）",
                name_en="Sample committee on geographic information",
                host="某研究院",
                recipients="主管部门",
            )
        )
    for name, text in (("标准.csv", PORTFOLIO), ("名单.csv", ROSTER)):
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        carry_out(session, plan_import(session, path))
    return session


def _text(data: bytes) -> str:
    return "\n".join(texts(data))


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("edition", ["final", "draft"])
def test_every_printed_figure_equals_the_result(
    filled: Session, language: str, edition: str
) -> None:
    """Each figure stands in annex B with its indicator's id and the value that was found."""
    wanted = edition_named(edition)
    _, printed = issue_report(filled, "2025", edition=wanted, language=language)
    assert printed.problems == ()
    text = re.sub(r"\s+", " ", _text(printed.data))
    again = assess(filled, "2025", wanted)
    for figure in printed.result.figures:
        same = again.of_indicator(figure.measure.indicator)
        assert same is not None
        assert (same.measure.numerator, same.measure.denominator) == (
            figure.measure.numerator,
            figure.measure.denominator,
        )
        start = text.index(f"B.{figure.number} ", text.rindex(f"B.{figure.number} "))
        entry = text[start : start + 400]
        assert figure.measure.indicator in entry
        if figure.measure.denominator:
            assert f"{figure.measure.numerator}/{figure.measure.denominator}" in entry
    for name in ("GB/T 19710.1—2023", *(("𬭎", "𠮷") if language == "zh" else ("Řehoř",))):
        assert name in text
    assert ("征求意见稿" in text or "draft for comment" in text) or edition == "final"


def test_the_bytes_and_the_result_are_kept(filled: Session) -> None:
    report, printed = issue_report(filled, "2025")
    assert report.number.startswith("SAC/TC 999")
    assert report.sha256 == hashlib.sha256(printed.data).hexdigest()
    assert reprint(filled, report.id) == printed.data
    with filled.reading() as reader:
        kept = reader.get(Document, report.result_id or 0)
        assert kept is not None
        frozen = json.loads(attachments.content(reader, kept))
    assert SupervisionResult.from_json(frozen["result"]) == printed.result
    assert report.data_sha256 in re.sub(r"\s", "", _text(printed.data))


def test_printing_the_frozen_data_again_gives_the_same_file(filled: Session) -> None:
    report, _ = issue_report(filled, "2025", language="en")
    with filled.reading() as reader:
        (first, *_rest) = reader.find(Standard)
    with filled.writing("later") as uow:
        uow.change(dataclasses.replace(first, status=StandardStatus.WITHDRAWN, title_zh="改名"))
    assert print_again(filled, report.id).sha256 == report.sha256
    assert preview(filled, "2025", language="en").sha256 != report.sha256


def test_numbers_run_by_year_and_issuing_is_final(filled: Session) -> None:
    first, _ = issue_report(filled, "2025")
    second, _ = issue_report(filled, "2025Q3")
    assert first.number != second.number
    with pytest.raises(Refused, match="final"):
        filled.undo(filled.workspace.operations(limit=1)[0].id)
    with pytest.raises(Refused, match="closed"), filled.writing("forge") as uow:
        uow.change(dataclasses.replace(first, number="1"))
    with pytest.raises(Refused, match="closed"), filled.writing("forge") as uow:
        uow.remove(IssuedReport, first.id)


def test_the_printed_head_is_in_the_chain(filled: Session) -> None:
    report, printed = issue_report(filled, "2025")
    assert report.head in re.sub(r"\s", "", _text(printed.data))
    assert check_file(filled.path, None, head=report.head).ok


def test_properties_outline_links_and_fonts(filled: Session) -> None:
    _, printed = issue_report(filled, "2025", language="zh")
    with opened(printed.data) as pdf:
        assert str(pdf.docinfo["/Author"]) == "全国地理信息标准化技术委员会（示例）"
        assert "20260611" in str(pdf.docinfo["/CreationDate"])
        titles = outline(pdf)
        assert sum(depth == 0 for depth, _, _ in titles) >= 6
        leading = links(pdf)
        entries = {page for _, title, page in titles if title.startswith("B.")}
        # from the chapters to the annex, and from the annex back
        assert any(target in entries and page < min(entries) for page, target, _ in leading)
        assert any(page in entries and target < min(entries) for page, target, _ in leading)
        assert all("Noto" in name for name in fonts(pdf))
    pages = texts(printed.data)
    assert squeezed(pages[4]).count(f"第5页共{printed.pages}页") == 1


def test_answers_and_evidence_are_printed(filled: Session, tmp_path: Path) -> None:
    minutes = tmp_path / "审查会议纪要.txt"
    minutes.write_text("会议时间、地点、结论", encoding="utf-8")
    answer_duty(
        filled,
        Answer(
            duty="1.21", period="2025", status=DutyStatus.NONE, text="制度已公开，本期没有申诉。"
        ),
    )
    attach_evidence(filled, "1.21", "2025", minutes, "会议记录")
    result = assess(filled, "2025")
    assert result.item("1.21").status is DutyStatus.NONE
    printed = squeezed(_text(preview(filled, "2025", language="zh").data))
    assert "制度已公开" in printed
    assert "审查会议纪要.txt" in printed
    assert hashlib.sha256(minutes.read_bytes()).hexdigest() in printed


def test_a_read_only_workspace_can_still_preview(filled: Session) -> None:
    with open_workspace(filled.path) as second:
        assert second.workspace.read_only is not None
        assert preview(second, "2025").pages > 5
        assert "bad" in {check.state for check in preflight(second, assess(second, "2025"))}
        with pytest.raises(Refused):
            issue_report(second, "2025")


def test_an_unknown_edition_or_period_is_refused(filled: Session) -> None:
    with pytest.raises(Refused, match="no edition"):
        edition_named("2031")
    with pytest.raises(Refused, match="not a period"):
        preview(filled, "soon")


def test_a_cancelled_issue_leaves_nothing(filled: Session) -> None:
    before = filled.workspace.operations(limit=1)[0].id
    progress = Progress()
    progress.cancel()
    with pytest.raises(Cancelled):
        issue_report(filled, "2025", progress=progress)
    assert filled.workspace.operations(limit=1)[0].id == before
    with filled.reading() as reader:
        assert reader.count(IssuedReport) == 0


def test_an_unknown_committee_is_refused(filled: Session) -> None:
    for act in (preview, issue_report):
        with pytest.raises(Refused, match="knows no committee") as refused:
            act(filled, "2025", committee="SAC/TC 5")
        assert "SAC/TC 999" in str(refused.value.message)


def test_the_annual_report_is_kept_beside(filled: Session, tmp_path: Path) -> None:
    """It settles its figure, has its own number, and does not count among the others."""
    file = tmp_path / "2025年度报告.pdf"
    file.write_bytes(b"%PDF-1.7")
    kept = keep_annual_report(filled, 2025, dt.date(2026, 2, 15), path=file)
    assert (kept.kind, kept.period, kept.number) == ("annual", "2025", "SAC/TC 999 2025-1")
    assert kept.sha256 == hashlib.sha256(b"%PDF-1.7").hexdigest()
    assert reprint(filled, kept.id) == b"%PDF-1.7"
    figure = assess(filled, "2026").of_indicator("reports.annual")
    assert figure is not None
    assert (figure.measure.numerator, figure.measure.denominator) == (1, 1)
    first, _ = issue_report(filled, "2025", language="en")
    assert first.number.endswith("No. 1")
    # Of two for one year the later one stands.
    again = keep_annual_report(filled, 2025, dt.date(2026, 2, 16))
    assert again.number == "SAC/TC 999 2025-2"
    late = assess(filled, "2026").of_indicator("reports.annual")
    assert late is not None
    assert late.measure.numerator == 0
    with pytest.raises(Refused, match="no such report"):
        reprint(filled, again.id)


@pytest.mark.parametrize("sent", [dt.date(2025, 12, 31), dt.date(2026, 6, 12)])
def test_an_annual_report_is_sent_after_the_year_and_not_tomorrow(
    filled: Session, sent: dt.date
) -> None:
    with pytest.raises(Invalid) as invalid:
        keep_annual_report(filled, 2025, sent)
    assert list(invalid.value.problems) == ["issued"]
