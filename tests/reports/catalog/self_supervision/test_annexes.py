"""The annexes: every figure with its indicator, its rule and the records behind it."""

from __future__ import annotations

import re

import pytest

from stdcommittee.base.messages import Message, Plural, catalog
from stdcommittee.domain.supervision.measures import Measure, MeasureUnit
from stdcommittee.reports.catalog.self_supervision.words import figure_text
from tests.reports.catalog.self_supervision.printed import pages, printed, whole
from tests.reports.pdf.reading import links, opened, outline, squeezed

LANGUAGES = ("zh", "en")


def figure_as_printed(measure: Measure, language: str) -> str:
    return catalog(language).render(figure_text(measure))


def entries(language: str) -> dict[int, str]:
    """The text of each entry of annex B, by the number of its figure."""
    text = whole(language)
    title = catalog(language)("Annex B Records behind the figures")
    start = text.rindex(" ".join(title.split()))
    parts = re.split(r"(?:^| )B\.(\d+) (?=\D)", text[start:])
    found: dict[int, str] = {}
    for number, entry in zip(parts[1::2], parts[2::2], strict=True):
        found[int(number)] = found.get(int(number), "") + entry
    return found


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_glyph_is_there(language: str) -> None:
    assert printed(language).problems == ()


@pytest.mark.parametrize("language", LANGUAGES)
def test_each_figure_stands_with_its_indicator_value_and_counts(language: str) -> None:
    """Read back from the file: id, numerator/denominator, and how many records stand behind."""
    result = printed(language).result
    found = entries(language)
    assert sorted(found) == [figure.number for figure in result.figures]
    for figure in result.figures:
        measure, entry = figure.measure, squeezed(found[figure.number])
        assert measure.indicator in entry
        value = figure_as_printed(measure, language)
        assert squeezed(value) in entry[: entry.index(measure.indicator)], measure.indicator
        if measure.denominator and measure.unit in {MeasureUnit.SHARE, MeasureUnit.RATIO}:
            assert f"{measure.numerator}/{measure.denominator}" in entry
        assert squeezed(_rows(len(measure.counted), "counted", language)) in entry
        assert squeezed(_rows(len(measure.left_out), "left out", language)) in entry


def _rows(count: int, what: str, language: str) -> str:
    say = catalog(language).render
    if what == "counted":
        return say(Plural("{n} record counted", "{n} records counted", n=count))
    return say(Plural("{n} record left out", "{n} records left out", n=count))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_record_is_printed(language: str) -> None:
    result = printed(language).result
    found = entries(language)
    say = catalog(language).render
    checked = 0
    for figure in result.figures:
        entry = squeezed(found[figure.number])
        for line in (*figure.measure.counted, *figure.measure.left_out):
            assert squeezed(say(line.cells[0])) in entry, (figure.measure.indicator, line)
            checked += 1
    assert checked > 100


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_index_names_each_figure_once_more(language: str) -> None:
    """Annex A: mark, label, indicator and value in one row."""
    say = catalog(language)
    text = squeezed(whole(language))
    first = text.rindex(squeezed(say("Annex A Index of figures")))
    index = text[first : text.rindex(squeezed(say("Annex B Records behind the figures")))]
    for figure in printed(language).result.figures:
        assert f"[{figure.number}]" in index
        name = figure.measure.indicator
        assert name in index
        value = squeezed(figure_as_printed(figure.measure, language))
        rest = index[index.index(name) + len(name) :]
        assert rest.startswith(value) or value in rest[:60], name


@pytest.mark.parametrize("language", LANGUAGES)
def test_rules_are_cited_with_their_value(language: str) -> None:
    say = catalog(language).render
    found = entries(language)
    for figure in printed(language).result.figures:
        entry = squeezed(found[figure.number])
        for rule in figure.measure.rules:
            assert squeezed(say(rule.citation)) in entry, rule.key
            assert squeezed(say(rule.amount)) in entry, rule.key
            if rule.provisional:
                assert squeezed(say(Message("provisional"))) in entry


@pytest.mark.parametrize("language", LANGUAGES)
def test_how_to_verify(language: str) -> None:
    found = printed(language)
    last = squeezed("".join(pages(language)[-2:]))
    assert found.result.stamp.head in last
    assert found.issue.data_sha256 in last
    assert "check--head" in last
    assert f"StdCommittee{found.issue.version}" in last
    assert "2026-06-11" in last


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_figure_leads_to_its_entry_and_back(language: str) -> None:
    with opened(printed(language).data) as pdf:
        entry_pages = {
            int(match[1]): page
            for _, title, page in outline(pdf)
            if (match := re.match(r"B\.(\d+)\D", title))
        }
        leading = {(page, target) for page, target, _ in links(pdf)}
    assert sorted(entry_pages) == [figure.number for figure in printed(language).result.figures]
    first = min(entry_pages.values())
    for number, page in entry_pages.items():
        # a mark in the chapters or the index leads to the entry …
        assert any(target == page and source < first for source, target in leading), number
        # … and the entry, which may run on to the next page, leads back to where it is used
        assert any(source in {page, page + 1} and target < first for source, target in leading)
