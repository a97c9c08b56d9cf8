from __future__ import annotations

from stdcommittee.reports.pdf.blocks.cover import Cover, Signer
from stdcommittee.reports.pdf.document import Document
from tests.reports.pdf.reading import squeezed, texts
from tests.reports.pdf.sample import about


def test_a_long_title_on_a_cover_is_made_to_fit() -> None:
    cover = Cover(number="1", body="全国某某委员会" * 8, title=("很长的标题" * 12,))
    done = Document(about("zh")).cover(cover).render()
    assert done.problems == ()
    assert squeezed(texts(done.data)[0]).count("很长的标题") == 12


def test_signatures_show_what_is_known() -> None:
    document = Document(about("zh")).signature(
        Signer("编制人", "委员09", "2026-06-11"), Signer("审核人"), body="某委员会", sealed=True
    )
    read = squeezed(texts(document.render().data)[0])
    for part in ("编制人", "委员09", "2026-06-11", "审核人", "某委员会（盖章）"):
        assert part in read
