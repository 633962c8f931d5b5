"""`nt get`: one value on stdout and nothing else, for one question or for each line of stdin."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from nantong_cli.cli import output, words
from nantong_cli.errors import QuestionError, message
from nantong_cli.i18n import say
from nantong_cli.names import MetricNames, PlaceNames
from nantong_cli.queries.lookup import RECORD_KEYS, found, one_of
from nantong_cli.render.machine import as_plain

if TYPE_CHECKING:
    from nantong_cli.holdings import Ledger
    from nantong_cli.model import Lang, Observation, Target


class Wanted(NamedTuple):
    """Which value of a record, and of which record where there are several."""

    field: str
    period: str | None
    role: str | None
    id: str | None


def answer_one(ledger: Ledger, lang: Lang, place: str, metric: str | None, wanted: Wanted) -> int:
    """Write one value and return the status."""
    if metric is None:
        raise QuestionError("question.missing", name=message("word.METRIC"))
    stream = sys.stdout
    value = Desk(ledger, lang, checked(wanted)).looked_up(place, metric)
    output.escape_what_does_not_fit(stream)
    stream.write(value + "\n")
    stream.flush()
    return 0


def answer_lines(ledger: Ledger, lang: Lang, wanted: Wanted) -> int:
    """Answer each `PLACE METRIC` line of stdin by a line `STATUS<tab>VALUE`; the worst status is returned."""
    worst = 0
    stream = sys.stdout
    output.escape_what_does_not_fit(stream)
    desk = Desk(ledger, lang, checked(wanted))
    for number, line in enumerate(_lines(), 1):
        try:
            answer = f"0\t{desk.looked_up(*_two(line))}\n"
        except QuestionError as error:
            worst, answer = error.status, f"{error.status}\t\n"
            told = say(error.message, lang)
            output.tell(message("get.line", number=number, said=told), lang)
        stream.write(answer)
    stream.flush()
    return worst


def _lines() -> Iterator[str]:
    """Give the lines of stdin; a byte that is no text becomes an escape, a BOM before the first is left out."""
    reconfigure = getattr(sys.stdin, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")
    for number, line in enumerate(sys.stdin):
        yield line if number else line.removeprefix("\ufeff")


def _two(line: str) -> tuple[str, str]:
    """Return the place and the metric of a line; the place may have blanks in it, a tab tells them apart."""
    parts = line.rstrip("\n").split("\t") if "\t" in line else line.rsplit(maxsplit=1)
    if len(parts) != 2 or not all(part.strip() for part in parts):
        raise QuestionError("get.no_pair")
    return parts[0].strip(), parts[1].strip()


def checked(wanted: Wanted) -> Wanted:
    """Return what is wanted with the field's whole name; QuestionError where it is no field, or no period."""
    (field,) = words.among([wanted.field], RECORD_KEYS, "field")
    if wanted.period is not None:
        words.checked_periods([wanted.period])
    return wanted._replace(field=field)


class Desk:
    """Where one question after another is answered from the same ledger, its names made ready once."""

    def __init__(self, ledger: Ledger, lang: Lang, wanted: Wanted) -> None:
        self.ledger, self.lang, self.wanted = ledger, lang, wanted
        self.places = PlaceNames(ledger.places)
        self.metrics = MetricNames(ledger.metrics, ledger.families)

    def looked_up(self, place: str, metric: str) -> str:
        """Return the value asked for, as plain lines write it; QuestionError where there is not exactly one."""
        where, measure = self.places.find(place), self.metrics.find_one(metric)
        field, period, role, record_id = self.wanted
        records = found(self.ledger, where, measure, period=period, role=role, record_id=record_id)
        is_narrowed = any((period, role, record_id))
        year = self.ledger.dataset.period
        record = one_of(records, where, measure, is_narrowed=is_narrowed, year=year)
        value = _field(record, field, self.lang)
        if value is None and field == "value":
            key = f"get.no_number.{record.claim.kind}"
            raise QuestionError(key, id=record.id, figure=record.figure or "")
        return as_plain(value)


def _field(record: Target | Observation, field: str, lang: Lang) -> Any:
    """Return one field of a record."""
    from nantong_cli.queries.figures import record_table
    from nantong_cli.render import fields

    table = record_table(record)
    (row,) = fields.flat_rows(table, lang)
    return dict(zip(fields.flat_header(table), row, strict=True)).get(field)
