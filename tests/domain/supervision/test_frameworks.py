"""The editions of the duties: complete, in both languages, and bound to whom they bind."""

from __future__ import annotations

import csv
import os
from collections import Counter
from pathlib import Path

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.supervision.frameworks import (
    DEFAULT,
    Framework,
    Who,
    editions,
    framework,
    read_framework,
)
from stdcommittee.domain.workspace.records import UnitKind

FINAL, DRAFT = editions()


def test_the_final_edition_is_the_default_and_the_draft_is_marked() -> None:
    assert (FINAL, DRAFT) == (DEFAULT, "self-supervision-2024-draft")
    assert framework().head.final
    assert not framework(DRAFT).head.final
    assert "征求意见稿" in framework(DRAFT).head.title.zh + framework(DRAFT).head.status.zh


@pytest.mark.parametrize("edition", editions())
def test_every_duty_stands_in_it_once_in_both_languages(edition: str) -> None:
    chosen = framework(edition)
    assert len(chosen.duties) == 159
    assert max(Counter(duty.id for duty in chosen.duties).values()) == 1
    sections = {section.id for section in chosen.sections}
    for duty in chosen.duties:
        assert duty.text.zh
        assert duty.text.en
        assert duty.who
        assert duty.section in sections
        assert set(duty.also) <= sections
        for text in (duty.record, duty.compute, duty.warn, duty.report):
            assert bool(text.zh) == bool(text.en), duty.id
    for section in chosen.sections:
        assert section.title.zh
        assert section.title.en


def test_both_editions_hold_the_same_duties() -> None:
    final, draft = framework(FINAL).by_id, framework(DRAFT).by_id
    assert final.keys() == draft.keys()
    for name, duty in final.items():
        other = draft[name]
        assert (duty.text, duty.who, duty.indicators) == (other.text, other.who, other.indicators)


def test_a_duty_without_a_measure_says_why_it_is_still_owed() -> None:
    """The final text has no place for the duties of counterpart units (5.1 to 5.10)."""
    chosen = framework()
    owed = chosen.sections[-1].id
    assert owed == "owed"
    for duty in chosen.duties:
        assert (duty.why is not None) == (duty.section == owed), duty.id
    without = {duty.id for duty in chosen.duties if duty.why is not None}
    assert {f"5.{n}" for n in range(1, 11)} <= without
    for name in without:
        why = chosen.duty(name).why
        assert why is not None
        assert why.zh.startswith(("正式文件", "征求意见稿"))
        assert why.en
    assert all(duty.why is None for duty in framework(DRAFT).duties)
    assert len(chosen.sections) == 18
    assert [section.id for section in chosen.sections[:-1]] == [str(n) for n in range(1, 18)]


def test_whom_they_bind() -> None:
    chosen = framework()
    committee = {duty.id for duty in chosen.owed_by(UnitKind.COMMITTEE)}
    counterpart = {duty.id for duty in chosen.owed_by(UnitKind.COUNTERPART)}
    both = {duty.id for duty in chosen.owed_by(UnitKind.BOTH)}
    assert committee | counterpart == both
    assert {duty.id for duty in chosen.duties if Who.COUNTERPART in duty.who} == counterpart
    assert len(chosen.owed_by(UnitKind.GROUP_BODY)) == 47
    assert (len(committee), len(counterpart), len(both)) == (113, 17, 124)
    assert not chosen.duty("5.5").binds(UnitKind.GROUP_BODY)


def test_what_does_not_exist_is_refused_with_what_does() -> None:
    with pytest.raises(Refused, match="no edition “2031”") as refused:
        framework("2031")
    assert FINAL in str(refused.value.message)
    assert DRAFT in str(refused.value.message)
    with pytest.raises(Refused, match=r"no duty “99\.1”"):
        framework().duty("99.1")


def test_an_edition_with_a_gap_is_not_read() -> None:
    with pytest.raises(KeyError):
        read_framework({"edition": {"id": "x"}, "sections": []})


def _rows() -> list[dict[str, str]]:
    folder = os.environ.get("STDCOMMITTEE_REAL_INPUTS", "")
    register = Path(folder).parent / "domain" / "duties.csv" if folder else None
    if register is None or not register.is_file():
        pytest.skip("no register of duties here")
    with register.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@pytest.mark.parametrize("edition", editions())
def test_the_register_is_taken_over_whole(edition: str) -> None:
    """Every row of the register, with its texts, its addressees and its measures."""
    chosen: Framework = framework(edition)
    rows = _rows()
    assert {row["id"] for row in rows} == set(chosen.by_id)
    for row in rows:
        duty = chosen.duty(row["id"])
        assert (duty.text.zh, duty.text.en) == (row["duty_zh"], row["duty_en"])
        assert [who.value for who in duty.who] == row["who"].split()
        assert duty.explicit == (row["explicit"] == "yes")
        for name in ("record", "compute", "warn", "report"):
            text = getattr(duty, name)
            stated = row[f"{name}_zh"]
            assert text.zh == ("" if stated == "–" else stated)
        if edition == FINAL:
            assert [duty.section, *duty.also] == (row["final_2025"].split() or ["owed"])
        else:
            assert duty.section == row["id"].partition(".")[0]
