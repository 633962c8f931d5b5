"""Which targets are there?"""

from __future__ import annotations

from collections.abc import Collection
from typing import TYPE_CHECKING

from nantong_cli.answer import Table
from nantong_cli.queries import figures

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Metric, Place


def targets(
    ledger: Ledger,
    places: Collection[Place],
    *,
    metrics: Collection[Metric] = (),
    ops: Collection[str] = (),
    strengths: Collection[str] = (),
    periods: Collection[str] = (),
) -> Table:
    """Return the targets of `places`, in the order of the article; an empty filter lets everything through."""
    stated = ledger.targets_of(
        [place.id for place in places],
        metrics=[metric.id for metric in metrics],
        periods=periods,
    )
    found = [
        target
        for target in stated
        if (not ops or target.claim.op in ops) and (not strengths or target.strength in strengths)
    ]
    return Table(
        "targets",
        figures.TARGET_COLUMNS,
        tuple(map(figures.target_row, found)),
        notes=figures.notes_of(found),
        grouped=True,
        hint="hint.targets",
        sources=figures.most_cited(target.source for target in found),
    )
