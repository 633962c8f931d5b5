"""What Typer says of a wrong command line, in our words and the reader's language."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nantong_cli.cli.manual import WORDS, options_of
from nantong_cli.cli.words import nearest
from nantong_cli.errors import Message, message


def said_of(error: Exception, words: Sequence[str]) -> Message | str:
    """Return a wrong use as a message; what we have no words for as it is."""
    told: Any = error
    kind = type(error).__name__
    parameter = getattr(told, "param", None)
    if kind == "NoSuchOption":
        command = next((word for word in words if not word.startswith("-")), "")
        remedy = nearest(told.option_name, options_of(command))
        return message("question.option", value=told.option_name, remedy=remedy)
    if kind == "MissingParameter" and parameter is not None:
        return message("question.missing", name=_name(parameter))
    if kind == "BadOptionUsage":
        return message("question.no_value", name=told.option_name)
    if kind == "BadParameter" and parameter is not None:
        choices = getattr(parameter.type, "choices", None)
        if choices:
            listed = [str(getattr(one, "value", one)) for one in choices]
            return message("question.choice", name=_name(parameter), options=", ".join(listed))
        return message("question.value", name=_name(parameter))
    if kind == "UsageError" and "unexpected extra argument" in str(told.message).casefold():
        return message("question.too_many")
    said = getattr(told, "format_message", told.__str__)()
    return str(said[:1].lower() + said[1:])


def _name(parameter: Any) -> str | Message:
    """Return a parameter as it is typed."""
    if parameter.param_type_name == "option":
        return str(max(parameter.opts, key=len))
    word = str(parameter.metavar or parameter.name.upper()).strip("[].")
    return message(f"word.{word}") if word in WORDS else word
