"""What stands in a cell and over a column, in words: the same on a terminal and in a plain line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from nantong_cli.i18n import has_label, label
from nantong_cli.model import Lang, Observation, Source, Target, Text
from nantong_cli.render import findings, words
from nantong_cli.render.safe import TIED
from nantong_cli.render.words import SIGNS
from nantong_cli.values import Hit, Judged

if TYPE_CHECKING:
    from nantong_cli.answer import Column, Measured, Note, Table

#: how many sources are all named in a line, and how many of more than that
MOST_SOURCES, FIRST_SOURCES = 4, 3
#: how many ids of records a person is told
FIRST_IDS = 6


def heading(column: Column, lang: Lang) -> str:
    """Return what stands over a column."""
    if column.heading is not None:
        return column.heading.says(lang)
    key = column.key if has_label(f"column.{column.key}") else column.word
    return label(f"column.{key}", lang)


def text(column: Column, value: Any, lang: Lang) -> str:
    """Return a value in words; what is missing is said to be, never left blank."""
    if column.kind == "claim":
        return words.claim(value, lang)
    if column.kind == "mark":
        return mark(value, lang)
    if column.kind == "raw":
        return "" if value is None else f"{value:f}" if isinstance(value, Decimal) else str(value)
    if column.kind == "hit":
        return hit(value, lang)
    if column.kind == "stated":
        return "\n".join(stated(value, lang)) or label("phrase.not_stated", lang)
    if value is None or value == () or (column.kind == "table" and not value.rows):
        return label("phrase.nothing", lang)
    if column.kind == "code":
        return label(f"{column.word or column.key}.{value}", lang)
    if column.kind == "tally":
        counted = (f"{number} {label(f'{column.word}.{code}', lang)}" for code, number in value)
        return label("phrase.list", lang).join(counted)
    write = _WRITERS.get(column.kind)
    return write(value, lang) if write else str(value)


def measured(value: Measured, lang: Lang) -> str:
    """Return a metric's name, with what the figure covers where that is less."""
    name = value.metric.names.says(lang)
    beside = [value.scope.says(lang)] if value.scope else []
    beside += [words.period(value.period, lang)] if value.period else []
    if not beside:
        return name
    return label("phrase.joined", lang, one=name, other=label("phrase.list", lang).join(beside))


def mark(targets: Iterable[Target], lang: Lang) -> str:
    """Return targets of one place and metric as signs: the comparator, or the word for the kind of gap."""
    signs = []
    for target in targets:
        claim = target.claim
        if claim.op is not None:
            signs.append(SIGNS[claim.op].strip() or "=")
        else:
            signs.append(label(f"mark.{claim.kind}", lang))
    return " ".join(signs) or label("mark.not_stated", lang)


def hit(found: Hit, lang: Lang) -> str:
    """Return the part of a text around the words found, each between marks that need no colour."""
    shown = found.language(lang)
    text, spans = found.text.says(shown), found.spans[shown]
    marked, at = [], 0
    for start, end in spans:
        if start < at:
            continue
        marked += [text[at:start], "«", text[start:end], "»"]
        at = end
    return "".join((*marked, text[at:]))


def stated(records: Iterable[Target | Observation | Judged], lang: Lang) -> list[str]:
    """Return what a place states of a metric, a line each: the claim, its period, and whether it is a result."""
    found: list[str] = []
    for record in records:
        if isinstance(record, Judged):
            found[-1] += f" {findings.verdict(record, lang)}"
            continue
        told = [words.period(record.period, lang)]
        if record.scope is not None:
            told.append(record.scope.says(lang))
        if isinstance(record, Observation):
            told.append(f"{label(f'short.{record.status}', lang)}{TIED}{record.grade}")
        said = words.claim(record.claim, lang, of=record.metric)
        beside = label("phrase.list", lang).join(told)
        found.append(label("phrase.joined", lang, one=said, other=beside))
    return found


def note(told: Note, lang: Lang) -> str:
    """Return a note with what it is about before it."""
    about = [place.names.says(lang) for place in told.places]
    about += [metric.names.says(lang) for metric in told.metrics]
    text = (
        told.text.says(lang) if isinstance(told.text, Text) else findings.sentence(told.text, lang)
    )
    if not about:
        return text
    name = label("phrase.list", lang).join(about)
    return label("phrase.colon", lang, name=name, value=text)


def sources(cited: Sequence[Source], lang: Lang) -> str:
    """Return in a line what an answer rests on: every source in short, or the first and how many more there are."""
    is_long = len(cited) > MOST_SOURCES
    shown = [one.attribution_short.says(lang) for one in cited]
    if is_long:
        more = label("phrase.more_sources", lang, count=len(cited) - FIRST_SOURCES)
        shown = [*shown[:FIRST_SOURCES], more]
    told, *rest = shown
    for other in rest:
        told = label("phrase.apart", lang, one=told, other=other)
    return label("phrase.colon", lang, name=label("section.sources", lang), value=told)


def ids(found: Sequence[str], lang: Lang) -> str:
    """Return ids of records: all of them, or the first, and how many more there are."""
    told = label("phrase.list", lang).join(found[:FIRST_IDS])
    if (more := len(found) - FIRST_IDS) <= 0:
        return told
    return label("phrase.more_ids", lang, listed=told, count=more)


def lines(table: Table, lang: Lang) -> list[list[str]]:
    """Return the rows of a table, each as the words that a person reads."""
    seen = [
        (number, column)
        for number, column in enumerate(table.columns)
        if column.audience != "machine"
    ]
    return [
        [
            text(column, row[n], lang)
            for n, column in seen
            if row[n] is not None or column.kind == "claim"
        ]
        for row in table.rows
    ]


_WRITERS: dict[str, Callable[[Any, Lang], str]] = {
    "place": lambda place, lang: place.names.says(lang),
    "places": words.names,
    "metric": lambda metric, lang: metric.names.says(lang),
    "measured": measured,
    "unit": lambda unit, lang: unit.symbol.says(lang).replace("{}", "").strip(),
    "name": lambda told, lang: told.says(lang),
    "text": lambda told, lang: told.says(lang),
    "period": words.period,
    "date": words.date,
    "source": lambda source, lang: source.attribution_short.says(lang),
    "rank": words.rank,
    "list": lambda listed, lang: label("phrase.list", lang).join(listed),
    "extent": findings.extent,
    "bound": findings.limit,
    "evidence": findings.evidence,
    "difference": findings.difference,
    "verdict": findings.verdict,
    "leads": findings.leads,
    "news": findings.news,
    "sentences": lambda told, lang: "\n".join(findings.sentence(one, lang) for one in told),
    "ids": ids,
    "table": lambda table, lang: "; ".join(" ".join(row) for row in lines(table, lang)),
}
