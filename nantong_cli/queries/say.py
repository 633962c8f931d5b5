"""One figure as one sentence to paste: with its hedge, its firmness, its date, its source and what became of it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from nantong_cli.errors import Message, QuestionError, message
from nantong_cli.model import Observation, Relative, Source, Target
from nantong_cli.queries import evidence, lookup, why
from nantong_cli.queries.assess import Assessment, Benchmark, assess
from nantong_cli.queries.evidence import COUNTED, Evidence
from nantong_cli.values import Date, Period, Word

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger

#: how a promise reads where it is of things that are counted
_COUNTED_OPS = (">=", "<")
#: reasons for which a target cannot be assessed that its own words tell
_TOLD = ("qualitative", "unquantified")


def say(ledger: Ledger, words: Sequence[str], *, periods: Sequence[str] = ()) -> Message:
    """Return the sentence for PLACE METRIC, or for the id of a record; QuestionError where nothing is stated."""
    record = _record(ledger, words, periods)
    if isinstance(record, Observation):
        subject, owner = _subject(record), _owner(ledger, record)
        return message("say.result", **_result(record), subject=subject, owner=owner)
    return message(
        "say.target", target=_target(ledger, record), outcome=_outcome(assess(ledger, record))
    )


def _record(ledger: Ledger, words: Sequence[str], periods: Sequence[str]) -> Target | Observation:
    """Return the record that the words ask for: of several, that of the ledger's year and the best evidence."""
    if len(words) == 1:
        found = why.find(ledger, words[0])
        if found is None:
            raise QuestionError("why.unknown_id", value=words[0])
        return found
    place, metric = why.named(ledger, words)
    period = periods[0] if periods else None
    records = lookup.found(ledger, place, metric, period=period)
    year = ledger.dataset.period
    return lookup.one_of(records, place, metric, is_narrowed=bool(periods), year=year)


def _target(ledger: Ledger, target: Target) -> Message:
    """Return what was promised: by whom, how firmly, of what, for when, how much, and who says so."""
    subject: object = _subject(target)
    if target.project is not None:
        subject = message("say.of_project", subject=subject, project=_project(ledger, target))
    return message(
        f"say.{target.strength}",
        place=target.place,
        subject=subject,
        period=Period(target.period),
        claim=_claim(target),
        source=cited(target.source, target.paragraph),
    )


def _subject(record: Target | Observation) -> Message:
    """Return what is measured, and what the figure is confined to."""
    key = "say.scoped" if record.scope is not None else "say.subject"
    return message(key, metric=record.metric, scope=record.scope)


def _owner(ledger: Ledger, seen: Observation) -> object:
    """Return what a result is of: the place, or a project there."""
    if seen.project is None:
        return seen.place
    return message("say.project", project=_project(ledger, seen), place=seen.place)


def _project(ledger: Ledger, record: Target | Observation) -> object:
    """Return the name of the project that a record is about."""
    own = (one for one in ledger.projects_of([record.place.id]) if one.id == record.project)
    return next(own).names


def cited(source: Source, paragraph: int | None) -> Message:
    """Return a source in short, dated, with the paragraph where one is known."""
    key = "say.paragraph" if paragraph is not None else "say.source"
    return message(key, source=_dated(source), paragraph=paragraph)


def _dated(source: Source) -> object:
    """Return a source in short, with its date where its short name does not tell the year."""
    date = source.date_published
    if date is None or date[:4] in source.attribution_short.en:
        return source.attribution_short
    return message("say.dated", source=source.attribution_short, date=Date(date))


def _claim(target: Target) -> Message:
    """Return how much was promised, in words that keep the hedge."""
    claim = target.claim
    if claim.qualitative is not None:
        return message("say.qualitative", term=claim.qualitative.names)
    if claim.op is None:
        key = "say.event" if target.metric.measure == "event" else "say.unquantified"
        return message(key)
    if claim.relative is not None:
        return message(f"say.beside.{claim.op}", amount=_beside(target, claim.relative))
    is_counted = target.metric.measure in COUNTED and claim.op in _COUNTED_OPS
    key = f"say.counted.{claim.op}" if is_counted else f"say.op.{claim.op}"
    return message(key, amount=claim._replace(op="="))


def _beside(target: Target, beside: Relative) -> Message:
    """Return what a relative target starts from: how many times an earlier goal, or what of which place."""
    if beside.factor is None:
        return _base(target, beside, "say.benchmark")
    if beside.factor == 2:
        return message("say.twice", amount=_base(target, beside, "say.that"))
    return message("say.times", factor=beside.factor, amount=_base(target, beside, "say.that"))


def _base(target: Target, beside: Relative, key: str) -> Message:
    """Return the earlier goal, or the place, with its metric where that is not the target's own."""
    if beside.goal is not None:
        return message("say.goal", goal=beside.goal)
    is_same = beside.metric is None or beside.metric.id == target.metric.id
    key = key if is_same else "say.benchmark_metric"
    return message(key, place=beside.place, metric=beside.metric)


def _outcome(found: Assessment) -> Message:
    """Return what became of a target, as far as that is known."""
    known = _known(found)
    if found.verdict != "not_assessable" or found.target.metric.measure == "event":
        return known
    if found.reason in _TOLD:
        return message("say.not_assessable", known=known)
    return message("say.unassessable", known=known, reason=Word(f"reason.{found.reason}"))


def _known(found: Assessment) -> Message:
    """Return what is known of the result, and whether that meets the target where anything can decide it."""
    if found.outturn is not None:
        known = _stated(found.outturn)
        if found.benchmark is not None:
            against = _against(found.target, found.benchmark)
            known = message("say.against", known=known, against=against)
        if found.verdict != "not_assessable":
            known = message("say.judged", known=known, verdict=_verdict(found))
        return known
    if not found.partial:
        return message("say.no_outturn", period=Period(found.target.period))
    same = [one for one in found.partial if one.scope == found.target.scope]
    (part,) = evidence.fullest(same or found.partial)
    key = "say.part" if same else "say.other_scope"
    return message(key, **_result(part), subject=_subject(part))


def _stated(outturn: Evidence) -> Message:
    """Return what is known of a result: one number, or those of sources that are as good and disagree."""
    if outturn.agrees:
        return message("say.outturn", **_result(outturn.best[0]))
    return message("say.disagree", results=_listed(outturn))


def _against(target: Target, benchmark: Benchmark) -> Message:
    """Return what a relative target is measured by, as far as that is known."""
    beside = target.claim.relative or Relative()
    named = _base(target, beside, "say.that")
    if benchmark.goal is not None:
        goal = benchmark.goal
        source = cited(goal.source, goal.paragraph)
        return message("say.against_goal", goal=named, claim=goal.claim, source=source)
    if benchmark.results is None or not benchmark.results.agrees:
        results = _listed(benchmark.results) if benchmark.results else ()
        named = message("say.benchmark_metric", place=beside.place, metric=beside.metric)
        return message("say.against_several", benchmark=named, results=results)
    return message("say.against_one", benchmark=named, **_result(benchmark.results.best[0]))


def _verdict(found: Assessment) -> Message:
    """Return whether what is known meets the target, and why that is open where it is."""
    is_one = found.outturn is not None and found.outturn.agrees
    if found.verdict != "undecided":
        return message(f"say.{found.verdict}" if is_one else f"say.each.{found.verdict}")
    if not is_one:
        return message("say.open")
    return message("say.undecided", reason=Word(f"reason.{found.reason}"))


def _listed(found: Evidence) -> tuple[Message, ...]:
    """Return results beside one another, each with its standing."""
    return tuple(message("say.one", **{**_result(one), "claim": one.claim}) for one in found.best)


def _result(seen: Observation) -> dict[str, object]:
    """Return what a sentence tells of a result."""
    is_counted = seen.metric.measure in COUNTED and seen.claim.op in _COUNTED_OPS
    key = f"say.was.counted.{seen.claim.op}" if is_counted else f"say.was.{seen.claim.op}"
    return {
        "period": Period(seen.period),
        "claim": message(key, amount=seen.claim._replace(op="=")),
        "status": Word(f"said_status.{seen.status}"),
        "source": _dated(seen.source),
        "grade": seen.grade,
    }
