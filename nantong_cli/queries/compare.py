"""How do counties stand side by side?

One metric is a row a county; several metrics and up to four counties are a row a metric; few metrics and
many counties a row a county and a column a metric; many of both are told metric by metric. Programs
get one record a row whatever the arrangement.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, Literal, TypeAlias

from nantong_cli import bounds
from nantong_cli.answer import Column, Measured, Note, Table
from nantong_cli.errors import message
from nantong_cli.model import Ledger, Metric, Observation, Place, Target
from nantong_cli.queries.figures import notes_of

Record: TypeAlias = Target | Observation
Notes: TypeAlias = tuple[Note, ...]

MANY_PLACES = 4
FEW_METRICS = 3

COLUMNS = (
    Column("rank", "rank"),
    Column("place", "place"),
    Column("metric", "measured"),
    Column("role", "code"),
    Column("period", "period"),
    Column("stated", "claim"),
    Column("strength", "code"),
    Column("id", "id", audience="machine"),
    Column("status", "code", audience="machine"),
    Column("grade", "id", audience="machine"),
    Column("gap", "code", audience="machine"),
    Column("figure", "prose", audience="machine"),
    Column("statement", "name", audience="machine"),
    Column("scope", "text", audience="machine"),
    Column("note", "text", audience="machine"),
    Column("source", "id", audience="machine"),
    Column("paragraph", "paragraph"),
)
#: what stands first in a row that is told by several columns
HEADS = {"metric": Column("metric", "metric"), "place": Column("place", "place")}
_INDEX = {column.key: number for number, column in enumerate(COLUMNS)}
Row: TypeAlias = tuple[Any, ...]


def compare(ledger: Ledger, places: Sequence[Place], metrics: Sequence[Metric] = ()) -> Table:
    """Return `places` side by side by `metrics`; without metrics, by all that any of the places states."""
    records = _records(ledger, places, metrics)
    stated = {record.metric.id for record in records}
    metrics = metrics or [metric for metric in ledger.metrics if metric.id in stated]
    chosen = {metric.id for metric in metrics}
    records = [record for record in records if record.metric.id in chosen]
    rows = [row for metric in metrics for row in _ranked(metric, places, records)]
    machine = Table("comparison", COLUMNS, tuple(rows))
    notes = notes_of(records)
    if len(metrics) == 1:
        return _one_metric(metrics[0], machine, notes)
    if len(places) <= MANY_PLACES:
        return _pivoted("metric", metrics, places, records, machine, notes)
    if len(metrics) <= FEW_METRICS:
        return _pivoted("place", places, metrics, records, machine, notes)
    return _metric_by_metric(records, machine, notes)


def _records(ledger: Ledger, places: Sequence[Place], metrics: Sequence[Metric]) -> list[Record]:
    """Return what the places state, targets before results."""
    wanted, measured = [place.id for place in places], [metric.id for metric in metrics]
    targets = ledger.targets_of(wanted, metrics=measured)
    return [*targets, *ledger.observations_of(wanted, metrics=measured)]


def _ranked(metric: Metric, places: Sequence[Place], records: Sequence[Record]) -> list[Row]:
    """Return the rows of one metric, in the order that the intervals decide, with ranks among the comparable."""
    said: dict[str, list[Record]] = {place.id: [] for place in places}
    for record in records:
        if record.metric.id == metric.id and record.place.id in said:
            said[record.place.id].append(record)
    own = [record for place in places for record in said[place.id]]
    higher = metric.better != "lower"
    intervals = [bounds.named(record.claim) for record in own]
    ranks: dict[int, tuple[int, int]] = {}
    for group in _comparable(own) if metric.better != "neither" else ():
        found = bounds.ranks([intervals[at] for at in group], higher_first=higher)
        ranks.update(zip(group, found, strict=True))
    order = bounds.arranged(intervals, higher_first=higher)
    silent = [place for place in places if not said[place.id]]
    rows = [_row(metric, own[i].place, own[i], ranks.get(i)) for i in order]
    return rows + [_row(metric, place, None, None) for place in silent]


def _comparable(records: Sequence[Record]) -> list[list[int]]:
    """Return which records are of one role, period and scope; a group of one has nothing to rank."""
    groups: dict[tuple[object, ...], list[int]] = {}
    for at, record in enumerate(records):
        key = (type(record), record.period, record.scope)
        groups.setdefault(key, []).append(at)
    return [group for group in groups.values() if len(group) > 1]


def _row(metric: Metric, place: Place, record: Record | None, rank: tuple[int, int] | None) -> Row:
    """Return one row under COLUMNS; without a record, that the place does not state the metric."""
    if record is None:
        values: dict[str, Any] = {"metric": Measured(metric, None), "gap": "not_stated"}
    else:
        is_target = isinstance(record, Target)
        values = {
            "metric": Measured(metric, record.scope),
            "role": "target" if is_target else "observation",
            "period": record.period,
            "stated": record.claim,
            "strength": record.strength if isinstance(record, Target) else None,
            "id": record.id,
            "status": record.status if isinstance(record, Observation) else None,
            "grade": record.grade if isinstance(record, Observation) else None,
            "gap": "without_number" if record.claim.kind == "unquantified" else None,
            "figure": record.figure,
            "statement": record.statement if isinstance(record, Target) else None,
            "scope": record.scope,
            "note": record.note,
            "source": record.source.id,
            "paragraph": record.paragraph,
        }
    values |= {"rank": rank, "place": place}
    return tuple(values.get(column.key) for column in COLUMNS)


def _any(machine: Table, key: str) -> bool:
    """Say whether any row has a value under `key`."""
    return any(row[_INDEX[key]] is not None for row in machine.rows)


def _arranged(machine: Table, *keys: str) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return the columns under `keys` for people, with their values."""
    columns = tuple(COLUMNS[_INDEX[key]]._replace(audience="all") for key in keys)
    rows = tuple(tuple(row[_INDEX[key]] for key in keys) for row in machine.rows)
    return columns, rows


def _one_metric(metric: Metric, machine: Table, notes: Notes) -> Table:
    """Arrange a row a county."""
    keys = ["place", "stated", "role", "strength", "period", "paragraph"]
    if _any(machine, "rank"):
        keys.insert(0, "rank")
        notes = (Note(message("note.rank")), *notes)
    if _any(machine, "scope"):
        keys.insert(keys.index("role"), "scope")
    if not _any(machine, "status"):
        keys.remove("role")
    if not _any(machine, "strength"):
        keys.remove("strength")
    columns, rows = _arranged(machine, *keys)
    return Table(
        "comparison",
        columns,
        rows,
        title=metric.names,
        subtitle=metric.basis or metric.definition,
        notes=notes,
        hint="hint.compare",
        records=machine,
    )


def _pivoted(
    kind: Literal["metric", "place"],
    rows: Sequence[Metric] | Sequence[Place],
    columns: Sequence[Metric] | Sequence[Place],
    records: Sequence[Record],
    machine: Table,
    notes: Notes,
) -> Table:
    """Arrange a row a metric and a column a county, or the other way round."""
    cells: dict[tuple[str, str], tuple[Record, ...]] = {}
    for record in records:
        at = (record.metric.id, record.place.id)
        at = at if kind == "metric" else at[::-1]
        cells[at] = (*cells.get(at, ()), record)
    return Table(
        "comparison",
        (HEADS[kind], *(Column(c.id, "stated", heading=c.names) for c in columns)),
        tuple((row, *(cells.get((row.id, c.id), ()) for c in columns)) for row in rows),
        notes=notes,
        hint="hint.compare",
        records=machine,
    )


def _metric_by_metric(records: Sequence[Record], machine: Table, notes: Notes) -> Table:
    """Tell metric by metric who states what, and in one line who does not."""
    columns: tuple[Column, ...] = (
        Column("metric", "metric"),
        Column("rank", "rank"),
        Column("place", "places"),
        Column("stated", "stated"),
        Column("strength", "code"),
    )
    known = {(isinstance(record, Target), record.id): record for record in records}
    keys = ("metric", "rank", "place", "role", "id", "strength")
    rows: list[Row] = []
    for row in machine.rows:
        metric, rank, place, role, name, strength = (row[_INDEX[key]] for key in keys)
        if role is not None:
            told = (known[role == "target", name],)
            rows.append((metric.metric, rank, (place,), told, strength))
        elif rows and rows[-1][0] == metric.metric and not rows[-1][3]:
            rows[-1] = (*rows[-1][:2], (*rows[-1][2], place), *rows[-1][3:])
        else:
            rows.append((metric.metric, rank, (place,), (), strength))
    if _any(machine, "rank"):
        notes = (Note(message("note.rank")), *notes)
    else:
        columns, rows = _without_rank(columns, rows)
    return Table(
        "comparison",
        columns,
        tuple(rows),
        notes=notes,
        hint="hint.compare",
        grouped=True,
        records=machine,
    )


def _without_rank(
    columns: tuple[Column, ...], rows: Sequence[Row]
) -> tuple[tuple[Column, ...], list[Row]]:
    """Return columns and rows without the second, where nothing in it is ranked."""
    return (columns[0], *columns[2:]), [(row[0], *row[2:]) for row in rows]
