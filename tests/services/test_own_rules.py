"""Own rule editions: copied, checked, stored, undone; what was judged stays."""

from __future__ import annotations

import datetime as dt

import pytest

from stdcommittee.base.errors import Invalid, Refused
from stdcommittee.domain.ballots.records import Ballot, BallotStatus
from stdcommittee.domain.ballots.vocabulary import BallotKind, VoteValue
from stdcommittee.domain.rules.book import shipped_editions
from stdcommittee.domain.rules.editions import read_edition
from stdcommittee.domain.workspace.records import OwnEdition
from stdcommittee.services.ballots import close_ballot, meter
from stdcommittee.services.own_rules import (
    check_edition,
    copy_of,
    own_editions,
    remove_edition,
    said,
    save_edition,
)
from stdcommittee.services.safety import back_up, restore_here
from stdcommittee.services.session import Session, open_workspace
from tests.services.ballots.committee import opened, roster, vote_all

TODAY = dt.date(2026, 6, 11)
OFFICE = "cn/office-values"
MEASURES = "cn/tc-measures-2020"
YES, NO = VoteValue.APPROVE, VoteValue.DISAPPROVE


def shorter(session: Session, days: int = 4) -> str:
    """The office values with another number of days for casting a vote."""
    text = copy_of(session, OFFICE)
    head, _, rest = text.partition('key = "mirror.cast.days"\nvalue = 2\n')
    assert rest
    return f'{head}key = "mirror.cast.days"\nvalue = {days}\n{rest}'


@pytest.mark.parametrize("edition", [edition.id for edition in shipped_editions()])
def test_a_copy_is_an_edition_of_its_own_from_today(session: Session, edition: str) -> None:
    copied = read_edition(copy_of(session, edition), own=True)
    shipped = session.rules.edition(edition)
    assert copied.id == f"{edition}-own-20260611"
    assert (copied.effective_from, copied.effective_to) == (TODAY, None)
    assert (copied.checked_on, copied.checked_by) == (None, None)
    assert copied.parameters == tuple(
        type(item)(
            key=item.key,
            value=item.value,
            unit=item.unit,
            label=item.label,
            citation=item.citation,
            provisional=item.provisional,
            edition=copied.id,
        )
        for item in shipped.parameters
    )
    assert [rule.id for rule in copied.rules] == [rule.id for rule in shipped.rules]
    assert check_edition(session, copy_of(session, edition)).edition == copied


def test_a_stored_edition_prevails_at_once_and_is_undone(session: Session) -> None:
    assert session.rules.parameter("mirror.cast.days", TODAY).number == 2
    stored = save_edition(session, shorter(session))
    used = session.rules.parameter("mirror.cast.days", TODAY)
    assert (used.number, used.edition) == (4, f"{OFFICE}-own-20260611")
    assert session.rules.parameter("mirror.cast.days", TODAY - dt.timedelta(1)).number == 2
    assert (stored.body, stored.effective, stored.until) == ("cn", TODAY, None)
    (operation,) = session.workspace.operations(limit=1)
    assert str(operation.message) == "Rule edition “Suggested office values” added"
    session.undo(operation.id)
    assert session.rules.parameter("mirror.cast.days", TODAY).number == 2
    assert own_editions(session) == ()


def test_it_is_there_when_the_workspace_is_opened_again(session: Session) -> None:
    save_edition(session, shorter(session))
    session.close()
    with open_workspace(session.path, clock=session.clock) as again:
        assert again.rules.parameter("mirror.cast.days", TODAY).number == 4


def test_a_copy_of_an_own_edition_may_take_its_place(session: Session) -> None:
    stored = save_edition(session, shorter(session))
    twin = check_edition(session, stored.text)
    assert str(said(twin)) == "Two rule editions have the same id."
    changed = save_edition(session, stored.text.replace("value = 4", "value = 6"), stored.id)
    assert changed.id == stored.id
    assert session.rules.parameter("mirror.cast.days", TODAY).number == 6
    assert copy_of(session, f"{OFFICE}-own-20260611") == changed.text
    remove_edition(session, stored.id)
    assert session.rules.parameter("mirror.cast.days", TODAY).number == 2


def test_a_text_that_is_no_edition_is_refused_with_its_line(session: Session) -> None:
    text = shorter(session).replace('value = "19/20"', "value = 0.95")
    line = text.splitlines().index("value = 0.95") + 1
    check = check_edition(session, text)
    assert (check.edition, check.line) == (None, line)
    with pytest.raises(Invalid) as refused:
        save_edition(session, text)
    assert str(refused.value).startswith(f"Line {line}: ")
    assert own_editions(session) == ()
    toml = check_edition(session, "[edition\n")
    assert (str(toml.problem), toml.line) == ("The rule file is not readable as TOML.", 1)


def test_an_edition_that_cannot_be_read_is_named_and_left_out(session: Session) -> None:
    save_edition(session, shorter(session))
    with session.writing("from elsewhere") as uow:
        uow.add(OwnEdition(title="坏的", effective=TODAY, text="[edition]"))
    good, bad = sorted(own_editions(session), key=lambda item: item.edition is None)
    assert good.edition is not None
    assert (bad.edition, bad.record.title) == (None, "坏的")
    assert str(bad.problem)
    assert session.rules.parameter("mirror.cast.days", TODAY).number == 4
    remove_edition(session, bad.record.id)
    assert len(own_editions(session)) == 1


def own_measures(session: Session, least: str = "2/3") -> str:
    text = copy_of(session, MEASURES).replace("from = 2026-06-11", "from = 2026-01-01")
    return text.replace('least = "2/3"', f'least = "{least}"')


def test_a_closed_ballot_keeps_its_verdict_whatever_becomes_of_the_edition(
    session: Session,
) -> None:
    stored = save_edition(session, own_measures(session))
    roster(session, 25)
    ballot = opened(session, kind=BallotKind.DRAFT)
    assert ballot.edition == f"{MEASURES}-own-20260611"
    vote_all(session, ballot, [YES] * 20 + [NO] * 5, reason="理由")
    with pytest.raises(Refused, match="open and judged by a rule of it"):
        save_edition(session, own_measures(session, "9/10"), stored.id)
    before = close_ballot(session, ballot.id, TODAY)
    assert before.status is BallotStatus.CLOSED
    with pytest.raises(Refused, match=r"was judged by it.*Copy it under another id"):
        save_edition(session, own_measures(session, "9/10"), stored.id)
    with pytest.raises(Refused, match="opened under it on 2026-06-04"):
        save_edition(session, until(own_measures(session), "2026-06-03"), stored.id)
    save_edition(session, until(own_measures(session), "2026-06-04"), stored.id)
    save_edition(session, until(own_measures(session), "2026-06-30"), stored.id)
    with session.reading() as reader:
        after = reader.get(Ballot, ballot.id)
    assert after == before
    later = own_measures(session, "9/10").replace("-own-20260611", "-later")
    save_edition(session, later.replace("from = 2026-01-01", "from = 2026-07-01"))
    found = meter(session, ballot.id).verdict
    assert found is not None
    assert found.to_json() == before.verdict
    with pytest.raises(Refused, match="is judged by it"):
        remove_edition(session, stored.id)
    with pytest.raises(Refused, match="is judged by it"):
        save_edition(session, own_measures(session).replace("-own-20260611", "-b"), stored.id)


def until(text: str, day: str) -> str:
    return text.replace("from = 2026-01-01", f"from = 2026-01-01\nto = {day}")


def test_a_last_day_before_the_first_is_refused_with_its_line(session: Session) -> None:
    text = until(own_measures(session), "2025-12-31")
    check = check_edition(session, text)
    assert (check.edition, text.splitlines()[check.line - 1]) == (None, "to = 2025-12-31")
    with pytest.raises(Invalid, match="“to” is before “from”"):
        save_edition(session, text)
    assert own_editions(session) == ()
    assert save_edition(session, until(own_measures(session), "2026-01-01")).until


def test_two_that_say_the_same_from_the_same_day_are_refused(session: Session) -> None:
    first = save_edition(session, own_measures(session))
    twin = own_measures(session, "9/10").replace("-own-20260611", "-b")
    check = check_edition(session, twin)
    assert check.edition is None
    assert twin.splitlines()[check.line - 1] == "from = 2026-01-01"
    with pytest.raises(Invalid, match=f"also the first day of “{MEASURES}-own-20260611”"):
        save_edition(session, twin)
    assert [item.record.id for item in own_editions(session)] == [first.id]
    assert check_edition(session, first.text, first.id).note == ""


@pytest.mark.parametrize(
    ("days", "note"),
    [
        ("from = 2026-03-01", "From 2026-03-01 on “cn/b” prevails over “cn/a”."),
        ("from = 2025-03-01", "From 2026-01-01 on “cn/a” prevails over “cn/b”."),
        ("from = 2025-03-01\nto = 2026-01-01", "From 2026-01-01 on “cn/a” prevails over “cn/b”."),
        ("from = 2025-03-01\nto = 2025-12-31", ""),
    ],
)
def test_overlapping_days_are_told_with_what_prevails(
    session: Session, days: str, note: str
) -> None:
    text = own_measures(session)
    own = f"{MEASURES}-own-20260611"
    save_edition(session, text.replace(own, "cn/a"))
    other = text.replace(own, "cn/b").replace("from = 2026-01-01", days)
    check = check_edition(session, other)
    assert str(check.note) == note
    save_edition(session, other)
    assert len(own_editions(session)) == 2


def test_editions_about_different_things_do_not_meet(session: Session) -> None:
    save_edition(session, copy_of(session, MEASURES))
    check = check_edition(session, shorter(session))
    assert (check.problem, check.note) == ("", "")


def test_an_edition_that_is_gone_cannot_be_removed(session: Session) -> None:
    with pytest.raises(Refused, match="gone already"):
        remove_edition(session, 99)


def test_a_backup_brings_its_own_editions_back(session: Session) -> None:
    stored = save_edition(session, shorter(session))
    backup = back_up(session)
    remove_edition(session, stored.id)
    assert session.rules.parameter("mirror.cast.days", TODAY).number == 2
    restore_here(session, backup, None)
    assert session.rules.parameter("mirror.cast.days", TODAY).number == 4
