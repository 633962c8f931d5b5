"""What any input may end in: an answer, or an error that can be told in every language. All else is a finding."""

from __future__ import annotations

import io
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import TypeAlias

from nantong_cli.cli.output import shown
from nantong_cli.errors import DatasetError, Message, NtError, Problem
from nantong_cli.holdings import Ledger, WholeLedger
from nantong_cli.i18n import say
from nantong_cli.loading import load
from nantong_cli.model import LANGS, Observation, Target
from nantong_cli.queries import say as sentences
from nantong_cli.queries.atlas import atlas
from nantong_cli.queries.check import check
from nantong_cli.queries.compare import compare
from nantong_cli.queries.coverage import coverage
from nantong_cli.queries.lookup import found, one_of
from nantong_cli.queries.metrics import metrics
from nantong_cli.queries.places import places
from nantong_cli.queries.projects import projects
from nantong_cli.queries.report import report
from nantong_cli.queries.search import search
from nantong_cli.queries.show import show
from nantong_cli.queries.sources import sources
from nantong_cli.queries.why import why_figure
from nantong_cli.render.findings import sentence
from nantong_cli.render.formats import Format, writer
from nantong_cli.render.look import Look
from nantong_cli.render.report import document
from nantong_cli.render.safe import in_one_line
from nantong_cli.sheets import Answer
from tests.fuzzing.chance import Chance

#: a ledger, what is wrong with it, or why there is none
Outcome: TypeAlias = WholeLedger | tuple[Problem, ...] | Message

_BREAK = re.compile(b"\r\n|[\r\n]|\xc2\x85|\xe2\x80[\xa8\xa9]")
#: so many problems of one ledger are looked at
MANY = 100


class Finding(AssertionError):  # noqa: N818  # it is what it is called
    """Something that no input may lead to."""


def outcome(
    layers: Sequence[Path], opened: Callable[[Sequence[Path]], WholeLedger] = load
) -> Outcome:
    """Return what opening layers ends in; Finding where an error cannot be told."""
    try:
        return opened(layers)
    except DatasetError as error:
        if not error.problems:
            raise Finding("a broken ledger without a problem") from None
        for problem in error.problems[:MANY]:
            see_told(problem, layers)
        return error.problems
    except NtError as error:
        see_said(error.message)
        return error.message


def see_said(message: Message) -> None:
    """See that a message can be said, shown and written in every language."""
    for lang in LANGS:
        said = in_one_line(say(message, lang))
        said.encode()
        if not said.strip() or "\n" in said:
            raise Finding(f"no sentence of one line: {said!r}")


def see_told(problem: Problem, layers: Sequence[Path]) -> None:
    """See that a problem can be told, with a file, and with a line that the file has."""
    see_said(problem.message)
    for where in filter(None, (problem.where, problem.see)):
        file = shown(where.path, layers)
        if file.is_file() and file not in layers:
            lines = len(_BREAK.findall(file.read_bytes())) + 1
            if not 0 <= where.line <= lines:
                raise Finding(f"line {where.line} of {lines} in {where.path}")


def see_answers(ledger: Ledger, chance: Chance) -> None:
    """Ask every question of a ledger, and write the answers in some form."""
    look = Look(lang=chance.of(LANGS), width=chance.of((80, 20, 200)), ascii=chance.yes())
    form = chance.of(list(Format))
    for answer in answers(ledger):
        writer(form)(answer, io.StringIO(), look)
    if form is Format.html:
        document(report(ledger, tuple(ledger.places), conventions=[]), look.lang)


def answers(ledger: Ledger) -> Iterator[Answer]:
    """Give the answers to every question, each about everything."""
    every = tuple(ledger.places)
    yield from (places(ledger), show(ledger, every), check(ledger), projects(ledger))
    yield from (compare(ledger, every), coverage(ledger, every), metrics(ledger), sources(ledger))
    yield from (search(ledger, [word]) for word in ("6", "growth", "增长"))
    for metric in (None, *ledger.metrics):
        try:
            yield atlas(ledger, metric)
        except NtError as error:
            see_said(error.message)
    records: list[Target | Observation] = [*ledger.targets_of(), *ledger.observations_of()]
    for record in records:
        yield why_figure(ledger, record)
        see_one(ledger, record.place.id, record.metric.id)


def see_one(ledger: Ledger, place: str, metric: str) -> None:
    """Look one value up, and say it in a sentence."""
    where = next(one for one in ledger.places if one.id == place)
    what = next(one for one in ledger.metrics if one.id == metric)
    try:
        one_of(found(ledger, where, what), where, what)
        told = sentences.say(ledger, [place, metric])
        for lang in LANGS:
            sentence(told, lang).encode()
    except NtError as error:
        see_said(error.message)
