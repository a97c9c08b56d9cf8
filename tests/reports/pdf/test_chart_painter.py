from __future__ import annotations

from stdcommittee.domain.charts.marks import Bar, Chart, Label, Line, Role, Shape
from stdcommittee.reports.pdf.chart_painter import paint_chart
from stdcommittee.reports.pdf.palette import OPERANDS
from stdcommittee.reports.pdf.pen import Paper, Pen
from tests.reports.pdf.reading import opened, picture, texts


def painted(chart: Chart) -> tuple[str, bytes]:
    """Return the page's operators and the file."""
    pen = Pen(Paper("zh"), set())
    paint_chart(pen, chart, 100.0, 700.0, "zh")
    pen.turn()
    data = pen.paper.finished()
    with opened(data) as pdf:
        return pdf.pages[0].Contents.read_bytes().decode("latin-1"), data


def test_every_role_has_ink() -> None:
    assert set(map(str, Role)) <= OPERANDS.keys()
    assert len({OPERANDS[role] for role in Role}) == len(Role)


def test_marks_stand_where_the_layout_put_them() -> None:
    marks = (
        Bar(x=10, y=20, width=30, height=5, role=Role.SERIES4),
        Line(points=((0, 0), (50, 10)), role=Role.BAD, width=1.0, dashed=True),
        Shape(points=((0, 0), (4, 0), (2, 3)), role=Role.WARN),
    )
    content, _ = painted(Chart(100, 50, marks))
    assert f"{OPERANDS['series4']} rg\n110.00 675.00 30.00 5.00 re f" in content
    assert "100.00 700.00 m 150.00 690.00 l S" in content
    assert "[3 2] 0 d" in content
    assert "100.00 700.00 m 104.00 700.00 l 102.00 697.00 l f" in content


def test_a_planned_bar_is_an_outline() -> None:
    bar = Bar(x=0, y=0, width=9, height=9, role=None, outline=Role.SERIES3, dashed=True)
    content, _ = painted(Chart(10, 10, (bar,)))
    assert "re S" in content
    assert "re f" not in content


def test_texts_can_be_read_and_ink_is_on_the_page() -> None:
    label = Label(x=0, y=20, text="一季度 46/60", size=7.6, width=50.0)
    bar = Bar(x=0, y=30, width=50, height=10, role=Role.SERIES4)
    _, data = painted(Chart(100, 50, (label, bar)))
    assert "一季度 46/60" in texts(data)[0]
    assert bytes.fromhex("8C4E1F") in picture(data)  # blue, green, red
