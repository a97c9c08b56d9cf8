"""Settings: every section by keyboard, in both languages, with what was typed kept safe."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog, QLabel, QLineEdit

from stdcommittee.base.messages import Message
from stdcommittee.domain.workspace.records import OwnEdition
from stdcommittee.services.actors import add_actor, list_actors
from stdcommittee.services.own_days import add_own_day
from stdcommittee.services.own_rules import own_editions, save_edition
from stdcommittee.services.safety import list_backups
from stdcommittee.ui.dialogs.actor import PinQuestion
from stdcommittee.ui.dialogs.passphrase import PassphraseChange
from stdcommittee.ui.dialogs.restore import BackupQuestion
from stdcommittee.ui.screens.settings import SCREEN
from stdcommittee.ui.screens.settings.acting import ActingPeople
from stdcommittee.ui.screens.settings.appearance import Appearance
from stdcommittee.ui.screens.settings.backups import Backups, _size
from stdcommittee.ui.screens.settings.days import WorkingDays
from stdcommittee.ui.screens.settings.page import SECTIONS, SettingsPage
from stdcommittee.ui.screens.settings.protection import Protection
from stdcommittee.ui.screens.settings.rules import RulesSection
from stdcommittee.ui.screens.settings.unit import UnitSection
from stdcommittee.ui.theme.tokens import Scheme
from stdcommittee.ui.toolkit import questions
from stdcommittee.ui.toolkit.questions import Unsaved
from tests.ui.desks import Program
from tests.ui.keyboard import back, push, reach, while_asked, write
from tests.ui.seeing import unnamed


@pytest.fixture
def page(program: Program) -> SettingsPage:
    made = SCREEN.build(program.desk)
    assert isinstance(made, SettingsPage)
    program.show(made)
    return made


@pytest.fixture
def writable(program: Program) -> Iterator[Program]:
    yield program
    program.desk.session.workspace.read_only = None


def test_every_section_is_reached_by_keyboard_and_named(
    page: SettingsPage, program: Program
) -> None:
    item = page.items["appearance"]
    item.setFocus()
    for section in SECTIONS:
        item = page.items[section.name]
        assert item.hasFocus(), (
            section.name,
            [n for n, i in page.items.items() if i.hasFocus()],
            page.current,
        )
        QTest.keyClick(item, Qt.Key.Key_Return)
        program.settle()
        assert page.current == section.name
        assert item.isChecked()
        if section.name != "unit":  # forms have tests of their own
            assert unnamed(page.section(section.name)) == []
        QTest.keyClick(item, Qt.Key.Key_Down)
    assert page.items["appearance"].hasFocus()


def test_the_last_section_comes_back(page: SettingsPage, program: Program) -> None:
    page.show_section("days")
    program.settle()
    again = SettingsPage(program.desk)
    program.qtbot.addWidget(again)
    assert again.current == "days"
    program.settle()


def test_a_record_opens_its_section(page: SettingsPage, program: Program) -> None:
    page.open_record("unit", 1)
    assert page.current == "unit"
    page.open_record("actor", 1)
    assert page.current == "acting"
    page.open_record("standard", 1)
    assert page.current == "acting"
    program.settle()


def test_the_look_changes_at_once(page: SettingsPage, program: Program) -> None:
    section = page.section("appearance")
    assert isinstance(section, Appearance)
    QTest.keyClick(section.language, Qt.Key.Key_Up)
    QTest.keyClick(section.scheme, Qt.Key.Key_End)
    QTest.keyClick(section.zoom, Qt.Key.Key_End)
    assert page.look.language.code == "zh"
    assert page.look.theme.scheme is Scheme.CONTRAST
    assert page.look.theme.zoom == 200
    program.settle()


def people(page: SettingsPage, program: Program) -> ActingPeople:
    page.show_section("acting")
    program.settle()
    section = page.section("acting")
    assert isinstance(section, ActingPeople)
    return section


def test_people_act_retire_and_come_back(page: SettingsPage, program: Program) -> None:
    session = program.desk.session
    other = add_actor(session, "委员02")
    section = people(page, program)
    mine = session.actor.id
    assert mine is not None
    assert set(section.rows[mine].buttons) == {"pin", "edit"}  # whoever acts cannot retire
    section.rows[other.id].buttons["retire"].click()
    program.settle()
    assert [actor.name for actor in list_actors(session)] == ["委员01"]
    assert list(section.rows) == [mine, other.id]
    section.rows[other.id].buttons["back"].click()
    program.settle()
    section.rows[other.id].buttons["act"].click()
    program.settle()
    assert session.actor.name == "委员02"
    assert "act" in section.rows[mine].buttons


def test_a_pin_is_asked_for_over_the_window(page: SettingsPage, program: Program) -> None:
    section = people(page, program)
    section.rows[1].buttons["pin"].click()
    question = program.window.findChildren(PinQuestion)[0]
    question.new.line.setText("2468")
    question.again.line.setText("2468")
    question.go.click()
    program.settle()
    assert list_actors(program.desk.session)[0].pin
    assert "Change PIN" in section.rows[1].buttons["pin"].text()


def test_read_only_offers_no_change(page: SettingsPage, writable: Program) -> None:
    writable.desk.session.workspace.read_only = Message("Opened for reading.")
    other = SettingsPage(writable.desk)
    writable.show(other)
    for section in SECTIONS:
        other.show_section(section.name)
        writable.settle()
    acting, backups = other.section("acting"), other.section("backups")
    file, unit = other.section("file"), other.section("unit")
    assert isinstance(acting, ActingPeople)
    assert isinstance(backups, Backups)
    assert isinstance(file, Protection)
    assert isinstance(unit, UnitSection)
    assert not acting.add.isEnabled()
    assert acting.rows[1].buttons == {}
    assert not backups.make.isEnabled()
    assert not file.change.isEnabled()
    assert not unit.form.isEnabled()
    said = [label.text() for label in acting.findChildren(QLabel)]
    assert any("Opened for reading." in text for text in said)


def unit_section(page: SettingsPage, program: Program) -> UnitSection:
    page.show_section("unit")
    program.settle()
    section = page.section("unit")
    assert isinstance(section, UnitSection)
    return section


def type_name(section: UnitSection, name: str) -> None:
    line = section.form.row("name").editor.focusProxy()
    assert isinstance(line, QLineEdit)
    line.clear()
    QTest.keyClicks(line, name or "x")
    if not name:
        QTest.keyClick(line, Qt.Key.Key_Backspace)


def test_the_unit_is_saved_and_heard_of(page: SettingsPage, program: Program) -> None:
    heard: list[None] = []
    program.desk.session_changed.connect(lambda: heard.append(None))
    section = unit_section(page, program)
    assert not section.save_.isEnabled()
    type_name(section, "Committee 999")
    assert section.save_.isEnabled()
    assert program.desk.actions.trigger("save")
    program.settle()
    assert program.desk.session.unit().name == "Committee 999"
    assert heard == [None]
    assert not section.save_.isEnabled()


def test_a_unit_without_a_name_is_not_saved(page: SettingsPage, program: Program) -> None:
    section = unit_section(page, program)
    type_name(section, "")
    section.save()
    program.settle()
    assert program.desk.session.unit().name == "示例标委会"
    assert section.form.dirty
    section.discard.click()
    program.settle()
    assert not section.form.dirty


@pytest.mark.parametrize(
    ("answer", "there", "stored"),
    [
        (Unsaved.STAY, "unit", "示例标委会"),
        (Unsaved.DISCARD, "rules", "示例标委会"),
        (Unsaved.SAVE, "rules", "Other"),
    ],
)
def test_leaving_unsaved_text_asks_once(
    page: SettingsPage,
    program: Program,
    monkeypatch: pytest.MonkeyPatch,
    answer: Unsaved,
    there: str,
    stored: str,
) -> None:
    asked: list[str] = []

    def ask(*_args: object) -> Unsaved:
        asked.append("asked")
        return answer

    monkeypatch.setattr("stdcommittee.ui.screens.settings.unit.ask_unsaved", ask)
    section = unit_section(page, program)
    type_name(section, "Other")
    page.items["rules"].click()
    program.settle()
    assert asked == ["asked"]
    assert page.current == there
    assert page.items[there].isChecked()
    assert program.desk.session.unit().name == stored
    assert questions.Unsaved is Unsaved
    section.reload()
    program.settle()


def rules(page: SettingsPage, program: Program) -> RulesSection:
    page.show_section("rules")
    program.settle()
    section = page.section("rules")
    assert isinstance(section, RulesSection)
    return section


def test_rules_in_force_today_and_all_editions(page: SettingsPage, program: Program) -> None:
    section = rules(page, program)
    today = program.desk.session.clock.today()
    assert section.values
    assert all(value.edition.in_force(today) for value in section.values)
    assert all(str(value.citation) for value in section.values)
    in_force = len(section.values)
    QTest.keyClick(section.which, Qt.Key.Key_Down)
    program.settle()
    editions = {value.edition.id for value in section.values}
    assert editions == {edition.id for edition in program.desk.session.rules.editions()}
    assert len(section.values) > in_force


def test_provisional_values_say_so(page: SettingsPage, program: Program) -> None:
    section = rules(page, program)
    for row, (number, value) in enumerate(section._values.items()):
        said = str(section.model.cell(section.model.row_of(number), 2).text)
        provisional = value.provisional or value.edition.provisional
        assert said == ("provisional" if provisional else "seen in a source"), row
    assert any(value.provisional for value in section.values)


def bodies(section: RulesSection) -> set[str]:
    return {value.edition.body for value in section.values}


def test_words_are_looked_for_in_the_language_spoken(page: SettingsPage, program: Program) -> None:
    section = rules(page, program)
    section.words.setText("directives tallies-nowhere")
    section.reload()
    assert bodies(section) == set()
    assert not section._card.isVisible()
    section.words.setText("directives")
    section.reload()
    assert {"iso", "iec"} <= bodies(section)
    section.words.setText("consolidated supplement")
    section.reload()
    assert bodies(section) == {"iso"}
    page.look.language.speak("zh")
    section.words.setText("导则")
    section.reload()
    assert bodies(section)


def test_a_year_that_is_not_settled_says_so(page: SettingsPage, program: Program) -> None:
    page.show_section("days")
    program.settle()
    section = page.section("days")
    assert isinstance(section, WorkingDays)
    assert [days.year for days in section.shown] == [2026, 2026]
    assert [days.settled for days in section.shown] == [True, True]
    section.year.choose(2028)
    section.reload()
    program.settle()
    assert [days.settled for days in section.shown] == [False, True]
    said = [label.text() for label in section.findChildren(QLabel)]
    assert any("2028" in text and "may still move" in text for text in said)


def test_a_backup_is_made_tried_out_and_listed(page: SettingsPage, program: Program) -> None:
    page.show_section("backups")
    program.settle()
    section = page.section("backups")
    assert isinstance(section, Backups)
    assert section.links == []
    section.make.click()
    program.settle()
    assert len(section.links) == len(list_backups(program.desk.session.path)) == 1
    assert program.said
    section.links[0].click()
    program.settle()
    question = program.window.findChildren(BackupQuestion)[0]
    assert question.tried is not None
    assert question.tried.ok
    question.accept()


def test_a_backup_that_cannot_be_written_is_said(page: SettingsPage, program: Program) -> None:
    page.show_section("backups")
    program.settle()
    section = page.section("backups")
    assert isinstance(section, Backups)
    path = program.desk.session.path
    path.with_name(f"{path.stem}.backups").write_bytes(b"a file in the way")
    section.make.click()
    program.settle()
    assert section.make.isEnabled()
    assert len(program.desk.notices.toasts) == 1


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 B"), (1023, "1023 B"), (1024, "1 KiB"), (1 << 20, "1 MiB"), (1 << 41, "2048 GiB")],
)
def test_sizes_are_said_in_round_units(size: int, said: str) -> None:
    assert _size(size) == said


def test_the_file_says_whether_it_is_encrypted(page: SettingsPage, program: Program) -> None:
    page.show_section("file")
    program.settle()
    section = page.section("file")
    assert isinstance(section, Protection)
    section.change.click()
    question = program.window.findChildren(PassphraseChange)[0]
    question.new.line.setText("12345678")
    question.again.line.setText("12345678")
    closed: list[int] = []
    question.finished.connect(closed.append)
    question.go.click()
    program.settle()
    assert closed == [QDialog.DialogCode.Accepted]
    assert program.desk.session.workspace.encrypted
    assert "Change" in section.change.text()
    program.qtbot.waitUntil(section.remove.isVisible)


def test_an_edition_is_copied_changed_and_removed(
    page: SettingsPage, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    section = rules(page, program)
    assert section.copy.isEnabled()
    assert not section.change.isVisible()
    asked: list[tuple[str, int]] = []
    monkeypatch.setattr(
        "stdcommittee.ui.screens.settings.rules.edit_edition",
        lambda _desk, _host, text, record=0: asked.append((text, record)),
    )
    edition = section.edition
    assert edition is not None
    QTest.keyClick(section.copy, Qt.Key.Key_Space)
    program.settle()
    ((text, record),) = asked
    assert (record, f'id = "{edition.id}-own-' in text) == (0, True)
    stored = save_edition(program.desk.session, text)
    program.settle()
    own = next(n for n, value in section._values.items() if value.edition.own)
    section.view.select_id(own)
    assert section.change.isVisible()
    QTest.keyClick(section.change, Qt.Key.Key_Space)
    assert asked[1] == (stored.text, stored.id)
    QTest.keyClick(section.remove, Qt.Key.Key_Space)
    program.settle()
    assert own_editions(program.desk.session) == ()
    assert not any(value.edition.own for value in section.values)


def test_an_edition_that_cannot_be_used_is_named(page: SettingsPage, program: Program) -> None:
    section = rules(page, program)
    with program.desk.session.writing("from elsewhere") as uow:
        uow.add(OwnEdition(title="坏的", text="[edition"))
    program.settle()
    assert section._broken.isVisible()
    assert "坏的" in section._broken.text()


def test_a_day_of_our_own_is_listed_and_taken_back(page: SettingsPage, program: Program) -> None:
    page.show_section("days")
    program.settle()
    section = page.section("days")
    assert isinstance(section, WorkingDays)
    working = section.shown[0].working
    made = add_own_day(program.desk.session, "cn", dt.date(2026, 6, 12), worked=False, name="检修")
    program.settle()
    assert [item.id for item in section.own] == [made.id]
    assert section.shown[0].working == working - 1
    assert unnamed(section) == []
    QTest.keyClick(section.removing[made.id], Qt.Key.Key_Space)
    program.settle()
    assert (section.own, section.shown[0].working) == ((), working)


def test_a_day_of_our_own_is_added_by_keyboard_alone(page: SettingsPage, program: Program) -> None:
    page.show_section("days")
    program.settle()
    section = page.section("days")
    assert isinstance(section, WorkingDays)
    page.items["days"].setFocus()
    button = reach(program, "Add a day …")

    def answer() -> None:
        write(program, "2026-06-12")
        reach(program, "Name of the day")
        write(program, "repair", then=Qt.Key.Key_Return)

    while_asked(answer)
    program.qtbot.keyClick(button, Qt.Key.Key_Space)
    program.settle()
    assert [(item.day, item.name) for item in section.own] == [(dt.date(2026, 6, 12), "repair")]
    back(program)
    push(program, "Remove: 2026-06-12, Friday")
    assert section.own == ()
