"""Sources as citations to paste elsewhere: a line in the reader's language, and CSL-JSON."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, TextIO

from nantong_cli import periods
from nantong_cli.answer import Table
from nantong_cli.i18n import label, recognised
from nantong_cli.render import words
from nantong_cli.render.machine import as_json
from nantong_cli.render.safe import printable

if TYPE_CHECKING:
    from nantong_cli.model import Lang, Source
    from nantong_cli.render.look import Look
    from nantong_cli.sheets import Answer

#: with what a sentence may end already
_STOPS = (".", "!", "?", "…", "。", "！", "？")
#: of each kind of source: its type in CSL
CSL_TYPES = {
    "news_article": "article-newspaper",
    "government_report": "report",
    "statistical_release": "report",
    "statistical_bulletin": "report",
    "classification": "dataset",
    "encyclopaedia": "entry-encyclopedia",
}
#: the types whose producer is what the text appeared in, and not its author
_APPEARED = ("article-newspaper", "entry-encyclopedia")


def listed(answer: Answer) -> Iterator[Source]:
    """Give the sources that an answer lists, in its order."""
    if isinstance(answer, Table):
        at = [n for n, column in enumerate(answer.columns) if column.kind == "source"]
        yield from (row[n] for row in answer.rows for n in at)


def original(source: Source, lang: Lang) -> Lang:
    """Return the language of a source's own title; the reader's, where that is one that we do not have it in."""
    return recognised(source.language) or lang


def write_plain(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write a citation a line, never wrapped: the line is to be pasted."""
    for source in listed(answer):
        stream.write(" ".join(printable(look, sentence(source, look.lang)).split()) + "\n")


def sentence(source: Source, lang: Lang) -> str:
    """Return a citation: who, when, what, read when and where; a title of another language with its translation."""
    published = words.date(source.date_published, lang) if source.date_published else None
    date = published or label("cite.undated", lang)
    parts = [label("cite.dated", lang, producer=source.producer.says(lang), date=date)]
    parts = [_ended(part, lang) for part in (*parts, _title(source, lang))]
    if source.date_accessed is not None:
        read = label("cite.accessed", lang, date=words.date(source.date_accessed, lang))
        address = source.url_main
        parts.append(
            label("phrase.colon", lang, name=read, value=address) if address else _ended(read, lang)
        )
    elif (
        source.url_main is not None
    ):  # with no stop after it, which would be taken for a part of it
        parts.append(source.url_main)
    return (" " if lang == "en" else "").join(parts)


def _title(source: Source, lang: Lang) -> str:
    """Return the title as the source has it; the two scripts of Chinese are one language."""
    own, read = source.title.says(original(source, lang)), source.title.says(lang)
    if (original(source, lang) == "en") == (lang == "en") or own == read:
        return read
    return label("cite.translated", lang, title=own, translation=read)


def _ended(said: str, lang: Lang) -> str:
    """Return a sentence with a stop."""
    return said if said.endswith(_STOPS) else label("cite.ended", lang, said=said)


def write_csl_json(answer: Answer, stream: TextIO, look: Look) -> None:
    """Write a JSON array, as CSL's schema has it, an item a line."""
    items = [as_json(csl_item(source, look.lang)) for source in listed(answer)]
    stream.write("[\n" + ",\n".join(items) + "\n]\n" if items else "[]\n")


def csl_item(source: Source, lang: Lang) -> dict[str, Any]:
    """Return a source in the variables of CSL, in its own language; remarks of ours are in the reader's."""
    own, kind = original(source, lang), CSL_TYPES[source.kind]
    producer = source.producer.says(own)
    item: dict[str, Any] = {"id": source.id, "type": kind, "title": source.title.says(own)}
    if kind in _APPEARED:
        item["container-title"] = producer
    else:
        item |= {"author": [{"literal": producer}], "publisher": producer}
        item["genre"] = label(f"source_kind.{source.kind}", lang)
    dates = {"issued": source.date_published, "accessed": source.date_accessed}
    item |= {key: _csl_date(date) for key, date in dates.items() if date is not None}
    rest = {"URL": source.url_main, "language": source.language}
    rest["note"] = source.note.says(lang) if source.note else None
    return item | {key: value for key, value in rest.items() if value is not None}


def _csl_date(date: str) -> dict[str, Any]:
    """Return a date as far as it goes; what is none, as it is written."""
    parts = periods.date_parts(date)
    return {"date-parts": [list(parts)]} if parts else {"literal": date}
