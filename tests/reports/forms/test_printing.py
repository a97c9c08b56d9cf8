from __future__ import annotations

import pytest

from stdcommittee.reports.forms.printing import FormFormat, file_name, print_form, printed
from tests.reports.forms.sample import form


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("投票单 委员01", "投票单 委员01.pdf"),
        ('a/b\\c:d*e?f"g<h>i|j\nk', "a b c d e f g h i j k.pdf"),
        (" .. ", "form.pdf"),
        ("长" * 200, "长" * 60 + ".pdf"),
    ],
)
def test_the_name_of_a_file_can_be_stored_everywhere(title: str, name: str) -> None:
    assert file_name(title, FormFormat.PDF) == name


def test_a_form_is_printed_to_pdf_and_word_only() -> None:
    assert print_form(form(), FormFormat.PDF).startswith(b"%PDF")
    assert print_form(form(), FormFormat.DOCX).startswith(b"PK")
    assert printed(form(), FormFormat.PDF, "B1 x").name == "B1 x.pdf"
    with pytest.raises(ValueError, match="eml"):
        print_form(form(), FormFormat.EML)
