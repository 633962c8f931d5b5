"""Shows which language is spoken, and that everything said is in the catalogue, whole in three languages, and used."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from string import Formatter
from typing import NamedTuple

import pytest

import nantong_cli
from nantong_cli.cli.app import parameters, shared
from nantong_cli.cli.commands import COMMANDS
from nantong_cli.cli.groups import GROUPS
from nantong_cli.cli.manual import TOPICS, WORDS, flags
from nantong_cli.cli.topics import CONVENTIONS, VARIABLES
from nantong_cli.cli.topics import STATUSES as EXIT_STATUSES
from nantong_cli.errors import QuestionError, message
from nantong_cli.export.cards import READING
from nantong_cli.export.formats import Shape
from nantong_cli.export.tables import TABLES
from nantong_cli.i18n import has_label, label, language, say
from nantong_cli.i18n.labels import LABELS
from nantong_cli.i18n.messages import MESSAGES
from nantong_cli.model import (
    BETTER,
    KINDS,
    LANGS,
    MEASURES,
    OPS,
    PLACE_TYPES,
    SOURCE_KINDS,
    STATUSES,
    STRENGTHS,
    Text,
)
from nantong_cli.queries.assess import REASONS, VERDICTS
from nantong_cli.queries.atlas import SHOWN
from nantong_cli.queries.audit import STATES as AUDIT_STATES
from nantong_cli.queries.show import SECTIONS
from nantong_cli.queries.why import STANDINGS
from nantong_cli.render.formats import Format

pytestmark = pytest.mark.once

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
    "verdict": VERDICTS,
    "reason": REASONS,
    "standing": STANDINGS,
    "role": ("target", "observation"),
    "section": SECTIONS,
    "state": ("stated", "without_number", "not_stated"),
    "audit": AUDIT_STATES,
    "where": (
        *("place", "motto", "arena", "plan", "plan_item", "pledge"),
        *("target", "observation", "project"),
    ),
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
REFERRED = ("place", "metric", "unit", "term", "family", "source", "project")
LISTS = ("places", "units", "terms", "families", "metrics", "sources", "project")

#: keys that the source puts together: what stands in it, and every key that may come of it
DYNAMIC_LABELS = {
    "section.{}": {f"section.{key}" for key in SECTIONS},
    "type.{}": {f"type.{code}" for code in PLACE_TYPES},
    "period.half.{}": {"period.half.1", "period.half.2"},
    "command.{}": {f"command.{name}" for name in (*COMMANDS, *GROUPS, "help", "completion", "nt")},
    "topic.{}": {f"topic.{name}" for name in (*TOPICS, "word", "sign", "source_words", "meaning")},
    "format.{}": {f"format.{one.value}" for one in Format},
    "status_code.{}": {f"status_code.{one}" for one in EXIT_STATUSES},
    "variable.{}": {f"variable.{one}" for one in VARIABLES},
    "op.{}": {f"op.{one}" for one in OPS},
    "strength.{}": {f"strength.{one}" for one in STRENGTHS},
    "better.{}": {f"better.{one}" for one in BETTER},
    "short.{}": {f"short.{one}" for one in STATUSES},
    "verdict.{}": {f"verdict.{one}" for one in VERDICTS},
    "reason.{}": {f"reason.{one}" for one in REASONS},
    "extent.{}": {
        *("extent.from.to", "extent.from.under", "extent.over.to", "extent.over.under"),
    },
    "verdict_means.{}": {f"verdict_means.{one}" for one in VERDICTS},
    "convention.{}": {f"convention.{one}" for one in CONVENTIONS},
    "said_status.{}": {f"said_status.{one}" for one in STATUSES},
    "firmness.{}": {f"firmness.{one}" for one in STRENGTHS},
    "source_kind.{}": {f"source_kind.{code}" for code in SOURCE_KINDS},
    "report.{}": {
        *("report.overview", "report.targets", "report.comparisons", "report.places"),
        *("report.sources", "report.conventions", "report.target", "report.outturn"),
    },
    "legend.{}": {
        *("legend.included", "legend.excluded", "legend.open", "legend.about", "legend.outturn"),
    },
    "shape.{}": {f"shape.{one.value}" for one in Shape},
    "export_table.{}": {f"export_table.{name}" for name in TABLES},
    "export_reading.{}": {f"export_reading.{one}" for one in READING},
    "mark.{}": {f"mark.{kind}" for kind in KINDS if kind != "absolute"},
}
#: what is said of each parameter of a command
OF_PARAMETERS = {
    f"{'option' if flags(one) else 'argument'}.{one.name}"
    for command in COMMANDS.values()
    for one in (*parameters(command.function), *shared())
} | {"option.help", "option.version"}

DYNAMIC_MESSAGES = {
    "atlas.by.{}": {f"atlas.by.{by}" for by in SHOWN},
    "unknown.{}": {f"unknown.{kind}" for kind in REFERRED},
    "ambiguous.{}": {"ambiguous.place", "ambiguous.metric", "ambiguous.source"},
    "remedy.{}s": {"remedy.places", "remedy.metrics", "remedy.sources"},
    "kind.{}": {f"kind.{name}" for name in LISTS},
    "question.{}": {
        f"question.{kind}"
        for kind in ("section", "sort", "field", "format", "help", "verdict", "file_kind")
    },
    "say.{}": {
        *(f"say.{one}" for one in STRENGTHS),
        *("say.met", "say.not_met"),
    },
    "say.op.{}": {f"say.op.{one}" for one in OPS},
    "say.beside.{}": {f"say.beside.{one}" for one in OPS},
    "say.counted.{}": {"say.counted.>=", "say.counted.<"},
    "say.was.counted.{}": {"say.was.counted.>=", "say.was.counted.<"},
    "say.each.{}": {"say.each.met", "say.each.not_met"},
    "say.was.{}": {f"say.was.{one}" for one in OPS},
    "why.{}": {"why.met", "why.not_met", "why.undecided"},
    "word.{}": {f"word.{word}" for word in WORDS},
    "get.no_number.{}": {f"get.no_number.{kind}" for kind in KINDS if kind != "absolute"},
}
#: keys made of columns and options: their headings, and the codes under them
OF_COLUMNS = {"column.{}", "{}.{}", "option.{}"}
#: what looks like a key and is none: file names
NO_KEYS = {
    "statement.{}",
    "relative_to.{}",
    "{}.yaml",
    "{}.csv",
    "{}.schema.json",
    ".{}f",
    "nantong_cli.cli.{}",
    "nantong_cli.render.{}",
}
FILES = {"dataset.yaml", "dataset.csv", "report.css"}

#: labels of what people see where a comparison needs it
AHEAD = {"column.scope"}


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
    """A column as the source declares it; no key where that is computed."""

    key: str | None
    kind: str
    audience: str = "all"
    word: str = ""
    is_headed: bool = False


def declared() -> set[Declared]:
    """Return the columns that some answer has for people."""
    found = set()
    for call in calls("Column"):
        given = {word.arg: text_of(word.value) or "" for word in call.keywords}
        found.add(
            Declared(
                key=text_of(call.args[0]),
                kind=text_of(call.args[1]) or "",
                audience=given.get("audience", "all"),
                word=given.get("word", ""),
                is_headed="heading" in given,
            )
        )
    return {column for column in found if column.audience != "machine"}


def calls(*names: str) -> Iterator[ast.Call]:
    """Give the calls of functions of these names."""
    for node in nodes():
        if isinstance(node, ast.Call):
            called = node.func
            name = called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")
            if name in names:
                yield node


def text_of(node: ast.expr) -> str | None:
    """Return the string that an expression is, None where it is none."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    return None


def headings() -> set[str]:
    """Return the keys of what stands over columns: of the column's own key, or else of its word."""
    seen = {column for column in declared() if not column.is_headed}
    keys = {(f"column.{column.key}", f"column.{column.word}") for column in seen}
    return {key if key in LABELS else other for key, other in keys}


def codes() -> set[str]:
    """Return the keys of the codes that stand in columns."""
    words = {one.word or one.key for one in declared() if one.kind in ("code", "tally")}
    return {f"{word}.{code}" for word in words for code in CODES[word or ""]}


def test_keys_that_are_put_together_are_the_ones_listed_here() -> None:
    assert built() == {*DYNAMIC_LABELS, *DYNAMIC_MESSAGES, *OF_COLUMNS, *NO_KEYS}


def test_every_column_that_people_see_has_its_heading_and_its_codes_their_labels() -> None:
    assert all(column.key or column.is_headed for column in declared())
    assert headings() | codes() <= LABELS.keys()


def test_no_key_is_missing() -> None:
    families = {key.partition(".")[0] for key in CATALOGUE if "." in key}
    shaped = {text for text in constants() if re.fullmatch(r"[a-z_]+(\.[a-z_0-9~]+)+", text)}
    keys = {text for text in shaped - FILES if text.partition(".")[0] in families}
    assert keys - CATALOGUE.keys() == set()
    assert set().union(OF_PARAMETERS, *DYNAMIC_LABELS.values()) <= LABELS.keys()
    assert set().union(*DYNAMIC_MESSAGES.values()) <= MESSAGES.keys()


def test_no_label_is_unused() -> None:
    used = constants().union(headings(), codes(), OF_PARAMETERS, *DYNAMIC_LABELS.values())
    assert LABELS.keys() - used - AHEAD == set()


def test_no_message_is_unused() -> None:
    assert MESSAGES.keys() - constants().union(*DYNAMIC_MESSAGES.values()) == set()


def test_every_key_is_given_the_values_that_its_text_names() -> None:
    lacking = []
    for call in calls("label", "message", "QuestionError", "FileError", "NtError", "__init__"):
        key = text_of(call.args[0]) if call.args else None
        given = {word.arg for word in call.keywords}
        if key in CATALOGUE and None not in given:  # None is **
            needed = set().union(*map(placeholders, CATALOGUE[key]))
            lacking += [(key, name) for name in sorted(needed - given)]
    assert lacking == []
