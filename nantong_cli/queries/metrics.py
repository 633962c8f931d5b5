"""What can be compared, and who states it?"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection
from typing import TYPE_CHECKING

from nantong_cli.answer import Column, Table
from nantong_cli.queries.figures import without

if TYPE_CHECKING:
    from nantong_cli.holdings import Entry, Ledger
    from nantong_cli.model import Metric

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
    filed: dict[str, list[Entry]] = {}
    for entry in ledger.entries(metrics=[metric.id for metric in wanted]):
        filed.setdefault(entry.metric, []).append(entry)
    rows = []
    shown = [metric for metric in wanted or ledger.metrics if wanted or metric.id in filed]
    for metric in shown:
        own = filed.get(metric.id, [])
        targets = sum(entry.role == "target" for entry in own)
        ids = {entry.place for entry in own}
        stating = tuple(place for place in ledger.places if place.id in ids)
        counts = (metric.unit, targets, len(own) - targets)
        details = (metric.definition, metric.measure, metric.better, metric.basis, metric.aliases)
        rows.append((metric, metric.id, *counts, metric.family, stating, metric.names, *details))
    uses = Counter(entry.source for metric in shown for entry in filed.get(metric.id, ()))
    sources = {source.id: source for source in ledger.sources_by(uses)}
    columns: tuple[Column, ...] = (*COLUMNS, *DETAILS)
    if not wanted:
        columns = without(columns, *(column.key for column in DETAILS))
    return Table(
        "metrics",
        columns,
        tuple(rows),
        hint="hint.metrics",
        detailed=bool(wanted),
        sources=tuple(sources[one] for one, _ in uses.most_common()),
    )
