"""A page of records whose list rests on something that is read beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import Generic, TypeVar

from stdcommittee.services.scope import Scope
from stdcommittee.services.session import Session
from stdcommittee.ui.toolkit.desk import Desk
from stdcommittee.ui.toolkit.detail_spec import DetailSpec
from stdcommittee.ui.toolkit.list_spec import ListSpec
from stdcommittee.ui.toolkit.records_page import RecordsPage

B = TypeVar("B")
_LIST = 440  # px at 100 % that the list takes at first


class RestingPage(RecordsPage, Generic[B]):
    """Reads its basis after each write that touches it and for each scope, then its list again.

    `make_list` makes the list's declaration from a function that gives the basis as it stands.
    """

    def __init__(
        self,
        desk: Desk,
        make_list: Callable[[Desk, Callable[[], B]], ListSpec],
        detail_spec: DetailSpec,
        *,
        name: str,
        first: B,
        read: Callable[[Session, Scope], B],
        watched: Collection[str],
    ) -> None:
        self._basis = first
        self._read_basis = read
        spec = make_list(desk, lambda: self._basis)
        super().__init__(desk, spec, detail_spec, name=name, widths=(_LIST, 0))
        desk.watch(self, watched, self._look_up)
        desk.scope_changed.connect(self._look_up)
        self._look_up()

    @property
    def basis(self) -> B:
        """What the list rests on now."""
        return self._basis

    def basis_changed(self) -> None:
        """Show what the basis says beside the list; does nothing unless a page has more to show."""

    def _look_up(self) -> None:
        session, scope, read = self.desk.session, self.desk.scope, self._read_basis
        self.desk.read(self, lambda _progress: read(session, scope), self._take_basis, lane="basis")

    def _take_basis(self, basis: B) -> None:
        changed = basis != self._basis
        self._basis = basis
        if changed:
            self.list.reload()
        self.basis_changed()
