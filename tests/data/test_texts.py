"""Shows what every text keeps to: one text in three languages, the two scripts alike, in words of our own."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from decimal import Decimal

import opencc
import pytest
import yaml

from nantong_cli.holdings import WholeLedger
from nantong_cli.i18n.labels import LABELS
from nantong_cli.i18n.messages import MESSAGES
from nantong_cli.ledger import bundled
from nantong_cli.model import Target, Text

pytestmark = pytest.mark.once

#: what the converter writes otherwise than we do, and why we are right
WORDS: tuple[tuple[str, str, str], ...] = (
    ("於立忠", "于立忠", "the surname 于 is the same in either script"),
    ("汙染", "污染", "污 is the form in print nearly everywhere"),
    ("排汙", "排污", "the same"),
)
#: the same, where the whole text is one word
WHOLE: tuple[tuple[str, str, str], ...] = ()

#: names that may be longer than a run of our own words, and why
NAMES: tuple[tuple[str, str], ...] = (("江苏弘盛新材料股份有限公司", "a company"),)

#: texts that stand between two others, blanks and all
JOINERS = {"phrase.list"}

#: numbers that Chinese writes in digits, and English in words
SPELT_OUT = {"two-billion-yuan": Decimal(20)}
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)

HAN = r"[\u3400-\u9fff]"
VARIANTS = "爲羣衆啓佈裏"
LONGEST_RUN = 12


@pytest.fixture(scope="session")
def simplified() -> Callable[[str], str]:
    return opencc.OpenCC("t2s").convert


@pytest.fixture(scope="session")
def traditional() -> Callable[[str], str]:
    """Return the conversion to Traditional as we write it."""
    convert = opencc.OpenCC("s2tw").convert

    def converted(text: str) -> str:
        found: str = convert(text)
        for theirs, ours, _ in WORDS:
            found = found.replace(theirs, ours)
        return {theirs: ours for theirs, ours, _ in WHOLE}.get(found, found)

    return converted


def test_every_text_of_the_files_is_looked_at(data_texts: dict[Text, str]) -> None:
    written: set[tuple[str, str, str]] = set()
    for path in bundled().rglob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        written |= _texts_in(yaml.load(text, yaml.BaseLoader))  # noqa: S506  it makes text only
    assert written == {(text.en, text.zh_hans, text.zh_hant) for text in data_texts}


def _texts_in(node: object) -> set[tuple[str, str, str]]:
    """Return the texts anywhere within a file's YAML."""
    if isinstance(node, list):
        return set().union(*map(_texts_in, node))
    if not isinstance(node, dict):
        return set()
    own = {(node["en"], node["zh-Hans"], node["zh-Hant"])} if "zh-Hant" in node else set()
    return own.union(*map(_texts_in, node.values()))


def test_simplified_is_the_conversion_of_traditional(
    texts: dict[Text, str], simplified: Callable[[str], str]
) -> None:
    differing = [
        (place, text.zh_hans, simplified(text.zh_hant))
        for text, place in texts.items()
        if simplified(text.zh_hant) != text.zh_hans
    ]
    assert differing == []


def test_traditional_is_the_conversion_of_simplified(
    texts: dict[Text, str], traditional: Callable[[str], str]
) -> None:
    differing = [
        (place, text.zh_hant, traditional(text.zh_hans))
        for text, place in texts.items()
        if traditional(text.zh_hans) != text.zh_hant
    ]
    assert differing == []


def test_each_exception_to_the_conversion_is_needed(data_texts: dict[Text, str]) -> None:
    catalogues = [Text(*columns) for columns in (*LABELS.values(), *MESSAGES.values())]
    convert = opencc.OpenCC("s2tw").convert
    pairs = [(convert(text.zh_hans), text.zh_hant) for text in (*data_texts, *catalogues)]
    idle = [
        ours
        for theirs, ours, _ in WORDS
        if not any(theirs in converted and ours in written for converted, written in pairs)
    ]
    assert idle == []
    assert [ours for theirs, ours, _ in WHOLE if (theirs, ours) not in pairs] == []


def test_no_text_is_empty_or_has_blanks_about_it(texts: dict[Text, str]) -> None:
    wrong = [
        (place, said)
        for text, place in texts.items()
        for said in (text.en, text.zh_hans, text.zh_hant)
        if place not in JOINERS and (not said or said != said.strip())
    ]
    assert wrong == []


def test_no_ascii_punctuation_stands_between_han_characters(texts: dict[Text, str]) -> None:
    between = re.compile(rf"(?<={HAN})[,;:?!()]+(?={HAN})|(?<={HAN})[,;](?=\s|$)")
    wrong = [
        (place, found[0], said)
        for text, place in texts.items()
        for said in (text.zh_hans, text.zh_hant)
        if (found := between.search(said))
    ]
    assert wrong == []


def test_traditional_has_standard_forms(texts: dict[Text, str]) -> None:
    variant = re.compile(f"[{VARIANTS}]")
    wrong = [
        (place, found[0])
        for text, place in texts.items()
        if (found := variant.search(text.zh_hant))
    ]
    assert wrong == []


def test_english_has_no_han_characters(texts: dict[Text, str]) -> None:
    assert [(place, text.en) for text, place in texts.items() if re.search(HAN, text.en)] == []


def test_english_has_no_chinese_punctuation(texts: dict[Text, str]) -> None:
    wrong = [
        (place, text.en)
        for text, place in texts.items()
        if re.search("[，。；：、（）《》]", text.en)
    ]
    assert wrong == []


@pytest.mark.parametrize(
    ("en", "zh", "expected"),
    [
        ("CNY 7.4 bn in 2023", "2023年74億元", [74, 2023]),
        ("GDP growth of 6.5 % or more in 2023", "2023年增長6.5%或更高", ["6.5", 2023]),
        ("at the end of October", "10月底", [10]),
        ("the two-billion-yuan class comes to 10", "20億級企業共有10家", [10, 20]),
    ],
)
def test_a_number_is_the_same_in_english_and_chinese(
    en: str, zh: str, expected: list[int | str]
) -> None:
    assert _numbers_in_english(en) == _numbers(zh) == Counter(map(Decimal, expected))


def test_statements_give_the_same_numbers_in_every_language(ledger: WholeLedger) -> None:
    differing = [
        (target.id, target.statement)
        for target in _targets(ledger)
        if not (
            _numbers_in_english(target.statement.en)
            == _numbers(target.statement.zh_hans)
            == _numbers(target.statement.zh_hant)
        )
    ]
    assert differing == []


def test_statements_give_the_targets_own_number(ledger: WholeLedger) -> None:
    without = [
        (target.id, target.statement.zh_hant)
        for target in ledger.targets
        if (value := target.claim.value) is not None
        and value not in _numbers(target.statement.zh_hant)
    ]
    assert without == []


def _targets(ledger: WholeLedger) -> list[Target]:
    """Return the targets of places and of projects."""
    about_projects = (figure for project in ledger.projects for figure in project.figures)
    return [*ledger.targets, *(one for one in about_projects if isinstance(one, Target))]


def _numbers(text: str) -> Counter[Decimal]:
    """Return the numbers that a text gives in digits."""
    return Counter(
        Decimal(found.replace(",", "")) for found in re.findall(r"\d[\d,]*(?:\.\d+)?", text)
    )


def _numbers_in_english(text: str) -> Counter[Decimal]:
    """Return the numbers of an English text, money in 億元, of which ten are one CNY bn."""
    money = re.compile(r"CNY (\d+(?:\.\d+)?) bn")
    found = Counter(Decimal(amount) * 10 for amount in money.findall(text))
    found += Counter(number for word, number in SPELT_OUT.items() if word in text)
    found += Counter(
        Decimal(MONTHS.index(word) + 1)
        for word in re.findall("[A-Z][a-z]+", text)
        if word in MONTHS
    )
    return found + _numbers(money.sub("", text))


@pytest.mark.parametrize(
    ("text", "source", "expected"),
    [
        (
            "甲乙丙丁，戊己庚辛壬癸子丑寅。",
            "甲乙丙丁戊己庚辛壬癸“子丑”寅卯",
            ["甲乙丙丁戊己庚辛壬癸子丑寅"],
        ),
        ("甲乙丙丁戊己庚辛壬癸子丑。", "甲乙丙丁戊己庚辛壬癸子丑寅卯", []),
        ("甲乙丙丁戊己0123456789", "在甲乙丙丁戊己0123456789中", ["甲乙丙丁戊己0123456789"]),
    ],
)
def test_a_run_of_words_that_are_not_our_own_is_seen(
    text: str, source: str, expected: list[str]
) -> None:
    assert _runs(_folded(text), _folded(source)) == expected


@pytest.fixture(scope="module")
def borrowed(
    data_texts: dict[Text, str], article: dict[int, str], simplified: Callable[[str], str]
) -> list[tuple[str, str]]:
    """Return every long run that a text shares with the article, names too, with its place."""
    source = _folded(simplified("".join(article.values())))
    return [
        (place, run)
        for text, place in data_texts.items()
        for said in {text.zh_hans, simplified(text.zh_hant)}
        for run in _runs(_folded(said), source)
    ]


def test_the_texts_are_in_our_own_words(borrowed: list[tuple[str, str]]) -> None:
    assert [(place, run) for place, run in borrowed if len(_without_names(run)) > LONGEST_RUN] == []


def test_each_name_that_may_be_long_is_one(borrowed: list[tuple[str, str]]) -> None:
    assert [name for name, _ in NAMES if not any(name in run for _, run in borrowed)] == []


def _folded(text: str) -> str:
    """Return the Han characters and digits of a text alone."""
    return "".join(re.findall(rf"{HAN}|\d", text))


def _without_names(run: str) -> str:
    """Return a run without the names in it."""
    for name, _ in NAMES:
        run = run.replace(name, "")
    return run


def _runs(text: str, source: str) -> list[str]:
    """Return every longest run of a text that stands in the source and is longer than it may be."""
    found, start = [], 0
    while start + LONGEST_RUN < len(text):
        end = start + LONGEST_RUN + 1
        if text[start:end] not in source:
            start += 1
            continue
        while end < len(text) and text[start : end + 1] in source:
            end += 1
        found.append(text[start:end])
        start = end
    return found
