"""The commands, each a sentence: words → names → question → answer. What they share is put around them in `app`."""

from __future__ import annotations

from collections.abc import Callable

from nantong_cli import names
from nantong_cli.answer import Answer
from nantong_cli.cli import options, words
from nantong_cli.model import Ledger


def list_(ledger: Ledger) -> Answer:
    """Say which counties there are, and what kind of thing each has pledged."""
    from nantong_cli.queries.places import places

    return places(ledger)


def show(ledger: Ledger, place: options.SomePlaces, section: options.Sections = None) -> Answer:
    """Show one place's page: motto, arena, work plan, targets, results, pledge, projects, sources."""
    from nantong_cli.queries import show as question

    sections = words.among(section or (), question.SECTIONS, "section")
    return question.show(ledger, names.find_places(place, ledger.places), sections=sections)


def targets(
    ledger: Ledger,
    place: options.Places = None,
    metric: options.Metrics = None,
    op: options.Ops = None,
    strength: options.Strengths = None,
    period: options.Periods = None,
    sort: options.Sort = None,
) -> Answer:
    """List the targets, with their hedges, by place, metric, comparator, firmness or period."""
    from nantong_cli.queries.targets import targets as question

    answer = question(
        ledger,
        names.find_places(place or (), ledger.places),
        metrics=names.find_metrics(metric or (), ledger.metrics, ledger.families),
        ops=[one.value for one in op or ()],
        strengths=[one.value for one in strength or ()],
        periods=words.checked_periods(period or ()),
    )
    return words.ordered(answer, sort)


def compare(ledger: Ledger, place: options.Places = None, metric: options.Metrics = None) -> Answer:
    """Set counties side by side by metrics or a family of them."""
    from nantong_cli.queries.compare import compare as question

    return question(
        ledger,
        names.find_places(place or (), ledger.places) or ledger.subjects,
        names.find_metrics(metric or (), ledger.metrics, ledger.families),
    )


def metrics(ledger: Ledger, metric: options.MetricNames = None) -> Answer:
    """List what can be compared; of a metric asked for, what it means and who states it."""
    from nantong_cli.queries.metrics import metrics as question

    return question(ledger, names.find_metrics(metric or (), ledger.metrics, ledger.families))


def projects(ledger: Ledger, place: options.Places = None) -> Answer:
    """List the projects that the article names, with their figures."""
    from nantong_cli.queries.projects import projects as question

    return question(ledger, names.find_places(place or (), ledger.places))


#: by name: the function, and examples of its use with what they are for
COMMANDS: dict[str, tuple[Callable[..., Answer], tuple[tuple[str, str], ...]]] = {
    "list": (list_, (("nt list", "the counties"), ("nt list -f json", "the same for a script"))),
    "show": (
        show,
        (
            ("nt show haian", "Hai'an's page"),
            ("nt show 启东 如皋 --lang zh-Hans", "two pages in Simplified Chinese"),
            ("nt show nantong -s motto -s plan", "two parts of the city's page"),
        ),
    ),
    "targets": (
        targets,
        (
            ("nt targets", "every target"),
            ("nt targets haimen --strength ensure", "what Haimen makes sure of"),
            ("nt targets -m gdp_growth -f json | jq '.items[].figure'", "the source's own words"),
        ),
    ),
    "compare": (
        compare,
        (
            ("nt compare --metric gdp", "growth and level, a row a county"),
            ("nt compare rudong qidong -m scitech_projects", "two counties by one metric"),
            ("nt compare haian haimen", "two counties by all that they state"),
        ),
    ),
    "metrics": (
        metrics,
        (
            ("nt metrics", "what can be compared"),
            ("nt metrics gdp", "what a family's metrics mean"),
        ),
    ),
    "projects": (
        projects,
        (("nt projects", "every project"), ("nt projects rudong", "those of one county")),
    ),
}
