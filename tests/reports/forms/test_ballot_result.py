from __future__ import annotations

import dataclasses

import pytest

from stdcommittee.domain.ballots.result_sheet import ResultSheet
from stdcommittee.reports.forms.ballot_conclusion import conclusion_form, statistics_form
from stdcommittee.reports.forms.ballot_result import remark, result_form
from stdcommittee.reports.forms.printing import FormFormat, print_form
from stdcommittee.reports.forms.wording import Wording
from tests.domain.ballots.test_result_sheet import full
from tests.reports.forms.reading import said
from tests.reports.pdf.reading import squeezed, texts

PAPER = (FormFormat.PDF, FormFormat.DOCX)


@pytest.fixture
def sheet() -> ResultSheet:
    """A sheet in which everything is filled; the first voter joined late, the third did not."""
    made = full()
    listed = dataclasses.replace(made.voters[0], joined=None)
    return dataclasses.replace(made, secret=False, voters=(*made.voters, listed))


def test_a_remark_says_who_brought_a_vote_who_checked_it_and_how_often_it_changed(
    sheet: ResultSheet,
) -> None:
    say = Wording("ballots", "zh")
    voter = sheet.voters[0]
    assert remark(voter, say).split("\n") == [
        "理由",
        "第二行",
        "代投：委员02",
        "复核：委员03，2026年6月11日",
        "曾改投3次",
        "计2票",
    ]
    assert remark(sheet.voters[1], say) == ""
    assert "复核：委员03\n" in remark(dataclasses.replace(voter, checked=None), say)


@pytest.mark.parametrize("kind", PAPER)
def test_every_part_of_a_full_sheet_is_printed(sheet: ResultSheet, kind: FormFormat) -> None:
    page = said(print_form(result_form(sheet, "zh"), kind), kind)
    facts = (
        *("B12", "SAC/TC999示例", "GB/T90001", "20251187-T-334", "某大学", "第2轮", "审查会"),
        *(
            "我国投票",
            "不计入的票",
            "“x”",
            "表决开始后加入",
            "以前各轮",
            "漏计",
            "稿.pdf",
            "ab" * 32,
        ),
        *("委员01主任委员", sheet.digest),
    )
    for fact in facts:
        assert fact in page, fact


def test_headings_are_numbered_without_gaps(sheet: ResultSheet) -> None:
    bare = dataclasses.replace(sheet, earlier=(), documents=(), voters=sheet.voters[1:2])
    page = squeezed("".join(texts(print_form(result_form(bare, "zh"), FormFormat.PDF))))
    places = [
        page.index(mark)
        for mark in ("一、规则", "二、票数", "三、表决人", "四、未投票", "五、说明")
    ]
    assert places == sorted(places)


def test_signatures_never_stand_alone_on_a_page(sheet: ResultSheet) -> None:
    for voters in range(1, 60):
        long = dataclasses.replace(sheet, voters=sheet.voters[1:2] * voters, earlier=())
        last = squeezed(texts(print_form(result_form(long, "zh"), FormFormat.PDF))[-1])
        assert "计票人" in last
        assert "说明" in last


@pytest.mark.parametrize("kind", PAPER)
def test_conclusion_and_statistics_say_what_the_sheet_says(
    sheet: ResultSheet, kind: FormFormat
) -> None:
    conclusion = said(print_form(conclusion_form(sheet, "en"), kind), kind)
    for fact in ("Conclusionofthereviewbycorrespondence", "Title", "2026-06-11", sheet.digest):
        assert fact in conclusion
    assert "Void" in conclusion
    statistics = said(print_form(statistics_form(sheet, "zh"), kind), kind)
    for fact in (
        "委员总数29人",
        "到会委员22人22/29(75.86%)",
        "审查会",
        "某市",
        "赞成1人1/3(33.33%)",
    ):
        assert fact in statistics, fact
