"""The pages of the members screen as what they are."""

from __future__ import annotations

from stdcommittee.ui.screens.members.page import MembersPage
from stdcommittee.ui.toolkit.records_page import RecordsPage


def records(page: MembersPage, kind: str) -> RecordsPage:
    """Return the page that lists the records of a kind."""
    found = page.page(kind)
    assert isinstance(found, RecordsPage)
    return found
