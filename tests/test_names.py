"""Shows which place or metric a typed name means, and how a name is refused: never guessed, always with a remedy."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nantong_cli.errors import QuestionError, Where
from nantong_cli.holdings import WholeLedger
from nantong_cli.i18n import say
from nantong_cli.model import Family, Metric, Place, Text
from nantong_cli.names import find_metrics, find_place, find_places, find_sources
from tests.queries.conftest import source

HERE = Where("places.yaml", 1)


def place(id_: str, en: str, hans: str, hant: str, *, code: str = "", alias: str = "") -> Place:
    """Return a place whose pinyin is its English name."""
    aliases = tuple(alias.split())
    names = Text(en, hans, hant)
    return Place(id_, names, en, aliases, code or None, "county", None, None, HERE)


def metric(
    id_: str, en: str, hans: str, hant: str, *aliases: str, family: str | None = None
) -> Metric:
    """Return a metric of which only the names matter."""
    names = Text(en, hans, hant)
    return Metric(id_, family, names, names, None, "level", "higher", None, aliases, HERE)


PLACES = (
    place("haian", "Hai'an", "海安市", "海安市", code="320685"),
    place("rugao", "Rugao", "如皋市", "如皋市", code="320682"),
    place("rudong", "Rudong", "如东县", "如東縣", code="320623"),
    place("qidong", "Qidong", "启东市", "啟東市", code="320681"),
    place("tongzhou", "Tongzhou", "通州区", "通州區", code="320612"),
    place("haimen", "Haimen", "海门区", "海門區", code="320614"),
    place("nantong", "Nantong", "南通市", "南通市", code="320600"),
    place("jiangsu", "Jiangsu", "江苏省", "江蘇省", code="CN-JS", alias="全省"),
    place("china", "China", "中国", "中國", alias="全國 全国 PRC national"),
)

FAMILIES = (
    Family("gdp", Text("GDP and its growth", "地区生产总值及其增速", "地區生產總值及其增速"), HERE),
)
METRICS = (
    metric("gdp", "GDP", "地区生产总值", "地區生產總值", "grp", "经济总量", family="gdp"),
    metric(
        "gdp_growth",
        "GDP growth",
        "地区生产总值增速",
        "地區生產總值增速",
        "economic growth",
        "GDP增速",
        family="gdp",
    ),
    metric("gdp_rank_national", "GDP rank among cities", "全国位次", "全國位次"),
    metric("fai_growth", "Fixed-asset investment growth", "固定资产投资增速", "固定資產投資增速"),
    metric("hightech_enterprises", "High-tech enterprises", "高新技术企业", "高新技術企業"),
    metric("hightech_net_new", "High-tech, net new", "高新技术企业净增", "高新技術企業淨增"),
    metric("scitech_projects", "Sci-tech projects", "招引科创项目", "招引科創項目", "科创项目"),
)


def one(typed: str) -> str:
    """Return the id of the place that was found."""
    return find_place(typed, PLACES).id


def several(*typed: str) -> list[str]:
    """Return the ids of the places that were found."""
    return [found.id for found in find_places(typed, PLACES)]


def measured(*typed: str) -> list[str]:
    """Return the ids of the metrics that were found."""
    return [found.id for found in find_metrics(typed, METRICS, FAMILIES)]


def refused_place(typed: str) -> str:
    """Return what is said of a name that is no place's."""
    with pytest.raises(QuestionError) as refusal:
        find_place(typed, PLACES)
    return say(refusal.value.message, "en")


def refused_metric(typed: str) -> str:
    """Return what is said of a name that is no metric's."""
    with pytest.raises(QuestionError) as refusal:
        find_metrics([typed], METRICS, FAMILIES)
    return say(refusal.value.message, "en")


# places


@pytest.mark.parametrize(
    "typed",
    [
        "haian",
        "Haian",
        "HAIAN",
        "Hai'an",
        "Hai’an",
        "Hai‘an",
        "Hai`an",
        "Hai´an",
        "HAI'AN",
        "hai an",
        "  haian ",
        "\thaian",
        "hai-an",
        "hai_an",
        "hai\u00a0an",
        "\u3000海安\u3000",
        "海 安",
        "海安",
        "海安市",
        "海安县",
        "海安縣",
        "海安区",
        "海安區",
        "320685",
        "320 685",
        "３２０６８５",
        "ｈａｉａｎ",
        "Ｈａｉ＇ａｎ",
        "Hai'an City",
        "Hai'an county-level city",
        "haia",
    ],
)
def test_a_place_is_found_by_any_spelling_of_its_name(typed: str) -> None:
    assert one(typed) == "haian"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("启东", "qidong"),
        ("啟東", "qidong"),
        ("啓東", "qidong"),
        ("启东市", "qidong"),
        ("啓東市", "qidong"),
        ("如东", "rudong"),
        ("如東縣", "rudong"),
        ("海门", "haimen"),
        ("海門區", "haimen"),
        ("江苏", "jiangsu"),
        ("江蘇省", "jiangsu"),
        ("中國", "china"),
    ],
)
def test_a_place_is_found_in_either_script_with_and_without_its_kind(
    typed: str, expected: str
) -> None:
    assert one(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("启東", "qidong"),
        ("啟东", "qidong"),
        ("啓东市", "qidong"),
        ("海门區", "haimen"),
        ("海門区", "haimen"),
        ("如东縣", "rudong"),
        ("Hai'an市", "haian"),
    ],
)
def test_scripts_may_be_mixed(typed: str, expected: str) -> None:
    assert one(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("Rudong County", "rudong"),
        ("tongzhou district", "tongzhou"),
        ("Jiangsu Province", "jiangsu"),
        ("江苏", "jiangsu"),
    ],
)
def test_the_word_for_its_kind_may_stand_behind_a_name(typed: str, expected: str) -> None:
    assert one(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("全省", "jiangsu"),
        ("全國", "china"),
        ("全国", "china"),
        ("prc", "china"),
        ("National", "china"),
        ("CN-JS", "jiangsu"),
        ("cn-js", "jiangsu"),
    ],
)
def test_a_place_is_found_by_its_alias_and_by_a_code_with_letters(
    typed: str, expected: str
) -> None:
    assert one(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [("q", "qidong"), ("rud", "rudong"), ("nan", "nantong"), ("通", "tongzhou"), ("启", "qidong")],
)
def test_an_unambiguous_beginning_is_enough(typed: str, expected: str) -> None:
    assert one(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("hai", "'hai' is ambiguous: haian, haimen"),
        ("HAI", "'HAI' is ambiguous: haian, haimen"),
        ("海", "'海' is ambiguous: haian, haimen"),
        ("ru", "'ru' is ambiguous: rugao, rudong"),
        ("32068", "'32068' is ambiguous: haian, rugao, qidong"),
        ("全", "'全' is ambiguous: jiangsu, china"),
    ],
)
def test_an_ambiguous_beginning_is_refused_with_every_candidate(typed: str, expected: str) -> None:
    assert refused_place(typed) == expected


def test_a_whole_name_wins_over_a_longer_one_that_it_begins() -> None:
    inner = place("hai", "Hai", "海区", "海區")
    assert find_place("hai", (*PLACES, inner)) == inner


def test_two_places_of_one_name_are_told_apart_by_their_kind() -> None:
    older = place("tongzhou-shi", "Tongzhou City", "通州市", "通州市")
    assert find_place("通州市", (*PLACES, older)) == older
    with pytest.raises(QuestionError) as refusal:
        find_place("通州", (*PLACES, older))
    assert say(refusal.value.message, "en") == "'通州' is ambiguous: tongzhou, tongzhou-shi"


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("haiann", "unknown place 'haiann': did you mean haian?"),
        ("hiaan", "unknown place 'hiaan': did you mean haian?"),
        ("Hai'ann", "unknown place 'Hai'ann': did you mean haian?"),
        ("nantung", "unknown place 'nantung': did you mean nantong?"),
        ("海安呀", "unknown place '海安呀': did you mean haian?"),
        ("320680", "unknown place '320680': did you mean haian, rugao, qidong?"),
    ],
)
def test_an_unknown_name_is_refused_with_the_nearest(typed: str, expected: str) -> None:
    assert refused_place(typed) == expected


@pytest.mark.parametrize("typed", ["", " ", "\t\u3000 ", "'", "-", "xyzzy", "市", "區", "?", "🏙"])
def test_nonsense_is_refused_with_the_way_to_the_list(typed: str) -> None:
    assert refused_place(typed) == f"unknown place '{typed}': see nt list"


@pytest.mark.parametrize(
    "typed", ["hai\x00an", "haian\n", "\x7fhaian", "\u200bhaian", "\u202ehaian"]
)
def test_control_characters_are_no_part_of_a_name(typed: str) -> None:
    assert refused_place(typed) == f"unknown place '{typed}': did you mean haian?"


@pytest.mark.parametrize("typed", ["haian" * 20_000, "海" * 100_000, "'" * 100_000])
def test_a_very_long_name_is_refused_like_any_other(typed: str) -> None:
    assert refused_place(typed) == f"unknown place '{typed}': see nt list"


def test_several_places_come_in_the_order_asked_and_each_once() -> None:
    assert several("rugao", "海安", "Rugao", "HAI'AN", "qidong") == ["rugao", "haian", "qidong"]


def test_no_names_are_no_places() -> None:
    assert several() == []


def test_one_wrong_name_among_several_is_refused() -> None:
    with pytest.raises(QuestionError) as refusal:
        several("haian", "haiann", "rugao")
    assert say(refusal.value.message, "en") == "unknown place 'haiann': did you mean haian?"


# metrics


@pytest.mark.parametrize(
    "typed",
    [
        "gdp_growth",
        "gdp-growth",
        "gdp growth",
        "GDP Growth",
        "gdpgrowth",
        "ＧＤＰ＿ｇｒｏｗｔｈ",
        "地区生产总值增速",
        "地區生產總值增速",
        "地區生产總值增速",
        "economic growth",
        "economic-growth",
        "gdp增速",
        "economic",
    ],
)
def test_a_metric_is_found_by_any_spelling_of_its_name(typed: str) -> None:
    assert measured(typed) == ["gdp_growth"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("gdp", ["gdp", "gdp_growth"]),
        ("GDP", ["gdp", "gdp_growth"]),
        ("GDP and its growth", ["gdp", "gdp_growth"]),
        ("地区生产总值及其增速", ["gdp", "gdp_growth"]),
        ("grp", ["gdp"]),
        ("经济总量", ["gdp"]),
        ("地區生產總值", ["gdp"]),
    ],
)
def test_a_family_stands_for_all_of_its_metrics(typed: str, expected: list[str]) -> None:
    assert measured(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("scitech", ["scitech_projects"]),
        ("fixed-asset", ["fai_growth"]),
        ("科创", ["scitech_projects"]),
        ("gdp_r", ["gdp_rank_national"]),
        ("gdp and", ["gdp", "gdp_growth"]),
        ("地区", ["gdp", "gdp_growth"]),
    ],
)
def test_an_unambiguous_beginning_of_a_metric_is_enough(typed: str, expected: list[str]) -> None:
    assert measured(typed) == expected


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("gd", "'gd' is ambiguous: gdp, gdp_rank_national"),
        ("High", "'High' is ambiguous: hightech_enterprises, hightech_net_new"),
        ("高新", "'高新' is ambiguous: hightech_enterprises, hightech_net_new"),
    ],
)
def test_an_ambiguous_metric_is_refused_with_every_candidate(typed: str, expected: str) -> None:
    assert refused_metric(typed) == expected


def test_a_metrics_whole_name_wins_over_a_longer_one_that_it_begins() -> None:
    assert measured("高新技术企业") == ["hightech_enterprises"]


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("gdp_grwth", "unknown metric 'gdp_grwth': did you mean gdp_growth?"),
        (
            "fixed asets investment",
            "unknown metric 'fixed asets investment': did you mean fai_growth?",
        ),
        ("科創項木", "unknown metric '科創項木': did you mean scitech_projects?"),
    ],
)
def test_an_unknown_metric_is_refused_with_the_nearest(typed: str, expected: str) -> None:
    assert refused_metric(typed) == expected


@pytest.mark.parametrize("typed", ["", "  ", "'", "_", "xyzzy", "海安", "?"])
def test_a_metric_of_nonsense_is_refused_with_the_way_to_the_list(typed: str) -> None:
    assert refused_metric(typed) == f"unknown metric '{typed}': see nt metrics"


@pytest.mark.parametrize("typed", ["gdp\x00", "\x1bgdp", "gdp\n"])
def test_control_characters_are_no_part_of_a_metrics_name(typed: str) -> None:
    assert refused_metric(typed) == f"unknown metric '{typed}': did you mean gdp?"


def test_several_metrics_come_in_the_order_asked_and_each_once() -> None:
    assert measured("scitech", "gdp", "GDP growth", "fai-growth", "grp") == [
        "scitech_projects",
        "gdp",
        "gdp_growth",
        "fai_growth",
    ]


def test_no_names_are_no_metrics() -> None:
    assert measured() == []


# laws over the names of the tool's own ledger

#: what may stand between any two characters of a name
_BETWEEN = ["", "'", "’", "‘", "´", "`", " ", "\t", "\u3000", "\u00a0", "-", "_"]


def full_width(text: str) -> str:
    """Return `text` with its printable ASCII characters in their full width."""
    return "".join(chr(ord(one) + 0xFEE0) if "!" <= one <= "~" else one for one in text)


@st.composite
def spelt(draw: st.DrawFn, name: str) -> str:
    """Give other spellings of a name: any case and width, with marks and blanks put in anywhere."""
    spellings = ((one, one.upper(), one.lower(), full_width(one)) for one in name)
    written = [draw(st.sampled_from(several)) for several in spellings]
    between = draw(
        st.lists(st.sampled_from(_BETWEEN), min_size=len(name) + 1, max_size=len(name) + 1)
    )
    return between[0] + "".join(a + b for a, b in zip(written, between[1:], strict=True))


def mixed(names: Text) -> st.SearchStrategy[str]:
    """Give a Chinese name with each character in either script."""
    pairs = zip(names.zh_hans, names.zh_hant, strict=True)
    return st.tuples(*(st.sampled_from(pair) for pair in pairs)).map("".join)


def names_of(named: Place | Metric) -> list[str]:
    """Return the names that a place or a metric is known by."""
    own = [named.id, named.names.en, named.names.zh_hans, named.names.zh_hant, *named.aliases]
    return [*own, named.pinyin, *filter(None, [named.code])] if isinstance(named, Place) else own


@given(st.data())
def test_law_a_place_is_found_by_every_spelling_of_every_name(
    ledger: WholeLedger, data: st.DataObject
) -> None:
    wanted = data.draw(st.sampled_from(ledger.places))
    typed = data.draw(st.sampled_from(names_of(wanted)).flatmap(spelt))
    assert find_place(typed, ledger.places) == wanted


@given(st.data())
def test_law_a_place_is_found_by_its_name_in_any_mixture_of_scripts(
    ledger: WholeLedger, data: st.DataObject
) -> None:
    wanted = data.draw(st.sampled_from(ledger.places))
    assert find_place(data.draw(mixed(wanted.names)), ledger.places) == wanted


@given(st.data())
def test_law_a_metric_is_found_by_every_spelling_of_every_name(
    ledger: WholeLedger, data: st.DataObject
) -> None:
    wanted = data.draw(st.sampled_from(ledger.metrics))
    name = data.draw(st.sampled_from(names_of(wanted)) | mixed(wanted.names))
    found = find_metrics([data.draw(spelt(name))], ledger.metrics, ledger.families)
    assert wanted in found
    assert len(found) == 1 or {metric.family for metric in found} == {wanted.family}


ANYTHING = st.text() | st.text("haian 海门區市'’ｇdp_", max_size=6)


@given(ANYTHING)
def test_law_any_text_names_a_place_or_is_refused_and_nothing_else(
    ledger: WholeLedger, typed: str
) -> None:
    with suppress(QuestionError):
        assert find_place(typed, ledger.places) in ledger.places


@given(ANYTHING)
def test_law_any_text_names_a_metric_or_is_refused_and_nothing_else(
    ledger: WholeLedger, typed: str
) -> None:
    with suppress(QuestionError):
        assert set(find_metrics([typed], ledger.metrics, ledger.families)) <= set(ledger.metrics)


# sources

SOURCES = [source(id_) for id_ in ("xhrb-2023-08", "xhrb-2023-08-01", "nbs-2024", "nbs-codes-2023")]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("xhrb-2023-08", ["xhrb-2023-08"]),  # which others begin with
        ("XHRB 2023.08", ["xhrb-2023-08"]),
        ("xhrb-2023-08-0", ["xhrb-2023-08-01"]),
        ("nbs-c", ["nbs-codes-2023"]),
        ("", ["unknown source '': see nt sources"]),
        ("nbs", ["'nbs' is ambiguous: nbs-2024, nbs-codes-2023"]),
        ("nbs-code-2023", ["unknown source 'nbs-code-2023': did you mean nbs-codes-2023?"]),
        ("gazette", ["unknown source 'gazette': see nt sources"]),
    ],
)
def test_a_source_is_known_by_its_id_or_a_beginning_of_it(typed: str, found: list[str]) -> None:
    try:
        told = [one.id for one in find_sources([typed], SOURCES)]
    except QuestionError as error:
        told = [say(error.message, "en")]
    assert told == found


def test_sources_come_once_and_in_the_order_asked() -> None:
    typed = ["nbs-c", "xhrb-2023-08", "nbs-codes-2023"]
    assert [one.id for one in find_sources(typed, SOURCES)] == ["nbs-codes-2023", "xhrb-2023-08"]
    assert find_sources([], SOURCES) == ()
