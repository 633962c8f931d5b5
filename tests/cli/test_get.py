"""`nt get`: one value and nothing else, for one question or a line of many, and why where there is none."""

from __future__ import annotations

import io
import subprocess
import sys
from collections.abc import Callable

import pytest

from nantong_cli.cli import lookup
from nantong_cli.errors import QuestionError
from nantong_cli.holdings import WholeLedger
from nantong_cli.i18n import say
from nantong_cli.queries.lookup import RECORD_KEYS
from tests.conftest import HANGS, Run, environment
from tests.queries.conftest import ledger as small_ledger
from tests.queries.conftest import metric, observation, place, source, target
from tests.steps import calls

VALUE = lookup.Wanted("value", None, None, None)
HAIAN, RUGAO, QIDONG = place("haian"), place("rugao"), place("qidong")
GROWTH, SALES = metric("growth"), metric("sales")
SMALL = small_ledger(
    target(HAIAN, GROWTH, ">= 6.50", period="2023"),
    target(HAIAN, GROWTH, ">= 7", period="2024"),
    target(RUGAO, GROWTH, "= 5", scope="industry"),
    target(RUGAO, GROWTH, "= 6")._replace(id="rugao.growth.2023.all"),
    observation(HAIAN, GROWTH, "= 5.8", period="2022"),
    observation(RUGAO, SALES, "~ 9", period="2022"),
    places=[HAIAN, RUGAO],
)
#: of 2023, with results of several sources
EVIDENCE = small_ledger(
    target(HAIAN, GROWTH, ">= 6.5"),
    target(HAIAN, GROWTH, ">= 6.5", source=source("elsewhere"))._replace(id="again"),
    target(HAIAN, GROWTH, ">= 7", period="2022"),
    observation(HAIAN, GROWTH, "= 6.3", period="2023")._replace(id="haian.growth.2023"),
    observation(HAIAN, SALES, "= 5", period="2023", status="estimate", grade="A"),
    observation(HAIAN, SALES, "= 6", period="2023", status="final", grade="C"),
    observation(HAIAN, SALES, "= 7", period="2023", status="preliminary", grade="A"),
    observation(HAIAN, SALES, "= 8", period="2022"),
    observation(RUGAO, SALES, "~ 5", period="2023"),
    observation(RUGAO, SALES, "= 5.1", period="2023"),
    observation(RUGAO, GROWTH, "= 5", period="2023")._replace(id="five"),
    observation(RUGAO, GROWTH, "= 9", period="2023")._replace(id="nine"),
    observation(QIDONG, GROWTH, "= 1", period="2021"),
    observation(QIDONG, GROWTH, "= 2", period="2021", grade="A"),
    observation(QIDONG, GROWTH, "= 3", period="2024"),
    places=[HAIAN, RUGAO, QIDONG],
    period="2023",
)

Get = Callable[..., str]


@pytest.fixture
def get(capsys: pytest.CaptureFixture[str]) -> Get:
    """Look one value up in the small ledger, or another; a wrong question is told instead."""

    def ask(place: str, metric: str, of: WholeLedger = SMALL, **wanted: str) -> str:
        status, told = 0, ""
        try:
            lookup.answer_one(of, "en", place, metric, VALUE._replace(**wanted))
        except QuestionError as error:
            status, told = error.status, say(error.message, "en")
        out = capsys.readouterr().out
        assert (status, out) == (2, "") if told else (0, out)
        return told or out

    return ask


# one value


def test_a_value_and_a_line_break_and_nothing_else(nt: Run) -> None:
    assert nt("get", "haian", "gdp_growth") == (0, "6.5\n", "")
    assert nt("get", "海安市", "经济增速", "--lang", "zh-Hans") == (0, "6.5\n", "")


def test_a_value_keeps_its_digits(get: Get) -> None:
    assert get("haian", "growth", period="2023") == "6.50\n"


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("value", "6.5"),
        ("op", ">="),
        ("unit", "percent"),
        ("kind", "absolute"),
        ("period", "2023"),
        ("role", "target"),
        ("strength", "ensure"),
        ("status", ""),
        ("grade", ""),
        ("figure", "6.5%以上"),
        ("statement", "Hai'an is to ensure GDP growth of 6.5 % or more in 2023."),
        ("scope", ""),
        ("note", ""),
        ("source", "xhrb-2023-08"),
        ("paragraph", "13"),
        ("id", "haian.gdp_growth.2023"),
        ("place", "haian"),
        ("place_name", "Hai'an"),
        ("metric", "gdp_growth"),
        ("metric_name", "GDP growth"),
        ("relative_to_place", ""),
        ("relative_to_metric", ""),
        ("relative_to_goal", ""),
        ("relative_to_factor", ""),
        ("qualitative", ""),
    ],
)
def test_every_field_of_a_target(
    ledger: WholeLedger, capsys: pytest.CaptureFixture[str], field: str, said: str
) -> None:
    wanted = VALUE._replace(field=field)
    assert lookup.answer_one(ledger, "en", "haian", "gdp_growth", wanted) == 0
    assert capsys.readouterr().out == f"{said}\n"


def test_there_are_no_other_fields_than_these() -> None:
    (marked,) = test_every_field_of_a_target.pytestmark  # type: ignore[attr-defined]
    assert tuple(field for field, _ in marked.args[1]) == RECORD_KEYS


@pytest.mark.parametrize(
    ("place", "metric", "field", "said"),
    [
        ("rugao", "gdp_growth", "relative_to_place", "jiangsu"),
        ("rugao", "gdp_growth", "relative_to_metric", "gdp_growth"),
        ("rugao", "gdp_growth", "op", ">"),
        ("haimen", "scitech_projects", "relative_to_goal", "start_of_year"),
        ("haimen", "scitech_projects", "relative_to_factor", "2"),
        ("haimen", "gdp_growth", "qualitative", "first_tier"),
        ("haimen", "gdp_growth", "op", ""),
        ("haimen", "gdp_growth", "figure", "穩居南通第一方陣"),
        ("chongchuan", "budget_revenue", "figure", "主要指標實現全年目標"),
        ("chongchuan", "budget_revenue", "kind", "unquantified"),
        ("nantong", "gdp", "value", "11813.3"),
        ("nantong", "gdp", "period", "2023"),
        ("nantong", "gdp", "role", "observation"),
        ("nantong", "gdp", "strength", ""),
        ("nantong", "gdp_rank_national", "value", "23"),
        ("nantong", "gdp_growth_over_china", "value", "1.5"),
        ("nantong", "gdp_growth", "grade", "B"),
        ("nantong", "gdp_growth", "figure", ""),
        ("nantong", "gdp_growth", "paragraph", ""),
        ("rudong", "gdp_growth", "value", "6.5"),
        ("rudong", "gdp_growth", "role", "observation"),
        ("qidong", "budget_revenue", "period", "2024"),
        ("chongchuan", "old_communities_renovated", "source", "xhrb-2023-08"),
    ],
)
def test_fields_of_other_kinds_of_records(
    ledger: WholeLedger,
    capsys: pytest.CaptureFixture[str],
    place: str,
    metric: str,
    field: str,
    said: str,
) -> None:
    wanted = VALUE._replace(field=field)
    assert lookup.answer_one(ledger, "en", place, metric, wanted) == 0
    assert capsys.readouterr().out == f"{said}\n"


def test_a_field_may_be_begun(get: Get) -> None:
    assert get("haian", "growth", period="2023", field="fig") == "figure of haian.growth.2023\n"


def test_names_are_in_the_language_asked(nt: Run) -> None:
    words = ("get", "qidong", "gdp_growth", "--field", "place_name")
    assert nt(*words).out == "Qidong\n"
    assert nt(*words, "--lang", "zh-Hans").out == "启东市\n"
    assert nt(*words, env={"NT_LANG": "zh-TW"}).out == "啟東市\n"


# no value, or several


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (
            ("rugao", "gdp_growth"),
            (
                "rugao.gdp_growth.2023 is relative and has no number of its own ('超全省平均水平'): "
                "ask --field figure, or relative_to_place"
            ),
        ),
        (
            ("haimen", "gdp_growth"),
            (
                "haimen.gdp_growth.2023 is told in words ('穩居南通第一方陣'): "
                "ask --field figure, or qualitative"
            ),
        ),
        (
            ("rudong", "ten_billion_projects"),
            (
                "rudong.ten_billion_projects.2023-H2 is stated without a number ('百億級項目招引取得突破'): "
                "ask --field figure"
            ),
        ),
        (
            ("haian", "gdp_growth", "--field", "colour"),
            "unknown field 'colour': expected one of value,",
        ),
        (("haian", "gdp_growth", "--period", "soon"), "'soon' is no period: write 2023, 2023-H1,"),
        (("haiann", "gdp_growth"), "unknown place 'haiann': did you mean haian?"),
        (("hai", "gdp_growth"), "'hai' is ambiguous: haian, haimen"),
        (("haian", "gdp_growht"), "unknown metric 'gdp_growht': did you mean gdp_growth?"),
        (("haian",), "METRIC is missing"),
    ],
)
def test_where_there_is_no_one_value_a_sentence_says_why(
    nt: Run, words: tuple[str, ...], sentence: str
) -> None:
    ran = nt("get", *words)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.startswith(f"nt: {sentence}")
    assert ran.err.count("\n") == 1


def test_what_is_not_stated_is_said_to_be_not_stated(nt: Run) -> None:
    ran = nt("get", "rudong", "budget_revenue")
    assert (ran.status, ran.out) == (2, "")
    assert ran.err == "nt: Rudong: General public budget revenue is not stated\n"


def test_several_periods_are_listed_with_the_option_that_picks(get: Get) -> None:
    assert get("haian", "growth") == "several periods answer: 2023, 2024; pick one by --period"
    assert get("haian", "growth", period="2024") == "7\n"


def test_several_records_of_a_period_are_listed_with_the_option_that_picks(get: Get) -> None:
    assert get("rugao", "growth") == (
        "several records answer: rugao.growth.2023, rugao.growth.2023.all; pick one by --id"
    )
    assert get("rugao", "growth", id="rugao.growth.2023.all") == "6\n"


def test_of_several_periods_the_ledgers_own_year_answers(get: Get) -> None:
    assert get("haian", "growth", EVIDENCE) == "6.5\n"
    assert get("haian", "growth", EVIDENCE, period="2022") == "7\n"
    assert get("haian", "sales", EVIDENCE, period="2022") == "8\n"


def test_periods_are_listed_once_where_none_is_of_that_year(get: Get) -> None:
    assert get("qidong", "growth", EVIDENCE) == (
        "several periods answer: 2021, 2024; pick one by --period"
    )
    assert get("qidong", "growth", EVIDENCE, period="2021") == "2\n"


def test_of_several_results_the_best_evidence_answers(get: Get) -> None:
    assert get("haian", "sales", EVIDENCE) == "6\n"
    assert get("haian", "sales", EVIDENCE, field="status") == "final\n"
    assert get("rugao", "sales", EVIDENCE) == "5.1\n"  # the narrower of two that agree


def test_results_as_good_as_one_another_that_disagree_are_listed(get: Get) -> None:
    assert get("rugao", "growth", EVIDENCE) == (
        "several records answer: five, nine; pick one by --id"
    )
    assert get("rugao", "growth", EVIDENCE, id="nine") == "9\n"


def test_what_two_sources_state_alike_is_one_answer(get: Get) -> None:
    assert get("haian", "growth", EVIDENCE, field="source") == "paper\n"
    assert get("haian", "growth", EVIDENCE, field="source", id="again") == "elsewhere\n"


def test_an_id_that_a_target_shares_with_its_outturn_is_the_targets(get: Get) -> None:
    same = "haian.growth.2023"
    assert get("haian", "growth", EVIDENCE, id=same, role="observation") == "6.3\n"
    assert get("haian", "growth", EVIDENCE, id=same, role="target") == "6.5\n"
    assert get("haian", "growth", EVIDENCE, id=same) == "6.5\n"


def test_targets_come_before_results_unless_results_are_asked_for(get: Get) -> None:
    assert get("haian", "growth", role="observation") == "5.8\n"
    assert get("haian", "growth", id="haian.growth.2022.seen") == "5.8\n"
    assert get("rugao", "sales") == "9\n"
    assert get("rugao", "sales", field="op") == "~\n"
    assert "not stated" in get("rugao", "sales", role="target")


def test_a_field_that_is_no_field_is_told_before_any_line_is_read(nt: Run) -> None:
    ran = nt("get", "-", "--field", "colour", stdin="haian gdp_growth\n" * 3)
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1


# a line of many


def lines(nt: Run, asked: str, *words: str) -> tuple[int, list[str], list[str]]:
    """Return the status, the lines of stdout and those of stderr."""
    ran = nt("get", "-", *words, stdin=asked)
    return ran.status, ran.out.splitlines(), ran.err.splitlines()


def test_each_line_is_answered_by_its_status_and_its_value(nt: Run) -> None:
    asked = "haian gdp_growth\nqidong scitech_projects\n海安 fai_growth\n"
    assert lines(nt, asked) == (0, ["0\t6.5", "0\t200", "0\t8"], [])


def test_answers_come_in_order_and_the_worst_status_is_the_programs(nt: Run) -> None:
    asked = "haian gdp_growth\nhaiann gdp_growth\nrudong fai_growth\nhaimen gdp_growth\nqidong 科创项目\n"
    status, out, err = lines(nt, asked)
    assert (status, out) == (2, ["0\t6.5", "2\t", "2\t", "2\t", "0\t200"])
    assert err == [
        "nt: line 2: unknown place 'haiann': did you mean haian?",
        "nt: line 3: Rudong: Fixed-asset investment growth is not stated",
        (
            "nt: line 4: haimen.gdp_growth.2023 is told in words ('穩居南通第一方陣'): "
            "ask --field figure, or qualitative"
        ),
    ]


@pytest.mark.parametrize(
    "line",
    [
        "haian gdp_growth",
        "haian\tgdp_growth",
        "  haian   gdp_growth  ",
        " haian \t gdp_growth ",
        "haian\tGDP growth",
        "Hai an\tgdp growth",
        "Hai'an City gdp_growth",
        "海安 市 经济增速",
        "海安\u3000市\t經濟增速",
        "haian gdp_growth\r",
        "\ufeffhaian gdp_growth",
        "320685 gdp_growth",
    ],
)
def test_a_line_may_be_written_as_people_write_it(nt: Run, line: str) -> None:
    assert lines(nt, f"{line}\n") == (0, ["0\t6.5"], [])
    assert lines(nt, line) == (0, ["0\t6.5"], [])


@pytest.mark.parametrize("line", ["", "   ", "\t", "haian", "haian\t", "\tgdp", "a\tb\tc"])
def test_a_line_that_is_no_pair_has_its_answer_too_so_that_lines_stay_side_by_side(
    nt: Run, line: str
) -> None:
    status, out, err = lines(nt, f"haian gdp_growth\n{line}\nhaian fai_growth\n")
    assert (status, out) == (2, ["0\t6.5", "2\t", "0\t8"])
    assert err == ["nt: line 2: expected PLACE METRIC"]


def test_lines_of_windows_are_lines(nt: Run) -> None:
    assert lines(nt, "haian gdp_growth\r\nhaian fai_growth\r\n") == (0, ["0\t6.5", "0\t8"], [])


def test_no_lines_no_answers(nt: Run) -> None:
    assert nt("get", "-", stdin="") == (0, "", "")


def test_the_options_are_of_every_line(nt: Run) -> None:
    asked = "haian gdp_growth\nrugao gdp_growth\nrudong fai_growth\n"
    status, out, _ = lines(nt, asked, "--field", "figure")
    assert (status, out) == (2, ["0\t6.5%以上", "0\t超全省平均水平", "2\t"])


def test_a_name_cannot_steer_the_terminal_that_shows_the_error(nt: Run) -> None:
    status, out, err = lines(nt, "\x1b[31mred gdp_growth\n")
    assert (status, out) == (2, ["2\t"])
    assert err == ["nt: line 1: unknown place '\\x1b[31mred': see nt list"]


def test_a_byte_that_is_no_text_spoils_its_line_and_no_other() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "nantong_cli", "get", "-"],
        input=b"haian gdp_growth\n\xff\xfe gdp_growth\nhaian fai_growth\n",
        capture_output=True,
        env=environment(),
        timeout=HANGS,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, b"0\t6.5\n2\t\n0\t8\n")
    assert done.stderr == b"nt: line 2: unknown place '\\xff\\xfe': see nt list\n"


@pytest.mark.parametrize(
    "names",
    [
        ("haian gdp_growth", "海安 科创项目", "Rudong scitech_projects", "Haimen rate"),
        tuple(f"hai{n}an gdp_growth" for n in range(100)),
        tuple(f"haian gdp{n}growth" for n in range(100)),
    ],
    ids=["as people write them", "unknown places", "unknown metrics"],
)
def test_a_thousand_lines_take_few_steps_each(
    ledger: WholeLedger,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    names: tuple[str, ...],
) -> None:
    asked = "".join(f"{name}\n" for name in (names * 1000)[:1000])
    monkeypatch.setattr(sys, "stdin", io.StringIO(asked))
    assert calls(lambda: lookup.answer_lines(ledger, "en", VALUE)) < 1_500_000
    assert capsys.readouterr().out.count("\n") == 1000
