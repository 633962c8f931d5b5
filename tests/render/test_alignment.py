"""Every table aligns in display cells, in every language, at every width, whatever width “ ” ≥ ─ are drawn in."""

from __future__ import annotations

import io
import unicodedata

import pytest
from wcwidth import wcwidth

from nantong_cli.answer import Table
from nantong_cli.holdings import WholeLedger
from nantong_cli.model import LANGS, Lang
from nantong_cli.names import find_metrics
from nantong_cli.queries.compare import compare
from nantong_cli.queries.coverage import coverage
from nantong_cli.queries.metrics import metrics
from nantong_cli.queries.places import places
from nantong_cli.queries.search import search
from nantong_cli.queries.targets import targets
from nantong_cli.render.columns import GAP
from nantong_cli.render.look import Look
from nantong_cli.render.terminal import write_table
from tests.conftest import Run

pytestmark = pytest.mark.once

WIDTHS = (40, 47, 60, 71, 80, 93, 100, 120, 160, 200)


def cells(text: str, ambiguous: int) -> list[str]:
    """Return what stands in each display cell of a line; the second cell of a wide character holds nothing."""
    found: list[str] = []
    for character in text:
        width = wcwidth(character)
        if unicodedata.east_asian_width(character) == "A":
            width = ambiguous
        if width > 0:
            found += [character, *[""] * (width - 1)]
    return found


def tables(ledger: WholeLedger) -> dict[str, Table]:
    """Return answers that are tables, without what stands under them."""
    family = find_metrics(["gdp"], ledger.metrics, ledger.families)
    one = find_metrics(["scitech_projects"], ledger.metrics, ledger.families)
    found = {
        "list": places(ledger),
        "targets": targets(ledger, ()),
        "one metric": compare(ledger, ledger.subjects, one),
        "a family": compare(ledger, ledger.subjects, family),
        "three counties": compare(ledger, ledger.subjects[:3]),
        "everything": compare(ledger, ledger.subjects),
        "metrics": metrics(ledger),
        "coverage": coverage(ledger, ledger.subjects),
        "search": search(ledger, ["科创"]),
    }
    return {
        name: table._replace(title=None, notes=(), hint="", grouped=False, sources=())
        for name, table in found.items()
    }


NAMES = (
    "list",
    "targets",
    "one metric",
    "a family",
    "three counties",
    "everything",
    "metrics",
    "coverage",
    "search",
)


@pytest.mark.parametrize("ambiguous", [1, 2])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("name", NAMES)
def test_columns_stand_apart_in_every_line(
    ledger: WholeLedger, name: str, lang: Lang, ambiguous: int
) -> None:
    table = tables(ledger)[name]._replace(charts=(), notes=(), sources=(), apart=0)
    needed = [column for column in table.columns if not column.spare]
    columns = sum(column.audience != "machine" for column in needed)
    drawn = 0
    for width in WIDTHS:
        stream = io.StringIO()
        write_table(table, stream, Look(lang, width, ambiguous=ambiguous))
        lines = [cells(line, ambiguous) for line in stream.getvalue().splitlines()]
        assert max(map(len, lines)) <= width
        if _is_record(lines):
            continue
        drawn += 1
        blank = [all(at >= len(line) or line[at] == " " for line in lines) for at in range(width)]
        text = "".join(" " if gap else "x" for gap in blank).strip()
        apart = [part for part in text.split(" " * GAP) if part.strip()]
        assert len(apart) >= columns, (width, stream.getvalue())
    assert drawn >= 2


def _is_record(lines: list[list[str]]) -> bool:
    """Say whether the answer was told as records: a label and a value a line, apart by blank lines."""
    return [] in lines


@pytest.mark.parametrize("columns", [40, 80, 132])
@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize(
    "words", ["list", "show rudong", "targets", "compare -m gdp", "coverage", "help formats"]
)
def test_no_line_is_wider_than_a_real_terminal(
    nt_on_terminal: Run, words: str, lang: str, columns: int
) -> None:
    ran = nt_on_terminal(*words.split(), "--lang", lang, columns=columns, env={"NO_COLOR": "1"})
    assert ran.status == 0
    assert all(len(cells(line, 1)) <= columns for line in ran.out.splitlines())


def test_a_wrong_width_of_ambiguous_characters_is_refused(nt: Run) -> None:
    ran = nt("list", env={"NT_AMBIGUOUS_WIDTH": "3"})
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "nt: NT_AMBIGUOUS_WIDTH is '3': set it to 1 or 2\n"


def test_ascii_draws_no_line_or_sign_that_is_not(nt: Run) -> None:
    for words in ("compare -m gdp_growth", "targets", "show haian -s motto -s targets", "list"):
        ran = nt(*words.split(), "-f", "table", "--ascii")
        drawn = ran.out.replace("海安市", "")
        assert drawn.isascii(), {c for c in drawn if not c.isascii()}
        assert ran.err == ""
