"""History: found by what it says in any language, told in words, undone and checked."""

from __future__ import annotations

import dataclasses
import datetime as dt

import pytest

from stdcommittee.base.clock import Clock
from stdcommittee.base.errors import Refused
from stdcommittee.base.messages import Message, Text, catalog
from stdcommittee.base.records import kind_of
from stdcommittee.domain.people.records import Organization, Person
from stdcommittee.domain.portfolio.records import Standard
from stdcommittee.services.actors import add_actor, set_pin, switch
from stdcommittee.services.editing import remove, save
from stdcommittee.services.history import (
    MOST_CHANGES,
    OperationKind,
    Wanted,
    changes_of,
    find_operations,
    history_of,
    newest_operation,
    read_rows,
    redo_last,
    undo_last,
    undo_state,
    verify,
)
from stdcommittee.services.session import Session
from tests.workspaces import raw, standard

CHINESE = catalog("zh").render


def said(session: Session, wanted: Wanted, said: object = str) -> list[str]:
    found = find_operations(session, wanted, said)  # type: ignore[arg-type]
    rows = read_rows(session, found.ids)
    return [str(rows[number].operation.message) for number in found.ids]


def change(session: Session, record: Standard, title: str) -> Standard:
    return save(session, dataclasses.replace(record, title_en=title)).record  # type: ignore[return-value]


@pytest.fixture
def record(session: Session) -> Standard:
    found = save(session, standard(1)).record
    assert isinstance(found, Standard)
    return found


def test_words_are_found_in_names_in_sentences_and_in_kinds(
    session: Session, record: Standard
) -> None:
    with session.writing(Message("Ballot closed"), reason="到期 50%_"):
        pass
    with session.writing("note", reason="到期 50%_") as uow:
        uow.add(Organization(name="某研究院"))
    sentence = "Standard “GB/T 90001—2023” added"
    assert said(session, Wanted(words="90001")) == [sentence]
    assert said(session, Wanted(words="ADDED standard")) == [sentence]
    assert said(session, Wanted(words="到期")) == ["note"]
    assert said(session, Wanted(words="50%_")) == ["note"]
    assert said(session, Wanted(words="%")) == ["note"]
    # what only the stored form has is nothing that anybody reads
    for inner in ("values", '"id"', "kind}", "text"):
        assert said(session, Wanted(words=inner)) == [], inner
    assert len(said(session, Wanted(words="委员01"))) == 3  # whoever did it
    assert said(session, Wanted(words="90001 nowhere")) == []


def test_words_are_those_of_the_language_spoken(session: Session, record: Standard) -> None:
    english = said(session, Wanted(words="standard"))
    assert english == said(session, Wanted(words="标准"), CHINESE)
    assert said(session, Wanted(words="standard"), CHINESE) == []


def test_days_count_both_ends(session: Session, record: Standard) -> None:
    session.workspace.clock = Clock(session.clock.now() + dt.timedelta(days=2))
    change(session, record, "Later")
    first, last = dt.date(2026, 6, 11), dt.date(2026, 6, 13)
    assert len(said(session, Wanted(since=first, until=first))) == 2
    assert len(said(session, Wanted(since=last))) == 1
    assert said(session, Wanted(since=first + dt.timedelta(1), until=dt.date(2026, 6, 12))) == []
    found = find_operations(session, Wanted())
    assert [(span.label, span.count) for span in found.spans] == [
        ("2026-06-13", 1),
        ("2026-06-11", 2),
    ]
    assert sum(span.count for span in found.spans) == len(found.ids)


def test_counts_of_kinds_ignore_the_kinds_chosen(session: Session, record: Standard) -> None:
    session.undo(newest_operation(session))
    found = find_operations(session, Wanted(kinds=(OperationKind.UNDO,)))
    assert len(found.ids) == 1
    assert found.kinds == {
        OperationKind.CREATE: 1,
        OperationKind.EDIT: 1,
        OperationKind.UNDO: 1,
    }
    assert (found.total, found.actors) == (3, {"委员01": 3})


def test_many_days_become_months_and_too_many_months_nothing(session: Session) -> None:
    start = dt.datetime(2000, 1, 1, 9, tzinfo=dt.UTC)
    for n in range(401):
        session.workspace.clock = Clock(start + dt.timedelta(days=n))
        with session.writing(f"{n}") as uow:
            uow.add(Organization(name=f"{n}"))
    spans = find_operations(session, Wanted()).spans
    assert spans[0].label == "2001-02"
    assert {len(span.label) for span in spans} == {len("2001-02")}
    assert sum(span.count for span in spans) == 402


def test_undone_operations_are_marked_until_done_again(session: Session, record: Standard) -> None:
    done = newest_operation(session)
    session.undo(done)
    undo = newest_operation(session)
    rows = read_rows(session, [done, undo, 999])
    assert {number: row.undone for number, row in rows.items()} == {done: True, undo: False}
    session.undo(undo)
    rows = read_rows(session, [done, undo])
    assert {number: row.undone for number, row in rows.items()} == {done: False, undo: True}
    assert read_rows(session, []) == {}


def test_changes_are_told_before_and_after_in_words(session: Session) -> None:
    unit = save(session, Organization(name="某研究院")).record
    person = save(session, Person(name="委员09", organization_id=unit.id)).record
    found = changes_of(session, newest_operation(session))
    assert found is not None
    added = {str(field.label): CHINESE(field.after) for field in found.changes[0].fields}
    assert (found.changes[0].sort, CHINESE(found.changes[0].name)) == ("added", "委员09")
    assert "某研究院" in added.values()  # the link by its name, not its number
    remove(session, kind_of(person), [person.id])
    removed = changes_of(session, newest_operation(session))
    assert removed is not None
    assert (removed.changes[0].sort, CHINESE(removed.changes[0].name)) == ("removed", "委员09")
    assert changes_of(session, 999) is None


def test_only_fields_that_are_shown_are_told(session: Session) -> None:
    mine = session.actor.id
    assert mine is not None
    set_pin(session, mine, "2468")
    found = changes_of(session, newest_operation(session))
    assert found is not None
    assert found.changes[0].fields == ()


def test_of_a_large_operation_the_first_records_are_written_out(session: Session) -> None:
    with session.writing("many") as uow:
        uow.add_many([Organization(name=f"{n}") for n in range(MOST_CHANGES + 1)])
    found = changes_of(session, newest_operation(session))
    assert found is not None
    assert (len(found.changes), found.more) == (MOST_CHANGES, 1)


def test_refusals_of_what_can_never_be_undone(session: Session, record: Standard) -> None:
    beginning = changes_of(session, 1)
    assert beginning is not None
    assert "cannot be undone" in str(beginning.refusal)
    with session.writing("closed", final=True) as uow:
        uow.add(standard(2))
    final = changes_of(session, newest_operation(session))
    assert final is not None
    assert "final" in str(final.refusal)
    plain = changes_of(session, 2)
    assert plain is not None
    assert plain.refusal is None


def test_undo_and_redo_in_order_of_this_sitting(session: Session, record: Standard) -> None:
    start = newest_operation(session)
    with pytest.raises(Refused, match="nothing to undo"):
        undo_last(session, start)
    changed = change(session, record, "Other")
    assert undo_state(session, start).redo is None
    undo_last(session, start)
    assert undo_state(session, start).undo is None
    redo_last(session, start)
    with session.reading() as reader:
        now = reader.get(Standard, record.id)
    assert now is not None
    assert now.title_en == changed.title_en == "Other"
    with pytest.raises(Refused, match="nothing to do again"):
        redo_last(session, start)


def test_the_history_of_one_record_is_newest_first(session: Session, record: Standard) -> None:
    other = add_actor(session, "委员02")
    switch(session, other.id)
    change(session, record, "Other")
    told = history_of(session, kind_of(record), record.id)
    assert [(operation.actor.name, part.sort) for operation, part in told] == [
        ("委员02", "changed"),
        ("委员01", "added"),
    ]
    assert history_of(session, kind_of(record), 999) == []


def test_the_check_knows_a_head_of_before_and_no_other(session: Session) -> None:
    noted = session.workspace.head()
    save(session, standard(1))
    report = verify(session, head=noted)
    assert report.ok
    assert report.head == session.workspace.head() != noted
    assert [problem.kind for problem in verify(session, head="0" * 64).problems] == ["head"]


def test_the_check_names_what_was_changed_outside(session: Session, record: Standard) -> None:
    with raw(session.path) as connection:
        connection.execute("DELETE FROM standard")
    kinds = {problem.kind for problem in verify(session).problems}
    assert "removed" in kinds


def test_a_sentence_that_is_plain_text_is_found_too(session: Session) -> None:
    text: Text = "登记标准 α"
    with session.writing(text) as uow:
        uow.add(standard(1))
    assert said(session, Wanted(words="登记")) == ["登记标准 α"]
    assert said(session, Wanted(record_kind="standard")) == ["登记标准 α"]
    assert said(session, Wanted(record_kind="person")) == []
