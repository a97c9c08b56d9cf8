from __future__ import annotations

import os
from collections import Counter
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from stdcommittee.domain.comments.order import CommentOrder
from stdcommittee.domain.comments.vocabulary import CommentForm, Disposition
from stdcommittee.exchange.comments.collation import collate
from stdcommittee.exchange.comments.commentform import write_comment_form
from stdcommittee.exchange.comments.model import CommentFile, FormHeader
from stdcommittee.exchange.comments.reading import read_comment_file

REAL = os.environ.get("STDCOMMITTEE_REAL_INPUTS")
pytestmark = pytest.mark.skipif(REAL is None, reason="no real inputs")

FILES = {
    # file: comments, blank rows, date, document, project
    "iso_comment_template_2012-03.docx": (0, 2, FormHeader()),
    "iso_dis_19156_collated.docx": (119, 0, FormHeader("2022-04-21")),
    "iso_dis_19156_half_resolved.docx": (
        126,
        0,
        FormHeader("2022-04-27", "ISO/TC 211 N xxxx Annex B"),
    ),
    "iso_dis_19168-2_with_observations.docx": (
        21,
        0,
        FormHeader("2021-07-05", "ISO/TC 211 N 5600"),
    ),
    "tc171_four_rows.docx": (
        3,
        1,
        FormHeader(
            "2 March 2020", "ISO-TC171-SC2-WG8_N0858_ISO32000-Extensions", "ISO TC 171 SC 2"
        ),
    ),
}


def path_of(name: str) -> Path:
    return Path(str(REAL)) / "comments" / name


def read(name: str) -> CommentFile:
    return read_comment_file(path_of(name))


@pytest.mark.parametrize("name", FILES)
def test_every_row_is_accounted_for(name: str) -> None:
    comments, blank, header = FILES[name]
    found = read(name)
    assert found.form is CommentForm.ISO_2012
    assert (len(found.comments), found.blank, found.quarantined) == (comments, blank, ())
    assert (found.header, found.rows) == (header, comments + blank)


@pytest.mark.parametrize("name", FILES)
def test_no_word_of_a_cell_is_lost(name: str) -> None:
    found = read(name)
    cells = [
        " ".join("".join(node.text or "" for node in tc.iter(f"{{{tc.nsmap['w']}}}t")).split())
        for table in docx.Document(str(path_of(name))).tables
        for tc in table._tbl.iter(f"{{{table._tbl.nsmap['w']}}}tc")
    ]
    kept = [
        "".join(text.split())
        for c in found.comments
        for text in (
            c.raw_id, c.line, c.clause, c.element, c.raw_type, c.comment, c.proposed_change,
            c.observation, *(cell for _, cell in c.extra),
        )
    ]  # fmt: skip
    assert Counter(filter(None, kept)) == Counter(filter(None, ("".join(x.split()) for x in cells)))


@pytest.mark.parametrize("name", FILES)
@pytest.mark.parametrize("order", list(CommentOrder))
def test_writing_and_reading_again_loses_no_character(name: str, order: CommentOrder) -> None:
    found = read(name)
    collation = collate([found], order)
    again = read_comment_file(write_comment_form(collation), "out.docx")
    assert [replace(comment, row=0) for comment in again.comments] == [
        replace(item.comment, row=0) for item in collation.comments
    ]
    assert again.header == found.header


def test_the_order_of_the_tool_is_reproduced() -> None:
    found = read("iso_dis_19156_collated.docx")
    collation = collate([found], CommentOrder.CCT)
    assert [item.id for item in collation.comments] == list(range(1, 120))


def test_bodies_and_numbers() -> None:
    collated = read("iso_dis_19156_collated.docx")
    assert Counter(c.body for c in collated.comments) == {
        "**": 97, "DK": 11, "": 6, "AFNOR": 3, "DE": 1, "ZA": 1,
    }  # fmt: skip
    final = read("iso_dis_19156_half_resolved.docx")
    assert {c.body for c in final.comments} >= {"JRC (EC)", "TMG", "FR", "**", "DK"}
    assert [c.number for c in final.comments] == [f"{n:03}" for n in range(1, 127)]
    two_lines = read("iso_dis_19168-2_with_observations.docx").comments[1]
    assert (two_lines.id.own, two_lines.id.sequence, two_lines.country) == ("001", "002", "CN")


def test_answers() -> None:
    found = read("iso_dis_19168-2_with_observations.docx")
    assert Counter(comment.disposition for comment in found.comments) == {
        None: 9, Disposition.ACCEPTED: 11, Disposition.NOT_ACCEPTED: 1,
    }  # fmt: skip
    four = read("tc171_four_rows.docx")
    assert [comment.disposition for comment in four.comments] == [
        Disposition.NOT_ACCEPTED,
        Disposition.ACCEPTED_IN_PRINCIPLE,
        Disposition.ACCEPTED,
    ]
    assert [comment.row for comment in four.comments] == [1, 2, 4]


def test_the_list_of_a_metanorma_document() -> None:
    pytest.importorskip("yaml")
    found = read("iso_80000-2_resolved.yaml")
    assert (found.rows, len(found.comments)) == (55, 55)
    first = found.comments[0]
    assert (first.body, first.number, first.clause) == ("DE", "002", "5")
    assert (first.element, first.disposition) == ("2-5.7,4th column", Disposition.ACCEPTED)
