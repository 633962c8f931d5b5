"""Model objects → the rows of the tables, their values in the order of the schema's columns."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator
from typing import TYPE_CHECKING, Any, TypeAlias

from nantong_cli import passages
from nantong_cli.model import (
    Claim,
    Dataset,
    Metric,
    Observation,
    Place,
    Relative,
    Source,
    Target,
    Text,
    Tile,
)
from nantong_cli.store import schema

if TYPE_CHECKING:
    from nantong_cli.holdings import Part
    from nantong_cli.maps import Map, Water
    from nantong_cli.pages import News, PlacePage, Project

Row: TypeAlias = tuple[Any, ...]
Rows: TypeAlias = dict[str, list[Row]]

_NO_TEXT = (None, None, None)


def digest(records: Iterable[Target | Observation], news: Iterable[tuple[str, News]]) -> str:
    """Return what tells one state of records, and of news of projects, from another."""
    said = [*map(statement, records), *(_news(project, one) for project, one in news)]
    return hashlib.blake2b(json.dumps(said).encode(), digest_size=16).hexdigest()


def of_part(part: Part, rank: int) -> Rows:
    """Return the rows of everything about one place, by table; `scripts` and `characters` aside of the schema."""
    figures = (figure for project in part.projects for figure in project.figures)
    pages = (part.page,) if part.page else ()
    news = (
        (part.place.id, *_news(project.id, one))
        for project in part.projects
        for one in project.news
    )
    every: dict[str, Iterable[Row]] = {
        "pages": map(_page, pages),
        "passages": (row for page in pages for row in _passages(page)),
        "projects": map(_project, part.projects),
        "statements": map(statement, (*part.targets, *part.observations, *figures)),
        "news": news,
    }
    first = schema.span(rank)[0]
    rows = {name: [(n, *row) for n, row in enumerate(own, first)] for name, own in every.items()}
    return rows | _texts(part, first)


def _texts(part: Part, first: int) -> Rows:
    """Return which characters the part's texts write in two ways, shelf by shelf, and which have a plain form."""
    said = [
        [one.text for one in passages.of_page(part.page)] if part.page else [],
        [one.text for record in part.targets for one in passages.of_target(record)],
        [one.text for record in part.observations for one in passages.of_observation(record)],
        [one.text for project in part.projects for one in passages.of_project(project)],
    ]
    return {
        "scripts": [
            (shelf, first, json.dumps(found))
            for shelf, texts in enumerate(said, 1)
            if (found := passages.pairs(texts))
        ],
        "characters": plain_forms(text for texts in said for text in texts),
    }


def plain_forms(texts: Iterable[Text]) -> list[Row]:
    """Return the characters of texts that have another plain form, each with it."""
    every: set[str] = set().union(*(said for text in texts for said in text))
    found = ((one, passages.plain(one)) for one in sorted(every))
    return [(one, plain) for one, plain in found if one != plain]


def of_card(card: Dataset) -> Row:
    """Return the row of the ledger's card."""
    return (card.id, *card.title, card.version, card.area, card.licence, card.period)


def of_place(place: Place) -> Row:
    """Return the row of a place."""
    return (
        *(
            place.id,
            *place.names,
            place.pinyin,
            json.dumps(place.aliases, ensure_ascii=False),
            place.code,
            place.type,
        ),
        *(place.parent, place.source, *place.where),
        _tile(place.tile) if place.tile else None,
    )


def _tile(tile: Tile) -> str:
    """Return a rectangle as words, which are read without JSON: every run reads some."""
    *numbers, (path, line) = tile
    return " ".join((*map(str, numbers), str(line), path))


def of_map(drawn: Map) -> Row:
    """Return the row of the ledger's map."""
    return (drawn.columns, drawn.rows, *drawn.where)


def of_water(water: Water) -> Row:
    """Return the row of a sea or a river."""
    return (water.id, *water.names, json.dumps(water.tiles), *water.where)


def of_metric(metric: Metric) -> Row:
    """Return the row of a metric."""
    return (
        *(metric.id, metric.family, *metric.names, *metric.definition),
        *(metric.unit.id if metric.unit else None, metric.measure, metric.better),
        *(*_text(metric.basis), json.dumps(metric.aliases, ensure_ascii=False), *metric.where),
        *_beside(metric.gap_over)[:2],
    )


def of_source(source: Source) -> Row:
    """Return the row of a source."""
    return (
        *(source.id, source.kind, *source.producer, *source.title, *source.attribution_short),
        *(source.date_published, source.date_accessed, source.url_main, source.language),
        *(source.sha256, *_text(source.note), *source.where),
    )


def _text(text: Text | None) -> Collection[str | None]:
    """Return a text's three columns."""
    return text or _NO_TEXT


def _news(project: str, news: News) -> Row:
    """Return the row of news of a project, the place aside."""
    return (project, news.period, *news.text, news.grade, news.source.id, *news.where)


def _project(project: Project) -> Row:
    """Return the row of a project."""
    return (
        *(project.id, project.place.id, *project.names, *project.entity, *project.about),
        *(project.source.id, project.paragraph, *project.where),
    )


def _page(page: PlacePage) -> Row:
    """Return the row of a page."""
    word = page.pledge
    said = (*word.name, *word.role, *word.text, word.paragraph) if word else (None,) * 10
    return (page.place.id, page.source.id, *said, *page.where)


def _passages(page: PlacePage) -> Iterator[Row]:
    """Give the rows of a page's texts."""
    parts = [("motto", page.motto), ("arena", page.arena), ("lead", page.lead)]
    for part, passage in [*parts, *(("plan", item) for item in page.plan)]:
        yield (page.place.id, part, *_text(passage.title), *passage.text, passage.paragraph)


def statement(record: Target | Observation) -> Row:
    """Return the row of a target or an observation."""
    standing: Row = (None, None)
    told: Text | None = None
    goal = None
    if isinstance(record, Target):
        role, standing, told = "target", (record.strength, None), record.statement
        goal = record.goal.id if record.goal else None
    else:
        role, standing = "observation", (None, record.status)
    return (
        *(role, record.id, record.place.id, record.project, record.metric.id, record.period),
        *(
            *_claim(record.claim),
            *standing,
            record.grade,
            record.figure,
            *_text(told),
            record.source.id,
        ),
        *(record.paragraph, *_text(record.scope), *_text(record.note)),
        *(*record.where, goal),
    )


def _claim(claim: Claim) -> Row:
    """Return a claim's columns."""
    return (
        claim.op,
        f"{claim.value:f}" if claim.value is not None else None,
        claim.unit.id if claim.unit else None,
        *_beside(claim.relative),
        claim.qualitative.id if claim.qualitative else None,
    )


def _beside(beside: Relative | None) -> Row:
    """Return what a relative claim is measured by: place, metric, goal, factor."""
    if beside is None:
        return (None,) * 4
    parts = (beside.place, beside.metric, beside.goal)
    factor = f"{beside.factor:f}" if beside.factor is not None else None
    return (*(part.id if part else None for part in parts), factor)
