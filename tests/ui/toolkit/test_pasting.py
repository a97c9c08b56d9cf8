"""What counts as rows in the clipboard, and how the file of pasted rows is called."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData
from PySide6.QtGui import QGuiApplication

from stdcommittee.ui.toolkit.pasting import clipboard_rows, file_name


@pytest.mark.usefixtures("qapp")
@pytest.mark.parametrize(
    ("text", "html", "rows"),
    [
        ("a\tb", "", True),
        ("", "", False),
        ("one sentence\nand another", "", False),
        ("\tindented line\n\tand another", "", False),
        ("a\nb", "<table><tr><td>a</td></tr><tr><td>b</td></tr></table>", True),
        ("a", "<table><tr><td>a</td></tr></table>", False),
        ("a\nb", "<p>a</p><p>b</p>", False),
    ],
)
def test_only_a_table_counts(text: str, html: str, *, rows: bool) -> None:
    data = QMimeData()
    data.setText(text)
    if html:
        data.setHtml(html)
    QGuiApplication.clipboard().setMimeData(data)
    assert clipboard_rows() == (text if rows else "")


def test_a_name_that_every_system_takes() -> None:
    assert file_name('a/b: "c"?') == "a-b- -c--"
    assert file_name(" 标准库 2026. ") == "标准库 2026"
