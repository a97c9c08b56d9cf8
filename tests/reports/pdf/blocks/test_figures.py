from __future__ import annotations

import pytest

from stdcommittee.reports.pdf.blocks.figures import KeyFigure, KeyFigures, Side
from stdcommittee.reports.pdf.setting import Setting
from stdcommittee.reports.pdf.styles import WIDTH
from tests.reports.pdf.sample import duties_chart, votes_chart


def test_key_figures_stand_in_rows() -> None:
    figures = tuple(KeyFigure("数据", f"{n}/10", n) for n in range(1, 8))
    strips = KeyFigures(figures).strips(WIDTH, Setting("zh"))
    assert [strip.marks for strip in strips] == [(1, 2, 3, 4), (5, 6, 7)]


def test_a_key_figure_too_wide_is_set_smaller() -> None:
    figures = (KeyFigure("数据", "1234567890/1234567890", 1),)
    (strip,) = KeyFigures(figures).strips(WIDTH, Setting("zh"))
    (line,), style = strip.cells[0][1]  # type: ignore[attr-defined]
    assert style.size < 17
    assert line.width < WIDTH / 4


def test_blocks_side_by_side_are_one_strip() -> None:
    setting = Setting("zh")
    left, right = duties_chart("zh"), votes_chart("zh")
    (strip,) = Side(((left,), (right,))).strips(WIDTH, setting)
    tallest = max(
        sum(s.height + s.before for s in block.strips((WIDTH - 9) / 2, setting))
        for block in (left, right)
    )
    assert strip.height == pytest.approx(tallest, abs=10)
    assert "figure-duties" in strip.anchors


def test_a_figure_with_its_note_is_found_by_its_key() -> None:
    strips = votes_chart("zh").strips(WIDTH, Setting("zh"))
    assert [strip.keep for strip in strips] == [True, True, False]
    assert duties_chart("zh").strips(WIDTH, Setting("zh"))[0].anchors == ("figure-duties",)
