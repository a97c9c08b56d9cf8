"""What holds of every alert, whatever the records."""

from __future__ import annotations

import dataclasses
import datetime as dt
from itertools import pairwise

import pytest

from stdcommittee.alerts import Alert, Severity, alert_sources, reached
from stdcommittee.base.messages import CHINESE, ENGLISH, Message, catalog
from stdcommittee.base.records import Record
from stdcommittee.services.alerts import current_alerts
from stdcommittee.services.session import Session
from stdcommittee.storage.schema import kinds
from tests.supervised import Chance, fill

DAYS = (dt.date(2025, 2, 1), dt.date(2025, 11, 30), dt.date(2026, 6, 11), dt.date(2027, 1, 1))


def test_there_are_enough() -> None:
    assert len(alert_sources()) >= 10
    for name, source in alert_sources().items():
        assert source.id == name
        assert source.label
        assert source.word


def test_an_empty_workspace_only_knows_its_yearly_report(session: Session) -> None:
    assert current_alerts(session) == []
    found = current_alerts(session, dt.date(2026, 2, 1))
    assert [alert.source for alert in found] == ["reports.annual"]


@pytest.mark.parametrize("seed", range(4))
def test_each_names_its_record_its_reason_and_its_rule(session: Session, seed: int) -> None:
    fill(session, Chance(seed))
    known = {kind.name: kind.cls for kind in kinds()}
    for day in DAYS:
        found = current_alerts(session, day)
        assert found
        assert len({alert.token for alert in found}) == len(found)
        with session.reading() as reader:
            for alert in found:
                cls: type[Record] = known[alert.kind]
                assert reader.get(cls, alert.record) is not None, alert
                _told(alert, day)


def _told(alert: Alert, day: dt.date) -> None:
    for language in (CHINESE, ENGLISH):
        say = catalog(language).render
        assert say(alert.message)
        assert say(alert.title)
        assert say(alert.word)
        if alert.source != "ballots.closing":  # its rule may ask for no quorum
            assert alert.rule
        if alert.rule:
            assert alert.citation is not None
            assert say(alert.citation)
    if alert.due is not None:
        assert (alert.severity is Severity.OVERDUE) <= (alert.due < day), alert
        past = alert.due < day
        assert (alert.working_days is None) or not past


@pytest.mark.parametrize("seed", range(4))
def test_the_most_pressing_come_first(session: Session, seed: int) -> None:
    fill(session, Chance(seed))
    found = current_alerts(session)
    order = [list(Severity).index(alert.severity) for alert in found]
    assert order == sorted(order)
    for first, second in pairwise(found):
        if first.severity is second.severity:
            assert (first.due or dt.date.max) <= (second.due or dt.date.max)


def test_only_some_sources(session: Session) -> None:
    fill(session, Chance(1))
    everything = current_alerts(session)
    some = current_alerts(session, sources=("reviews.due", "projects.due"))
    assert some == [item for item in everything if item.source in {"reviews.due", "projects.due"}]
    assert some


@pytest.mark.parametrize(
    ("left", "step"), [(31, None), (30, 30), (8, 30), (7, 7), (1, 7), (0, 0), (-5, 0)]
)
def test_steps(left: int, step: int | None) -> None:
    assert reached(left, (0, 7, 30)) == step


def test_an_alert_stays_the_same_as_it_comes_nearer() -> None:
    far = Alert(
        source="x",
        word="x",
        kind="ballot",
        record=1,
        title="x",
        message=Message("x"),
        severity=Severity.INFO,
        step="30",
    )
    near = dataclasses.replace(far, step="7", severity=Severity.DUE)
    assert far.id == near.id
    assert far.token != near.token
