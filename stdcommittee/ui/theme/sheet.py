"""The style sheet for Qt's own controls, made from the tokens.

What a control *is* says its property ``part`` (set by the toolkit), so that one rule serves every
screen. Widgets that paint themselves take the same tokens from the theme.
"""

from __future__ import annotations

from collections.abc import Callable

from stdcommittee.ui.theme.icons import picture
from stdcommittee.ui.theme.tokens import RADIUS, RADIUS_SMALL, Gap, Size, Tokens, Type

Pixels = Callable[[float], int]


def style_sheet(tokens: Tokens, px: Pixels) -> str:
    """Return the style sheet of a set of tokens, with every size passed through `px`."""
    return "\n".join(
        part(tokens, px)
        for part in (_grounds, _buttons, _fields, _choices, _views, _menus, _bars, _tips)
    )


def _edge(tokens: Tokens) -> int:
    """Return the width of a border that means something."""
    return 2 if tokens.outlined else 1


def _grounds(t: Tokens, px: Pixels) -> str:
    edge = _edge(t)
    return f"""
QMainWindow, QDialog {{ background: {t.window}; }}
QScrollArea, QScrollArea > QWidget > QWidget[part="page"] {{
    background: transparent; border: 0; }}
QFrame[part="bar"] {{ background: {t.rail}; border: 0; }}
QFrame[part="surface"] {{ background: {t.surface}; border: 0; }}
QFrame[part="raised"] {{ background: {t.raised}; border: 0; }}
QFrame[part="hairline"] {{ background: {t.line}; border: 0; }}
QFrame[part="card"] {{
    background: {t.surface}; border: 1px solid {t.line}; border-radius: {px(RADIUS)}px; }}
QFrame[part="card"][problem="true"] {{ border: {edge}px solid {t.bad}; }}
QFrame[part="float"] {{
    background: {t.surface}; border: {edge}px solid {t.line2}; border-radius: {px(RADIUS)}px; }}
"""


def _buttons(t: Tokens, px: Pixels) -> str:
    side, chip, edge = px(Gap.M), px(Size.CHIP) // 2, _edge(t)
    return f"""
QPushButton {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.line2};
    border-radius: {px(RADIUS)}px; padding: 0 {side}px; min-height: {px(Size.CONTROL) - 2}px; }}
QPushButton[part] {{ padding: 0; }}
QPushButton:hover {{ background: {t.hover}; }}
QPushButton:pressed {{ background: {t.n1}; }}
QPushButton:disabled {{ background: {t.n1}; color: {t.muted}; border-color: {t.line}; }}
QPushButton:focus {{ border: 2px solid {t.accent}; }}
QPushButton[part="primary"] {{
    background: {t.accentfill}; color: {t.onaccent}; border-color: {t.accentfill}; }}
QPushButton[part="primary"]:hover {{ border-color: {t.text}; }}
QPushButton[part="primary"]:disabled {{
    background: {t.n1 if t.outlined else t.n2}; color: {t.text}; border-color: {t.n2}; }}
QPushButton[part="primary"]:focus {{ border-color: {t.text}; }}
QPushButton[part="quiet"], QPushButton[part="link"] {{
    background: transparent; border: 1px solid transparent; }}
QPushButton[part="quiet"]:hover {{ background: {t.n1}; }}
QPushButton[part="link"] {{
    border-radius: {px(RADIUS_SMALL)}px; min-height: {px(Size.LINK) - 2}px; }}
QPushButton[part="clear"] {{
    background: transparent; border: 0; min-height: {px(Size.PILL)}px; }}
QPushButton[part="quiet"]:focus, QPushButton[part="link"]:focus {{
    border: 2px solid {t.accent}; }}
QPushButton[part="chip"] {{
    border-radius: {chip}px; min-height: {px(Size.CHIP) - 2}px; }}
QPushButton[part="chip"]:checked {{ background: {t.sel}; border-color: {t.c2}; }}
QPushButton[part="chip"][problem="true"] {{ border-color: {t.bad}; }}
QPushButton[part="chip"]:focus {{ border: 2px solid {t.accent}; }}
QPushButton[part="key"]:checked {{ background: {t.sel}; border: {edge}px solid {t.accent}; }}
QPushButton[part="key"][tone="good"]:checked {{
    background: {t.goodsoft}; border: {edge}px solid {t.good}; }}
QPushButton[part="key"][tone="warn"]:checked {{
    background: {t.warnsoft}; border: {edge}px solid {t.warn}; }}
QPushButton[part="key"][tone="bad"]:checked {{
    background: {t.badsoft}; border: {edge}px solid {t.bad}; }}
QPushButton[part="key"]:checked:focus {{ border-width: 2px; }}
"""


def _fields(t: Tokens, px: Pixels) -> str:
    down = picture("chevron-down", t.muted)
    fields = "QLineEdit, QComboBox, QPlainTextEdit, QTextEdit"
    focused = ", ".join(f"{name}:focus" for name in fields.split(", "))
    disabled = ", ".join(f"{name}:disabled" for name in fields.split(", "))
    broken = ", ".join(f'{name}[problem="true"]' for name in fields.split(", "))
    return f"""
{fields} {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.line2};
    border-bottom: 1px solid {t.ctl}; border-radius: {px(RADIUS)}px; padding: 0 {px(Gap.S)}px;
    min-height: {px(Size.CONTROL) - 2}px; selection-background-color: {t.accentfill};
    selection-color: {t.onaccent}; }}
QPlainTextEdit, QTextEdit {{ padding: {px(Gap.XS)}px; }}
{disabled} {{ background: {t.raised}; color: {t.muted}; border-color: {t.line}; }}
{broken} {{ border: {_edge(t)}px solid {t.bad}; }}
{focused} {{
    border: 2px solid {t.accent}; padding: 0 {px(Gap.S) - 1}px;
    min-height: {px(Size.CONTROL) - 4}px; }}
QPlainTextEdit:focus, QTextEdit:focus {{ padding: {px(Gap.XS) - 1}px; }}
QLineEdit[part="bare"], QLineEdit[part="bare"]:focus {{
    border: 0; background: transparent; padding: 0 {px(Gap.S)}px; }}
QAbstractSpinBox QLineEdit, QAbstractSpinBox QLineEdit:focus,
QComboBox QLineEdit, QComboBox QLineEdit:focus {{
    border: 0; background: transparent; padding: 0; min-height: 0; }}
QComboBox::drop-down {{ border: 0; width: {px(Gap.XL)}px; }}
QComboBox::down-arrow {{
    image: url("{down}"); width: {px(Size.ICON_TEXT)}px; height: {px(Size.ICON_TEXT)}px; }}
QComboBox QAbstractItemView {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.line2}; outline: 0;
    selection-background-color: {t.sel}; selection-color: {t.text}; }}
QComboBox QAbstractItemView::item {{ min-height: {px(Size.TABLE_ROW)}px; }}
"""


def _choices(t: Tokens, px: Pixels) -> str:
    box = px(Size.ICON) - 2
    tick = picture("check", t.onaccent)
    some = picture("minus", t.onaccent)
    boxes = "QCheckBox::indicator, QAbstractItemView::indicator, QMenu::indicator:non-exclusive"
    return f"""
QCheckBox, QRadioButton {{ color: {t.text}; spacing: {px(Gap.S)}px; min-height: {px(20)}px;
    border: 2px solid transparent; border-radius: {px(RADIUS_SMALL)}px; }}
QCheckBox:disabled, QRadioButton:disabled {{ color: {t.muted}; }}
QCheckBox[problem="true"] {{ color: {t.bad}; }}
QCheckBox:focus, QRadioButton:focus {{ border-color: {t.accent}; }}
{boxes}, QRadioButton::indicator {{
    width: {box}px; height: {box}px; background: {t.surface}; border: 1px solid {t.ctl};
    border-radius: {px(RADIUS_SMALL) - 1}px; }}
QRadioButton::indicator {{ border-radius: {box // 2 + 1}px; }}
QCheckBox::indicator:checked, QAbstractItemView::indicator:checked,
QMenu::indicator:non-exclusive:checked {{
    background: {t.accentfill}; border-color: {t.accentfill}; image: url("{tick}"); }}
QCheckBox::indicator:indeterminate, QAbstractItemView::indicator:indeterminate {{
    background: {t.accentfill}; border-color: {t.accentfill}; image: url("{some}"); }}
QRadioButton::indicator:checked {{ background: {t.surface}; border: {px(5)}px solid {t.accentfill};
    width: {box + 2 - 2 * px(5)}px; height: {box + 2 - 2 * px(5)}px; }}
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled {{
    background: {t.n1}; border-color: {t.line2}; }}
"""


def _views(t: Tokens, px: Pixels) -> str:
    closed, opened = picture("chevron-right", t.muted), picture("chevron-down", t.muted)
    return f"""
QAbstractItemView {{
    background: {t.surface}; color: {t.text}; border: 0; outline: 0;
    alternate-background-color: {t.surface}; gridline-color: {t.line};
    selection-background-color: {t.sel}; selection-color: {t.text}; }}
QAbstractItemView:focus {{ border: 0; }}
QHeaderView {{ background: {t.raised}; border: 0; }}
QHeaderView::section {{
    background: {t.raised}; color: {t.muted}; border: 0; border-bottom: 1px solid {t.line};
    padding: 0 {px(Gap.S)}px; min-height: {px(Size.TABLE_ROW) - 1}px;
    font-size: {px(Type.CAPTION)}px; font-weight: 400; }}
QHeaderView::section:hover {{ background: {t.hover}; }}
QTableCornerButton::section {{ background: {t.raised}; border: 0; }}
QTreeView::branch {{ background: transparent; }}
QTreeView::branch:has-children:closed {{ image: url("{closed}"); }}
QTreeView::branch:has-children:open {{ image: url("{opened}"); }}
"""


def _menus(t: Tokens, px: Pixels) -> str:
    return f"""
QMenu {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.line2};
    padding: {px(Gap.XS)}px; }}
QMenu::item {{
    padding: {px(Gap.XS)}px {px(Gap.L)}px {px(Gap.XS)}px {px(Gap.S)}px;
    border: 2px solid transparent; border-radius: {px(RADIUS_SMALL)}px; }}
QMenu::item:selected {{ background: {t.sel}; color: {t.text};
    border-color: {t.accent if t.outlined else "transparent"}; }}
QMenu::item:disabled {{ color: {t.muted}; background: transparent; }}
QMenu::icon {{ padding-left: {px(Gap.XS)}px; }}
QMenu::separator {{ height: 1px; background: {t.line}; margin: {px(Gap.XS)}px 0; }}
QMenu::indicator {{ width: {px(14)}px; height: {px(14)}px; margin-left: {px(Gap.XS)}px; }}
"""


def _bars(t: Tokens, px: Pixels) -> str:
    thick = px(Gap.M)
    handle = t.n2 if not t.outlined else t.line
    return f"""
QScrollBar:vertical {{ background: transparent; width: {thick}px; margin: 0; border: 0; }}
QScrollBar:horizontal {{ background: transparent; height: {thick}px; margin: 0; border: 0; }}
QScrollBar::handle {{
    background: {handle}; border-radius: {px(3)}px; margin: {px(3)}px; }}
QScrollBar::handle:vertical {{ min-height: {px(Gap.XL)}px; }}
QScrollBar::handle:horizontal {{ min-width: {px(Gap.XL)}px; }}
QScrollBar::handle:hover {{ background: {t.ctl}; }}
QScrollBar::add-line, QScrollBar::sub-line {{ width: 0; height: 0; }}
QScrollBar::add-page, QScrollBar::sub-page {{ background: transparent; }}
QSplitter::handle {{ background: {t.line}; }}
QSplitter::handle:hover {{ background: {t.accent}; }}
QProgressBar {{
    background: {t.n2}; border: 0; border-radius: {px(2)}px; max-height: {px(4)}px;
    min-height: {px(4)}px; }}
QProgressBar::chunk {{ background: {t.accentfill}; border-radius: {px(2)}px; }}
"""


def _tips(t: Tokens, px: Pixels) -> str:
    return f"""
QToolTip {{
    background: {t.surface}; color: {t.text}; border: 1px solid {t.line2};
    padding: {px(Gap.XS)}px {px(Gap.S)}px; }}
"""
