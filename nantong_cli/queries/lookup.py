"""Which one record answers to a place and a metric?"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nantong_cli.errors import QuestionError
from nantong_cli.model import Metric, Observation, Place, Target

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger

#: the fields that can be asked of a record
RECORD_KEYS = (
    "value",
    "op",
    "unit",
    "kind",
    "period",
    "role",
    "strength",
    "status",
    "grade",
    "figure",
    "statement",
    "scope",
    "note",
    "source",
    "paragraph",
    "id",
    "place",
    "place_name",
    "metric",
    "metric_name",
    "relative_to_place",
    "relative_to_metric",
    "relative_to_goal",
    "relative_to_factor",
    "qualitative",
)


def found(
    ledger: Ledger,
    place: Place,
    metric: Metric,
    *,
    period: str | None = None,
    role: str | None = None,
    record_id: str | None = None,
) -> list[Target | Observation]:
    """Return the targets that answer, or, where there are none, the results; `role` asks for one or the other."""
    targets = ledger.targets_of([place.id], metrics=[metric.id])
    seen = ledger.observations_of([place.id], metrics=[metric.id])
    every: list[Target | Observation] = []
    if role != "observation":
        every += targets
    if role == "observation" or (role is None and (not targets or record_id is not None)):
        every += seen
    if period is not None:
        every = [one for one in every if one.period == period]
    if record_id is not None:
        every = [one for one in every if one.id == record_id]
        if any(isinstance(one, Target) for one in every):  # its outturn may share its id
            every = [one for one in every if isinstance(one, Target)]
    return every


def one_of(
    records: Sequence[Target | Observation],
    place: Place,
    metric: Metric,
    *,
    is_narrowed: bool = False,
    year: str | None = None,
) -> Target | Observation:
    """Return the only record; QuestionError that says there is none, or lists them and what tells them apart.

    Where several answer, those of the ledger's own `year` come first, then the best evidence; what several sources
    state alike is one answer.
    """
    if not records:
        key = "get.not_so_stated" if is_narrowed else "get.not_stated"
        raise QuestionError(key, place=place.names, metric=metric.names)
    records = [one for one in records if one.period == year] or records
    records = _best(records)
    if all(one.claim == records[0].claim for one in records) and _are_of_one_kind(records):
        return records[0]
    stated = dict.fromkeys(record.period for record in records)
    if len(stated) > 1:
        raise QuestionError("get.several_periods", periods=", ".join(stated))
    raise QuestionError("get.several", ids=", ".join(record.id for record in records))


def _best(records: Sequence[Target | Observation]) -> Sequence[Target | Observation]:
    """Return the results of the best standing, where all are of one period and scope; of several that agree, one."""
    seen = [one for one in records if isinstance(one, Observation)]
    if len(seen) < len(records) or not _are_of_one_kind(records):
        return records
    from nantong_cli.queries.evidence import evidence

    found = evidence(seen)
    if found is None:
        return records
    return found.best[:1] if found.agrees else found.best


def _are_of_one_kind(records: Sequence[Target | Observation]) -> bool:
    """Say whether records are of one period and scope, and all targets or all results."""
    return len({(type(one), one.period, one.scope) for one in records}) == 1
