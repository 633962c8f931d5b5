"""What can be compared, and who states it?"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from nantong_cli.answer import Column, Table
from nantong_cli.queries.figures import most_cited, without

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Metric, Source

COLUMNS = (
    Column("metric", "metric"),
    Column("id", "id", audience="screen"),  # what one would type
    Column("unit", "unit"),
    Column("targets", "integer"),
    Column("observations", "integer"),
)

#: what a person reads only of a metric asked for by name, and a program always
DETAILS = (
    Column("family", "id"),
    Column("places", "places"),
    Column("names", "text", audience="machine"),
    Column("definition", "text"),
    Column("measure", "code"),
    Column("better", "code"),
    Column("basis", "text"),
    Column("aliases", "list"),
)


def metrics(ledger: Ledger, wanted: Collection[Metric] = ()) -> Table:
    """Return every metric that a place states, or the ones asked for with their definitions.

    Metrics that only projects are measured by are told when asked for by name.
    """
    rows = []
    cited: list[Source] = []
    for metric in wanted or ledger.metrics:
        targets = ledger.targets_of(metrics=[metric.id])
        seen = ledger.observations_of(metrics=[metric.id])
        if not (wanted or targets or seen):
            continue
        cited += [target.source for target in targets]
        cited += [result.source for result in seen]
        ids = {one.place.id for one in targets} | {one.place.id for one in seen}
        stating = tuple(place for place in ledger.places if place.id in ids)
        counts = (metric.unit, len(targets), len(seen))
        details = (metric.definition, metric.measure, metric.better, metric.basis, metric.aliases)
        rows.append((metric, metric.id, *counts, metric.family, stating, metric.names, *details))
    columns: tuple[Column, ...] = (*COLUMNS, *DETAILS)
    if not wanted:
        columns = without(columns, *(column.key for column in DETAILS))
    return Table(
        "metrics",
        columns,
        tuple(rows),
        hint="hint.metrics",
        detailed=bool(wanted),
        sources=most_cited(cited),
    )
