"""A ledger → a SQLite file, whole or not at all."""

from __future__ import annotations

import contextlib
import json
import os
import sqlite3
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeAlias

from nantong_cli.errors import Where
from nantong_cli.model import Claim, Observation, PlacePage, Relative, Target, Text, WholeLedger
from nantong_cli.store import schema

Row: TypeAlias = list[Any]


def write(ledger: WholeLedger, stamp: str, path: Path) -> None:
    """Write `ledger` to `path`; OSError or sqlite3.Error where that is not possible, and nothing is left behind."""
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=path.stem, suffix=".new", dir=path.parent)
    os.close(handle)
    new = Path(name)
    try:
        _fill(new, ledger, stamp)
        new.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            new.unlink()
        raise


def _fill(path: Path, ledger: WholeLedger, stamp: str) -> None:
    """Write everything into a new file, and see that it is on the disk."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA journal_mode = OFF")  # nobody reads the file before it is whole
        database.executescript(schema.script())
        for table, rows in _tables(ledger):
            marks = ", ".join("?" * (len(schema.columns(table)) + 1))
            numbered = ([number, *row] for number, row in enumerate(rows))
            database.executemany(f"INSERT INTO {table} VALUES ({marks})", numbered)  # noqa: S608  # our own names
        database.execute("INSERT INTO stamp VALUES (?)", [stamp])
        database.commit()


def _tables(ledger: WholeLedger) -> Iterator[tuple[str, Iterator[Row]]]:
    """Give each table's rows, their values in the order of the schema's columns."""
    card = ledger.dataset
    yield (
        "dataset",
        iter([[card.id, *card.title, card.version, card.area, card.licence, card.period]]),
    )
    yield (
        "places",
        (
            [
                p.id,
                *p.names,
                p.pinyin,
                json.dumps(p.aliases),
                p.code,
                p.type,
                p.parent,
                p.source,
                *p.where,
                json.dumps(p.tile),
            ]
            for p in ledger.places
        ),
    )
    drawn = ledger.map
    yield "map", ([one.columns, one.rows, *one.where] for one in (drawn,) if one)
    waters = drawn.waters if drawn else ()
    yield "waters", ([w.id, *w.names, json.dumps(w.tiles), *w.where] for w in waters)
    yield "units", ([u.id, *u.symbol, str(u.scale), u.base, *u.where] for u in ledger.units)
    yield "terms", ([t.id, *t.names, *t.where] for t in ledger.terms)
    yield "families", ([f.id, *f.names, *f.where] for f in ledger.families)
    yield (
        "metrics",
        (
            [
                *(m.id, m.family, *m.names, *m.definition, m.unit.id if m.unit else None),
                *(m.measure, m.better, *_text(m.basis), json.dumps(m.aliases), *m.where),
                *_beside(m.gap_over)[:2],
            ]
            for m in ledger.metrics
        ),
    )
    yield (
        "sources",
        (
            [
                *(s.id, s.kind, *s.producer, *s.title, *s.attribution_short, s.date_published),
                *(s.date_accessed, s.url_main, s.language, s.sha256, *_text(s.note), *s.where),
            ]
            for s in ledger.sources
        ),
    )
    yield "pages", (_page(page) for page in ledger.pages)
    yield "passages", (row for page in ledger.pages for row in _passages(page))
    yield (
        "projects",
        (
            [
                *(p.id, p.place.id, *p.names, *p.entity, *p.about, p.source.id),
                *(p.paragraph, *p.where),
            ]
            for p in ledger.projects
        ),
    )
    figures = (figure for project in ledger.projects for figure in project.figures)
    every = (*ledger.targets, *ledger.observations, *figures)
    yield "statements", (_statement(record) for record in every)
    yield (
        "news",
        (
            [project.id, one.period, *one.text, one.grade, one.source.id, *one.where]
            for project in ledger.projects
            for one in project.news
        ),
    )


def _text(text: Text | None) -> Row:
    """Return a text's three columns."""
    return [*text] if text else [None, None, None]


def _page(page: PlacePage) -> Row:
    """Return a page's row."""
    word = page.pledge
    said = [*word.name, *word.role, *word.text, word.paragraph] if word else [None] * 10
    return [page.place.id, page.source.id, *said, *page.where]


def _passages(page: PlacePage) -> Iterator[Row]:
    """Give the texts of a page."""
    parts = [("motto", page.motto), ("arena", page.arena), ("lead", page.lead)]
    for part, passage in [*parts, *(("plan", item) for item in page.plan)]:
        yield [page.place.id, part, *_text(passage.title), *passage.text, passage.paragraph]


def _statement(record: Target | Observation) -> Row:
    """Return the row of a target or an observation."""
    if isinstance(record, Target):
        role, standing, told = "target", [record.strength, None, record.grade], record.statement
        goal = record.goal.id if record.goal else None
    else:
        role, standing, told = "observation", [None, record.status, record.grade], None
        goal = None
    return [
        *(role, record.id, record.place.id, record.project, record.metric.id, record.period),
        *(*_claim(record.claim), *standing, record.figure, *_text(told), record.source.id),
        *(record.paragraph, *_text(record.scope), *_text(record.note), *_where(record.where)),
        goal,
    ]


def _claim(claim: Claim) -> Row:
    """Return a claim's columns."""
    return [
        claim.op,
        str(claim.value) if claim.value is not None else None,
        claim.unit.id if claim.unit else None,
        *_beside(claim.relative),
        claim.qualitative.id if claim.qualitative else None,
    ]


def _beside(beside: Relative | None) -> Row:
    """Return what a relative claim is measured by: place, metric, goal, factor."""
    if beside is None:
        return [None] * 4
    parts = (beside.place, beside.metric, beside.goal)
    factor = str(beside.factor) if beside.factor is not None else None
    return [*(part.id if part else None for part in parts), factor]


def _where(where: Where) -> Row:
    """Return the file and the line."""
    return [where.path, where.line]
