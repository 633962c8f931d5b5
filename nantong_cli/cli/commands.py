"""The commands, each a sentence: words → names → question → answer. What they share is put around them in `app`.

What a command is for stands in the catalogue, as `command.NAME`.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, NamedTuple

from nantong_cli import names
from nantong_cli.answer import Answer
from nantong_cli.cli import data, options, words
from nantong_cli.errors import QuestionError
from nantong_cli.model import Lang, Ledger


def list_(ledger: Ledger) -> Answer:
    """Which counties are there?"""
    from nantong_cli.queries.places import places

    return places(ledger)


def show(ledger: Ledger, place: options.SomePlaces, section: options.Sections = None) -> Answer:
    """What is one place's page?"""
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
) -> Answer:
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
    ledger: Ledger,
    place: options.Places = None,
    metric: options.Metrics = None,
    period: options.Periods = None,
) -> Answer:
    """How do counties stand side by side?"""
    from nantong_cli.queries.compare import compare as question

    return question(
        ledger,
        names.find_places(place or (), ledger.places) or ledger.subjects,
        names.find_metrics(metric or (), ledger.metrics, ledger.families),
        periods=words.checked_periods(period or ()),
    )


def check(
    ledger: Ledger,
    place: options.Places = None,
    metric: options.Metrics = None,
    period: options.Periods = None,
    verdict: options.Verdicts = None,
    fail_on: options.FailOn = None,
) -> Answer:
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


def map_(ledger: Ledger, metric: options.MapMetric = None) -> Answer:
    """Where do the counties lie, and how do they stand there?"""
    from nantong_cli.queries.atlas import atlas as question

    known = names.MetricNames(ledger.metrics, ledger.families)
    return question(ledger, known.find_one(metric) if metric is not None else None)


def why(ledger: Ledger, figure: options.Figure, period: options.Periods = None) -> Answer:
    """What is one figure's whole story?"""
    from nantong_cli.queries.why import ask as question

    if len(figure) > 2:
        raise QuestionError("question.too_many")
    return question(ledger, figure, periods=words.checked_periods(period or ()))


def say(opened: tuple[Ledger, Lang], figure: options.Figure, period: options.Periods = None) -> int:
    """What is one figure in a sentence?"""
    from nantong_cli.cli.output import write_text
    from nantong_cli.queries.say import say as question
    from nantong_cli.render.findings import sentence

    ledger, lang = opened
    if len(figure) > 2:
        raise QuestionError("question.too_many")
    said = question(ledger, figure, periods=words.checked_periods(period or ()))
    return write_text(sentence(said, lang))


def metrics(ledger: Ledger, metric: options.MetricNames = None) -> Answer:
    """What can be compared?"""
    from nantong_cli.queries.metrics import metrics as question

    return question(ledger, names.find_metrics(metric or (), ledger.metrics, ledger.families))


def projects(ledger: Ledger, place: options.Places = None) -> Answer:
    """Which projects does the article name?"""
    from nantong_cli.queries.projects import projects as question

    return question(ledger, names.find_places(place or (), ledger.places))


def coverage(
    ledger: Ledger, place: options.Places = None, metric: options.Metrics = None
) -> Answer:
    """Who states what?"""
    from nantong_cli.queries.coverage import coverage as question

    return question(
        ledger,
        names.find_places(place or (), ledger.places) or ledger.subjects,
        names.find_metrics(metric or (), ledger.metrics, ledger.families),
    )


def search(ledger: Ledger, text: options.Words) -> Answer:
    """Where does a word stand?"""
    from nantong_cli.queries.search import search as question

    return question(ledger, text)


def sources(ledger: Ledger, source: options.Sources = None, cite: options.AsCited = None) -> Answer:
    """What does the ledger rest on? `cite` is the form in which the answer is written."""
    from nantong_cli.queries.sources import sources as question

    return question(ledger, names.find_sources(source or (), ledger.sources))


def get(
    opened: tuple[Ledger, Lang],
    place: options.OnePlace,
    metric: options.OneMetric = None,
    field: options.OneField = "value",
    period: options.OnePeriod = None,
    role: options.OneRole = None,
    id: options.OneId = None,
) -> int:
    """Which one value?"""
    from nantong_cli.cli import lookup

    wanted = lookup.Wanted(field, period, role.value if role else None, id)
    if place == "-":
        return lookup.answer_lines(*opened, wanted)
    return lookup.answer_one(*opened, place, metric, wanted)


def report(
    opened: tuple[Ledger, Lang],
    place: options.Places = None,
    output: options.OutFile = None,
    force: options.Force = False,
) -> int:
    """What is there to read, as one page?"""
    from nantong_cli.cli.pages import deliver
    from nantong_cli.cli.topics import CONVENTIONAL, topic
    from nantong_cli.queries.report import report as question
    from nantong_cli.render.report import document

    ledger, lang = opened
    places = names.find_places(place or (), ledger.places)
    found = question(ledger, places, conventions=[topic(one) for one in CONVENTIONAL])
    return deliver(document(found, lang), output, force=force)


def export(
    opened: tuple[Ledger, Lang],
    shape: options.OneShape,
    path: options.MaybePath = None,
    force: options.Force = False,
) -> int:
    """What is everything?"""
    from nantong_cli.cli import delivery

    return delivery.deliver(*opened, shape, path, force=force)


class Command(NamedTuple):
    """A command: what it does, examples of its use, and whether it gives an answer or writes for itself.

    Those that write for themselves may do without the ledger, which is not opened for them then.
    """

    function: Callable[..., Any]
    examples: tuple[str, ...]
    answers: bool = True
    opens: bool = True


COMMANDS: dict[str, Command] = {
    "list": Command(list_, ("nt list", "nt list -f json")),
    "show": Command(
        show,
        (
            "nt show haian",
            "nt show 启东 如皋 --lang zh-Hans",
            "nt show nantong -s motto -s plan",
        ),
    ),
    "targets": Command(
        targets,
        (
            "nt targets",
            "nt targets haimen --strength ensure",
            "nt targets -m gdp_growth -f json | jq -r '.items[].figure'",
        ),
    ),
    "compare": Command(
        compare,
        (
            "nt compare --metric gdp",
            "nt compare rudong qidong -m scitech_projects",
            "nt compare haian haimen",
        ),
    ),
    "check": Command(
        check,
        (
            "nt check",
            "nt check haian rudong --verdict not_met",
            "nt check --fail-on not_met,undecided -f csv > verdicts.csv",
        ),
    ),
    "map": Command(
        map_,
        ("nt map", "nt map --metric gdp_growth", "nt map -m gdp --ascii --lang zh-Hans"),
    ),
    "why": Command(
        why,
        (
            "nt why haian gdp_growth",
            "nt why rugao.gdp_growth.2023",
            "nt why nantong gdp_growth --period 2023-H1",
        ),
    ),
    "say": Command(
        say,
        (
            "nt say haian gdp_growth",
            "nt say rugao gdp_growth --lang zh-Hans",
            "nt say rudong.scitech_projects.2023",
        ),
        answers=False,
    ),
    "metrics": Command(metrics, ("nt metrics", "nt metrics gdp")),
    "projects": Command(projects, ("nt projects", "nt projects rudong -f csv")),
    "coverage": Command(coverage, ("nt coverage", "nt coverage haian rugao -f csv")),
    "search": Command(search, ("nt search 科创", "nt search battery solar")),
    "sources": Command(
        sources,
        ("nt sources", "nt sources xhrb-2023-08", "nt sources --cite bibtex"),
    ),
    "get": Command(
        get,
        (
            "nt get haian gdp_growth",
            "nt get rugao gdp_growth --field figure",
            "printf 'haian fai_growth\\nrudong scitech_projects\\n' | nt get -",
        ),
        answers=False,
    ),
    "report": Command(
        report,
        (
            "nt report -o nantong.html",
            "nt report haian rugao --lang zh-Hans -o two.html --force",
        ),
        answers=False,
    ),
    "export": Command(
        export,
        (
            "nt export json | jq -r '.targets[].figure'",
            "nt export csv tables",
            "nt export datapackage ledger.zip --force",
        ),
        answers=False,
    ),
    # members of the group `data`
    "data path": Command(
        data.path, ("nt data path", "nt data path --store"), answers=False, opens=False
    ),
    "data validate": Command(
        data.validate,
        ("nt data validate", "nt data validate -f json"),
        answers=False,
        opens=False,
    ),
    "data new": Command(data.new, ("nt data new my-ledger",), answers=False, opens=False),
    "data schema": Command(
        data.schema,
        ("nt data schema", "nt data schema observations > observations.schema.json"),
        answers=False,
        opens=False,
    ),
    "data audit": Command(
        data.audit,
        (
            "nt data audit article.txt",
            "nt data audit article.txt -f csv --fields id,state,found",
            "opencc -c t2s -i article.txt | nt data audit -",
        ),
    ),
}
