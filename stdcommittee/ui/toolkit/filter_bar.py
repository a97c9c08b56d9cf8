"""The bar over a list: a field to type in, chips with their counts, and further filters."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Final

from PySide6.QtCore import QPoint, Signal
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QMenu, QWidget

from stdcommittee.base.fields import Choice, Field, FieldKind
from stdcommittee.base.frozen import frozen
from stdcommittee.base.messages import Message, Text
from stdcommittee.base.records import RecordType
from stdcommittee.ui.theme.tokens import Gap
from stdcommittee.ui.toolkit.buttons import IconButton
from stdcommittee.ui.toolkit.chip import Chip
from stdcommittee.ui.toolkit.filter_state import Filters, OwnChip, filterable, stored_form
from stdcommittee.ui.toolkit.flow import FlowLayout
from stdcommittee.ui.toolkit.keys import key_text
from stdcommittee.ui.toolkit.look import Look
from stdcommittee.ui.toolkit.search_field import SearchField

FieldCounts = Mapping[str, Mapping[object, int]]
Key = tuple[str, str]  # field and value, or "" and the name of an own chip
_MOST: Final = 6  # chips of one field; further values are in the menu
_FIELD: Final = 240


@frozen
class _Wanted:
    """A chip to show."""

    key: Key
    label: Text
    count: int | None
    own: OwnChip | None = None


class FilterBar(QWidget):
    """Says what the list is narrowed to, each time it changes."""

    changed = Signal(object)  # Filters
    menu_opening = Signal()  # the menu of further filters wants counts

    def __init__(
        self,
        look: Look,
        kind: RecordType,
        chips: Sequence[str | OwnChip],
        parent: QWidget | None = None,
    ) -> None:
        """Make a bar with the chips of some fields (by name) and own ones, in this order."""
        super().__init__(parent)
        self._look = look
        self._kind = kind
        self._specs = tuple(chips)
        self._filters = Filters()
        self._counts: FieldCounts = {}
        self._own_counts: Mapping[str, int] = {}
        self._chips: dict[Key, Chip] = {}
        self.field = SearchField(look, Message("Filter"), hint=key_text("Ctrl+F"))
        self.field.sought.connect(self._sought)
        self.more = IconButton(look, "filter", Message("More filters"), on_click=self.open_menu)
        self._upper = QHBoxLayout()
        self._upper.addWidget(self.field, 1)
        self._upper.addWidget(self.more)
        self._space = QWidget()
        self._flow = FlowLayout(look, self._space)
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom, self)
        self._box.addLayout(self._upper)
        if not filterable(kind):
            self.more.hide()
        self._box.addWidget(self._space, 1)
        look.follow(self, FilterBar._dress)
        self._show_chips()

    @property
    def filters(self) -> Filters:
        """What the list is narrowed to."""
        return self._filters

    @property
    def own(self) -> tuple[OwnChip, ...]:
        """The chips that are no values of fields."""
        return tuple(spec for spec in self._specs if isinstance(spec, OwnChip))

    def counted_fields(self) -> list[str]:
        """Return the fields whose values need counts: those with chips, and those filtered by."""
        named = [spec for spec in self._specs if isinstance(spec, str)]
        return list(dict.fromkeys([*named, *(n for n, v in self._filters.values.items() if v)]))

    def set_filters(self, filters: Filters) -> None:
        """Narrow the list to something else, without saying so."""
        self._filters = filters
        if self.field.text() != filters.words:
            self.field.blockSignals(True)  # noqa: FBT003  (Qt's own)
            self.field.setText(filters.words)
            self.field.blockSignals(False)  # noqa: FBT003
        self._show_chips()

    def set_counts(self, fields: FieldCounts, own: Mapping[str, int]) -> None:
        """Show how many records each chip would leave."""
        self._counts = {**self._counts, **fields}
        self._own_counts = own
        self._show_chips()

    def set_wide(self, *, wide: bool) -> None:
        """Put field and chips into one line, or under each other."""
        direction = QBoxLayout.Direction
        self._box.setDirection(direction.LeftToRight if wide else direction.TopToBottom)
        self.field.setMaximumWidth(self._look.px(_FIELD) if wide else 16_777_215)

    def clear(self) -> None:
        """Show everything again."""
        self._take(Filters())
        self.set_filters(self._filters)

    def open_menu(self) -> QMenu:
        """Offer the values of every vocabulary of this kind of record."""
        menu = QMenu(self)
        for item in filterable(self._kind):
            inner = menu.addMenu(self._look.render(Message(item.label)).replace("&", "&&"))
            for value, label in values_of(item):
                entry = inner.addAction(self._look.render(label).replace("&", "&&"))
                entry.setCheckable(True)
                entry.setChecked(value in self._filters.values.get(item.name, frozenset()))
                entry.triggered.connect(
                    lambda on, name=item.name, v=value: self._choose(name, v, on=on)
                )
        if self._filters:
            menu.addSeparator()
            menu.addAction(self._look.render(Message("Show everything")), self.clear)
        menu.aboutToHide.connect(menu.deleteLater)
        menu.popup(self.more.mapToGlobal(QPoint(0, self.more.height())))
        return menu

    def _sought(self, words: str) -> None:
        if words != self._filters.words:
            self._take(Filters(words, self._filters.values, self._filters.chips))

    def _choose(self, name: str, value: str, *, on: bool) -> None:
        self._take(self._filters.with_value(name, value, on=on))
        self._show_chips()

    def _toggle_own(self, name: str, *, on: bool) -> None:
        self._take(self._filters.with_chip(name, on=on))

    def _take(self, filters: Filters) -> None:
        self._filters = filters
        self.changed.emit(filters)

    def _wanted(self) -> list[_Wanted]:
        found: list[_Wanted] = []
        for spec in self._specs:
            if isinstance(spec, OwnChip):
                count = self._own_counts.get(spec.name)
                found.append(_Wanted(("", spec.name), spec.label, count, spec))
            else:
                found.extend(self._of_field(self._kind.by_name[spec], every=True))
        for name, chosen in self._filters.values.items():
            if chosen and name not in self._specs and name in self._kind.by_name:
                found.extend(self._of_field(self._kind.by_name[name], every=False))
        return found

    def _of_field(self, item: Field, *, every: bool) -> list[_Wanted]:
        counts = {stored_form(v): n for v, n in self._counts.get(item.name, {}).items()}
        chosen = self._filters.values.get(item.name, frozenset())
        found: list[_Wanted] = []
        for value, label in values_of(item):
            count = counts.get(value, 0) if item.name in self._counts else None
            if value in chosen or (every and count and len(found) < _MOST):
                found.append(_Wanted((item.name, value), label, count))
        return found

    def _show_chips(self) -> None:
        wanted = self._wanted()
        if list(self._chips) != [item.key for item in wanted]:
            self._rebuild(wanted)
        for item in wanted:
            chip = self._chips[item.key]
            chip.set_count(item.count)
            name, value = item.key
            on = value in (self._filters.chips if item.own else self._filters.values.get(name, ()))
            if chip.isChecked() != on:
                chip.blockSignals(True)  # noqa: FBT003  (Qt's own)
                chip.setChecked(on)
                chip.blockSignals(False)  # noqa: FBT003
                chip.update()
        self._space.setVisible(bool(wanted))

    def _rebuild(self, wanted: Sequence[_Wanted]) -> None:
        focused = next((key for key, chip in self._chips.items() if chip.hasFocus()), None)
        kept: dict[Key, Chip] = {}
        while self._flow.count():
            self._flow.takeAt(0)
        for item in wanted:
            chip = self._chips.pop(item.key, None) or self._make(item)
            kept[item.key] = chip
            self._flow.addWidget(chip)
            chip.show()
        for gone in self._chips.values():
            gone.hide()
            gone.deleteLater()
        self._chips = kept
        if focused in kept:
            kept[focused].setFocus()
        self._space.updateGeometry()

    def _make(self, item: _Wanted) -> Chip:
        name, value = item.key

        def toggled(on: bool) -> None:  # noqa: FBT001  (as Qt says it)
            if item.own is not None:
                self._toggle_own(value, on=on)
            else:
                self._choose(name, value, on=on)

        return Chip(
            self._look,
            item.label,
            count=item.count,
            problem=item.own is not None and item.own.problem,
            icon=item.own.icon if item.own is not None else "",
            on_toggle=toggled,
            parent=self._space,
        )

    def _dress(self) -> None:
        px = self._look.px
        self._box.setContentsMargins(px(Gap.M), 0, px(Gap.M), px(Gap.S))
        self._box.setSpacing(px(Gap.S))
        self._upper.setSpacing(px(Gap.XS))


def values_of(item: Field) -> list[tuple[str, Text]]:
    """Return the values of a vocabulary or of yes and no, as filters keep them, with labels."""
    if item.kind is FieldKind.FLAG or item.choices is None:
        return [("1", Message("yes")), ("", Message("no"))]
    found: list[tuple[str, Text]] = [(str(m), _label(m)) for m in item.choices]
    if item.default is None:
        found.append(("", Message("Not filled in")))
    return found


def _label(member: Choice) -> Text:
    return member.text
