from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from stdcommittee.base.messages import LANGUAGES
from stdcommittee.reports.pdf.inline import Mark, Span, State, Status
from stdcommittee.reports.pdf.lines import Line, Run, natural_width, set_runs, set_text
from stdcommittee.reports.pdf.setting import Setting
from stdcommittee.reports.pdf.styles import styles

BODY = styles("zh").body
LONG = "本会归口的 ISO/TC 211 对应标准 GB/T 17694 等 27 项应复审，其中 22 项按期作出结论，" * 4


def text(line: Line) -> str:
    return "".join(piece.text for piece in line.pieces)


def right(line: Line) -> float:
    last = line.pieces[-1]
    return last.x + last.width + last.spread * (len(last.text) - 1)


def test_empty_text_has_no_lines() -> None:
    assert set_text("", BODY, 100) == ()


def test_a_text_that_fits_is_one_piece() -> None:
    (line,) = set_text("术语", BODY, 100)
    assert [piece.text for piece in line.pieces] == ["术语"]
    assert line.width == pytest.approx(2 * BODY.size)


def test_justified_lines_reach_the_edge_and_the_last_does_not() -> None:
    room = 300.0
    lines = set_runs((Run(LONG, BODY),), room, indent=21.0, justify=True)
    assert len(lines) > 3
    assert lines[0].pieces[0].x == 21.0
    for line in lines[:-1]:
        hang = BODY.size / 2 if text(line)[-1] in "，。" else 0.0
        assert right(line) == pytest.approx(room, abs=hang + 0.01)
    assert right(lines[-1]) < room - 10


def test_pieces_of_a_justified_line_do_not_overlap() -> None:
    for line in set_runs((Run(LONG, BODY),), 250.0, justify=True):
        for before, after in zip(line.pieces, line.pieces[1:], strict=False):
            end = before.x + before.width + before.spread * (len(before.text) - 1)
            assert end <= after.x + 0.01


def test_latin_words_are_not_spread() -> None:
    for line in set_runs((Run(LONG, BODY),), 250.0, justify=True):
        for piece in line.pieces:
            if len(piece.text) > 1 and piece.text.strip().isascii():
                assert piece.spread == 0.0


def test_a_line_with_hardly_any_gap_is_left_ragged() -> None:
    latin = styles("en").body
    lines = set_runs((Run("a https://example.org/very-long-name", latin),), 100.0, justify=True)
    assert right(lines[0]) < 50


def test_signs_side_by_side_share_their_blank() -> None:
    (line,) = set_text("意见，（十三）。", BODY, 300)
    assert line.width == pytest.approx((8 - 1.0) * BODY.size)
    assert text(line) == "意见，（十三）。"


def test_a_mark_stays_with_the_word_before_it() -> None:
    setting = Setting("zh")
    for room in range(50, 200, 7):
        lines = setting.lines(("逾期的标准共 5 项", Mark(12), "。"), BODY, float(room))
        marked = [line for line in lines if line.marks]
        assert len(marked) == 1
        assert "项[12]" in text(marked[0])
        assert not text(lines[-1]).startswith(("[", "。"))


def test_marks_lead_to_their_entry() -> None:
    (line,) = Setting("zh").lines(("项", Mark(3)), BODY, 100)
    mark = line.pieces[-1]
    assert (mark.text, mark.run.key, mark.run.mark) == ("[3]", "figure-3", 3)
    assert mark.run.style.rise > 0
    assert mark.run.style.size < BODY.size


def test_a_state_is_a_shape_and_a_word() -> None:
    setting = Setting("zh")
    (line,) = setting.lines(Status(State.UNMET, "未满足"), setting.styles.cell, 100)
    (piece,) = line.pieces
    assert piece.run.state is State.UNMET
    assert piece.run.style.colour == "bad"
    assert piece.text.endswith("未满足")
    assert piece.width > 3 * piece.run.style.size


def test_emphasis_thickens_the_serif_and_changes_the_sans() -> None:
    setting = Setting("zh")
    (serif,) = setting.runs(Span("甲", strong=True), setting.styles.cell)
    (sans,) = setting.runs(Span("甲", strong=True), setting.styles.sans)
    assert serif.style.weight > 0
    assert (sans.style.weight, sans.style.face.name) == (0, "bold")


@given(
    st.text(alphabet="中文标准，。（）abc XYZ01 ", min_size=1, max_size=80),
    st.sampled_from(LANGUAGES),
)
def test_a_text_fits_its_natural_width(content: str, language: str) -> None:
    runs = (Run(content, styles(language).body),)
    assert len(set_runs(runs, natural_width(runs) + 0.01)) == 1


@given(st.text(alphabet="中文标准，。（）《》abc XYZ01 ", max_size=120), st.booleans())
def test_setting_loses_nothing(content: str, justify: bool) -> None:
    lines = set_runs((Run(content, BODY), Run("尾", BODY)), 90.0, justify=justify)
    assert "".join("".join(map(text, lines)).split()) == "".join((content + "尾").split())
