"""The line in which a rule file breaks."""

from __future__ import annotations

import pytest

from stdcommittee.base.errors import Failure, Refused
from stdcommittee.base.messages import Message
from stdcommittee.domain.rules.editions import read_edition
from stdcommittee.domain.rules.places import line_of

GOOD = """[edition]
id = "own/house"
title = { zh = "本单位", en = "House rules" }
document = { zh = "内部", en = "internal" }
from = 2026-01-01

[[rules]]
id = "own.vote"
kind = "draft"
title = { zh = "审查", en = "Review" }
citation = { zh = "第1条", en = "1" }
unit = { zh = "委员", en = "member" }
answers = "approval"
entitled = ["member"]
excluded = ["observer"]
reasons = "free"

[[rules.criteria]]
id = "approval"
criterion = "approval"
label = { zh = "赞成", en = "In favour" }
measure = { zh = "赞成÷投票", en = "in favour ÷ cast" }
least = "2/3"
abstentions = true

[[parameters]]
key = "own.days"
value = 3
unit = "day"
label = { zh = "天数", en = "Days" }
"""


def broken(old: str, new: str) -> int:
    text = GOOD.replace(old, new)
    assert text != GOOD
    with pytest.raises(Failure) as failed:
        read_edition(text, own=True)
    return line_of(text, failed.value)


def lines(start: str) -> int:
    return next(n for n, line in enumerate(GOOD.splitlines(), 1) if line.startswith(start))


def test_the_text_is_an_edition() -> None:
    assert read_edition(GOOD, own=True).id == "own/house"


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ("from = 2026-01-01", "from = 2026-13-01", "from"),
        ("from = 2026-01-01", 'from = "soon"', "from"),
        ('document = { zh = "内部", en = "internal" }', 'document = "internal"', "document"),
        ('least = "2/3"', "least = 0.67", "least"),
        ('least = "2/3"', 'least = "3/2"', "least"),
        ('reasons = "free"', 'reasons = "maybe"', "reasons"),
        ("value = 3", "value = -3", "value"),
        ('unit = "day"', 'unit = "fortnight"', 'unit = "day"'),
    ],
)
def test_a_wrong_value_is_named_with_its_line(old: str, new: str, line: str) -> None:
    assert broken(old, new) == lines(line)


def test_what_is_missing_is_looked_for_at_the_head_of_its_table() -> None:
    assert broken('least = "2/3"\n', "") == lines("[[rules.criteria]]")
    assert broken("value = 3\n", "") == lines("[[parameters]]")
    assert broken("from = 2026-01-01\n", "") == lines("[edition]")


def test_what_is_not_known_is_found_where_it_stands() -> None:
    assert broken('least = "2/3"', 'least = "2/3"\nleats = "2/3"') == lines("least") + 1


def test_where_no_place_is_known_no_line_is_named() -> None:
    assert line_of(GOOD, Refused(Message("Two rule editions have the same id."))) == 0
    assert line_of(GOOD, Refused("plain")) == 0
    assert line_of("", Refused(Message("x", place="rules[3]. "))) == 0
