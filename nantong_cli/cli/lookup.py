"""`nt get`: one value on stdout and nothing else, for one question or for each line of stdin."""

from __future__ import annotations

import sys
from typing import Any, NamedTuple

from nantong_cli import names
from nantong_cli.cli import output, words
from nantong_cli.errors import QuestionError, message
from nantong_cli.i18n import say
from nantong_cli.model import Lang, Ledger, Observation, Target
from nantong_cli.queries.lookup import RECORD_KEYS, found, one_of
from nantong_cli.render.machine import as_plain


class Wanted(NamedTuple):
    """Which value of a record, and of which record where there are several."""

    field: str
    period: str | None
    role: str | None
    id: str | None


def answer_one(ledger: Ledger, lang: Lang, place: str, metric: str | None, wanted: Wanted) -> int:
    """Write one value and return the status."""
    if metric is None:
        raise QuestionError("question.missing", name="METRIC")
    stream = sys.stdout
    value = looked_up(ledger, place, metric, wanted, lang)
    output.escape_what_does_not_fit(stream)
    stream.write(value + "\n")
    stream.flush()
    return 0


def answer_lines(ledger: Ledger, lang: Lang, wanted: Wanted) -> int:
    """Answer each `PLACE METRIC` line of stdin by a line `STATUS<tab>VALUE`; the worst status is returned."""
    worst = 0
    stream = sys.stdout
    output.escape_what_does_not_fit(stream)
    for number, line in enumerate(sys.stdin, 1):
        try:
            place, metric = _two(line)
            answer = f"0\t{looked_up(ledger, place, metric, wanted, lang)}\n"
        except QuestionError as error:
            worst, answer = error.status, f"{error.status}\t\n"
            told = say(error.message, lang)
            output.tell(message("get.line", number=number, said=told), lang)
        stream.write(answer)
    stream.flush()
    return worst


def _two(line: str) -> tuple[str, str]:
    """Return the place and the metric of a line; the place may have blanks in it, a tab tells them apart."""
    parts = line.rstrip("\n").split("\t") if "\t" in line else line.rsplit(maxsplit=1)
    if len(parts) != 2 or not all(part.strip() for part in parts):
        raise QuestionError("get.no_pair")
    return parts[0].strip(), parts[1].strip()


def looked_up(ledger: Ledger, place: str, metric: str, wanted: Wanted, lang: Lang) -> str:
    """Return the value asked for, as plain lines write it; QuestionError where there is not exactly one."""
    where = names.find_place(place, ledger.places)
    measure = names.find_metric(metric, ledger.metrics, ledger.families)
    (field,) = words.among([wanted.field], RECORD_KEYS, "field")
    if wanted.period is not None:
        words.checked_periods([wanted.period])
    records = found(
        ledger, where, measure, period=wanted.period, role=wanted.role, record_id=wanted.id
    )
    record = one_of(records, where, measure)
    value = _field(record, field, lang)
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
