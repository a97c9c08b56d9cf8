from __future__ import annotations

from stdcommittee.reports.pdf.flow import Page, Strip, paginate, places
from stdcommittee.reports.pdf.pen import Pen
from stdcommittee.reports.pdf.styles import BOTTOM, TOP

ROOM = TOP - BOTTOM


class Plain(Strip):
    def __init__(self, name: str, height: float, **options: object) -> None:
        self.name = name
        self.height = height
        for option, value in options.items():
            setattr(self, option, value)

    def paint(self, pen: Pen, x: float, top: float) -> None:
        raise AssertionError


class Again:
    closing_height = 10.0

    def closing(self, following: Strip, page: int) -> Strip:
        assert isinstance(following, Plain)
        return Plain(f"end before {following.name} on {page}", 10.0)

    def opening(self) -> list[Strip]:
        return [Plain("head", 20.0)]


def names(pages: list[Page]) -> list[list[str]]:
    return [[s.name for s, _ in page.strips if isinstance(s, Plain)] for page in pages]


def test_strips_fill_pages() -> None:
    pages = paginate([Plain(str(n), ROOM / 3) for n in range(7)])
    assert names(pages) == [["0", "1", "2"], ["3", "4", "5"], ["6"]]
    assert [round(top, 3) for _, top in pages[0].strips] == [
        round(TOP - n * ROOM / 3, 3) for n in range(3)
    ]


def test_space_above_counts_but_not_at_the_top() -> None:
    pages = paginate([Plain("a", ROOM / 2), Plain("b", ROOM / 2, before=5.0)])
    assert names(pages) == [["a"], ["b"]]
    assert pages[1].strips[0][1] == TOP


def test_what_follows_a_tight_strip_comes_close() -> None:
    pages = paginate([Plain("a", 10, tight=True), Plain("b", 10, before=30.0)])
    assert TOP - 10 - 2 < pages[0].strips[1][1] < TOP - 10


def test_kept_strips_move_together() -> None:
    strips = [Plain("a", ROOM - 50), Plain("heading", 30, keep=True), Plain("text", 30)]
    assert names(paginate(strips)) == [["a"], ["heading", "text"]]


def test_a_chain_longer_than_a_page_is_broken_all_the_same() -> None:
    strips = [Plain(str(n), ROOM / 2, keep=True) for n in range(5)]
    assert names(paginate(strips)) == [["0", "1"], ["2", "3"], ["4"]]


def test_a_strip_taller_than_a_page_gets_one_of_its_own() -> None:
    strips = [Plain("a", 10), Plain("tall", ROOM * 2), Plain("b", 10)]
    assert names(paginate(strips)) == [["a"], ["tall"], ["b"]]


def test_new_page_is_not_asked_for_twice() -> None:
    strips = [Plain("a", 10, new_page=True), Plain("b", 10, new_page=True)]
    assert names(paginate(strips)) == [["a"], ["b"]]


def test_a_cover_has_its_page_to_itself() -> None:
    pages = paginate([Plain("cover", 0, whole=True), Plain("a", 10)])
    assert names(pages) == [["cover"], ["a"]]
    assert [page.whole for page in pages] == [True, False]


def test_a_table_is_closed_and_opened_again() -> None:
    again = Again()
    strips = [Plain(str(n), ROOM / 4, repeat=again) for n in range(5)]
    assert names(paginate(strips)) == [
        ["0", "1", "2", "end before 3 on 2"],
        ["head", "3", "4"],
    ]


def test_another_table_is_not_opened_again() -> None:
    strips = [Plain("a", ROOM - 30, repeat=Again()), Plain("b", 50, repeat=Again())]
    assert names(paginate(strips)) == [["a"], ["b"]]


def test_nothing_reaches_below_the_body() -> None:
    again = Again()
    strips = [Plain(str(n), 17.0 + n % 5, before=n % 3, repeat=again) for n in range(300)]
    for page in paginate(strips):
        strip, top = page.strips[-1]
        assert top - strip.height >= BOTTOM - 0.02


def test_places() -> None:
    strips = [
        Plain("a", 10, anchors=("x",), marks=(1, 2)),
        Plain("b", 10, new_page=True, anchors=("x", "y"), marks=(2,)),
        Plain("c", 10, marks=(2,)),
    ]
    found = places(paginate(strips))
    assert found.pages == {"x": 1, "y": 2}
    assert found.uses == {1: (1,), 2: (1, 2)}
