from __future__ import annotations

import datetime as dt
from fractions import Fraction

import pytest

from stdcommittee.base.errors import Unreadable
from stdcommittee.base.messages import Bilingual
from stdcommittee.domain.ballots.vocabulary import Standing
from stdcommittee.domain.rules.rule import Reasons
from stdcommittee.domain.rules.table import Table


def entry(**values: object) -> Table:
    return Table("rules[1].", values)


def test_values_come_out_by_kind() -> None:
    table = entry(
        title={"zh": "表决", "en": "Vote"},
        day=dt.date(2026, 1, 5),
        least="2/3",
        number=15,
        flag=False,
        reasons="asked",
        entitled=["P", "none"],
        criteria=[{"id": "a"}],
    )
    assert table.bilingual("title") == Bilingual("表决", "Vote")
    assert table.day("day") == dt.date(2026, 1, 5)
    assert table.share("least") == Fraction(2, 3)
    assert table.number("number") == 15
    assert table.flag("flag") is False
    assert table.choice("reasons", Reasons) is Reasons.ASKED
    assert table.standings("entitled") == {Standing.P, Standing.OUTSIDE}
    assert [inner.place for inner in table.tables("criteria")] == ["rules[1].criteria[1]."]
    assert table.tables("absent") == []
    assert table.text("absent", "default") == "default"
    table.finish()


@pytest.mark.parametrize("text", ["0.67", "4/3", "2/0", "-1/2", "two thirds", "1 / 2", ""])
def test_a_share_is_an_exact_fraction_up_to_one(text: str) -> None:
    with pytest.raises(Unreadable, match="2/3"):
        entry(least=text).share("least")


@pytest.mark.parametrize(
    ("values", "read"),
    [
        ({"x": 0.67}, lambda table: table.share("x")),
        ({"x": -1}, lambda table: table.number("x")),
        ({"x": True}, lambda table: table.number("x")),
        ({"x": 1}, lambda table: table.flag("x")),
        ({"x": dt.datetime(2026, 1, 5)}, lambda table: table.day("x")),  # noqa: DTZ001
        ({"x": "2026-01-05"}, lambda table: table.day("x")),
        ({"x": {"zh": "表决"}}, lambda table: table.bilingual("x")),
        ({"x": {"zh": "表决", "en": 1}}, lambda table: table.bilingual("x")),
        ({"x": ["Q"]}, lambda table: table.standings("x")),
        ({"x": "sometimes"}, lambda table: table.choice("x", Reasons)),
        ({"x": ["text"]}, lambda table: table.tables("x")),
        ({}, lambda table: table.text("x")),
        ({"x": "left over"}, lambda table: table.finish()),
    ],
)
def test_what_is_wrong_is_said_with_its_place(values: dict[str, object], read: object) -> None:
    with pytest.raises(Unreadable, match=r"rules\[1\]\."):
        read(Table("rules[1].", values))  # type: ignore[operator]
