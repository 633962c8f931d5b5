"""A place's page as HTML: its texts, its targets with the story of each folded under them, its projects."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from nantong_cli.i18n import label
from nantong_cli.render import cells, findings, words
from nantong_cli.render.html import Markup, element, joined
from nantong_cli.render.html_tables import Anchors, record, table, verdict

if TYPE_CHECKING:
    from nantong_cli.answer import Note, Table
    from nantong_cli.documents import Story
    from nantong_cli.model import Lang, Source
    from nantong_cli.sheets import Block, Page, Section

#: of a target's story, what is told, and in which order
_STORY = (
    *("figure", "paragraph", "statement", "reading", "arithmetic"),
    *("observations", "derived"),
)
#: of a project
_PROJECT = ("entity", "about", "paragraph", "figures", "news")


def heading(level: int, said: str, name: str | None = None) -> Markup:
    """Return a heading that can be linked to."""
    return element(f"h{level}", said, id=name)


def notes(told: Sequence[Note], lang: Lang) -> Markup:
    """Return remarks as a list; nothing where there are none."""
    listed = (element("li", cells.note(note, lang)) for note in told)
    return element("ul", *listed, class_="notes") if told else Markup("")


def place(page: Page, stories: Sequence[Story], anchors: Anchors) -> Iterator[Markup]:
    """Give one place's page, and the stories of its targets under them."""
    yield heading(3, page.place.names.says(anchors.lang), anchors.to("place", page.place.id))
    for section in page.sections:
        yield heading(4, label(f"section.{section.key}", anchors.lang))
        if section.key == "targets" and stories:
            yield from (_story(one, anchors) for one in stories)
        else:
            yield from _section(section, anchors, page.place.names.says(anchors.lang))
    yield notes(page.notes, anchors.lang)
    yield _cited(page.sources, anchors)


def _section(section: Section, anchors: Anchors, of: str) -> Iterator[Markup]:
    """Give a part of a page; what the source does not have is said not to be there."""
    lang = anchors.lang
    if not section.is_stated:
        yield element("p", label("phrase.none_in_article", lang), class_="dim")
    elif section.key == "projects" and section.table is not None:
        yield from _projects(section.table, anchors)
    elif section.table is not None:
        title = label(f"section.{section.key}", lang)
        told = table(section.table, anchors, label("phrase.colon", lang, name=of, value=title))
        count = label("report.rows", lang, count=len(section.table.rows))
        yield element("details", element("summary", count), element("div", told))
    if section.lead is not None:
        yield _lead(section.lead, section.key, lang)
    if section.items:
        items = (element("li", *_block(item, lang)) for item in section.items)
        yield element("ol", *items)


def _lead(block: Block, key: str, lang: Lang) -> Markup:
    """Return the text that opens a section: a motto, someone's word, or what was seen."""
    told = element("p", *_block(block, lang), class_="motto" if key == "motto" else None)
    return element("blockquote", told) if key == "pledge" else told


def _block(block: Block, lang: Lang) -> Iterator[Markup]:
    """Give a text with its title or whose word it is, and the paragraph that it retells."""
    if block.title is not None:
        yield element("b", block.title.says(lang))
        yield Markup(" ")
    if block.name is not None and block.role is not None:
        said = label("phrase.signed", lang, name=block.name.says(lang), role=block.role.says(lang))
        yield element("b", said)
        yield Markup(" ")
    yield joined([block.text.says(lang)])
    yield element("span", f" ¶{block.paragraph}", class_="dim")


def _projects(shown: Table, anchors: Anchors) -> Iterator[Markup]:
    """Give each project under its name."""
    at = next(n for n, column in enumerate(shown.columns) if column.key == "project_name")
    for row in shown.rows:
        yield heading(5, row[at].says(anchors.lang))
        yield record(shown, row, anchors, _PROJECT)


def _story(story: Story, anchors: Anchors) -> Markup:
    """Return how a target is read and how its verdict comes about, folded away under both."""
    lang, target = anchors.lang, story.target
    (row,) = story.table.rows
    told = record(story.table, row, anchors, _STORY, language=target.source.language)
    return element(
        "details",
        element("summary", _line(story, lang)),
        element("div", told, _cited(story.sources, anchors), id=anchors.to("target", target.id)),
    )


def _line(story: Story, lang: Lang) -> Markup:
    """Return a target in a line: of what it is, what it says, what came of it, and the verdict."""
    target, table = story.target, story.table
    at = next(n for n, column in enumerate(table.columns) if column.key == "outturn")
    seen = table.rows[0][at]
    value = findings.evidence(seen, lang) if seen else None
    told = (
        element("b", _named(story, lang)),
        element("span", words.claim(target.claim, lang, of=target.metric)),
        element("span", label("report.outturn", lang, value=value) if value else None),
        verdict(story.verdict, lang),
    )
    return element("span", joined(told, " "), class_="line")


def _named(story: Story, lang: Lang) -> str:
    """Return what a target is of, with its period."""
    target = story.target
    name = target.metric.names.says(lang)
    beside = [target.scope.says(lang)] if target.scope else []
    beside.append(words.period(target.period, lang))
    listed = label("phrase.list", lang).join(beside)
    return label("phrase.joined", lang, one=name, other=listed)


def _cited(sources: Sequence[Source], anchors: Anchors) -> Markup:
    """Return what something rests on, each source linked to where it is told in full."""
    if not sources:
        return Markup("")
    lang = anchors.lang
    links = [anchors.link("source", one.id, one.attribution_short.says(lang)) for one in sources]
    name = label("phrase.colon", lang, name=label("section.sources", lang), value="")
    return element(
        "p", name, joined(links, label("phrase.apart", lang, one="", other="")), class_="dim"
    )
