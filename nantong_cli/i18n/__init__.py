"""Languages: which one to speak, and how each thing that `nt` itself says is said in it."""

from __future__ import annotations

from collections.abc import Mapping

from nantong_cli.errors import Message, QuestionError
from nantong_cli.model import LANGS, Lang, Text

_COLUMN = {lang: number for number, lang in enumerate(LANGS)}
_SIMPLIFIED = {"cn", "sg", "my", "hans"}
_DEFAULT: Lang = "en"


def label(key: str, lang: Lang, /, **values: object) -> str:
    """Return the label `key` in `lang`, its {names} replaced; KeyError where the catalogue has none."""
    from nantong_cli.i18n.labels import LABELS  # many, and programs read none of them

    text = LABELS[key][_COLUMN[lang]]
    return text.format(**values) if values else text


def has_label(key: str) -> bool:
    """Say whether the catalogue has the label."""
    from nantong_cli.i18n.labels import LABELS

    return key in LABELS


def say(message: Message, lang: Lang) -> str:
    """Return a message as a sentence in `lang`."""
    from nantong_cli.i18n.messages import MESSAGES

    values = {name: _said(value, lang) for name, value in message.values}
    return MESSAGES[message.key][_COLUMN[lang]].format(**values)


def _said(value: object, lang: Lang) -> str:
    """Return one value of a message in `lang`."""
    if isinstance(value, Message):
        return say(value, lang)
    return value.says(lang) if isinstance(value, Text) else str(value)


def language(asked: str | None, environment: Mapping[str, str]) -> Lang:
    """Return the language to speak: the one asked for, or NT_LANG's, or the locale's, or English.

    zh_CN, zh_SG and zh-Hans are Simplified, any other zh is Traditional. What was asked for by name must be
    a language that we speak; a locale need not be.
    """
    for wanted in (asked, environment.get("NT_LANG")):
        if wanted:
            if found := recognised(wanted):
                return found
            raise QuestionError("question.lang", value=wanted, options=", ".join(LANGS))
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if wanted := environment.get(name):
            return recognised(wanted) or _DEFAULT
    return _DEFAULT


def recognised(name: str) -> Lang | None:
    """Return the language that a tag or a locale such as zh_TW.UTF-8 means, None where it is none of ours."""
    parts = (
        name.split(".", maxsplit=1)[0]
        .split("@", maxsplit=1)[0]
        .replace("_", "-")
        .casefold()
        .split("-")
    )
    if parts[0] == "zh":
        if "hant" in parts:  # a script that is named wins over the region's own
            return "zh-Hant"
        return "zh-Hans" if _SIMPLIFIED & set(parts[1:]) else "zh-Hant"
    return "en" if parts[0] == "en" else None
