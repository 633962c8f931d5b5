"""Columns and rows of targets and observations, as every question that lists them shows them."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any

from nantong_cli.answer import Column, Measured, Note, Table
from nantong_cli.errors import Message, message
from nantong_cli.model import Observation, Source, Target, Text

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Place

TARGET_COLUMNS = (
    Column("id", "id", audience="machine"),
    Column("place", "place"),
    Column("metric", "measured"),
    Column("period", "period"),
    Column("target", "claim"),
    Column("strength", "code"),
    Column("figure", "prose", audience="machine"),
    Column("statement", "name", audience="machine"),
    Column("source", "id", audience="machine"),
    Column("paragraph", "paragraph"),
)

OBSERVATION_COLUMNS = (
    Column("id", "id", audience="machine"),
    Column("place", "place"),
    Column("metric", "measured"),
    Column("period", "period"),
    Column("observed", "claim"),
    Column("status", "code"),
    Column("grade", "id"),
    Column("figure", "prose", audience="machine"),
    Column("scope", "text", audience="machine"),
    Column("note", "text", audience="machine"),
    Column("source", "id", audience="machine"),
    Column("cited", "text", audience="screen", spare=1),
    Column("paragraph", "paragraph", spare=2),
)

#: of a figure about a project, which may be either
FIGURE_COLUMNS = (
    Column("id", "id", audience="machine"),
    Column("role", "code", audience="machine"),
    Column("metric", "measured"),
    Column("period", "period"),
    Column("stated", "claim"),
    Column("strength", "code"),
    Column("status", "code", audience="machine"),
    Column("grade", "id", audience="machine"),
    Column("figure", "prose", audience="machine"),
    Column("statement", "name", audience="machine"),
    Column("scope", "text", audience="machine"),
    Column("note", "text", audience="machine"),
    Column("source", "id", audience="machine"),
    Column("paragraph", "paragraph"),
)


def target_row(target: Target) -> tuple[Any, ...]:
    """Return a target under TARGET_COLUMNS."""
    return (
        target.id,
        target.place,
        Measured(target.metric, target.scope),
        target.period,
        target.claim,
        target.strength,
        target.figure,
        target.statement,
        target.source.id,
        target.paragraph,
    )


def observation_row(seen: Observation) -> tuple[Any, ...]:
    """Return an observation under OBSERVATION_COLUMNS."""
    return (
        seen.id,
        seen.place,
        Measured(seen.metric, seen.scope),
        seen.period,
        seen.claim,
        seen.status,
        seen.grade,
        seen.figure,
        seen.scope,
        seen.note,
        seen.source.id,
        seen.source.attribution_short,
        seen.paragraph,
    )


def figure_row(figure: Target | Observation) -> tuple[Any, ...]:
    """Return a figure about a project under FIGURE_COLUMNS."""
    if isinstance(figure, Target):
        role, strength, statement = "target", figure.strength, figure.statement
        standing: tuple[str | None, str | None] = (None, figure.grade)
    else:
        role, strength, statement = "observation", None, None
        standing = (figure.status, figure.grade)
    return (
        figure.id,
        role,
        Measured(figure.metric, figure.scope),
        figure.period,
        figure.claim,
        strength,
        *standing,
        figure.figure,
        statement,
        figure.scope,
        figure.note,
        figure.source.id,
        figure.paragraph,
    )


def record_table(record: Target | Observation) -> Table:
    """Return one record with all of its fields."""
    columns = (Column("place", "place"), *FIGURE_COLUMNS)
    return Table("record", columns, ((record.place, *figure_row(record)),))


def without(columns: Iterable[Column], *keys: str) -> tuple[Column, ...]:
    """Return the columns with those under `keys` left to programs: a person has read them already."""
    return tuple(
        column._replace(audience="machine") if column.key in keys else column for column in columns
    )


def notes_of(records: Sequence[Target | Observation]) -> tuple[Note, ...]:
    """Return the notes of the records, each once, with the metrics and the places that it is about."""
    shown = {record.place.id for record in records}
    by: dict[Text, list[Target | Observation]] = {}
    for record in records:
        if record.note is not None:
            by.setdefault(record.note, []).append(record)
    found = []
    for text, noted in by.items():
        metrics = tuple({record.metric.id: record.metric for record in noted}.values())
        places = {record.place.id: record.place for record in noted}
        is_of_all = len(places) == len(shown)
        found.append(Note(text, metrics, () if is_of_all else tuple(places.values())))
    return tuple(found)


def most_cited(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Return each source once, those that stand there most often first, and of equals the one met first."""
    found: dict[str, list[Source]] = {}
    for source in sources:
        found.setdefault(source.id, []).append(source)
    return tuple(same[0] for same in sorted(found.values(), key=len, reverse=True))


def figures_table(figures: Iterable[Target | Observation]) -> Table:
    """Return the figures about one project."""
    return Table("figures", FIGURE_COLUMNS, tuple(map(figure_row, figures)))


def promises(
    ledger: Ledger, places: Iterable[Place], year: str | None, *, metrics: Collection[str] = ()
) -> list[Target]:
    """Return the targets of a year and of its parts, each promise once; of all years where there is no year."""
    periods = within(ledger.periods, year) if year is not None else ()
    if year is not None and not periods:
        return []
    found = ledger.targets_of([one.id for one in places], metrics=metrics, periods=periods)
    kept: dict[tuple[object, ...], Target] = {}
    for target in found:
        kept.setdefault(stated(target), target)
    return list(kept.values())


def within(periods: Iterable[str], year: str) -> list[str]:
    """Return those of the periods that are the year, however it is written, or a part of it."""
    from nantong_cli.periods import is_part_of, same_period

    return [one for one in periods if same_period(one, year) or is_part_of(one, year)]


def stated(target: Target) -> tuple[object, ...]:
    """Return by what two targets are the same promise, whoever states it."""
    return (target.place.id, target.metric.id, target.period, target.scope, target.claim)


def counted(number: int) -> Message:
    """Return a number of targets in words."""
    return message("atlas.one") if number == 1 else message("atlas.count", count=number)
