from __future__ import annotations

from stdcommittee.domain.charts.marks import Anchor, Bar, Chart, Label, Line, Role, Shape

BELOW = Bar(x=0, y=0, width=50, height=20, role=Role.SERIES1, records=(("below", 1),))
ABOVE = Bar(x=10, y=5, width=10, height=10, role=Role.BAD, records=(("above", 2),))
SILENT = Bar(x=12, y=6, width=5, height=5, role=Role.TEXT)


def test_the_topmost_mark_with_records_answers() -> None:
    chart = Chart(100, 40, (BELOW, ABOVE, SILENT))
    assert chart.at(13, 7) is ABOVE
    assert chart.at(5, 5) is BELOW
    assert chart.at(80, 30) is None


def test_thin_marks_can_be_hit_beside() -> None:
    tick = Bar(x=10, y=0, width=1, height=20, role=Role.TEXT, records=((1,),))
    line = Line(points=((0, 0), (100, 100)), role=Role.LINE, records=((1,),))
    assert tick.covers(8.5, 10)
    assert not tick.covers(7.5, 10)
    assert line.covers(51, 50)
    assert not line.covers(60, 50)
    assert not line.covers(110, 110)


def test_a_line_of_one_place_is_a_point() -> None:
    assert Line(points=((5, 5), (5, 5)), role=Role.LINE).covers(6, 5)


def test_shapes_and_labels_cover_their_box() -> None:
    assert Shape(points=((0, 0), (4, 0), (2, 4)), role=Role.BAD).covers(5, 5)
    middle = Label(x=50, y=20, text="46/60", size=8, width=20, anchor=Anchor.MIDDLE)
    assert middle.left == 40
    assert middle.covers(41, 15)
    assert not middle.covers(61, 15)
    assert Label(x=50, y=20, text="a", size=8, width=20, anchor=Anchor.END).left == 30
