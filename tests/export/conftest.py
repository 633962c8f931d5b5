"""A ledger of invented places in which everything that a ledger may hold is held somewhere."""

from __future__ import annotations

from pathlib import Path

import pytest

from nantong_cli.holdings import WholeLedger
from nantong_cli.loading import load
from tests.loading.conftest import FILES

MORE_METRICS = """\
  - id: lead
    names: {en: Lead over the north, zh-Hans: 领先, zh-Hant: 領先}
    definition: {en: Growth less the north's., zh-Hans: 增长之差。, zh-Hant: 增長之差。}
    unit: percent
    measure: gap
    better: higher
    basis: {en: constant prices, zh-Hans: 不变价, zh-Hant: 不變價}
    gap_over: {place: north, metric: growth}
"""
MORE_SOURCES = """\
  - id: bulletin
    kind: statistical_bulletin
    producer: {en: "The Office, \\"of\\" figures", zh-Hans: 统计局, zh-Hant: 統計局}
    title: {en: "Bulletin | *2023*", zh-Hans: 公报, zh-Hant: 公報}
    attribution_short: {en: Bulletin 2023, zh-Hans: 公报2023年, zh-Hant: 公報2023年}
    date_published: 2024-03
    date_accessed: 2024-04-01
    url_main: https://example.org/bulletin?a=1,2
    language: zh
    sha256: "0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef"
    note: {en: "Two lines:\\none, two", zh-Hans: "两行：\\n一", zh-Hant: "兩行：\\n一"}
"""
MORE_TARGETS = """\
targets:
  - place: one
    source: bulletin
    metric: growth
    period: 2023
    op: ">"
    relative_to: {place: north, metric: growth}
    strength: plan
    grade: B
    statement: {en: Faster than the north., zh-Hans: 快过北地。, zh-Hant: 快過北地。}
  - place: one
    source: bulletin
    metric: income
    period: 2023
    op: "="
    value: 10.0
    unit: cny_100m
    goal: spring_goal
    strength: expect
    statement: {en: Ten., zh-Hans: 十。, zh-Hant: 十。}
  - place: one
    source: bulletin
    metric: income
    period: 2023
    op: "="
    relative_to: {goal: spring_goal, factor: 1.50}
    strength: strive
    statement: {en: Half as much again., zh-Hans: 一倍半。, zh-Hant: 一倍半。}
  - place: north
    source: bulletin
    metric: growth
    period: 2023-H2
    qualitative: top_tier
    strength: ensure
    figure: 第一梯隊
    paragraph: 9
    statement: {en: At the top., zh-Hans: 领先。, zh-Hant: 領先。}
  - place: one
    project: mill
    source: bulletin
    metric: opening
    period: 2024
    unquantified: true
    strength: plan
    statement: {en: It opens., zh-Hans: 开业。, zh-Hant: 開業。}
"""
OBSERVATIONS = """\
observations:
  - place: one
    source: bulletin
    metric: growth
    period: 2023
    op: "~"
    value: 6.50
    unit: percent
    status: final
    grade: A
    note: {en: "=1+1, \\"so\\"", zh-Hans: 如此, zh-Hant: 如此}
  - place: north
    source: bulletin
    metric: lead
    period: 2020/2022
    op: "<="
    value: -0.10
    unit: percent
    status: preliminary
    grade: C
    scope: {en: without the port, zh-Hans: 不含港, zh-Hant: 不含港}
  - place: one
    project: mill
    source: bulletin
    metric: workers
    period: 2023-H1
    op: ">="
    value: 40
    unit: person
    status: final
    grade: A
news:
  - project: mill
    source: bulletin
    period: 2024
    grade: C
    text: {en: It stands., zh-Hans: 已建成。, zh-Hant: 已建成。}
"""


PLACES = """\
map:
  columns: 6
  rows: 3
  waters:
    - id: the_sea
      names: {en: "The \\"Sea\\"", zh-Hans: 大海, zh-Hant: 大海}
      tiles: [{x: 4, y: 1, width: 3, height: 3}, {x: 1, y: 3, width: 3, height: 1}]
"""
TILE = "    parent: north\n    tile: {x: 1, y: 1, width: 3, height: 2}\n"


@pytest.fixture(scope="session")
def full(tmp_path_factory: pytest.TempPathFactory) -> WholeLedger:
    """Return a ledger with every kind of claim, record, gap and hostile text."""
    folder = tmp_path_factory.mktemp("full")
    (folder / "counties").mkdir()
    files = FILES | {
        "places.yaml": PLACES + FILES["places.yaml"].replace("    parent: north\n", TILE),
        "metrics.yaml": FILES["metrics.yaml"] + MORE_METRICS,
        "sources.yaml": FILES["sources.yaml"] + MORE_SOURCES,
        "dataset.yaml": FILES["dataset.yaml"] + "period: 2023\n",
        "targets.yaml": MORE_TARGETS,
        "observations.yaml": OBSERVATIONS,
    }
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")
    return load([folder])


@pytest.fixture(params=["bundled", "full"])
def any_ledger(request: pytest.FixtureRequest) -> WholeLedger:
    """Return the ledger that comes with the tool, and the one with everything in it."""
    found: WholeLedger = request.getfixturevalue("ledger" if request.param == "bundled" else "full")
    return found


@pytest.fixture
def empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in an empty folder."""
    monkeypatch.chdir(tmp_path)
    return tmp_path
