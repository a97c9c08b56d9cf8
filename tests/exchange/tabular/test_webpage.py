"""What a page says above a table stands above it; a table without headings keeps its rows alone."""

from __future__ import annotations

from stdcommittee.exchange.tabular.webpage import read_web_tables

LIST = "<table><tr><td>Document</td><td>Closes</td></tr><tr><td>ISO/DIS 1</td><td>2026-06-24</td></tr></table>"
PLAIN = "<table><tr><td>CN 1</td><td>4.2</td></tr><tr><td>CN 2</td><td>4.3</td></tr></table>"


def above(page: str) -> list[list[str]]:
    """The lines above each table, the nearest last."""
    workbook = read_web_tables(page.encode(), "page.html")
    return [[row.at(0) for row in sheet.rows if not row.number] for sheet in workbook.sheets]


def test_headings_hold_until_the_next_of_their_level() -> None:
    page = (
        f"<title>ISO/TC 1</title><h1>ISO/TC 2</h1><h2>ISO/TC 3</h2>{LIST}<h2>Others</h2>{LIST}"
        f"<h1>ISO/TC 4</h1>{LIST}"
    )
    assert above(page) == [
        ["ISO/TC 1", "ISO/TC 2", "ISO/TC 3"],
        ["ISO/TC 1", "ISO/TC 2"],
        ["ISO/TC 1", "ISO/TC 4"],
    ]


def test_other_text_is_of_the_next_table_only() -> None:
    page = f"<div><p>Ballots of ISO/TC 5</p>{LIST}</div>{LIST}"
    assert above(page) == [["Ballots of ISO/TC 5"], []]


def test_a_page_laid_out_by_a_table() -> None:
    page = f"<table><tr><td><p>ISO/TC 6</p></td></tr><tr><td>{LIST}</td></tr></table>"
    assert above(page) == [["ISO/TC 6"]]


def test_scripts_long_texts_and_what_names_nothing_are_passed_over() -> None:
    story = "ISO/TC 7 " + "has a long story. " * 20
    page = f"<script>var a='ISO/TC 8'</script><p>{story}</p><p>Welcome</p>{LIST}"
    assert above(page) == [[]]


def test_a_table_without_headings_has_no_made_up_rows() -> None:
    assert above(f"<h1>ISO/TC 9</h1>{PLAIN}") == [[]]
