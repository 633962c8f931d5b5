"""What people read of a Data Package, made from the ledger's card: README.md in every language, and CITATION.cff.

https://github.com/citation-file-format/citation-file-format is followed, version 1.2.0.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from nantong_cli.i18n import label
from nantong_cli.model import LANGS, Lang, Source, Text
from nantong_cli.render.documents import escaped
from nantong_cli.render.look import Look
from nantong_cli.render.machine import quoted

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger

#: how to read the tables, a sentence or two each
READING = ("claim", "strength", "number", "absent", "text", "evidence", "ids")
#: what the citation file calls each kind of source
_TYPES = {
    "news_article": "newspaper-article",
    "government_report": "government-document",
    "statistical_release": "report",
    "statistical_bulletin": "report",
    "classification": "standard",
    "encyclopaedia": "encyclopedia",
}
_DATE = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-[0-9]{2})?)?")
_ADDRESS = re.compile(r"https?://[^\s<>]+")


def readme(ledger: Ledger, rows: Mapping[str, int]) -> str:
    """Return what the tables hold and how they are read, in each language; `rows` are the tables' numbers of rows."""
    return "\n".join("".join(_told(ledger, rows, lang)) for lang in LANGS)


def _told(ledger: Ledger, rows: Mapping[str, int], lang: Lang) -> Iterator[str]:
    """Give the part of one language."""
    card = ledger.dataset
    version, licence = (_unmarked(one, lang) for one in (card.version, card.licence))
    what = label("export.what", lang, version=version, licence=licence)
    yield f"# {_safe(card.title, lang)}\n\n{what}\n\n"
    heads = [label("export.file", lang), label("export.holds", lang), label("export.rows", lang)]
    yield f"| {' | '.join(heads)} |\n| --- | --- | ---: |\n"
    for name, number in rows.items():
        yield f"| {name}.csv | {label(f'export_table.{name}', lang)} | {number} |\n"
    yield "\n" + "".join(f"- {label(f'export_reading.{one}', lang)}\n" for one in READING)
    yield f"\n{label('export.sources', lang)}\n\n"
    for source in ledger.sources:
        where = f" <{source.url_main}>" if _ADDRESS.fullmatch(source.url_main or "") else ""
        told = f"{_safe(source.attribution_short, lang)} · {_safe(source.title, lang)}"
        yield f"- {told}{where}\n"


def _safe(text: Text, lang: Lang) -> str:
    """Return a text of the data of which nothing is markup."""
    return _unmarked(text.says(lang), lang)


def _unmarked(text: str, lang: Lang) -> str:
    """Return a text in one line of which nothing is markup."""
    return escaped(text, Look(lang=lang)).replace("<br>", " ")


def citation(ledger: Ledger) -> str:
    """Return how to cite the dataset, and what it rests on; each value in quotes, which YAML reads as JSON has them."""
    card = ledger.dataset
    head = {
        "cff-version": "1.2.0",
        "message": label("export.cite", "en"),
        "type": "dataset",
        "title": card.title.en,
        "version": card.version,
        "license": card.licence,
    }
    lines = [f"{key}: {quoted(value)}" for key, value in head.items()]
    by = label("export.authors", "en", id=card.id)
    lines += ["authors:", f"  - name: {quoted(by)}"]
    lines += ["references:"] if ledger.sources else []
    lines += [line for source in ledger.sources for line in _reference(source)]
    return "\n".join(lines) + "\n"


def _reference(source: Source) -> Iterator[str]:
    """Give the lines of a source."""
    yield f"  - type: {_TYPES.get(source.kind, 'generic')}"
    yield f"    title: {quoted(source.title.en)}"
    yield f"    authors:\n      - name: {quoted(source.producer.en)}"
    if found := _DATE.fullmatch(source.date_published or ""):
        year, month = found.groups()
        yield f"    year: {int(year)}"
        yield from [f"    month: {int(month)}"] if month else []
    if _ADDRESS.fullmatch(source.url_main or ""):
        yield f"    url: {quoted(source.url_main or '')}"
    yield f"    languages:\n      - {quoted(source.language.partition('-')[0])}"
