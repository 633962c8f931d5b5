"""What stands at the end of a report as HTML: the bibliography, and what figures are read by."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from nantong_cli.i18n import has_label, label
from nantong_cli.render import citations, findings
from nantong_cli.render.html import Markup, element, joined, outside
from nantong_cli.values import Judged

if TYPE_CHECKING:
    from nantong_cli.answer import Table
    from nantong_cli.model import Lang, Source
    from nantong_cli.render.html_tables import Anchors


def bibliography(shown: Table, anchors: Anchors) -> Markup:
    """Return every source as a citation, with what rests on it and of what grade."""
    keys = [column.key for column in shown.columns]
    rows = (dict(zip(keys, row, strict=True)) for row in shown.rows)
    return element("ul", *(_source(row, anchors) for row in rows), class_="sources")


def _source(row: dict[str, Any], anchors: Anchors) -> Markup:
    """Return one source: who, what, when and where, our remark on it, and its standing."""
    source, lang = row["source"], anchors.lang
    parts = [label(f"source_kind.{source.kind}", lang)]
    listed = label("phrase.list", lang).join(row["grades"])
    if listed:
        parts.append(label("report.grade", lang, grades=listed))
    parts.append(label("report.records", lang, count=row["records"]))
    return element(
        "li",
        citation(source, lang),
        element("div", source.note.says(lang), class_="dim") if source.note else None,
        element("div", " · ".join(parts), class_="dim"),
        id=anchors.to("source", source.id),
    )


def citation(source: Source, lang: Lang) -> Markup:
    """Return a citation whose address can be followed."""
    said = citations.sentence(source._replace(url_main=None), lang)
    if source.url_main is None:
        return joined([said])
    return joined([said, " ", outside(source.url_main)])


def convention(shown: Table, lang: Lang) -> Iterator[Markup]:
    """Give the words of a topic with what they mean, and then what has no word of its own."""
    keys = [column.key for column in shown.columns]
    named: list[Markup] = []
    others: list[Markup] = []
    for row in shown.rows:
        values = dict(zip(keys, row, strict=True))
        meaning = _meaning(values, lang)
        word = _word(values, lang)
        if word:
            named += [element("dt", word), element("dd", meaning)]
        else:
            others.append(element("li", meaning))
    if named:
        yield element("dl", *named)
    if others:
        yield element("ul", *others)


def _meaning(values: dict[str, Any], lang: Lang) -> Markup:
    """Return what a word means, and what a source writes for it."""
    meaning = joined([values["meaning"].says(lang)])
    written = values.get("source_words")
    if not written or written == "–":
        return meaning
    source = element("span", written, lang="zh-Hant")
    name = label("phrase.colon", lang, name=label("topic.source_words", lang), value="")
    return joined([meaning, element("div", name, source, class_="dim")])


def _word(values: dict[str, Any], lang: Lang) -> str:
    """Return a word as a reader of the report meets it, nothing where none does."""
    word = str(values["word"])
    if has_label(f"verdict.{word}"):
        return findings.verdict(Judged(word, ""), lang)
    if has_label(f"strength.{word}"):
        return label(f"strength.{word}", lang)
    return str(values["sign"] or word) if "sign" in values else ""
