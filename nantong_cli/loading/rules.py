"""The rules that no single field shows: each a small function over what was read, its docstring the rule and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Protocol, TypeAlias

from nantong_cli import periods, wording
from nantong_cli.errors import Problem, Where, message
from nantong_cli.holdings import WholeLedger
from nantong_cli.loading import tiles
from nantong_cli.model import Observation, Target
from nantong_cli.names import folded


class _Named(Protocol):
    @property
    def id(self) -> str: ...
    @property
    def where(self) -> Where: ...


def _twice(kind: str, records: Iterable[_Named]) -> Iterator[Problem]:
    """Find the records whose id another one had first."""
    first: dict[str, Where] = {}
    for record in records:
        if record.id in first:
            said = message("id.twice", kind=message(f"kind.{kind}"), id=record.id)
            yield Problem(record.where, said, first[record.id])
        else:
            first[record.id] = record.where


def project_ids_are_unique(ledger: WholeLedger) -> Iterator[Problem]:
    """A project's id is its own, and no place's: the ids of figures begin with one or the other."""
    yield from _twice("project", (*ledger.places, *ledger.projects))


def metrics_and_families_differ(ledger: WholeLedger) -> Iterator[Problem]:
    """A family may bear the id of one of its own metrics, of no other: `gdp` asks for the family."""
    families = {family.id: family for family in ledger.families}
    for metric in ledger.metrics:
        if metric.id in families and metric.family != metric.id:
            said = message("family.not_its_own", id=metric.id)
            yield Problem(metric.where, said, families[metric.id].where)


def place_names_are_unique(ledger: WholeLedger) -> Iterator[Problem]:
    """No two places answer to one name, or a question would have two answers."""
    first: dict[str, tuple[str, Where]] = {}
    for place in ledger.places:
        said = (
            place.id,
            place.names.en,
            place.names.zh_hans,
            place.names.zh_hant,
            place.code or "",
        )
        for name in dict.fromkeys(filter(None, (*said, place.pinyin, *place.aliases))):
            owner, where = first.setdefault(folded(name), (place.id, place.where))
            if owner != place.id:
                yield Problem(place.where, message("alias.twice", name=name, owner=owner), where)


def metric_names_are_unique(ledger: WholeLedger) -> Iterator[Problem]:
    """No two metrics answer to one name."""
    first: dict[str, tuple[str, Where]] = {}
    for metric in ledger.metrics:
        names = (metric.id, metric.names.en, metric.names.zh_hans, metric.names.zh_hant)
        for name in dict.fromkeys(filter(None, (*names, *metric.aliases))):
            owner, where = first.setdefault(folded(name), (metric.id, metric.where))
            if owner != metric.id:
                yield Problem(metric.where, message("alias.twice", name=name, owner=owner), where)


def parents_exist(ledger: WholeLedger) -> Iterator[Problem]:
    """A place is a part of a place that the ledger knows, and never of itself by any way round."""
    parents = {place.id: place.parent for place in ledger.places}
    for place in ledger.places:
        if place.parent is not None and place.parent not in parents:
            said = message("unknown.place", value=place.parent, remedy=message("remedy.define"))
            yield Problem(place.where, said)
        seen, above = {place.id}, place.parent
        while above is not None and above not in seen:
            seen.add(above)
            above = parents.get(above)
        if above == place.id:
            yield Problem(place.where, message("place.circle", id=place.id))


def one_page_a_place(ledger: WholeLedger) -> Iterator[Problem]:
    """A place has one file: two would be two versions of one page."""
    first: dict[str, Where] = {}
    for page in ledger.pages:
        if page.place.id in first:
            said = message("page.twice", place=page.place.id)
            yield Problem(page.where, said, first[page.place.id])
        first.setdefault(page.place.id, page.where)


def nothing_is_said_twice(ledger: WholeLedger) -> Iterator[Problem]:
    """A source says a thing of a place once: the same claim twice is a slip of the coder's."""
    first: dict[tuple[object, ...], Where] = {}
    for record in every_record(ledger):
        about = record.project or record.place.id
        key = (type(record), about, record.metric.id, record.period, record.claim, record.source.id)
        if key in first:
            yield Problem(record.where, message("record.twice", id=record.id), first[key])
        first.setdefault(key, record.where)


def figure_words_agree(ledger: WholeLedger) -> Iterator[Problem]:
    """The source's own words and the record say the same number and comparator: a comma lost in one is found."""
    for record in every_record(ledger):
        if record.figure is not None and not wording.agrees(record.figure, record.claim):
            read = wording.read(record.figure)
            number = read.value if read.value is not None else read.factor
            said = message(
                "figure.disagrees",
                figure=record.figure,
                op=read.op,
                value="–" if number is None else number,
            )
            yield Problem(record.where, said)


def sources_are_cited(ledger: WholeLedger) -> Iterator[Problem]:
    """A source stands in the ledger because a record rests on it: one that nobody cites is a slip, or a leftover."""
    cited = {record.source.id for record in every_record(ledger)}
    cited |= {page.source.id for page in ledger.pages}
    cited |= {project.source.id for project in ledger.projects}
    cited |= {one.source.id for project in ledger.projects for one in project.news}
    cited |= {place.source for place in ledger.places if place.source is not None}
    for source in ledger.sources:
        if source.id not in cited:
            yield Problem(source.where, message("source.uncited", id=source.id))


def nothing_is_measured_by_itself(ledger: WholeLedger) -> Iterator[Problem]:
    """A relative target needs something else to start from: not itself, nor goals that lead back to it.

    Two places may each promise to surpass the other: what they are measured by is what was observed.
    """
    goals = {_goal_key(one): one for one in ledger.targets if one.goal is not None}
    for target in ledger.targets:
        beside = target.claim.relative
        if beside is None:
            continue
        if (beside.place, beside.metric) == (target.place, target.metric):
            yield Problem(target.where, message("benchmark.itself", id=target.id))
        way: list[Target] = []
        step: Target | None = target
        while step is not None and step not in way:
            way.append(step)
            named = step.claim.relative.goal if step.claim.relative else None
            step = goals.get((*_goal_key(step)[:3], named.id)) if named else None
        if step is target and way[1:]:
            others = ", ".join(one.id for one in way[1:])
            yield Problem(target.where, message("benchmark.circle", id=target.id, others=others))
        elif step is target:
            yield Problem(target.where, message("benchmark.itself", id=target.id))


def goals_are_set_once(ledger: WholeLedger) -> Iterator[Problem]:
    """A goal that others refer to by name is one number: two would make two verdicts."""
    first: dict[tuple[str, ...], Target] = {}
    for target in ledger.targets:
        if target.goal is None:
            continue
        key = _goal_key(target)
        if key in first:
            place, metric, period, goal = key
            said = message("goal.twice", place=place, metric=metric, period=period, goal=goal)
            yield Problem(target.where, said, first[key].where)
        first.setdefault(key, target)


def _goal_key(target: Target) -> tuple[str, str, str, str]:
    """Return by what a goal is found: whose, of what, for when, and its name."""
    goal = target.goal.id if target.goal else ""
    return target.place.id, target.metric.id, target.period, goal


def results_come_after_their_period(ledger: WholeLedger) -> Iterator[Problem]:
    """What was published before its period's last month is an estimate: nobody had counted to the end."""
    for record in every_record(ledger):
        if not isinstance(record, Observation) or record.status == "estimate":
            continue
        period = periods.parse(record.period)
        month = periods.last_month_of(record.source.date_published or "")
        if period is not None and month is not None and month < period.months[1]:
            said = message(
                "observation.early",
                source=record.source.id,
                published=record.source.date_published,
                period=record.period,
            )
            yield Problem(record.where, said)


def every_record(ledger: WholeLedger) -> Iterator[Target | Observation]:
    """Give all targets and observations, those about projects too."""
    yield from ledger.targets
    yield from ledger.observations
    for project in ledger.projects:
        yield from project.figures


Rule: TypeAlias = Callable[[WholeLedger], Iterator[Problem]]

#: those that look only at what other records refer to
RULES_OF_SHELVES: tuple[Rule, ...] = (
    metrics_and_families_differ,
    place_names_are_unique,
    metric_names_are_unique,
    parents_exist,
    tiles.tiles_lie_on_the_map,
    tiles.tiles_do_not_overlap,
    tiles.only_subjects_have_tiles,
)
#: those that find the same place by place as over all at once, where no two places have a file or a project in common
RULES_OF_PLACES: tuple[Rule, ...] = (
    project_ids_are_unique,
    one_page_a_place,
    nothing_is_said_twice,
    figure_words_agree,
    nothing_is_measured_by_itself,
    goals_are_set_once,
    results_come_after_their_period,
)
RULES = (*RULES_OF_SHELVES, *RULES_OF_PLACES)
#: those that miss something, and so ask a ledger of which nothing had to be left out
RULES_OF_WHOLE_SHELVES: tuple[Rule, ...] = (tiles.every_subject_has_a_tile,)
RULES_OF_WHOLES: tuple[Rule, ...] = (*RULES_OF_WHOLE_SHELVES, sources_are_cited)
