"""The commands that write for themselves: one value, a sentence, a page, everything. Each has its row in COMMANDS."""

from typing import TYPE_CHECKING

from nantong_cli import names
from nantong_cli.cli import arguments, filters, words
from nantong_cli.errors import QuestionError

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Lang


def say(
    opened: "tuple[Ledger, Lang]", figure: filters.Figure, period: filters.Periods = None
) -> int:
    """What is one figure in a sentence?"""
    from nantong_cli.cli.output import write_text
    from nantong_cli.queries.say import say as question
    from nantong_cli.render.findings import sentence

    ledger, lang = opened
    if len(figure) > 2:
        raise QuestionError("question.too_many")
    said = question(ledger, figure, periods=words.checked_periods(period or ()))
    return write_text(sentence(said, lang))


def get(
    opened: "tuple[Ledger, Lang]",
    place: arguments.OnePlace,
    metric: arguments.OneMetric = None,
    field: arguments.OneField = "value",
    period: arguments.OnePeriod = None,
    role: arguments.OneRole = None,
    id: arguments.OneId = None,
) -> int:
    """Which one value?"""
    from nantong_cli.cli import lookup

    wanted = lookup.Wanted(field, period, role, id)
    if place == "-":
        return lookup.answer_lines(*opened, wanted)
    return lookup.answer_one(*opened, place, metric, wanted)


def report(
    opened: "tuple[Ledger, Lang]",
    place: filters.Places = None,
    output: arguments.OutFile = None,
    force: arguments.Force = False,
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
    opened: "tuple[Ledger, Lang]",
    shape: arguments.OneShape,
    path: arguments.MaybePath = None,
    force: arguments.Force = False,
) -> int:
    """What is everything?"""
    from nantong_cli.cli import delivery

    return delivery.deliver(*opened, shape, path, force=force)
