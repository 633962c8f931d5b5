"""Search over a store finds what search over the whole ledger finds, by its index of runs and without it."""

from __future__ import annotations

import random
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from nantong_cli.holdings import Ledger, WholeLedger
from nantong_cli.ledger import open_ledger, store_of
from nantong_cli.model import LANGS
from nantong_cli.passages import passages
from nantong_cli.queries.search import search
from nantong_cli.store import find, schema, write
from tests.store.conftest import LONG_AGO, settle


@pytest.fixture(params=["indexed", "without the index"])
def stored(
    data: Path, cache: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> Ledger:
    """Return the bundled ledger from its store, compiled by an SQLite that has trigrams, and by one that has not."""
    if request.param != "indexed":
        broken = schema.FULL_TEXT.replace("trigram", "no such tokenizer")
        monkeypatch.setattr(schema, "FULL_TEXT", broken)
    return open_ledger([data])


WORDS = (
    *(
        "科创",
        "科創",
        "gdp",
        "GDP",
        "ＧＤＰ",
        "创",
        "6.5%以上",
        "六",
        "“",
        "，",
        ",",
        "％",
        "ec",
        "-",
    ),
    *(
        "]",
        "[",
        "*",
        "?",
        "^",
        '"',
        "' OR 1",
        "海安",
        "海安市的",
        "nothing like it",
        "İ",
        "\ud800",
        "x" * 3000,
    ),
)


@pytest.mark.parametrize("word", WORDS)
def test_a_word_is_found_in_the_same_texts(stored: Ledger, ledger: WholeLedger, word: str) -> None:
    assert search(stored, [word]).rows == search(ledger, [word]).rows


def test_any_piece_of_any_text_is_found_however_it_is_written(
    stored: Ledger, ledger: WholeLedger
) -> None:
    chance = random.Random(11)  # noqa: S311  # not for secrets
    texts = [one.text.says(lang) for one in passages(ledger) for lang in LANGS]
    for _ in range(60):
        said = chance.choice(texts)
        size = chance.choice((1, 2, 2, 3, 4, 6, 9))
        at = chance.randrange(max(1, len(said) - size))
        piece = chance.choice((said, said.upper(), said.lower()))[at : at + size]
        words = chance.choice(([piece], [piece, chance.choice(WORDS)], piece.split()))
        assert search(stored, words).rows == search(ledger, words).rows


def test_words_of_three_characters_do_not_go_through_all_texts(
    data: Path, cache: Path, ledger: WholeLedger
) -> None:
    opened = open_ledger([data])
    held = opened.holding(["land-port"])
    found = search(ledger, ["land-port"]).rows
    assert found
    assert len(list(passages(held))) < len(list(passages(ledger))) / 4


@pytest.mark.parametrize("many", [1, 3, 50])
def test_each_row_is_in_the_index_once_however_many_are_put_there_together(
    data: Path, cache: Path, many: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(write, "MANY_PARTS", many)
    for change in ("", "# changed\n"):
        path = data / "counties" / "haian.yaml"
        path.write_text(path.read_text("utf-8") + change, "utf-8")
        settle(data, at=LONG_AGO + len(change))
        open_ledger([data])
        store = store_of([data])
        assert store is not None
        with closing(sqlite3.connect(store)) as database:
            found = [at for (at,) in database.execute("SELECT id FROM searched_docsize")]
            assert sorted(found) == sorted(numbers(database, "1"))
            asked = database.execute("SELECT rowid FROM searched WHERE searched MATCH 'gdp'")
            holding = numbers(database, "text LIKE '%gdp%'")
            assert sorted(at for (at,) in asked) == sorted(holding)
            assert holding


def numbers(database: sqlite3.Connection, where: str) -> list[int]:
    """Return the index's numbers of all rows that are searched and are so."""
    return [
        n * len(schema.SEARCHED) + at
        for at, table in enumerate(schema.SEARCHED)
        for (n,) in database.execute(
            f"SELECT n FROM (SELECT n, {find.text_of(table)} AS text FROM {table}) WHERE {where}"  # noqa: S608  # our own names
        )
    ]
