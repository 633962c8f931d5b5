"""Shows that no number of the article is lost: each is a record's, or is listed as no figure, with the reason."""

from __future__ import annotations

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest
import yaml

from nantong_cli import wording
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import Observation, Target

Record: TypeAlias = Target | Observation

NO_FIGURES = Path(__file__).with_name("no_figures.yaml")

#: a number with its scale and ordinal, or words that stand for one
NUMBER = re.compile(
    r"第?[0-9０-９]+(?:[.．][0-9０-９]+)?[百千萬億]*(?:個百分點)?"
    r"|第?[〇零一二兩三四五六七八九十百千萬億半雙首倍]+[成期]?"
    r"|翻番|N期"
)

#: figure words by which a unit is known; the first that occurs decides
UNIT_WORDS: tuple[tuple[str, set[str]], ...] = (
    (r"個百分點", {"percentage_point"}),
    (r"%|成|半數", {"percent"}),
    (r"億元", {"cny_100m"}),
    (r"萬平方米", {"sqm_10k"}),
    (r"MWh", {"mwh"}),
    (r"第", {"rank"}),
    (r"個老舊小區", {"community"}),
    (r"個", {"project"}),
    (r"家", {"enterprise"}),
    (r"層", {"storey"}),
    (r"人|名|位", {"person"}),
)


class Span(NamedTuple):
    """Where in the article some words stand."""

    paragraph: int
    start: int
    end: int

    def holds(self, other: Span) -> bool:
        """Say whether the other span lies inside."""
        same = self.paragraph == other.paragraph
        return same and self.start <= other.start and other.end <= self.end


class Entry(NamedTuple):
    """Words of a paragraph whose number is no figure."""

    paragraph: int
    reason: str
    words: str


def numbers(text: str) -> list[str]:
    """Return every number of a text, as it stands."""
    return [found[0] for found in NUMBER.finditer(text)]


def spans_of(words: str, paragraph: int, text: str) -> list[Span]:
    """Return where words stand in a paragraph; "8%" does not stand in "18%"."""
    whole = re.compile((r"(?<![0-9.])" if words[0].isdigit() else "") + re.escape(words))
    return [Span(paragraph, *found.span()) for found in whole.finditer(text)]


def numbers_of(article: dict[int, str]) -> list[Span]:
    """Return where every number of the article stands."""
    return [
        Span(paragraph, *found.span())
        for paragraph, text in article.items()
        for found in NUMBER.finditer(text)
    ]


def answered(stated: Iterable[Record], article: dict[int, str]) -> Iterator[Span]:
    """Yield the numbers that records answer for.

    A record answers for one number, the first of its figure words. Where the same words stand twice in
    a paragraph, one record does not answer for both.
    """
    records = Counter((record.figure or "", record.paragraph or 0) for record in stated)
    for (figure, paragraph), count in records.items():
        if first := NUMBER.search(figure):
            for span in spans_of(figure, paragraph, article[paragraph])[:count]:
                yield Span(paragraph, span.start + first.start(), span.start + first.end())


def shown(span: Span, article: dict[int, str]) -> str:
    """Return a number in its context, for a person to find it."""
    text = article[span.paragraph]
    before, after = text[max(0, span.start - 8) : span.start], text[span.end : span.end + 8]
    return f"¶{span.paragraph}: {before}[{text[span.start : span.end]}]{after}"


@pytest.fixture(scope="module")
def entries() -> list[Entry]:
    listed = yaml.safe_load(NO_FIGURES.read_text(encoding="utf-8"))
    return [
        Entry(paragraph, reason, words)
        for paragraph, reasons in listed.items()
        for reason, several in reasons.items()
        for words in several
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("達74億元，增長6.5%以上", ["74億", "6.5"]),
        ("高１.５、0.4個百分點", ["１.５", "0.4個百分點"]),
        ("列第18位，不少於１２３個", ["第18", "１２３"]),
        ("約九成，超半數，三期", ["九成", "半", "三期"]),
        ("兩項實現翻番，成了N期現象", ["兩", "翻番", "N期"]),
        ("第一方陣裡的首家雙百企業，十四五", ["第一", "首", "雙百", "十四五"]),
        ("百億級項目", ["百億"]),
        ("各項工作", []),
    ],
)
def test_every_kind_of_number_is_seen(text: str, expected: list[str]) -> None:
    assert numbers(text) == expected


def test_every_number_is_a_record_or_listed_as_no_figure(
    article: dict[int, str], stated: tuple[Record, ...], entries: list[Entry]
) -> None:
    figures = list(answered(stated, article))
    listed = [
        span
        for entry in entries
        for span in spans_of(entry.words, entry.paragraph, article[entry.paragraph])
    ]
    left = [
        shown(number, article)
        for number in numbers_of(article)
        if number not in figures and not any(span.holds(number) for span in listed)
    ]
    assert left == []


def test_words_that_are_no_figure_stand_once_in_their_paragraph(
    article: dict[int, str], entries: list[Entry]
) -> None:
    counts = {entry: article[entry.paragraph].count(entry.words) for entry in entries}
    assert {entry: count for entry, count in counts.items() if count != 1} == {}


def test_words_that_are_no_figure_each_hold_a_number_of_their_own(
    article: dict[int, str], entries: list[Entry]
) -> None:
    everywhere = numbers_of(article)
    held = {
        entry: [
            number
            for span in spans_of(entry.words, entry.paragraph, article[entry.paragraph])
            for number in everywhere
            if span.holds(number)
        ]
        for entry in entries
    }
    listed = Counter(number for own in held.values() for number in own)
    assert [entry for entry, own in held.items() if not own] == []
    assert [shown(number, article) for number, times in listed.items() if times > 1] == []


def test_words_that_are_no_figure_never_stand_for_a_record(
    article: dict[int, str], stated: tuple[Record, ...], entries: list[Entry]
) -> None:
    figures = list(answered(stated, article))
    swallowed = [
        (entry, shown(figure, article))
        for entry in entries
        for span in spans_of(entry.words, entry.paragraph, article[entry.paragraph])
        for figure in figures
        if span.holds(figure)
    ]
    assert swallowed == []


def test_words_that_are_no_figure_are_short_and_carry_no_unit_of_measure(
    entries: list[Entry],
) -> None:
    units = r"元|%|家|名|人|層|位|MWh|平方米|個百分點"
    measured = re.compile(rf"[0-9][百千萬億]*(?:{units})|[一二三四五六七八九]成|倍|翻番|半數")
    assert [entry for entry in entries if measured.search(entry.words)] == []
    assert [entry for entry in entries if len(entry.words) > 12] == []


def test_figure_words_stand_in_their_paragraph(
    article: dict[int, str], stated: tuple[Record, ...]
) -> None:
    lost = [
        (record.id, record.figure, record.paragraph)
        for record in stated
        if not record.figure
        or not record.paragraph
        or not spans_of(record.figure, record.paragraph, article[record.paragraph])
    ]
    assert lost == []


def test_figure_words_that_stand_twice_belong_to_as_many_records(
    article: dict[int, str], stated: tuple[Record, ...]
) -> None:
    records = Counter((record.figure or "", record.paragraph or 0) for record in stated)
    too_few = [
        (figure, paragraph)
        for (figure, paragraph), count in records.items()
        if len(spans_of(figure, paragraph, article[paragraph])) > count
    ]
    assert too_few == []


def test_figure_words_say_the_records_comparator_and_value(stated: tuple[Record, ...]) -> None:
    differing = [
        (record.id, record.figure)
        for record in stated
        if not _agree(wording.read(record.figure or ""), record)
    ]
    assert differing == []


def _agree(read: wording.Reading, record: Record) -> bool:
    """Say whether a reading of the figure words is what the record claims; digits count: 6.50 is not 6.5."""
    claim = record.claim
    if claim.relative is not None:
        return (read.op, read.factor) == (claim.op, claim.relative.factor)
    if claim.value is None:
        return claim.op is None
    return (read.op, str(read.value)) == (claim.op, str(claim.value))


def test_figure_words_name_the_records_unit(stated: tuple[Record, ...]) -> None:
    differing = [
        (record.id, record.figure, unit.id)
        for record in stated
        if (unit := record.claim.unit) and unit.id not in _units_in(record.figure or "")
    ]
    assert differing == []


def test_a_record_has_a_unit_where_it_has_a_value_and_nowhere_else(
    stated: tuple[Record, ...],
) -> None:
    bare = [
        record.id
        for record in stated
        if (record.claim.value is None) != (record.claim.unit is None)
    ]
    assert bare == []


def _units_in(figure: str) -> set[str]:
    """Return the units that figure words can mean."""
    return next((units for words, units in UNIT_WORDS if re.search(words, figure)), set())


def test_the_dataset_names_the_very_text_that_it_was_coded_from(
    ledger: WholeLedger, article_file: Path
) -> None:
    recorded = {source.id: source.sha256 for source in ledger.sources}
    assert recorded["xhrb-2023-08"] == hashlib.sha256(article_file.read_bytes()).hexdigest()


def test_every_paragraph_that_is_retold_exists(
    article: dict[int, str], ledger: WholeLedger
) -> None:
    retold = [
        passage.paragraph
        for page in ledger.pages
        for passage in (page.motto, page.arena, page.lead, *page.plan, page.pledge)
        if passage is not None
    ]
    assert [paragraph for paragraph in retold if paragraph not in article] == []
