"""Writes ledgers of any size in the documented format: invented counties, and what they might have promised.

    python -m tests.benchmarks.generate FOLDER --counties 2844 --targets 30 --years 5

The same words give the same bytes. Every name, alias and code is one place's own; every county has a page, a
project, a source a year, and an outturn for one target in ten.
"""

from __future__ import annotations

import argparse
import random
from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from typing import NamedTuple

from nantong_cli.names import folded

FIRST_YEAR = 2021

#: pinyin, Simplified, Traditional; no two syllables in Latin letters are alike
SYLLABLES = tuple(
    row.split()
    for row in """
    hai 海 海|an 安 安|dong 东 東|men 门 門|qi 启 啟|ru 如 如|gao 皋 皋|tong 通 通|zhou 州 州|chuan 川 川
    he 和 和|ping 平 平|yang 阳 陽|lin 林 林|shan 山 山|xi 西 西|nan 南 南|bei 北 北|jiang 江 江|hu 湖 湖
    long 龙 龍|feng 丰 豐|ning 宁 寧|quan 泉 泉|de 德 德|xing 兴 興|guang 广 廣|chang 长 長|le 乐 樂|yun 云 雲
    qing 清 清|hua 华 華|wen 文 文|jin 金 金|tai 泰 泰|shun 顺 順|bao 宝 寶|cheng 城 城|zhen 镇 鎮|gu 谷 谷
    mei 梅 梅|tan 潭 潭|ma 马 馬|lu 鹿 鹿|que 雀 雀|song 松 松|zhu 竹 竹|lan 兰 蘭|ju 菊 菊|tao 桃 桃
    li 里 里|jing 井 井|qiao 桥 橋|du 渡 渡|wan 湾 灣|dao 岛 島|sha 沙 沙|tian 田 田|yuan 原 原|gang 港 港
    """.replace("\n", "|").split("|")
    if row.strip()
)
SECTORS = tuple(
    row.split("/")
    for row in """
    industry/Industry/工业/工業|farming/Farming/农业/農業|trade/Trade/贸易/貿易|tourism/Tourism/旅游/旅遊
    building/Building/建筑/建築|transport/Transport/交通/交通|energy/Energy/能源/能源|software/Software/软件/軟件
    fishing/Fishing/渔业/漁業|textiles/Textiles/纺织/紡織|health/Health/健康/健康|schools/Schools/教育/教育
    """.replace("\n", "|")
    .replace(" ", "")
    .split("|")
    if row
)
#: id, names, measure, unit, digits after the point
MEASURES = (
    ("growth", ("growth", "增速", "增速"), "growth_rate", "percent", 1),
    ("output", ("output", "产值", "產值"), "level", "cny_100m", 2),
    ("firms", ("firms", "企业数", "企業數"), "count", "firm", 0),
)
#: comparator → figure words around a number
WORDS = {
    ">=": "{}以上",
    "=": "達{}",
    "~": "{}左右",
    ">": "超過{}",
    "<=": "{}以內",
    "<": "不到{}",
}
IN_ENGLISH = {
    ">=": "at least",
    "=": "just",
    "~": "about",
    ">": "more than",
    "<=": "up to",
    "<": "below",
}
UNITS = {"percent": ("%", "%", "%"), "cny_100m": ("bn", "亿元", "億元"), "firm": ("", "家", "家")}


class Size(NamedTuple):
    """How much there is to be."""

    counties: int
    targets: int
    years: int


class County(NamedTuple):
    """An invented place."""

    id: str
    names: tuple[str, str, str]
    code: str


class Measured(NamedTuple):
    """An invented metric."""

    id: str
    names: tuple[str, str, str]
    measure: str
    unit: str
    digits: int


def counties(number: int) -> Iterator[County]:
    """Give so many places, whose names in any script are their own."""
    taken: set[str] = set()
    ways = (product(SYLLABLES, repeat=length) for length in range(2, 7))
    found = 0
    for parts in (parts for way in ways for parts in way):
        name, hans, hant = ("".join(column) for column in zip(*parts, strict=True))
        forms = {folded(form) for form in (name, hans, hant)}
        if taken & forms or len(set(parts[0]) & set(parts[1])) > 0:
            continue
        taken |= forms
        yield County(name, (name.title(), f"{hans}县", f"{hant}縣"), f"{100001 + found}")
        found += 1
        if found == number:
            return


def metrics(number: int) -> Iterator[Measured]:
    """Give so many metrics: of each sector its growth, output and firms, and then those of its branches."""
    branches = ("", *map(str, range(2, number + 2)))
    every = product(branches, SECTORS, MEASURES)
    for branch, (sector, *said), (key, words, measure, unit, digits) in islice(every, number):
        id_ = f"{sector}{branch}_{key}"
        en, hans, hant = (f"{one}{branch}" for one in said)
        names = (f"{en} {words[0]}", f"{hans}{words[1]}", f"{hant}{words[2]}")
        yield Measured(id_, names, measure, unit, digits)


def texts(indent: int, names: tuple[str, str, str]) -> str:
    """Return a text in three languages as lines of a mapping."""
    pairs = zip(("en", "zh-Hans", "zh-Hant"), names, strict=True)
    return "".join(f'{" " * indent}{lang}: "{said}"\n' for lang, said in pairs)


def places_yaml(every: list[County]) -> str:
    """Return places.yaml: the counties are parts of one country."""
    said = [
        f"  - id: {one.id}\n    names:\n{texts(6, one.names)}    pinyin: {one.names[0]}\n"
        f'    aliases: [{one.names[1][:-1]}区]\n    code: "{one.code}"\n    type: county\n    parent: realm\n'
        for one in every
    ]
    names = texts(6, ("The Realm", "全境", "全境"))
    head = f"  - id: realm\n    names:\n{names}    pinyin: Realm\n    type: country\n"
    return "places:\n" + "".join(said) + head


def metrics_yaml(every: list[Measured]) -> str:
    """Return metrics.yaml."""
    units = "".join(
        f"  - id: {key}\n    symbol:\n{texts(6, (en or 'firms', hans, hant))}"
        f"    scale: {100000000 if key == 'cny_100m' else 1}\n    base: {key}\n"
        for key, (en, hans, hant) in UNITS.items()
    )
    terms = "  - id: top_tier\n    names:\n" + texts(6, ("the top tier", "第一方阵", "第一方陣"))
    said = "".join(
        f"  - id: {one.id}\n    names:\n{texts(6, one.names)}    definition:\n{texts(6, one.names)}"
        f"    unit: {one.unit}\n    measure: {one.measure}\n    better: higher\n"
        for one in every
    )
    return f"units:\n{units}terms:\n{terms}families: []\nmetrics:\n{said}"


def source_yaml(id_: str, names: tuple[str, str, str], year: int) -> str:
    """Return one report of sources.yaml."""
    title = (
        f"Report of {names[0]}, {year}",
        f"{names[1]}{year}年工作报告",
        f"{names[2]}{year}年工作報告",
    )
    return (
        f"  - id: {id_}\n    kind: government_report\n    producer:\n{texts(6, names)}    title:\n{texts(6, title)}"
        f"    attribution_short:\n{texts(6, title)}    date_published: {year}-02-01\n    language: zh-Hans\n"
    )


def page_yaml(names: tuple[str, str, str]) -> str:
    """Return a page."""
    motto = (
        f"Onward, {names[0]}, by steady steps",
        f"{names[1]}稳步向前",
        f"{names[2]}穩步向前",
    )
    arena = (
        f"At the harbour of {names[0]} the cranes are busy",
        f"{names[1]}的码头上吊机忙碌",
        f"{names[2]}的碼頭上吊機忙碌",
    )
    return (
        f"page:\n  motto:\n    paragraph: 1\n{texts(4, motto)}  arena:\n    paragraph: 2\n{texts(4, arena)}"
        f"  plan:\n    lead:\n      paragraph: 3\n{texts(6, motto)}    items: []\n"
    )


def claim_yaml(
    chance: random.Random, metric: Measured
) -> tuple[str, str, str, tuple[str, str, str]]:
    """Return a claim's lines, its figure words, and how the three languages say it."""
    kind = chance.random()
    if kind < 0.04:
        beside = f'    op: ">"\n    relative_to: {{place: realm, metric: {metric.id}}}\n'
        return (
            beside,
            "高於全境平均",
            ">",
            ("more than the realm's", "高于全境水平", "高於全境水平"),
        )
    if kind < 0.08:
        return (
            "    qualitative: top_tier\n",
            "穩居第一方陣",
            "",
            ("the top tier", "第一方阵", "第一方陣"),
        )
    if kind < 0.1:
        return (
            "    unquantified: true\n",
            "繼續提高",
            "",
            ("more, by no number", "继续提高", "繼續提高"),
        )
    number = f"{chance.uniform(1, 12) if metric.unit == 'percent' else chance.uniform(20, 2000):.{metric.digits}f}"
    op = chance.choices(tuple(WORDS), weights=(6, 4, 2, 2, 1, 1))[0]
    unit = UNITS[metric.unit]
    lines = f'    op: "{op}"\n    value: {number}\n    unit: {metric.unit}\n'
    said = (
        f"{IN_ENGLISH[op]} {number} {unit[0]}".strip(),
        f"{number}{unit[1]}",
        f"{number}{unit[2]}",
    )
    return lines, WORDS[op].format(number + unit[2]), op, said


def target_yaml(chance: random.Random, county: County, metric: Measured, year: int) -> str:
    """Return one target."""
    lines, figure, op, said = claim_yaml(chance, metric)
    hedge = {">=": "不低于", "<=": "不高于", "~": "大约", ">": "超过", "<": "不到"}.get(op, "达到")
    full = {"于": "於", "约": "約", "过": "過", "达": "達"}
    hant = "".join(full.get(sign, sign) for sign in hedge)
    statement = (
        f"{county.names[0]} sets {metric.names[0].lower()} of {said[0]} for {year}.",
        f"{county.names[1]}提出{year}年{metric.names[1]}{hedge}{said[1]}。",
        f"{county.names[2]}提出{year}年{metric.names[2]}{hant}{said[2]}。",
    )
    strength = chance.choice(("ensure", "plan", "plan", "strive", "expect"))
    return (
        f"  - metric: {metric.id}\n    period: {year}\n{lines}    strength: {strength}\n"
        f'    figure: "{figure}"\n    paragraph: {chance.randint(4, 60)}\n    source: {county.id}-{year}\n'
        f"    statement:\n{texts(6, statement)}"
    )


def observation_yaml(chance: random.Random, metric: Measured, year: int, more: str) -> str:
    """Return one outturn of the year before its source."""
    number = f"{chance.uniform(1, 12) if metric.unit == 'percent' else chance.uniform(20, 2000):.{metric.digits}f}"
    return (
        f'  - metric: {metric.id}\n    period: {year}\n    op: "="\n    value: {number}\n    unit: {metric.unit}\n'
        f"    status: final\n    grade: A\n{more}"
    )


def county_yaml(
    chance: random.Random, county: County, every: list[Measured], years: range
) -> Iterator[str]:
    """Give the parts of one county's file."""
    yield f"place: {county.id}\nsource: {county.id}-{years[0]}\n\n{page_yaml(county.names)}\ntargets:\n"
    for year in years:
        for metric in every:
            yield target_yaml(chance, county, metric, year)
    seen = [(metric, year) for year in years[:-1] for metric in every if chance.random() < 0.1]
    yield "\nobservations:\n" if seen else ""
    for metric, year in seen:
        yield observation_yaml(chance, metric, year, f"    source: {county.id}-{year + 1}\n")
    mill = (
        f"{county.names[0]} mill",
        f"{county.names[1][:-1]}磨坊",
        f"{county.names[2][:-1]}磨坊",
    )
    yield (
        f"\nprojects:\n  - id: {county.id}-mill\n    paragraph: 3\n    names:\n{texts(6, mill)}    entity:\n"
        f"{texts(6, mill)}    about:\n{texts(6, mill)}    figures:\n      - metric: {every[0].id}\n"
        f'        period: {years[0]}\n        op: "="\n        value: 12\n        unit: {every[0].unit}\n'
        f"        status: estimate\n        grade: B\n"
    )


def write(folder: Path, size: Size, *, seed: int = 7) -> None:
    """Write a ledger; the folder may be there, and its files of these names are overwritten."""
    chance = random.Random(seed)  # noqa: S311  # not for secrets
    every, years = list(metrics(size.targets)), range(FIRST_YEAR, FIRST_YEAR + size.years)
    known = list(counties(size.counties))
    (folder / "counties").mkdir(parents=True, exist_ok=True)
    realm = ("The Realm", "全境", "全境")
    files = {
        "dataset.yaml": f"id: generated\ntitle:\n{texts(2, ('A generated ledger', '生成的帐本', '生成的帳本'))}"
        f'version: "1.0.0"\narea: realm\nperiod: {years[-1]}\nlicence: CC0-1.0\n',
        "places.yaml": places_yaml(known),
        "metrics.yaml": metrics_yaml(every),
        "realm.yaml": f"place: realm\nsource: realm-{years[0] + 1}\n\n{page_yaml(realm)}",
        "sources.yaml": "sources:\n"
        + "".join(source_yaml(f"{one.id}-{y}", one.names, y) for one in known for y in years)
        + "".join(source_yaml(f"realm-{year + 1}", realm, year + 1) for year in years),
        "observations.yaml": "observations:\n"
        + "".join(
            observation_yaml(chance, one, year, f"    place: realm\n    source: realm-{year + 1}\n")
            for year in years
            for one in every
        ),
    }
    for path, text in files.items():
        (folder / path).write_text(text, "utf-8")
    for county in known:
        text = "".join(county_yaml(chance, county, every, years))
        (folder / "counties" / f"{county.id}.yaml").write_text(text, "utf-8")


def main() -> None:
    """Read the words and write."""
    words = argparse.ArgumentParser(description="write a ledger of any size")
    words.add_argument("folder", type=Path)
    for name, number in (("counties", 2844), ("targets", 30), ("years", 5), ("seed", 7)):
        words.add_argument(f"--{name}", type=int, default=number)
    given = words.parse_args()
    size = Size(given.counties, given.targets, given.years)
    write(given.folder, size, seed=given.seed)


if __name__ == "__main__":
    main()
