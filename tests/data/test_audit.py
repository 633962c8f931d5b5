"""The article held against the ledger by `nt data audit`: as it is, copied, converted, and changed."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from opencc import OpenCC

from nantong_cli.holdings import WholeLedger
from nantong_cli.model import Observation, Target
from nantong_cli.queries.audit import audit
from tests.conftest import Ran, Run

DIFFERS = "nt: The digest differs: this is another copy than the figures were coded from.\n"


@pytest.fixture(scope="module")
def text(article_file: Path) -> str:
    return article_file.read_text(encoding="utf-8")


def states(ran: Ran) -> dict[str, int]:
    """Return how many figures are of each state."""
    return dict(Counter(item["state"] for item in items(ran)))


def items(ran: Ran) -> list[dict[str, Any]]:
    """Return the items of an answer in JSON."""
    found: list[dict[str, Any]] = json.loads(ran.out)["items"]
    return found


def disagreeing(ran: Ran) -> list[tuple[Any, ...]]:
    """Return what does not agree: the id, the state, where, and the words there."""
    keys = ("id", "state", "found", "words")
    return [tuple(item[key] for key in keys) for item in items(ran) if item["state"] != "agreed"]


def test_the_article_agrees_in_every_figure(
    nt: Run, article_file: Path, ledger: WholeLedger
) -> None:
    ran = nt("data", "audit", str(article_file), "-f", "json")
    assert (ran.status, ran.err) == (0, "")
    figures = [figure for project in ledger.projects for figure in project.figures]
    records = (*ledger.targets, *ledger.observations, *figures)
    every = sum(record.source.sha256 is not None for record in records)
    assert every == 55
    assert states(ran) == {"agreed": every}
    for item in items(ran):
        assert item["digest"] == "matches"
        assert item["found"] == item["paragraph"]
        assert item["words"] == item["figure"]
        assert item["read_op"] == item["op"]
        assert item["read_value"] == item["value"]


@pytest.mark.parametrize(
    "config", ["t2s", "t2tw", "t2hk", "tw2s", "hk2s"], ids=lambda name: f"opencc {name}"
)
def test_a_copy_in_another_script_agrees(nt: Run, text: str, config: str) -> None:
    copied = OpenCC(config).convert(text)
    assert copied != text
    ran = nt("data", "audit", "-", "-f", "json", stdin=copied)
    assert (ran.status, ran.err, list(states(ran))) == (0, DIFFERS, ["agreed"])


def as_bytes(name: str, text: str) -> bytes:
    """Return a copy of the text that differs in nothing that is read."""
    wide = str.maketrans("0123456789.%“”", "０１２３４５６７８９．％「」")
    copies = {
        "blank lines": text.replace("\n", "\n\n \t\u3000\n"),
        "no blank lines": "\n".join(line for line in text.splitlines() if line.strip()),
        "CRLF": text.replace("\n", "\r\n"),
        "CRLF and blank lines": text.replace("\n", "\r\n\r\n"),
        "CR": text.replace("\n", "\r"),
        "BOM": "\ufeff" + text,
        "full width": text.translate(wide),
        "thousands": text.replace("6032.4", "6,032.4").replace("1300", "1,300"),
        "blanks": text.replace("億元", " 億元").replace("%", " %"),
    }
    return copies[name].encode()


@pytest.mark.parametrize(
    "name",
    [
        *("blank lines", "no blank lines", "CRLF", "CRLF and blank lines", "CR", "BOM"),
        *("full width", "thousands", "blanks"),
    ],
)
def test_a_copy_that_differs_in_nothing_that_is_read_agrees(
    nt: Run, text: str, tmp_path: Path, name: str
) -> None:
    file = tmp_path / "a copy.txt"
    file.write_bytes(as_bytes(name, text))
    ran = nt("data", "audit", str(file), "-f", "json")
    told = "" if name == "BOM" else DIFFERS  # a BOM is no part of the text
    assert (ran.status, ran.err, list(states(ran))) == (0, told, ["agreed"])


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("達74億元", "達75億元", [("haian.budget_revenue.2023", "misread", 13, "達75億元")]),
        ("6.5%以上", "6.5%左右", [("haian.gdp_growth.2023", "misread", 13, "6.5%左右")]),
        ("6.5%以上", "65%以上", [("haian.gdp_growth.2023", "misread", 13, "65%以上")]),
        ("8%以上", "", [("haian.fai_growth.2023", "missing", None, None)]),
        (
            "65家",
            "65家以上",
            [("haian.hightech_enterprises_net_new.2023", "misread", 10, "65家以上")],
        ),
        (
            "高於南通平均水平",
            "不低於南通平均水平",
            [("qidong.gdp_growth.2023", "misread", 41, "不低於南通平均水平")],
        ),
        (
            "內資項目不少於30個",
            "內資項目不少於20個",
            [("haimen.major_projects_signed.2023-H2", "misread", 67, "不少於20個")],
        ),
        (
            "、0.4個百分點",
            "、0.5個百分點",
            [
                ("nantong.gdp_growth_over_jiangsu.2023-H1", "misread", 1, "0.5個百分點"),
                ("nantong.gdp_growth_over_china.2023-H1", "missing", None, None),
            ],
        ),
    ],
)
def test_a_changed_figure_is_found(
    nt: Run, text: str, old: str, new: str, expected: list[tuple[Any, ...]]
) -> None:
    assert text.count(old) == 1
    ran = nt("data", "audit", "-", "-f", "json", stdin=text.replace(old, new))
    assert ran.status == 1
    assert disagreeing(ran) == expected


def test_no_figure_agrees_once_its_number_is_another(
    article: dict[int, str], ledger: WholeLedger, stated: tuple[Target | Observation, ...]
) -> None:
    other = str.maketrans("0123456789九半一", "1234567890八雙二")
    count = 0
    for record in stated:
        figure, paragraph = record.figure or "", record.paragraph or 0
        if record.claim.value is None:
            continue
        count += 1
        changed = article[paragraph].replace(figure, figure.translate(other))
        table = audit(ledger, "\n".join((article | {paragraph: changed}).values()))
        assert record.id in {row[0] for row in table.rows if row[1] != "agreed"}, figure
    assert count > 40


def test_swapped_paragraphs_have_moved(nt: Run, article: dict[int, str]) -> None:
    swapped = article | {13: article[17], 17: article[13]}
    ran = nt("data", "audit", "-", "-f", "json", stdin="\n".join(swapped.values()))
    assert (ran.status, states(ran)) == (1, {"agreed": 50, "moved": 5})
    assert disagreeing(ran) == [
        ("haian.gdp_growth.2023", "moved", 17, "6.5%以上"),
        ("haian.budget_revenue.2023", "moved", 17, "達74億元"),
        ("haian.fai_growth.2023", "moved", 17, "8%以上"),
        ("haian.industrial_sales.2023", "moved", 17, "達2350億元"),
        ("rugao.gdp_growth.2023", "moved", 13, "超全省平均水平"),
    ]
    assert ran.err.splitlines()[1] == "nt: 55 figures: 50 agreed, 5 moved, 0 misread, 0 missing"


def test_a_headline_put_first_moves_all_by_one(nt: Run, text: str) -> None:
    ran = nt("data", "audit", "-", "-f", "json", stdin=f"七虎爭雄\n{text}")
    assert (ran.status, list(states(ran))) == (1, ["moved"])
    assert {item["found"] - item["paragraph"] for item in items(ran)} == {1}


def test_of_half_the_article_the_other_half_is_missing(nt: Run, article: dict[int, str]) -> None:
    half = "\n".join(article[n] for n in range(1, 31))
    ran = nt("data", "audit", "-", "-f", "json", stdin=half)
    assert ran.status == 1
    assert {item["paragraph"] <= 30: item["state"] for item in items(ran)} == {
        True: "agreed",
        False: "missing",
    }


@pytest.mark.parametrize("form", ["table", "record", "md"])
def test_people_are_told_of_the_digest_beside_the_table(
    nt: Run, article_file: Path, text: str, form: str
) -> None:
    for given, told in ((str(article_file), "digest matches"), ("-", "digest differs")):
        ran = nt("data", "audit", given, "-f", form, "--width", "200", stdin=text + "\n")
        assert (ran.status, ran.err) == (0, "")
        assert told in ran.out
        assert "55 figures: 55 agreed, 0 moved, 0 misread, 0 missing" in ran.out
