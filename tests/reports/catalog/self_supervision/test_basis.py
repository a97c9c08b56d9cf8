"""The second chapter: edition, rules, and how statuses come about."""

from __future__ import annotations

import pytest

from stdcommittee.base.messages import catalog
from stdcommittee.domain.supervision.frameworks import editions
from tests.reports.catalog.self_supervision.printed import printed, whole
from tests.reports.pdf.reading import squeezed


@pytest.mark.parametrize("edition", editions())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_edition_rules_and_notes(language: str, edition: str) -> None:
    say = catalog(language).render
    result = printed(language, edition).result
    text = squeezed(whole(language, edition))
    assert squeezed(say(result.head.title)) in text
    assert squeezed(say(result.head.status)) in text
    for note in result.head.notes:
        assert squeezed(say(note)) in text
    assert result.rules
    for rule in result.rules:
        assert squeezed(say(rule.title)) in text
        assert rule.effective_from.isoformat() in text
    assert str(result.partly) in text


def test_every_edition_behind_a_figure_is_listed() -> None:
    result = printed("en").result
    used = {rule.edition for figure in result.figures for rule in figure.measure.rules}
    assert {rule.id for rule in result.rules} == used - {""}
