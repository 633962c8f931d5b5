"""What ranks, bounds, results, gaps and verdicts are in machine formats: objects, each with fixed keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from nantong_cli.model import Lang, Observation

if TYPE_CHECKING:
    from nantong_cli.answer import Evidence
    from nantong_cli.values import Difference, Extent, Judged, Limit

EXTENT_KEYS = ("lower", "lower_closed", "upper", "upper_closed")
#: of each kind that is an object in a nested format: its keys there
PARTS = {
    "rank": ("best", "worst"),
    "extent": EXTENT_KEYS,
    "bound": EXTENT_KEYS,
    "evidence": ("id", "op", "value", "unit", "period", "status", "grade", "source"),
    "difference": ("value", *EXTENT_KEYS, "unit"),
}
#: of kinds that stand for several keys: those keys
KEYS = {"bound": ("{}", "sure_{}"), "verdict": ("{}", "reason")}


def extent(told: Extent | None) -> dict[str, Any] | None:
    """Return the ends of an interval in its unit, null where there is none."""
    if told is None:
        return None
    shown = told.interval.over(told.unit.scale)
    return dict(
        zip(
            EXTENT_KEYS,
            (shown.lower, shown.lower_closed, shown.upper, shown.upper_closed),
            strict=True,
        )
    )


def bound(key: str, limit: Limit | None) -> dict[str, Any]:
    """Return the widest and the surest interval of what reaches a target."""
    if limit is None:
        return {key: None, f"sure_{key}": None}
    from nantong_cli.values import Extent

    sure = limit.bound.sure
    return {
        key: extent(Extent(limit.bound.possible, limit.unit)),
        f"sure_{key}": extent(Extent(sure, limit.unit)) if sure else None,
    }


def evidence(found: Evidence) -> dict[str, Any] | None:
    """Return the result that tells most, null where there is none."""
    if not found:
        return None
    one = found[0]
    return {
        "id": one.id,
        "op": one.claim.op,
        "value": one.claim.value,
        "unit": one.claim.unit.id if one.claim.unit else None,
        "period": one.period,
        "status": one.status if isinstance(one, Observation) else None,
        "grade": one.grade,
        "source": one.source.id,
    }


def difference(gap: Difference | None) -> dict[str, Any] | None:
    """Return a difference with its ends, null where there is none."""
    if gap is None:
        return None
    unit = "percentage_point" if gap.is_points else gap.extent.unit.id
    return {"value": gap.value, **(extent(gap.extent) or {}), "unit": unit}


def verdict(key: str, judged: Judged | None) -> dict[str, Any]:
    """Return a verdict and its reason; null where nothing was to be reached."""
    return {key: judged.verdict if judged else None, "reason": judged.reason if judged else None}


def rank(key: str, value: tuple[int, int] | None) -> dict[str, Any]:
    """Return the best and the worst rank, null where there is none."""
    return {key: {"best": value[0], "worst": value[1]} if value else None}


def told(kind: str, value: Any, lang: Lang) -> list[Any]:
    """Return sentences, or news, in the reader's language."""
    if kind == "sentences":
        from nantong_cli.render.findings import sentence

        return [sentence(said, lang) for said in value]
    return [
        {
            "period": one.period,
            "text": one.text.says(lang),
            "grade": one.grade,
            "source": one.source.id,
        }
        for one in value
    ]


WRITERS: dict[str, Callable[[str, Any], dict[str, Any]]] = {
    "unit": lambda key, value: {key: value.id if value else None},
    "places": lambda key, value: {key: [place.id for place in value]},
    "rank": rank,
    "extent": lambda key, value: {key: extent(value)},
    "bound": bound,
    "evidence": lambda key, value: {key: evidence(value)},
    "leads": lambda key, value: {
        key: [{"place": place.id, "at_least": least} for place, least in value]
    },
    "difference": lambda key, value: {key: difference(value)},
    "verdict": verdict,
}
