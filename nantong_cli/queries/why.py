"""One figure's whole story: what the source says, how it is read, what was published, and the verdict's arithmetic."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from nantong_cli import names, periods
from nantong_cli.answer import Column, Measured, Table
from nantong_cli.errors import Message, QuestionError, message
from nantong_cli.model import Metric, Observation, Place, Source, Target
from nantong_cli.queries import check, evidence, figures, reasons
from nantong_cli.queries.assess import Assessment, assess
from nantong_cli.queries.derive import derived
from nantong_cli.values import Extent, Word

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger

#: how a result stands to the period in question, and to the other results of it
STANDINGS = ("best", "weaker", "part", "other_scope", "other_period")
SEEN = (
    Column("standing", "code"),
    Column("period", "period"),
    Column("observed", "claim", audience="machine"),
    Column("observed", "evidence", audience="screen"),
    Column("known", "extent", spare=1),
    Column("status", "code", audience="machine"),
    Column("grade", "id", audience="machine"),
    Column("cited", "text", audience="screen"),
    Column("id", "id", audience="machine"),
    Column("source", "id", audience="machine"),
    Column("paragraph", "paragraph", audience="machine"),
    Column("note", "text", audience="machine"),
)
COLUMNS = (
    Column("place", "place"),
    *figures.without(
        figures.FIGURE_COLUMNS, *(c.key for c in figures.FIGURE_COLUMNS if c.key != "metric")
    ),
    Column("period", "period", audience="screen"),
    Column("figure", "prose", audience="screen"),
    Column("paragraph", "paragraph", audience="screen"),
    Column("statement", "text", audience="screen"),
    Column("stated", "claim", audience="screen"),
    Column("reading", "sentences"),
    Column("citations", "sentences"),
    Column("bound", "bound"),
    Column("outturn_bound", "extent", audience="machine"),
    Column("outturn", "evidence"),
    Column("benchmark", "evidence"),
    Column("difference", "difference"),
    Column("observations", "table", inner=SEEN),
    Column("derived", "sentences"),
    Column("arithmetic", "sentences"),
    Column("verdict", "verdict"),
    Column("reason", "code", audience="screen"),
)


def why(
    ledger: Ledger,
    place: Place,
    metric: Metric,
    *,
    periods: Sequence[str] = (),
    figure_id: str = "",
) -> Table:
    """Return the story of what a place states of a metric: of each target, or of the results where it has none.

    Without periods: those of the ledger's own year, where there are any. `figure_id` asks for one record.
    """
    targets = list(ledger.targets_of([place.id], metrics=[metric.id]))
    seen = list(ledger.observations_of([place.id], metrics=[metric.id]))
    if figure_id:
        every: list[Target | Observation] = [*targets, *seen]
        periods = [one.period for one in every if one.id == figure_id]
        targets = [one for one in targets if one.id == figure_id] or [
            one for one in targets if one.period in periods
        ]
    elif periods:
        targets = [one for one in targets if one.period in periods]
    else:
        year = ledger.dataset.period
        targets = [one for one in targets if one.period == year] or targets
    if not targets and not seen and not derived(ledger, [place.id], metrics=[metric.id]):
        raise QuestionError("get.not_stated", place=place.names, metric=metric.names)
    stories = [_of_target(ledger, one, seen) for one in targets]
    asked_for = next((one for one in seen if one.id == figure_id), None)
    if not stories:
        stories = [_of_results(ledger, place, metric, seen, periods, asked_for)]
    records: list[Target | Observation] = [*targets, *seen]
    return _table(stories, records)


def why_figure(ledger: Ledger, figure: Target | Observation) -> Table:
    """Return the story of a figure about a project."""
    own = [one for one in ledger.projects_of([figure.place.id]) if one.id == figure.project]
    every = [one for project in own for one in project.figures if one.metric == figure.metric]
    seen = [one for one in every if isinstance(one, Observation)]
    if isinstance(figure, Target):
        return _table([_of_target(ledger, figure, seen)], [figure, *seen])
    story = _of_results(ledger, figure.place, figure.metric, seen, [figure.period], figure)
    return _table([story], seen)


def find(ledger: Ledger, figure_id: str) -> Target | Observation | None:
    """Return the record with this id, a target before a result, None where there is none."""
    owner = figure_id.partition(".")[0]
    every: list[Target | Observation] = []
    if any(place.id == owner for place in ledger.places):
        every = [*ledger.targets_of([owner]), *ledger.observations_of([owner])]
    else:
        every = [
            figure for one in ledger.projects_of() if one.id == owner for figure in one.figures
        ]
    return next((one for one in every if one.id == figure_id), None)


def _table(stories: Sequence[tuple[Any, ...]], records: Sequence[Target | Observation]) -> Table:
    """Return stories as one answer."""
    return Table(
        "why",
        COLUMNS,
        tuple(stories),
        notes=figures.notes_of(records),
        detailed=True,
        is_sparse=True,
        hint="hint.why",
    )


def _of_target(ledger: Ledger, target: Target, seen: Sequence[Observation]) -> tuple[Any, ...]:
    """Return the story of a target, under COLUMNS."""
    found = assess(ledger, target)
    unit = check.unit_of(found)
    told = dict(zip([one.key for one in check.FINDINGS], check.findings(found), strict=True))
    cited = [target, *check.benchmark_of(found), *(found.outturn.best if found.outturn else ())]
    return (
        target.place,
        *figures.figure_row(target),
        target.period,
        target.figure,
        target.paragraph,
        target.statement,
        target.claim,
        tuple(reasons.reading(target)),
        tuple(_citations(cited)),
        told["bound"],
        Extent(found.outturn.hull, unit) if found.outturn and unit else None,
        check.findings(found)[2],
        told["benchmark"],
        told["gap"],
        _seen_table(seen, found, target.period),
        tuple(_derivations(ledger, target.place, target.metric, target.period)),
        tuple(reasons.arithmetic(found, unit)),
        told["verdict"],
        found.reason,
    )


def _of_results(
    ledger: Ledger,
    place: Place,
    metric: Metric,
    seen: Sequence[Observation],
    periods: Sequence[str],
    figure: Observation | None = None,
) -> tuple[Any, ...]:
    """Return the story of results without a target, under COLUMNS."""
    year = ledger.dataset.period
    of_year = [one.period for one in seen if one.period == year]
    follows = [one.period for one in derived(ledger, [place.id], metrics=[metric.id])]
    chosen = [*periods, *of_year, *(one.period for one in reversed(seen)), *follows, ""][0]
    known = evidence.of(seen, metric, chosen, figure.scope if figure else None)
    best = known.best if known else ()
    shown = figure or (best[0] if best else None)
    row: tuple[Any, ...] = (None,) * len(figures.FIGURE_COLUMNS)
    if shown is not None:
        row = figures.figure_row(shown)
    else:
        row = tuple(
            Measured(metric, None)
            if one.kind == "measured"
            else chosen
            if one.key == "period"
            else None
            for one in figures.FIGURE_COLUMNS
        )
    unit = shown.claim.unit if shown else metric.unit
    lines: list[Message] = []
    if known is not None and unit is not None:
        lines += reasons.outturn(known, unit)
    return (
        place,
        *row,
        chosen,
        shown.figure if shown else None,
        shown.paragraph if shown else None,
        None,
        shown.claim if shown else None,
        (),
        tuple(_citations([*best, *_derived_from(ledger, place, metric, chosen)])),
        None,
        Extent(known.hull, unit) if known and unit else None,
        best[:1] if known and known.agrees else best,
        (),
        None,
        _seen_table(seen, None, chosen),
        tuple(_derivations(ledger, place, metric, chosen)),
        tuple(lines),
        None,
        None,
    )


def _citations(records: Sequence[Target | Observation]) -> Iterator[Message]:
    """Give the sources of records, each once."""
    for source in {record.source.id: record.source for record in records}.values():
        yield cited(source)


def cited(source: Source) -> Message:
    """Return a source as a sentence: who published what, when and where."""
    date: object = source.date_published or Word("phrase.undated")
    key = "why.cited_at" if source.url_main else "why.cited"
    return message(
        key, producer=source.producer, title=source.title, date=date, url=source.url_main
    )


def _seen_table(seen: Sequence[Observation], found: Assessment | None, period: str) -> Table:
    """Return every result, those of the period first, best first, and how each stands to it."""
    own = [one for one in seen if periods.same_period(one.period, period)]
    scope = found.target.scope if found else None
    known = evidence.evidence(one for one in own if one.scope == scope)
    ranked = [*known.best, *known.rest] if known else []
    rows = [_seen_row(one, "best" if known and one in known.best else "weaker") for one in ranked]
    rows += [_seen_row(one, "other_scope") for one in own if one not in ranked]
    rest = sorted((one for one in seen if one not in own), key=lambda one: one.period)
    rows += [_seen_row(one, "part") for one in rest if periods.is_part_of(one.period, period)]
    rows += [
        _seen_row(one, "other_period") for one in rest if not periods.is_part_of(one.period, period)
    ]
    return Table("observations", SEEN, tuple(rows))


def _seen_row(one: Observation, standing: str) -> tuple[Any, ...]:
    """Return a result under SEEN."""
    unit = one.claim.unit
    known = Extent(evidence.known(one), unit) if unit else None
    return (
        *(standing, one.period, one.claim, (one,), known, one.status, one.grade),
        *(one.source.attribution_short, one.id, one.source.id, one.paragraph, one.note),
    )


def _derived_from(
    ledger: Ledger, place: Place, metric: Metric, period: str
) -> Iterator[Observation]:
    """Give the results that a derived number is the sum of."""
    for one in derived(ledger, [place.id], metrics=[metric.id]):
        if periods.same_period(one.period, period):
            yield from (seen for way in one.ways for seen in (way.gap, way.base))


def _derivations(ledger: Ledger, place: Place, metric: Metric, period: str) -> Iterator[Message]:
    """Give what follows for the place and metric in the period, or in a part of it, from published gaps."""
    for one in derived(ledger, [place.id], metrics=[metric.id]):
        if periods.same_period(one.period, period) or periods.is_part_of(one.period, period):
            yield from reasons.derivation(one)


def ask(ledger: Ledger, words: Sequence[str], *, periods: Sequence[str] = ()) -> Table:
    """Return the story that the words ask for: PLACE METRIC, or the id of a record."""
    if len(words) == 1:
        record = find(ledger, words[0])
        if record is None:
            raise QuestionError("why.unknown_id", value=words[0])
        if record.project is not None:
            return why_figure(ledger, record)
        return why(ledger, record.place, record.metric, figure_id=record.id)
    place, metric = named(ledger, words)
    return why(ledger, place, metric, periods=periods)


def named(ledger: Ledger, words: Sequence[str]) -> tuple[Place, Metric]:
    """Return the place and the metric that two words name."""
    place, metric = words
    found = names.MetricNames(ledger.metrics, ledger.families).find_one(metric)
    return names.find_place(place, ledger.places), found
