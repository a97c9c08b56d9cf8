"""The duties one by one: status, figures, account, and why the others are owed or not."""

from __future__ import annotations

import pytest

from stdcommittee.base.messages import catalog
from stdcommittee.domain.supervision.frameworks import editions
from stdcommittee.domain.supervision.records import DutyStatus
from stdcommittee.domain.workspace.records import UnitKind
from tests.reports.catalog.self_supervision.printed import printed, whole
from tests.reports.pdf.reading import squeezed

FINAL, DRAFT = editions()


def chapter(language: str, edition: str = FINAL, kind: UnitKind = UnitKind.BOTH) -> str:
    say = catalog(language)
    text = squeezed(whole(language, edition, kind))
    start = text.rindex(squeezed(say("3 Duties one by one")))
    return text[start : text.rindex(squeezed(say("Annex A Index of figures")))]


@pytest.mark.parametrize("edition", editions())
@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_owed_duty_is_printed_with_its_status(language: str, edition: str) -> None:
    say = catalog(language).render
    text = chapter(language, edition)
    result = printed(language, edition).result
    assert len(result.owed) == 124
    for item in result.owed:
        assert squeezed(say(item.duty.text)) in text, item.duty.id
    for item in result.owed:
        for number in item.figures:
            assert f"[{number}]" in text
    for status in (DutyStatus.MET, DutyStatus.UNMET, DutyStatus.OPEN):
        count = sum(item.status is status for item in result.owed)
        assert text.count(squeezed(say(status.text))) >= count


@pytest.mark.parametrize("language", ["zh", "en"])
def test_where_the_final_text_has_no_place_the_report_says_under_which_rules(
    language: str,
) -> None:
    """No measure of 2025 names counterpart units: 5.1 to 5.10 are owed under the rules of 2015."""
    say = catalog(language).render
    result = printed(language).result
    text = chapter(language)
    without = [item for item in result.owed if item.duty.why is not None]
    assert {f"5.{n}" for n in range(1, 11)} <= {item.duty.id for item in without}
    for item in without:
        assert item.duty.why is not None
        assert squeezed(say(item.duty.why)) in text, item.duty.id
    assert squeezed(say(result.sections[-1].title)) in text
    assert ("2015年第36号" in text) or ("no.36of2015" in text)


def test_the_draft_has_a_place_for_every_duty() -> None:
    result = printed("en", DRAFT).result
    assert all(item.duty.why is None for item in result.items)


@pytest.mark.parametrize("kind", [UnitKind.COMMITTEE, UnitKind.GROUP_BODY])
def test_duties_of_others_are_named_and_not_judged(kind: UnitKind) -> None:
    result = printed("en", FINAL, kind).result
    text = chapter("en", FINAL, kind)
    start = text.index("Notowedbythisunit")
    others = [item.duty.id for item in result.items if not item.owed]
    for name in others:
        assert name in text[start:]
    assert len(others) + len(result.owed) == 159
