"""Who states what: counties × metrics, with the kind of every gap."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from nantong_cli.answer import Column, Note, Table
from nantong_cli.errors import message
from nantong_cli.queries.figures import most_cited, promises

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Metric, Place, Target

COLUMNS = (
    Column("place", "place"),
    Column("metric", "metric"),
    Column("state", "code"),
    Column("op", "id"),
    Column("kind", "code"),
    Column("period", "period"),
    Column("id", "id"),
)


def coverage(ledger: Ledger, places: Sequence[Place], metrics: Sequence[Metric] = ()) -> Table:
    """Return what targets `places` set: stated, stated without a number, or not stated, for each metric.

    Without metrics: all that any of the places has a target for. For people a row a metric and a column a
    county; for programs a record each.
    """
    targets = promises(ledger, places, ledger.dataset.period)
    own: dict[tuple[str, str], list[Target]] = {}
    for target in targets:
        own.setdefault((target.metric.id, target.place.id), []).append(target)
    stated = {metric for metric, _ in own}
    chosen = metrics or [metric for metric in ledger.metrics if metric.id in stated]
    names = {metric.id for metric in chosen}
    records: list[tuple[Any, ...]] = []
    rows: list[tuple[Any, ...]] = []
    for metric in chosen:
        cells = [tuple(own.get((metric.id, place.id), ())) for place in places]
        for place, cell in zip(places, cells, strict=True):
            records += [_record(place, metric, one) for one in cell or (None,)]
        rows.append((metric, *cells))
    columns = (
        Column("metric", "metric"),
        *(Column(place.id, "mark", heading=place.names) for place in places),
    )
    return Table(
        "coverage",
        columns,
        tuple(rows),
        notes=(Note(message("note.coverage")),),
        hint="hint.coverage",
        records=Table("coverage", COLUMNS, tuple(records)),
        sources=most_cited(one.source for one in targets if one.metric.id in names),
    )


def _record(place: Place, metric: Metric, target: Target | None) -> tuple[Any, ...]:
    """Return one row under COLUMNS."""
    if target is None:
        return (place, metric, "not_stated", None, None, None, None)
    kind = target.claim.kind
    state = "without_number" if kind == "unquantified" else "stated"
    return (place, metric, state, target.claim.op, kind, target.period, target.id)
