"""What a value says: as a text, whatever the language, "" where nothing is filled in."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.messages import Bilingual, Message, Text, catalog
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import Organization, Person
from stdcommittee.domain.portfolio.records import Project, ProjectStage, Standard, StandardStatus
from stdcommittee.domain.workspace.records import Actor, QuarantinedRow
from stdcommittee.services.session import Session
from stdcommittee.services.values import links_of, names_for, value_text

STANDARD = kind_of(Standard).by_name
MOMENT = dt.datetime(2026, 6, 11, 9, 30, tzinfo=dt.UTC)


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("title_zh", None, ""),
        ("title_zh", "", ""),
        ("title_zh", "标题", "标题"),
        ("ics", (), ""),
        ("ics", ("35.240", "07.040"), "35.240, 07.040"),
        ("published", "2019-05", "2019-05"),
        ("review_due", dt.date(2026, 6, 1), "2026-06-01"),
        ("status", StandardStatus.IN_FORCE, str(StandardStatus.IN_FORCE.text)),
    ],
)
def test_values_of_a_standard(field: str, value: object, said: str) -> None:
    assert str(value_text(STANDARD[field], value, {})) == said


def test_moments_numbers_and_flags() -> None:
    actor, project = kind_of(Actor).by_name, kind_of(Project).by_name
    assert value_text(project["months"], 0, {}) == ""
    assert value_text(project["months"], 18, {}) == "18"
    assert value_text(actor["retired"], False, {}) == ""
    assert str(value_text(actor["retired"], True, {})) == "yes"
    assert value_text(STANDARD["review_due"], MOMENT, {}) == "2026-06-11 09:30"


def test_a_vocabulary_speaks_every_language() -> None:
    text = value_text(kind_of(Project).by_name["stage"], ProjectStage.DRAFTING, {})
    assert catalog("zh").render(text) != catalog("en").render(text)


@pytest.mark.parametrize(
    ("stored", "said"),
    [
        ({"id": "Row {row}", "values": {"row": 5}}, "Row 5"),
        ({"zh": "一", "en": "one"}, "one"),
        ({"anything": "else"}, ""),
        ([1, 2], ""),
    ],
)
def test_stored_sentences_are_rendered_and_other_data_says_nothing(
    stored: object, said: str
) -> None:
    reason = kind_of(QuarantinedRow).by_name["reason"]
    assert str(value_text(reason, stored, {})) == said


@pytest.mark.parametrize("value", [Message("x"), Bilingual("一", "one"), "plain"])
def test_texts_stay_what_they_are(value: Text) -> None:
    assert value_text(STANDARD["title_zh"], value, {}) is value


def test_a_link_says_what_its_record_is_called_or_else_its_number(session: Session) -> None:
    with session.writing("people") as uow:
        unit = uow.add(Organization(name="某研究院"))
        person = uow.add(Person(name="委员09", organization_id=unit.id))
        alone = uow.add(Person(name="委员10"))
    links = links_of([person, alone])
    assert links == {"organization": {unit.id}}
    with session.reading() as reader:
        names = names_for(reader, {"organization": [unit.id, 99]})
    assert set(names) == {("organization", unit.id)}
    item = kind_of(Person).by_name["organization_id"]
    assert catalog("zh").render(value_text(item, unit.id, names)) == "某研究院"
    assert value_text(item, 99, names) == "99"
