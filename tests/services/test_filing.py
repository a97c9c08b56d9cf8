"""Papers as files: the name says the format."""

from __future__ import annotations

from pathlib import Path

import pytest

from stdcommittee.base.errors import Refused
from stdcommittee.reports.forms.printing import FormFile, FormFormat
from stdcommittee.services.filing import file_paper, file_papers, format_of


def test_papers_lie_under_their_own_names(tmp_path: Path) -> None:
    papers = [FormFile("a.docx", b"1"), FormFile("b.docx", b"2")]
    assert file_papers(papers, tmp_path) == (tmp_path / "a.docx", tmp_path / "b.docx")
    assert (tmp_path / "b.docx").read_bytes() == b"2"
    with pytest.raises(Refused):
        file_papers(papers, tmp_path / "gone")


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("x.DOCX", FormFormat.DOCX),
        ("x.pdf", FormFormat.PDF),
        ("SAC.TC.9.Pdf", FormFormat.PDF),
    ],
)
def test_the_ending_names_the_format(tmp_path: Path, name: str, kind: FormFormat) -> None:
    asked: list[tuple[FormFormat, str]] = []

    def print_(kind: FormFormat, language: str) -> FormFile:
        asked.append((kind, language))
        return FormFile("own name", b"page")

    assert file_paper(print_, tmp_path / name, "en") == tmp_path / name
    assert asked == [(kind, "en")]
    assert (tmp_path / name).read_bytes() == b"page"


@pytest.mark.parametrize("name", ["x", "x.eml", "x.txt", "SAC.TC 9"])
def test_other_endings_are_refused(name: str) -> None:
    with pytest.raises(Refused, match="not written as"):
        format_of(Path(name))
