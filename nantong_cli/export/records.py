"""Model objects → plain records under the data model's field names: what JSON holds, and tables are flattened from.

Records refer to one another by id. Every record of a list has the same keys; what is absent is None.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Any

from nantong_cli.export import shelves, statements
from nantong_cli.holdings import each

if TYPE_CHECKING:
    from nantong_cli.export.shelves import Record
    from nantong_cli.holdings import Ledger

#: of each list: what one of its records is called, where they stand in the ledger, and what makes a record
LISTS: dict[str, tuple[str, Callable[[Ledger], Iterable[Any]], Callable[[Any], Record]]] = {
    "places": ("place", lambda ledger: ledger.places, shelves.place),
    "waters": ("water", lambda ledger: ledger.map.waters if ledger.map else (), shelves.water),
    "units": ("unit", lambda ledger: ledger.units, shelves.unit),
    "terms": ("term", lambda ledger: ledger.terms, shelves.named),
    "families": ("family", lambda ledger: ledger.families, shelves.named),
    "metrics": ("metric", lambda ledger: ledger.metrics, shelves.metric),
    "sources": ("source", lambda ledger: ledger.sources, shelves.source),
    "targets": ("target", lambda ledger: each(ledger, ledger.targets_of), statements.target),
    "observations": (
        "observation",
        lambda ledger: each(ledger, ledger.observations_of),
        statements.observation,
    ),
    "projects": ("project", lambda ledger: each(ledger, ledger.projects_of), statements.project),
    "pages": ("page", lambda ledger: each(ledger, ledger.pages_of), statements.page),
}


def of_list(ledger: Ledger, name: str) -> Iterator[Record]:
    """Give the records of a list, in the order of the ledger."""
    _, standing, made = LISTS[name]
    return map(made, standing(ledger))
