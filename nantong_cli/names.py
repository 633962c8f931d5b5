"""What a person typed → a place, a metric: forgiving about spelling, and never guessing."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from nantong_cli.errors import QuestionError, message
from nantong_cli.model import Family, Metric, Place

Named = TypeVar("Named", Place, Metric, Family, "Metric | Family")

#: characters that other editions of a Traditional text write for the standard ones
_VARIANTS = str.maketrans("爲羣衆啓佈裏麪峯臺", "為群眾啟布裡麵峰台")
#: apostrophes (U+0301 is what NFKC leaves of ´), blanks, hyphens and dots
_DROPPED = str.maketrans("", "", " \t\u3000'’‘ʼ`\u0301-_.·")
_KINDS = ("countylevelcity", "city", "county", "district", "province")
_SUFFIXES = (*_KINDS, "市", "縣", "县", "區", "区", "省")


def folded(name: str) -> str:
    """Return `name` without what does not tell names apart: case, width, apostrophes, blanks, hyphens."""
    return unicodedata.normalize("NFKC", name).casefold().translate(_DROPPED).translate(_VARIANTS)


def _bare(name: str) -> str:
    """Return a folded place name without the word for what kind of place it is."""
    for suffix in _SUFFIXES:
        if name.endswith(suffix) and len(name) > len(suffix) + 1:
            return name.removesuffix(suffix)
    return name


def place_forms(place: Place) -> tuple[str, ...]:
    """Return every folded name that `place` answers to."""
    names = (place.id, place.names.en, place.names.zh_hans, place.names.zh_hant, place.pinyin)
    forms = [folded(name) for name in (*names, *place.aliases)]
    code = folded(place.code or "")
    return tuple(dict.fromkeys((*forms, *map(_bare, forms), *filter(None, (code,)))))


def metric_forms(metric: Metric | Family) -> tuple[str, ...]:
    """Return every folded name that a metric or a family answers to."""
    names = (metric.id, metric.names.en, metric.names.zh_hans, metric.names.zh_hant)
    aliases = metric.aliases if isinstance(metric, Metric) else ()
    return tuple(dict.fromkeys(folded(name) for name in (*names, *aliases)))


def find_place(typed: str, places: Sequence[Place]) -> Place:
    """Return the place that `typed` names; QuestionError with the candidates or the nearest names."""
    found = _find(folded(typed), places, place_forms)
    if not found and _bare(folded(typed)) != folded(typed):
        found = _find(_bare(folded(typed)), places, place_forms)
    return _only(found, typed, places, place_forms, kind="place")


def find_places(typed: Iterable[str], places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places named, each once, in the order asked."""
    return tuple({(found := find_place(one, places)).id: found for one in typed}.values())


def find_metric(typed: str, metrics: Sequence[Metric], families: Sequence[Family]) -> Metric:
    """Return the one metric named; a family that bears the id of one of its metrics stands for that metric."""
    own = [metric for metric in metrics if metric.id == typed]
    found = own or list(find_metrics([typed], metrics, families))
    if len(found) > 1:
        candidates = ", ".join(metric.id for metric in found)
        raise QuestionError("ambiguous.metric", typed=typed, candidates=candidates)
    return found[0]


def find_metrics(
    typed: Iterable[str], metrics: Sequence[Metric], families: Sequence[Family]
) -> tuple[Metric, ...]:
    """Return the metrics named, each once, in the order asked; a family stands for all of its metrics."""
    every: tuple[Metric | Family, ...] = (*families, *metrics)
    found: dict[str, Metric] = {}
    for one in typed:
        named = _find(folded(one), every, metric_forms)
        own = {
            it.id for it in named if isinstance(it, Family)
        }  # `gdp` is the family, not its one metric
        named = [it for it in named if isinstance(it, Family) or it.family not in own]
        chosen = _only(named, one, every, metric_forms, kind="metric")
        members = (
            [chosen]
            if isinstance(chosen, Metric)
            else [m for m in metrics if m.family == chosen.id]
        )
        found.update((metric.id, metric) for metric in members)
    return tuple(found.values())


def _find(
    wanted: str, known: Sequence[Named], forms: Callable[[Named], tuple[str, ...]]
) -> list[Named]:
    """Return those that answer to `wanted`, or else those whose name begins with it."""
    if not wanted:
        return []
    script = _script(known)
    wanted = wanted.translate(script)
    every = [(one, [name.translate(script) for name in forms(one)]) for one in known]
    exact = [one for one, names in every if wanted in names]
    return exact or [one for one, names in every if any(n.startswith(wanted) for n in names)]


def _script(known: Iterable[Named]) -> dict[int, str]:
    """Return the Traditional characters of the names with their Simplified ones, so that the two may be mixed."""
    found: dict[int, str] = {}
    for one in known:
        hans, hant = folded(one.names.zh_hans), folded(one.names.zh_hant)
        if len(hans) == len(hant):
            pairs = zip(hant, hans, strict=True)
            found.update((ord(other), simple) for other, simple in pairs if not other.isascii())
    return found


def _only(
    found: Sequence[Named],
    typed: str,
    known: Sequence[Named],
    forms: Callable[[Named], tuple[str, ...]],
    *,
    kind: str,
) -> Named:
    """Return the one that was found; QuestionError where there are none or several."""
    if len(found) == 1:
        return found[0]
    if found:
        candidates = ", ".join(one.id for one in found)
        raise QuestionError(f"ambiguous.{kind}", typed=typed, candidates=candidates)
    near = _nearest(folded(typed), {name: one.id for one in known for name in forms(one)})
    remedy = message("remedy.near", near=", ".join(near)) if near else message(f"remedy.{kind}s")
    raise QuestionError(f"unknown.{kind}", value=typed, remedy=remedy)


def _nearest(wanted: str, owners: Mapping[str, str]) -> list[str]:
    """Return whose names are nearest to `wanted`: the best, and those that are almost as good."""
    import difflib

    match = difflib.SequenceMatcher(b=wanted)
    scores: dict[str, float] = {}
    for name, owner in owners.items():
        match.set_seq1(name)
        scores[owner] = max(scores.get(owner, 0.0), match.ratio())
    best = max(scores.values(), default=0.0)
    near = [owner for owner, score in scores.items() if score >= max(0.6, best - 0.05)]
    return sorted(near, key=lambda owner: -scores[owner])[:3]
