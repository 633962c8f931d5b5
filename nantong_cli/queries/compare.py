"""How do counties stand side by side?

One metric is a row a county, the levels above beneath; several metrics and up to four counties are a row a metric;
few metrics and many counties a row a county and a column a metric; many of both are told metric by metric. Programs
get one record a row whatever the arrangement: each target with what became of it, each result, and each silence.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from nantong_cli.answer import Column, Measured, Note, Table
from nantong_cli.errors import message
from nantong_cli.model import Metric, Observation, Place, Target
from nantong_cli.queries import charts, check, evidence, figures
from nantong_cli.queries.figures import most_cited
from nantong_cli.queries.lines import Line, arranged, leads, levels_above, lines, ranks
from nantong_cli.values import Extent, Part, Period

if TYPE_CHECKING:
    from nantong_cli.charts import Chart
    from nantong_cli.holdings import Ledger
    from nantong_cli.queries.evidence import Evidence

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
    Column("level", "raw", audience="machine"),
    Column("baseline", "evidence"),
    Column("bound", "bound"),
    Column("outturn_bound", "extent", audience="machine"),
    Column("outturn", "evidence"),
    Column("benchmark", "evidence"),
    Column("difference", "difference"),
    Column("outturn_rank", "rank"),
    Column("above", "leads"),
    Column("verdict", "verdict"),
)
Row: TypeAlias = tuple[Any, ...]

#: of one metric, for people
SCREEN = (
    Column("rank", "rank", spare=2),
    Column("place", "place"),
    Column("baseline", "evidence", spare=1),
    Column("target", "claim"),
    Column("scope", "text"),
    Column("strength", "code", spare=4),
    Column("bound", "bound", spare=3),
    Column("outturn", "evidence"),
    Column("difference", "difference", spare=1),
    Column("outturn_rank", "rank", spare=2),
    Column("verdict", "verdict"),
)
#: what stands first in a row that is told by several columns
HEADS = {"metric": Column("metric", "metric"), "place": Column("place", "place")}


def compare(
    ledger: Ledger,
    places: Sequence[Place],
    metrics: Sequence[Metric] = (),
    *,
    periods: Collection[str] = (),
) -> Table:
    """Return `places` side by side by `metrics`; without metrics, by all that any of the places states."""
    levels = levels_above(ledger, places)
    every = [*places, *levels]
    ids = [place.id for place in places]
    is_named = bool(metrics)
    if not metrics:
        own: list[Record] = [*ledger.targets_of(ids), *ledger.observations_of(ids)]
        stated = {one.metric.id for one in own if not periods or one.period in periods}
        metrics = [metric for metric in ledger.metrics if metric.id in stated]
    above = {place.id for place in levels}
    found = [_of_places(lines(ledger, every, one, asked=periods, levels=above)) for one in metrics]
    rows = [row for own in found for row in _rows(ledger, own, periods)]
    told = [line for own in found for line in own]
    speaking = {line.place.id for line in told}
    every = [place for place in every if place.id in speaking]
    is_wide = len(metrics) > FEW_METRICS or len(every) > MANY_PLACES
    if len(metrics) > 1 and len(places) <= MANY_PLACES and is_wide:
        every = list(places)  # a column for each: there is no room for the levels above
    columns = {place.id for place in every}
    seen = [line for line in told if line.place.id in columns]
    records = list(_rests_on(seen) if len(metrics) == 1 else _in_cells(seen))
    notes = figures.notes_of(records)
    cited = most_cited(record.source for record in records)
    machine = Table("comparison", COLUMNS, tuple(rows), sources=cited)
    if len(metrics) == 1:
        return _one_metric(metrics[0], found[0], machine, notes)
    drawn = _charts(found) if is_named and len(metrics) <= FEW_METRICS else ()
    if len(places) <= MANY_PLACES:
        return _pivoted("metric", metrics, every, told, machine, notes)._replace(charts=drawn)
    if len(metrics) <= FEW_METRICS:
        return _pivoted("place", every, metrics, told, machine, notes)._replace(charts=drawn)
    return _metric_by_metric(found, machine, notes)


def _of_places(found: Iterable[Line]) -> list[Line]:
    """Return the lines of the places themselves, and of the levels above only those that say anything."""
    return [
        line
        for line in found
        if not line.is_benchmark or line.target or line.outturn or line.baseline or line.partial
    ]


def _rests_on(found: Iterable[Line]) -> Iterable[Record]:
    """Give the records that the lines show."""
    for line in found:
        if line.found is not None:
            yield from check.rests_on(line.found)
        elif line.outturn is not None:
            yield from line.outturn.best
        if line.baseline is not None:
            yield from line.baseline.best[:1]


def _in_cells(found: Iterable[Line]) -> Iterable[Record]:
    """Give the records that the lines show where each is told in one cell."""
    for line in found:
        for one in _cell(line):
            if isinstance(one, (Target, Observation)):
                yield one
        if line.found is not None:
            yield from check.benchmark_of(line.found)


def _rows(ledger: Ledger, found: Sequence[Line], periods: Collection[str]) -> list[Row]:
    """Return the records of one metric for programs: lines in their order, and under them every result."""
    by_target, by_outturn = ranks(found, by="target"), ranks(found, by="outturn")
    levels = [line for line in found if line.is_benchmark]
    rows = []
    for at in arranged(found):
        line = found[at]
        rank = by_target[at]
        above = leads(line, levels)
        rows.append(_row(line, line.target, rank, by_outturn[at], above))
    metric = found[0].metric
    ids = [*dict.fromkeys(line.place.id for line in found)]
    seen = ledger.observations_of(ids, metrics=[metric.id])
    of = {line.place.id: line for line in found}
    rank_of = {
        one.id: by_outturn[at] for at, line in enumerate(found) for one in _best(line.outturn)
    }
    rows += [
        _row(of[one.place.id], one, rank_of.get(one.id), None, ())
        for one in seen
        if not periods or one.period in periods
    ]
    return rows


def _best(known: Evidence | None) -> tuple[Observation, ...]:
    """Return the results to show: the most telling one, or all of the best where they disagree."""
    if known is None:
        return ()
    return known.best[:1] if known.agrees else known.best


def _row(
    line: Line,
    record: Record | None,
    rank: tuple[int, int] | None,
    outturn_rank: tuple[int, int] | None,
    above: tuple[Any, ...],
) -> Row:
    """Return one row under COLUMNS; without a record, that the place does not state the metric."""
    values: dict[str, Any] = {
        "place": line.place,
        "metric": Measured(line.metric, record.scope if record else None),
        "level": line.is_benchmark,
        "gap": None if record else "not_stated",
        "rank": rank,
        "above": above,
    }
    unit = line.metric.unit
    if not isinstance(record, Observation):
        outturn = line.outturn
        values |= {
            "baseline": _best(line.baseline),
            "outturn": _best(outturn),
            "outturn_bound": Extent(outturn.hull, unit) if outturn and unit else None,
            "outturn_rank": outturn_rank,
        }
    if record is not None:
        values |= _stated(record)
    if isinstance(record, Target) and line.found is not None:
        found = dict(zip([c.key for c in check.FINDINGS], check.findings(line.found), strict=True))
        values |= {key: found[key] for key in ("bound", "outturn_bound", "benchmark")}
        values |= {"difference": found["gap"], "verdict": found["verdict"]}
    return tuple(values.get(c.key, () if c.kind == "evidence" else None) for c in COLUMNS)


def _stated(record: Record) -> dict[str, Any]:
    """Return what a record itself says, under the keys of COLUMNS."""
    is_target = isinstance(record, Target)
    return {
        "role": "target" if is_target else "observation",
        "period": record.period,
        "stated": record.claim,
        "strength": record.strength if isinstance(record, Target) else None,
        "id": record.id,
        "status": record.status if isinstance(record, Observation) else None,
        "grade": record.grade,
        "gap": "without_number" if record.claim.kind == "unquantified" else None,
        "figure": record.figure,
        "statement": record.statement if isinstance(record, Target) else None,
        "scope": record.scope,
        "note": record.note,
        "source": record.source.id,
        "paragraph": record.paragraph,
    }


def _one_metric(metric: Metric, found: Sequence[Line], machine: Table, notes: Notes) -> Table:
    """Arrange a row a county, and the levels above under them."""
    by_target, by_outturn = ranks(found, by="target"), ranks(found, by="outturn")
    rows = []
    for at in arranged(found):
        line = found[at]
        told = check.findings(line.found) if line.found else (None,) * len(check.FINDINGS)
        of = dict(zip([column.key for column in check.FINDINGS], told, strict=True))
        partial = Part(evidence.fullest(line.partial)) if line.partial else ()
        values: dict[str, Any] = {
            "rank": by_target[at],
            "place": line.place,
            "baseline": _best(line.baseline),
            "target": line.target.claim if line.target else None,
            "scope": line.target.scope if line.target else None,
            "strength": line.target.strength if line.target else None,
            "bound": of["bound"],
            "outturn": _best(line.outturn) or partial,
            "difference": of["gap"],
            "outturn_rank": by_outturn[at],
            "verdict": of["verdict"],
        }
        rows.append(tuple(values[column.key] for column in SCREEN))
    columns, shown = _told(rows)
    period = next((line.period for line in found if line.target), found[0].period)
    return Table(
        "comparison",
        columns,
        shown,
        title=message("compare.title", metric=metric.names, period=Period(period)),
        subtitle=metric.basis or metric.definition,
        notes=(*_ranked_note(machine), *_ambition(found), *notes),
        hint="hint.compare",
        records=machine,
        apart=sum(line.is_benchmark for line in found),
        charts=_charts([found]),
        sources=machine.sources,
    )


def _charts(found: Iterable[Sequence[Line]]) -> tuple[Chart, ...]:
    """Return a chart of each metric of which two numbers can be set against each other."""
    drawn = (charts.chart([own[at] for at in arranged(own)]) for own in found)
    return tuple(one for one in drawn if one is not None)


def _told(rows: Sequence[Row]) -> tuple[tuple[Column, ...], tuple[Row, ...]]:
    """Return the columns of a metric that tell anything, with their values."""
    needed = ("place", "outturn")
    has_target = any(row[_at("verdict")] is not None for row in rows)
    kept = [
        number
        for number, column in enumerate(SCREEN)
        if column.key in needed
        or (column.key == "target" and has_target)
        or any(row[number] not in (None, ()) for row in rows)
    ]
    columns = tuple(SCREEN[number] for number in kept)
    return columns, tuple(tuple(row[number] for number in kept) for row in rows)


def _at(key: str) -> int:
    """Return where a key stands among the columns of a screen."""
    return [column.key for column in SCREEN].index(key)


def _ranked_note(machine: Table) -> Notes:
    """Return what a rank means, where there is one."""
    at = next(n for n, column in enumerate(COLUMNS) if column.key == "rank")
    is_ranked = any(row[at] is not None for row in machine.rows)
    return (Note(message("note.rank"), column="rank"),) if is_ranked else ()


def _ambition(found: Sequence[Line]) -> Notes:
    """Return by how much at least targets are above those of the levels above."""
    notes: list[Note] = []
    levels = [line for line in found if line.is_benchmark]
    for line in found:
        each: dict[Any, list[Place]] = {}
        for place, least in leads(line, levels):
            each.setdefault(least, []).append(place)
        for least, places in each.items():
            unit = line.target.claim.unit if line.target else None
            told = check.amount_above(least, unit)
            said = message("compare.ambition", amount=told, places=tuple(places))
            notes.append(Note(said, (), (line.place,)))
    return tuple(notes)


def _pivoted(
    kind: Literal["metric", "place"],
    rows: Sequence[Metric] | Sequence[Place],
    columns: Sequence[Metric] | Sequence[Place],
    found: Sequence[Line],
    machine: Table,
    notes: Notes,
) -> Table:
    """Arrange a row a metric and a column a county, or the other way round."""
    cells: dict[tuple[str, str], tuple[Any, ...]] = {}
    for line in found:
        at = (line.metric.id, line.place.id)
        at = at if kind == "metric" else at[::-1]
        cells[at] = (*cells.get(at, ()), *_cell(line))
    return Table(
        "comparison",
        (HEADS[kind], *(Column(c.id, "stated", heading=c.names) for c in columns)),
        tuple((row, *(cells.get((row.id, c.id), ()) for c in columns)) for row in rows),
        notes=notes,
        hint="hint.compare",
        records=machine,
        sources=machine.sources,
    )


def _cell(line: Line) -> tuple[Any, ...]:
    """Return what a line says in one cell: its target, its outturn and the verdict, or what was known before."""
    target: tuple[Any, ...] = (line.target,) if line.target else ()
    outturn = _best(line.outturn)
    if not target and not outturn:
        return evidence.fullest(line.partial) or _best(line.baseline)
    verdict = check.findings(line.found)[-2:-1] if line.found and outturn else ()
    return (*target, *outturn, *verdict)


def _metric_by_metric(found: Sequence[Sequence[Line]], machine: Table, notes: Notes) -> Table:
    """Tell metric by metric who states what, and in one line who does not."""
    columns: tuple[Column, ...] = (
        Column("metric", "metric"),
        Column("rank", "rank", spare=2),
        Column("place", "places"),
        Column("stated", "stated"),
        Column("strength", "code", spare=3),
        Column("verdict", "verdict", spare=1),
    )
    rows: list[Row] = []
    for own in found:
        by_target, by_outturn = ranks(own, by="target"), ranks(own, by="outturn")
        silent = []
        for at in arranged(own):
            line = own[at]
            told = _cell(line)
            if not told:
                silent.append(line.place)
                continue
            rank = by_target[at] or (by_outturn[at] if line.target is None else None)
            judged = check.findings(line.found)[-2] if line.found else None
            strength = line.target.strength if line.target else None
            said = tuple(one for one in told if isinstance(one, (Target, Observation)))
            rows.append((line.metric, rank, (line.place,), said, strength, judged))
        if silent:
            rows.append((own[0].metric, None, tuple(silent), (), None, None))
    return Table(
        "comparison",
        columns,
        tuple(rows),
        notes=(*_ranked_note(machine), *notes),
        hint="hint.compare",
        grouped=True,
        records=machine,
        sources=machine.sources,
    )
