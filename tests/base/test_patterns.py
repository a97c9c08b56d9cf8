"""Expressions that wait to be compiled."""

from __future__ import annotations

import re

import pytest

from stdcommittee.base.patterns import pattern


def test_it_answers_as_a_compiled_expression() -> None:
    word, same = pattern(r"(?P<first>\w)\w*", re.ASCII), re.compile(r"(?P<first>\w)\w*", re.ASCII)
    for _twice in range(2):
        found = word.fullmatch("Entwurf")
        assert found is not None
        assert found["first"] == "E"
        assert word.fullmatch("标准") is None  # the flags hold
    assert word.sub("-", "a b") == same.sub("-", "a b")
    assert (word.pattern, word.flags, word.groupindex) == (
        same.pattern,
        same.flags,
        same.groupindex,
    )


def test_a_wrong_expression_is_told_when_it_is_used() -> None:
    wrong = pattern("(")
    with pytest.raises(re.error):
        wrong.search("")


def test_nothing_else_is_asked_of_it() -> None:
    with pytest.raises(AttributeError):
        pattern("a").fullmach  # type: ignore[attr-defined]  # noqa: B018
    assert not hasattr(pattern("("), "__deepcopy__")
    assert repr(pattern("a|b")) == "pattern('a|b', 0)"
