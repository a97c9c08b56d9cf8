"""What a form knows of the editor of a field.

An editor is a file in `editors/` that exposes ``EDITOR = Editor(kinds, build)``; `build` is given
the desk and the field and returns a `FieldEditor`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import cache

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from stdcommittee.base.fields import Field, FieldKind
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Text
from stdcommittee.base.registry import BrokenRegistry, descriptors
from stdcommittee.ui.toolkit.desk import Desk


class FieldEditor(QWidget):
    """Edits the value of one field."""

    changed = Signal()

    wide = False  # takes the whole width of a form

    def value(self) -> object:
        """Return the value as the record holds it."""
        raise NotImplementedError

    def show_value(self, value: object, said: Text = "") -> None:
        """Show a value; `said` is what the record it points to is called. `changed` keeps still."""
        raise NotImplementedError

    def objection(self) -> Text | None:
        """Return why what was typed is no value at all, or None."""
        return None

    def set_read_only(self, *, read_only: bool) -> None:
        """Allow editing, or only reading."""
        self.setEnabled(not read_only)

    def set_marked(self, *, problem: bool) -> None:
        """Draw the border red, or as usual again."""
        raise NotImplementedError


@frozen
class Editor:
    """One kind of editor and the fields it is for."""

    kinds: tuple[FieldKind, ...]
    build: Callable[[Desk, Field], FieldEditor]


@cache
def editors() -> Mapping[FieldKind, Editor]:
    """Return the editor for each kind of field.

    Raises:
        BrokenRegistry: two editors are for one kind, or a kind that people edit has none.
    """
    found: dict[FieldKind, Editor] = {}
    for editor in descriptors("stdcommittee.ui.toolkit.editors", "EDITOR"):
        for kind in editor.kinds:
            if kind in found:
                raise BrokenRegistry(f"two editors for {kind}")
            found[kind] = editor
    missing = set(FieldKind) - set(found) - {FieldKind.DATA}
    if missing:
        raise BrokenRegistry(f"no editor for {sorted(missing)}")
    return found


def editor_for(desk: Desk, item: Field) -> FieldEditor:
    """Return an editor for a field."""
    return editors()[item.kind].build(desk, item)
