"""The commands that answer, each a sentence: words → names → question → answer. Each has its row in COMMANDS.

What stands behind the star is no word of the user's: it says of the format whether there is a screen to draw on.
"""

from typing import TYPE_CHECKING

from nantong_cli import names
from nantong_cli.cli import filters, words
from nantong_cli.errors import QuestionError

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.sheets import Answer


def list_(ledger: "Ledger") -> "Answer":
    """Which counties are there?"""
    from nantong_cli.queries.places import places

    return places(ledger)


def show(
    ledger: "Ledger",
    place: filters.SomePlaces,
    section: filters.Sections = None,
    *,
    pictures: bool = True,
) -> "Answer":
    """What is one place's page?"""
    from nantong_cli.queries import show as question

    sections = words.among(section or (), question.SECTIONS, "section")
    places = names.find_places(place, ledger.places)
    return question.show(ledger, places, sections=sections, pictures=pictures)


def targets(
    ledger: "Ledger",
    place: filters.Places = None,
    metric: filters.Metrics = None,
    op: filters.Ops = None,
    strength: filters.Strengths = None,
    period: filters.Periods = None,
) -> "Answer":
    """Which targets are there?"""
    from nantong_cli.queries.targets import targets as question

    return question(
        ledger,
        names.find_places(place or (), ledger.places),
        metrics=names.find_metrics(metric or (), ledger.metrics, ledger.families),
        ops=[one.value for one in op or ()],
        strengths=[one.value for one in strength or ()],
        periods=words.checked_periods(period or ()),
    )


def compare(
    ledger: "Ledger",
    place: filters.Places = None,
    metric: filters.Metrics = None,
    period: filters.Periods = None,
) -> "Answer":
    """How do counties stand side by side?"""
    from nantong_cli.queries.compare import compare as question

    return question(
        ledger,
        names.find_places(place or (), ledger.places) or ledger.subjects,
        names.find_metrics(metric or (), ledger.metrics, ledger.families),
        periods=words.checked_periods(period or ()),
    )


def check(
    ledger: "Ledger",
    place: filters.Places = None,
    metric: filters.Metrics = None,
    period: filters.Periods = None,
    verdict: filters.Verdicts = None,
    fail_on: filters.FailOn = None,
) -> "Answer":
    """What became of each target?"""
    from nantong_cli.queries.assess import VERDICTS
    from nantong_cli.queries.check import check as question

    failing = words.among(words.listed(fail_on), VERDICTS, "verdict")
    return question(
        ledger,
        names.find_places(place or (), ledger.places),
        metrics=names.find_metrics(metric or (), ledger.metrics, ledger.families),
        periods=words.checked_periods(period or ()),
        verdicts=words.among(verdict or (), VERDICTS, "verdict"),
        failing=failing,
    )


def map_(ledger: "Ledger", metric: filters.MapMetric = None) -> "Answer":
    """Where do the counties lie, and how do they stand there?"""
    from nantong_cli.queries.atlas import atlas as question

    known = names.MetricNames(ledger.metrics, ledger.families)
    return question(ledger, known.find_one(metric) if metric is not None else None)


def why(ledger: "Ledger", figure: filters.Figure, period: filters.Periods = None) -> "Answer":
    """What is one figure's whole story?"""
    from nantong_cli.queries.why import ask as question

    if len(figure) > 2:
        raise QuestionError("question.too_many")
    return question(ledger, figure, periods=words.checked_periods(period or ()))


def metrics(ledger: "Ledger", metric: filters.MetricNames = None) -> "Answer":
    """What can be compared?"""
    from nantong_cli.queries.metrics import metrics as question

    return question(ledger, names.find_metrics(metric or (), ledger.metrics, ledger.families))


def projects(ledger: "Ledger", place: filters.Places = None) -> "Answer":
    """Which projects does the article name?"""
    from nantong_cli.queries.projects import projects as question

    return question(ledger, names.find_places(place or (), ledger.places))


def coverage(
    ledger: "Ledger", place: filters.Places = None, metric: filters.Metrics = None
) -> "Answer":
    """Who states what?"""
    from nantong_cli.queries.coverage import coverage as question

    return question(
        ledger,
        names.find_places(place or (), ledger.places) or ledger.subjects,
        names.find_metrics(metric or (), ledger.metrics, ledger.families),
    )


def search(ledger: "Ledger", text: filters.Words) -> "Answer":
    """Where does a word stand?"""
    from nantong_cli.queries.search import search as question

    return question(ledger, text)


def sources(
    ledger: "Ledger", source: filters.Sources = None, cite: filters.AsCited = None
) -> "Answer":
    """What does the ledger rest on? `cite` is the form in which the answer is written."""
    from nantong_cli.queries.sources import sources as question

    return question(ledger, names.find_sources(source or (), ledger.sources))
