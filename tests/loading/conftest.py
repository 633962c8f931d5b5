"""A small whole ledger of invented places, written where a test may spoil it."""

from __future__ import annotations

from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from nantong_cli.errors import DatasetError, Problem, message
from nantong_cli.holdings import WholeLedger
from nantong_cli.i18n import say
from nantong_cli.loading import load

FILES = {
    "dataset.yaml": """\
id: small-ledger
title: {en: A small ledger, zh-Hans: 小帐本, zh-Hant: 小帳本}
version: "1.0.0"
area: north
licence: CC-BY-4.0
""",
    "places.yaml": """\
places:
  - id: north
    names: {en: Northland, zh-Hans: 北地市, zh-Hant: 北地市}
    pinyin: Beidi
    aliases: [the north]
    type: prefecture_city
  - id: one
    names: {en: Oneshire, zh-Hans: 甲县, zh-Hant: 甲縣}
    pinyin: Jiaxian
    code: 010
    type: county
    parent: north
    source: paper
""",
    "metrics.yaml": """\
units:
  - id: percent
    symbol: {en: "%", zh-Hans: "%", zh-Hant: "%"}
    scale: 1
    base: percent
  - id: cny_100m
    symbol: {en: CNY 100 m, zh-Hans: 亿元, zh-Hant: 億元}
    scale: 100000000
    base: cny
  - id: person
    symbol: {en: people, zh-Hans: 人, zh-Hant: 人}
    scale: 1
    base: person
terms:
  - id: top_tier
    names: {en: the top tier, zh-Hans: 第一梯队, zh-Hant: 第一梯隊}
  - id: spring_goal
    names: {en: the goal of spring, zh-Hans: 春季目标, zh-Hant: 春季目標}
families:
  - id: money
    names: {en: Money, zh-Hans: 钱, zh-Hant: 錢}
metrics:
  - id: growth
    names: {en: Growth, zh-Hans: 增长, zh-Hant: 增長}
    definition: {en: How much it grows., zh-Hans: 增长多少。, zh-Hant: 增長多少。}
    unit: percent
    measure: growth_rate
    better: higher
  - id: income
    family: money
    names: {en: Income, zh-Hans: 收入, zh-Hant: 收入}
    definition: {en: What comes in., zh-Hans: 进来多少。, zh-Hant: 進來多少。}
    unit: cny_100m
    measure: level
    better: higher
    aliases: [revenue]
  - id: workers
    names: {en: Workers, zh-Hans: 工人, zh-Hant: 工人}
    definition: {en: Who works., zh-Hans: 谁在工作。, zh-Hant: 誰在工作。}
    unit: person
    measure: count
    better: neither
  - id: opening
    names: {en: Opening, zh-Hans: 开业, zh-Hant: 開業}
    definition: {en: It opens., zh-Hans: 开业。, zh-Hant: 開業。}
    measure: event
    better: neither
""",
    "sources.yaml": """\
sources:
  - id: paper
    kind: news_article
    producer: {en: The Paper, zh-Hans: 某报, zh-Hant: 某報}
    title: {en: What they say, zh-Hans: 他们说, zh-Hant: 他們說}
    attribution_short: {en: The Paper 2023, zh-Hans: 某报2023年, zh-Hant: 某報2023年}
    date_published: 2023-08-01
    language: zh-Hans
""",
    "north.yaml": """\
place: north
source: paper
page:
  motto: {paragraph: 1, en: Onward, zh-Hans: 前进, zh-Hant: 前進}
  arena: {paragraph: 1, en: A harbour, zh-Hans: 一个港, zh-Hant: 一個港}
  plan:
    lead: {paragraph: 1, en: One step, zh-Hans: 一步, zh-Hant: 一步}
    items: []
""",
    "counties/one.yaml": """\
place: one
source: paper

page:
  motto: {paragraph: 2, en: Steady, zh-Hans: 稳, zh-Hant: 穩}
  arena: {paragraph: 3, en: A mill, zh-Hans: 一座磨坊, zh-Hant: 一座磨坊}
  plan:
    lead: {paragraph: 4, en: Two steps, zh-Hans: 两步, zh-Hant: 兩步}
    items:
      - paragraph: 5
        title: {en: Build, zh-Hans: 建设, zh-Hant: 建設}
        text: {en: A bridge is built., zh-Hans: 建一座桥。, zh-Hant: 建一座橋。}
  pledge:
    paragraph: 6
    name: {en: A. Person, zh-Hans: 某人, zh-Hant: 某人}
    role: {en: Mayor, zh-Hans: 县长, zh-Hant: 縣長}
    text: {en: We shall grow., zh-Hans: 我们要增长。, zh-Hant: 我們要增長。}

targets:
  - metric: growth
    period: 2023
    op: ">="
    value: 6.50
    unit: percent
    strength: ensure
    figure: "6.50%以上"
    paragraph: 6
    statement: {en: At least 6.50 %., zh-Hans: 至少6.50%。, zh-Hant: 至少6.50%。}

observations:
  - metric: income
    period: 2022
    op: "="
    value: 1522.10
    unit: cny_100m
    status: final
    grade: A
    figure: "1,522.10亿元"
    paragraph: 3

projects:
  - id: mill
    paragraph: 3
    names: {en: The mill, zh-Hans: 磨坊, zh-Hant: 磨坊}
    entity: {en: Mill & Co., zh-Hans: 磨坊公司, zh-Hant: 磨坊公司}
    about: {en: It mills., zh-Hans: 磨面。, zh-Hant: 磨麵。}
    figures:
      - metric: workers
        period: 2023-H1
        op: "<"
        value: 30
        unit: person
        status: estimate
        grade: B
        figure: 不到30人
        paragraph: 3
""",
}


@pytest.fixture
def written(tmp_path: Path) -> Callable[..., Path]:
    """Give `written(*changes)`: a new folder with the small ledger, changed.

    A change is `(path, old, new)`, one snippet of a file for another; `(path, text)`, a whole file, as text or
    bytes; or `(path, None)`, a file taken away.
    """
    numbers = count()

    def write(*changes: tuple[str, str | bytes | None] | tuple[str, str, str]) -> Path:
        files: dict[str, str | bytes | None] = dict(FILES)
        for change in changes:
            if len(change) == 3:
                path, old, new = change
                text = files[path]
                assert isinstance(text, str)
                assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
                files[path] = text.replace(old, new)
            else:
                files[change[0]] = change[1]
        folder = tmp_path / str(next(numbers))
        folder.mkdir()
        for path, content in files.items():
            if content is not None:
                raw = content.encode() if isinstance(content, str) else content
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(raw)
        return folder

    return write


@pytest.fixture
def small_ledger(written: Callable[..., Path]) -> Path:
    """Give a folder with the small ledger as it is."""
    return written()


@pytest.fixture
def ledger_with(written: Callable[..., Path]) -> Callable[..., WholeLedger]:
    """Give `ledger_with(*changes)`: the small ledger, changed and loaded."""
    return lambda *changes: load([written(*changes)])


@pytest.fixture
def error_of(written: Callable[..., Path]) -> Callable[..., DatasetError | None]:
    """Give `error_of(*changes)`: what loading the changed ledger raises, None where it is whole."""

    def error(*changes: tuple[str, str]) -> DatasetError | None:
        try:
            load([written(*changes)])
        except DatasetError as found:
            return found
        return None

    return error


@pytest.fixture
def problems_of(
    error_of: Callable[..., DatasetError | None],
) -> Callable[..., list[tuple[str, int, str]]]:
    """Give `problems_of(*changes)`: the problems of the changed ledger as (path, line, sentence)."""

    def problems(*changes: tuple[str, str]) -> list[tuple[str, int, str]]:
        error = error_of(*changes)
        return [told(problem) for problem in error.problems] if error else []

    return problems


def told(problem: Problem) -> tuple[str, int, str]:
    """Return a problem as a reader of English sees it."""
    said = say(problem.message, "en")
    if problem.see is not None:
        other = problem.see
        said = say(message("see", said=said, path=other.path, line=other.line), "en")
    return problem.where.path, problem.where.line, said
