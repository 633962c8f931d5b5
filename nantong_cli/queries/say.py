"""One figure as one sentence to paste: with its hedge, its firmness, its date, its source and what became of it."""

from __future__ import annotations

from collections.abc import Sequence

from nantong_cli.answer import Period, Word
from nantong_cli.errors import Message, QuestionError, message
from nantong_cli.model import Claim, Ledger, Observation, Source, Target
from nantong_cli.queries import evidence, lookup, why
from nantong_cli.queries.assess import Assessment, assess


def say(ledger: Ledger, words: Sequence[str], *, periods: Sequence[str] = ()) -> Message:
    """Return the sentence for PLACE METRIC, or for the id of a record; QuestionError where nothing is stated."""
    record = _record(ledger, words, periods)
    if isinstance(record, Observation):
        return message("say.result", **_result(record), metric=record.metric, place=record.place)
    return message("say.target", target=_target(record), outcome=_outcome(assess(ledger, record)))


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


def _target(target: Target) -> Message:
    """Return what was promised: by whom, how firmly, of what, for when, how much, and who says so."""
    subject: object = target.metric
    if target.scope is not None:
        subject = message("say.scoped", metric=target.metric.names, scope=target.scope)
    return message(
        f"say.{target.strength}",
        place=target.place,
        metric=subject,
        period=Period(target.period),
        claim=_claim(target.claim),
        source=cited(target.source, target.paragraph),
    )


def cited(source: Source, paragraph: int | None) -> Message:
    """Return a source in short, with the paragraph where one is known."""
    key = "say.paragraph" if paragraph is not None else "say.source"
    return message(key, source=source.attribution_short, paragraph=paragraph)


def _claim(claim: Claim) -> Message:
    """Return how much was promised, in words that keep the hedge."""
    if claim.qualitative is not None:
        return message("say.qualitative", term=claim.qualitative.names)
    if claim.op is None:
        return message("say.unquantified")
    if claim.relative is None:
        return message(f"say.op.{claim.op}", amount=claim._replace(op="="))
    beside = claim.relative
    if beside.goal is not None:
        return message("say.goal", goal=beside.goal.names, factor=beside.factor)
    key = "say.benchmark_times" if beside.factor is not None else "say.benchmark"
    amount = message(key, place=beside.place, metric=beside.metric, factor=beside.factor)
    return message(f"say.op.{claim.op}", amount=amount)


def _outcome(found: Assessment) -> Message:
    """Return what became of a target, as far as that is known."""
    if found.outturn is not None:
        told = _result(found.outturn.best[0])
        if not found.outturn.agrees:
            results = tuple(found.outturn.best)
            return message("say.disagree", results=results, verdict=message(f"say.{found.verdict}"))
        return message("say.outturn", **told, verdict=message(f"say.{found.verdict}"))
    if found.partial:
        (part,) = evidence.fullest(found.partial)
        return message("say.part", **_result(part))
    if found.verdict == "not_assessable":
        return message("say.unassessable", reason=Word(f"reason.{found.reason}"))
    return message("say.no_outturn", period=Period(found.target.period))


def _result(seen: Observation) -> dict[str, object]:
    """Return what a sentence tells of a result."""
    return {
        "period": Period(seen.period),
        "claim": message(f"say.was.{seen.claim.op}", amount=seen.claim._replace(op="=")),
        "status": Word(f"said_status.{seen.status}"),
        "source": seen.source.attribution_short,
        "grade": seen.grade,
    }
