from __future__ import annotations

import pytest

from stdcommittee.exchange.comments.header import read_header
from stdcommittee.exchange.comments.model import FormHeader

Grid = tuple[tuple[str, ...], ...]


@pytest.mark.parametrize(
    ("grid", "header"),
    [
        (
            (
                (
                    "Template for comments",
                    "Date:2022-04-27",
                    "Document: ISO/TC 211 N 1\n Annex B",
                    "Project: ",
                ),
            ),
            FormHeader("2022-04-27", "ISO/TC 211 N 1 Annex B", ""),
        ),
        (
            (("Date", "Document", "Project Nr."), ("5 May 2026", "65/1/CDV", "IEC 60000-1")),
            FormHeader("5 May 2026", "65/1/CDV", "IEC 60000-1"),
        ),
        (
            (("Date", "Reference", "", "Title EN"), ("2026-04-21", "ISO/DIS 1", "", "x"), ()),
            FormHeader("2026-04-21", "ISO/DIS 1", ""),
        ),
        (
            (
                ("标准项目名称", "某某规范", "计划项目编号", "2026-T-000"),
                ("填写日期：2026年5月6日",),
            ),
            FormHeader("2026年5月6日", "某某规范", "2026-T-000"),
        ),
        (
            (("标准名称：某某规范　承办人：委员01　电话：010", "共 3 页 第 1 页"),),
            FormHeader("", "某某规范", ""),
        ),
        (
            (("Date\n2026-01-05", "Document\n65/1/CDV", "Project Nr.\nIEC 60000"),),
            FormHeader("2026-01-05", "65/1/CDV", "IEC 60000"),
        ),
        ((("Candidate: x", "Update: y"),), FormHeader()),
    ],
)
def test_blocks(grid: Grid, header: FormHeader) -> None:
    assert read_header((grid,))[0] == header


def test_the_first_value_counts_and_paragraphs_come_last() -> None:
    grids = ((("Date:",),), (("Date: 2026-01-01",),))
    header, _ = read_header(grids, ("Date: 1999  Document: ISO 1", "file_AFNOR.doc: successful"))
    assert header == FormHeader("2026-01-01", "ISO 1", "")


def test_the_form_of_the_iec_is_told_by_its_block() -> None:
    assert read_header(((("Date", "Document", "Project Nr."),),))[1]
    assert not read_header(((("Date:", "Document:", "Project:"),),))[1]
