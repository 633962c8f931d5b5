"""What a person typed → a place, a metric: forgiving about spelling, and never guessing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Generic, Protocol, TypeVar

from nantong_cli.errors import QuestionError, message
from nantong_cli.model import Family, Metric, Place, Source

Named = TypeVar("Named", Place, Metric, Family, "Metric | Family", Source)
Known_co = TypeVar("Known_co", covariant=True)

#: characters that other editions of a Traditional text write for the standard ones
_VARIANTS = str.maketrans("爲羣衆啓佈裏麪峯臺", "為群眾啟布裡麵峰台")
#: apostrophes (U+0301 is what NFKC leaves of ´), blanks, hyphens and dots
_DROPPED = str.maketrans("", "", " \t\u3000'’‘ʼ`\u0301-_.·")
_KINDS = ("countylevelcity", "city", "county", "district", "province")
_SUFFIXES = (*_KINDS, "市", "縣", "县", "區", "区", "省")
#: how alike a name has to be (difflib's ratio) to be what was meant
NEAR = 0.6


def folded(name: str) -> str:
    """Return `name` without what does not tell names apart: case, width, apostrophes, blanks, hyphens."""
    if not name.isascii():
        from unicodedata import normalize

        name = normalize("NFKC", name)
    return name.casefold().translate(_DROPPED).translate(_VARIANTS)


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


class PlaceNames:
    """The names of places, made ready once for any number of questions."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._index = _Index(register_of(places), kind="place")

    def find(self, typed: str) -> Place:
        """Return the place that `typed` names; QuestionError with the candidates or the nearest names."""
        wanted = folded(typed)
        found = self._index.find(wanted)
        if not found and _bare(wanted) != wanted:
            found = self._index.find(_bare(wanted))
        return self._index.only(found, typed)


class MetricNames:
    """The names of metrics and of families, made ready once for any number of questions."""

    def __init__(self, metrics: Sequence[Metric], families: Sequence[Family]) -> None:
        every: tuple[Metric | Family, ...] = (*families, *metrics)
        self.metrics = metrics
        self._index = _Index(
            Names(every, metric_forms, script=script_of_names(every)), kind="metric"
        )

    def find(self, typed: str) -> Sequence[Metric]:
        """Return the metric named, or all of the family named."""
        named = self._index.find(folded(typed))
        own = {one.id for one in named if isinstance(one, Family)}
        # `gdp` is the family, not its one metric
        named = [one for one in named if isinstance(one, Family) or one.family not in own]
        chosen = self._index.only(named, typed)
        if isinstance(chosen, Metric):
            return [chosen]
        return [metric for metric in self.metrics if metric.family == chosen.id]

    def find_one(self, typed: str) -> Metric:
        """Return the one metric named; a family that bears the id of one of its metrics stands for that metric."""
        own = [metric for metric in self.metrics if metric.id == typed]
        found = own or self.find(typed)
        if len(found) > 1:
            candidates = ", ".join(metric.id for metric in found)
            raise QuestionError("ambiguous.metric", typed=typed, candidates=candidates)
        return found[0]


def find_place(typed: str, places: Sequence[Place]) -> Place:
    """Return the place that `typed` names; QuestionError with the candidates or the nearest names."""
    return PlaceNames(places).find(typed)


def find_places(typed: Iterable[str], places: Sequence[Place]) -> tuple[Place, ...]:
    """Return the places named, each once, in the order asked."""
    if not (words := tuple(typed)):
        return ()
    return tuple({place.id: place for place in map(PlaceNames(places).find, words)}.values())


def find_metrics(
    typed: Iterable[str], metrics: Sequence[Metric], families: Sequence[Family]
) -> tuple[Metric, ...]:
    """Return the metrics named, each once, in the order asked; a family stands for all of its metrics."""
    if not (words := tuple(typed)):
        return ()
    find = MetricNames(metrics, families).find
    return tuple({metric.id: metric for word in words for metric in find(word)}.values())


def find_sources(typed: Iterable[str], sources: Sequence[Source]) -> tuple[Source, ...]:
    """Return the sources named by id or by a beginning of one, each once, in the order asked."""
    if not (words := tuple(typed)):
        return ()
    index = _Index(Names(sources, lambda one: (folded(one.id),), script={}), kind="source")
    found = (index.only(index.find(folded(word)), word) for word in words)
    return tuple({source.id: source for source in found}.values())


class Register(Protocol[Known_co]):
    """Finds what is known by a folded name."""

    def called(self, form: str) -> Sequence[Known_co]:
        """Return those that answer to a name, in the order of the ledger."""

    def beginning(self, form: str) -> Sequence[Known_co]:
        """Return those with a name that begins so."""

    def owners(self) -> Mapping[str, str]:
        """Return every name with the id of what answers to it."""


class Names(Generic[Named]):
    """The register of what is at hand."""

    def __init__(
        self,
        known: Sequence[Named],
        forms: Callable[[Named], tuple[str, ...]],
        *,
        script: Mapping[int, str],
    ) -> None:
        self.script = script
        self._forms: list[tuple[Named, tuple[str, ...]]] = [(one, forms(one)) for one in known]
        self._every: list[tuple[Named, list[str]]] = [
            (one, [form.translate(self.script) for form in own]) for one, own in self._forms
        ]

    def called(self, form: str) -> list[Named]:
        """Return those that answer to a name, in whichever script."""
        form = form.translate(self.script)
        return [one for one, names in self._every if form in names]

    def beginning(self, form: str) -> list[Named]:
        """Return those with a name that begins so."""
        form = form.translate(self.script)
        return [one for one, names in self._every if any(n.startswith(form) for n in names)]

    def owners(self) -> dict[str, str]:
        """Return every name with the id of what answers to it."""
        return {name: one.id for one, own in self._forms for name in own}


def register_of(places: Sequence[Place]) -> Register[Place]:
    """Return the register of places: the one that they bring with them, or one made of all their names."""
    brought: Register[Place] | None = getattr(places, "register", None)
    if brought is not None:
        return brought
    return Names(places, place_forms, script=script_of_names(places))


class _Index(Generic[Named]):
    """What is known, and how a wrong name is told."""

    def __init__(self, register: Register[Named], *, kind: str) -> None:
        self.register: Register[Named] = register
        self.kind = kind
        #: a script may ask of the same wrong name for every place
        self.near = lru_cache(maxsize=1000)(lambda name: _nearest(name, register.owners()))

    def find(self, wanted: str) -> Sequence[Named]:
        """Return those that answer to `wanted`, or else those whose name begins with it."""
        if not wanted:
            return []
        return self.register.called(wanted) or self.register.beginning(wanted)

    def only(self, found: Sequence[Named], typed: str) -> Named:
        """Return the one that was found; QuestionError where there are none or several."""
        if len(found) == 1:
            return found[0]
        if found:
            candidates = ", ".join(one.id for one in found)
            raise QuestionError(f"ambiguous.{self.kind}", typed=typed, candidates=candidates)
        near = self.near(folded(typed))
        listed = message("remedy.near", near=", ".join(near))
        remedy = listed if near else message(f"remedy.{self.kind}s")
        raise QuestionError(f"unknown.{self.kind}", value=typed, remedy=remedy)


def script_of_names(known: Iterable[Place | Metric | Family]) -> dict[int, str]:
    """Return the Traditional characters of the names with their Simplified ones, so that the two may be mixed."""
    found: dict[int, str] = {}
    for one in known:
        hans, hant = folded(one.names.zh_hans), folded(one.names.zh_hant)
        if len(hans) == len(hant):
            pairs = zip(hant, hans, strict=True)
            found.update((ord(other), simple) for other, simple in pairs if not other.isascii())
    return found


def _nearest(wanted: str, owners: Mapping[str, str]) -> list[str]:
    """Return whose names are nearest to `wanted`: the best, and those that are almost as good."""
    import difflib

    match = difflib.SequenceMatcher(b=wanted)
    scores: dict[str, float] = {}
    for name, owner in owners.items():
        match.set_seq1(name)
        if match.real_quick_ratio() >= NEAR and match.quick_ratio() >= NEAR:  # cheap, never too low
            scores[owner] = max(scores.get(owner, 0.0), match.ratio())
    best = max(scores.values(), default=0.0)
    near = [owner for owner, score in scores.items() if score >= max(NEAR, best - 0.05)]
    return sorted(near, key=lambda owner: -scores[owner])[:3]
