"""Shows which language is spoken, and that everything said is in the catalogue, whole in three languages, and used."""

from __future__ import annotations

import ast
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter

import pytest

import nantong_cli
from nantong_cli.errors import QuestionError, message
from nantong_cli.i18n import has_label, label, language, say
from nantong_cli.i18n.labels import LABELS
from nantong_cli.i18n.messages import MESSAGES
from nantong_cli.model import (
    BETTER,
    KINDS,
    LANGS,
    MEASURES,
    PLACE_TYPES,
    SOURCE_KINDS,
    STATUSES,
    STRENGTHS,
    Text,
)
from nantong_cli.queries.show import SECTIONS

# which language is spoken


def spoken(asked: str | None = None, **environment: str) -> str:
    """Return the language for what `--lang` asks and what the environment holds."""
    return language(asked, environment)


def test_without_any_wish_it_is_english() -> None:
    assert spoken() == "en"


@pytest.mark.parametrize(
    ("asked", "environment", "expected"),
    [
        ("en", {"NT_LANG": "zh-Hans", "LC_ALL": "zh_TW", "LANG": "zh_TW"}, "en"),
        (None, {"NT_LANG": "zh-Hans", "LC_ALL": "zh_TW", "LANG": "en_US"}, "zh-Hans"),
        (None, {"LC_ALL": "zh_TW", "LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh-Hant"),
        (None, {"LC_MESSAGES": "zh_CN", "LANG": "en_US"}, "zh-Hans"),
        (None, {"LANG": "zh_HK"}, "zh-Hant"),
    ],
    ids=["--lang", "NT_LANG", "LC_ALL", "LC_MESSAGES", "LANG"],
)
def test_the_nearest_wish_wins(
    asked: str | None, environment: Mapping[str, str], expected: str
) -> None:
    assert language(asked, environment) == expected


def test_a_locale_that_is_none_of_ours_wins_all_the_same() -> None:
    assert spoken(LC_ALL="C", LANG="zh_CN.UTF-8") == "en"
    assert spoken(LC_MESSAGES="de_DE", LANG="zh_CN.UTF-8") == "en"


def test_what_is_set_to_nothing_is_not_set() -> None:
    assert spoken("", NT_LANG="", LC_ALL="", LC_MESSAGES="", LANG="zh_CN") == "zh-Hans"


@pytest.mark.parametrize(
    ("tag", "expected"),
    [
        ("zh_CN.UTF-8", "zh-Hans"),
        ("zh_CN", "zh-Hans"),
        ("zh_SG", "zh-Hans"),
        ("zh-Hans", "zh-Hans"),
        ("zh_Hans_CN", "zh-Hans"),
        ("zh-hans-hk", "zh-Hans"),
        ("ZH_cn.GB18030@pinyin", "zh-Hans"),
        ("zh_TW", "zh-Hant"),
        ("zh_TW.UTF-8", "zh-Hant"),
        ("zh_HK", "zh-Hant"),
        ("zh-Hant", "zh-Hant"),
        ("zh", "zh-Hant"),
        ("en", "en"),
        ("en_GB.UTF-8", "en"),
    ],
)
def test_a_tag_is_understood_in_an_option_as_in_a_locale(tag: str, expected: str) -> None:
    assert spoken(tag) == spoken(NT_LANG=tag) == spoken(LANG=tag) == expected


@pytest.mark.parametrize("locale", ["C", "C.UTF-8", "POSIX", "de_DE", "de_DE.UTF-8", "zhuang", "?"])
def test_any_other_locale_is_english(locale: str) -> None:
    assert spoken(LANG=locale) == "en"


@pytest.mark.parametrize("asked", ["de", "C", "english", "zhs", "?"])
def test_a_language_asked_for_must_be_one_of_ours(asked: str) -> None:
    expected = f"unknown language '{asked}': expected one of en, zh-Hans, zh-Hant"
    with pytest.raises(QuestionError) as by_option:
        spoken(asked, NT_LANG="en")
    with pytest.raises(QuestionError) as by_environment:
        spoken(NT_LANG=asked, LC_ALL="en")
    assert say(by_option.value.message, "en") == expected
    assert say(by_environment.value.message, "en") == expected


# how things are said


def test_a_label_is_said_in_each_language() -> None:
    assert [label("section.arena", lang) for lang in LANGS] == ["Arena", "竞技场", "競技場"]
    assert label("phrase.rank_range", "en", best=1, worst=3) == "1–3"


def test_an_unknown_label_is_a_mistake_in_the_program() -> None:
    assert not has_label("section.nowhere")
    with pytest.raises(KeyError):
        label("section.nowhere", "en")


def test_a_message_says_texts_and_inner_messages_in_its_own_language() -> None:
    name = Text("Hai'an", "海安", "海安")
    remedy = message("remedy.near", near=name)
    said = message("unknown.place", value="haiann", remedy=remedy)
    assert [say(said, lang) for lang in LANGS] == [
        "unknown place 'haiann': did you mean Hai'an?",
        "未知的地方“haiann”：是否指 海安？",
        "未知的地方“haiann”：是否指 海安？",
    ]


def test_braces_in_what_was_typed_are_no_placeholders() -> None:
    said = message("unknown.place", value="{value}", remedy=message("remedy.places"))
    assert say(said, "en") == "unknown place '{value}': see nt list"


# the catalogue

CATALOGUE = {**LABELS, **MESSAGES}


def placeholders(text: str) -> set[str]:
    """Return the names in braces."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def test_labels_and_messages_share_no_key() -> None:
    assert LABELS.keys() & MESSAGES.keys() == set()


@pytest.mark.parametrize("key", CATALOGUE)
def test_every_row_has_three_texts_with_the_same_placeholders(key: str) -> None:
    texts = CATALOGUE[key]
    assert len(texts) == len(LANGS)
    assert all(text == text.strip() or key == "phrase.list" for text in texts)
    assert all(texts)
    named = [placeholders(text) for text in texts]
    if key == "period.month":  # English names the month, Chinese counts it
        assert named == [{"month", "year"}, {"number", "year"}, {"number", "year"}]
    elif key == "period.months":
        assert named[0] == {"first_month", "last_month", "year"}
        assert named[1] == named[2] == {"first", "last", "year"}
    else:
        assert named[0] == named[1] == named[2]
        assert "" not in named[0]


CODES = {
    "strength": STRENGTHS,
    "status": STATUSES,
    "measure": MEASURES,
    "better": BETTER,
    "type": PLACE_TYPES,
    "source_kind": SOURCE_KINDS,
    "kind": KINDS,
    "role": ("target", "observation"),
    "section": SECTIONS,
}


@pytest.mark.parametrize("word", CODES)
def test_every_code_of_the_model_has_its_label_and_no_label_is_of_a_code_that_is_none(
    word: str,
) -> None:
    labelled = {key for key in LABELS if key.startswith(f"{word}.")}
    assert labelled == {f"{word}.{code}" for code in CODES[word]}


# what the package says, read out of its source

PACKAGE = Path(nantong_cli.__file__).parent
CATALOGUE_FILES = {PACKAGE / "i18n" / "labels.py", PACKAGE / "i18n" / "messages.py"}

#: the kinds of things that a record may name, and the lists that ids are unique in
REFERRED = ("place", "metric", "unit", "term", "family", "source")
LISTS = ("places", "units", "terms", "families", "metrics", "sources", "project")

#: keys that the source puts together: what stands in it, and every key that may come of it
DYNAMIC_LABELS = {
    "section.{}": {f"section.{key}" for key in SECTIONS},
    "type.{}": {f"type.{code}" for code in PLACE_TYPES},
    "period.half.{}": {"period.half.1", "period.half.2"},
}
DYNAMIC_MESSAGES = {
    "unknown.{}": {f"unknown.{kind}" for kind in REFERRED},
    "ambiguous.{}": {"ambiguous.place", "ambiguous.metric"},
    "remedy.{}s": {"remedy.places", "remedy.metrics"},
    "kind.{}": {f"kind.{name}" for name in LISTS},
    "question.{}": {"question.section", "question.sort"},
}
#: keys made of columns: their headings, and the codes under them
OF_COLUMNS = {"column.{}", "{}.{}"}
#: f-strings that look like keys and are none: ids of records, file names
NO_KEYS = {"{}.yaml"}

#: labels of the bibliography, whose kinds only programs get so far
AHEAD = {f"source_kind.{code}" for code in SOURCE_KINDS}


def trees() -> list[ast.Module]:
    """Return the package's modules, the catalogue's own left out."""
    files = sorted(set(PACKAGE.rglob("*.py")) - CATALOGUE_FILES)
    return [ast.parse(file.read_text(encoding="utf-8")) for file in files]


def nodes() -> Iterator[ast.AST]:
    for tree in trees():
        yield from ast.walk(tree)


def constants() -> set[str]:
    """Return every string that the source holds."""
    return {
        node.value
        for node in nodes()
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }


def built() -> set[str]:
    """Return the f-strings that are shaped like keys: words with points between them, {} for what is put in."""
    joined = (node for node in nodes() if isinstance(node, ast.JoinedStr))
    shapes = {
        "".join(str(part.value) if isinstance(part, ast.Constant) else "{}" for part in node.values)
        for node in joined
    }
    return {shape for shape in shapes if re.fullmatch(r"[a-z_]*(?:\{\})?(?:\.[a-z_{}]+)+", shape)}


class Declared(NamedTuple):
    """A column as the source declares it."""

    key: str
    kind: str
    audience: str
    word: str
    has_heading: bool
