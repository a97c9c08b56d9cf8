"""The first chapter: totals, main figures and trends, each as in the result."""

from __future__ import annotations

import pytest

from stdcommittee.base.messages import catalog
from stdcommittee.domain.supervision.records import DutyStatus
from stdcommittee.reports.catalog.self_supervision.overview import _telling
from stdcommittee.reports.catalog.self_supervision.words import figure_text, past_text
from tests.reports.catalog.self_supervision.printed import pages, printed
from tests.reports.pdf.reading import squeezed


def overview(language: str) -> str:
    say = catalog(language)
    found = pages(language)
    heading = squeezed(say("1 Overview"))
    first = max(n for n, page in enumerate(found[:4]) if heading in squeezed(page))
    return squeezed("".join(found[first : first + 2]))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_totals_and_figures(language: str) -> None:
    say = catalog(language).render
    result = printed(language).result
    text = overview(language)
    totals = result.totals()
    for status in (DutyStatus.MET, DutyStatus.PARTLY, DutyStatus.UNMET, DutyStatus.OPEN):
        assert str(totals.counts[status]) in text
    assert str(totals.owed) in text
    for number in (*result.overview, *result.headline):
        figure = result.figure(number)
        assert squeezed(say(figure.measure.label)) in text
        assert squeezed(say(figure_text(figure.measure))) in text
        assert f"[{number}]" in text
        for past in figure.past:
            assert squeezed(say(past_text(past))) in text


@pytest.mark.parametrize("language", ["zh", "en"])
def test_nothing_to_count_is_never_nought_of_nought(language: str) -> None:
    result = printed(language).result
    assert any(past.value is None for figure in result.figures for past in figure.past)
    assert "0/0" not in overview(language)


@pytest.mark.parametrize("language", ["zh", "en"])
def test_each_section_has_its_bar(language: str) -> None:
    text = overview(language)
    for entry in printed(language).result.statistics():
        assert f"{entry.counts[DutyStatus.MET]}/{entry.owed}" in text


def test_trends_are_of_shares_that_can_be_followed() -> None:
    result = printed("en").result
    shown = _telling(result)
    assert 1 <= len(shown) <= 2
    for figure in shown:
        values = [*(past.value for past in figure.past), figure.measure.value]
        assert sum(value is not None for value in values) > 1
        assert squeezed(str(figure.measure.label)) in overview("en")
