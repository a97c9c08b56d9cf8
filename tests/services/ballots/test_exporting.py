"""The result list as a file that comes back unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.domain.workspace.records import ImportKind
from stdcommittee.exchange.importing import Fate
from stdcommittee.services.ballots import export_result_list
from stdcommittee.services.imports import plan_import
from stdcommittee.services.session import Session
from tests.services.ballots.committee import ABSTAIN, NO, YES, opened, roster, vote_all


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("ending", ["csv", "xlsx"])
def test_an_exported_list_changes_nothing(
    session: Session, tmp_path: Path, language: str, ending: str
) -> None:
    roster(session, 5)
    ballot = opened(session)
    vote_all(session, ballot, [YES, NO, ABSTAIN, YES], reason="理由")
    path = export_result_list(session, ballot.id, tmp_path / f"list.{ending}", language)
    plan = plan_import(session, path, ImportKind.VOTES, options={"ballot": str(ballot.id)})
    assert plan.counts == {Fate.UNCHANGED: 5}


def test_what_cannot_be_written(session: Session, tmp_path: Path) -> None:
    roster(session, 5)
    ballot = opened(session)
    with pytest.raises(Refused, match="not written as"):
        export_result_list(session, ballot.id, tmp_path / "list.docx")
    with pytest.raises(Refused, match="cannot be written"):
        export_result_list(session, ballot.id, tmp_path / "none" / "list.csv")
    with pytest.raises(Refused, match="no longer there"):
        export_result_list(session, 99, tmp_path / "list.csv")
    assert list(tmp_path.glob("list*")) == []
