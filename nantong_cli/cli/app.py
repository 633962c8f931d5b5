"""Typer: a command function and the options that every command shares become one command."""

import inspect
from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any, NamedTuple

import typer

from nantong_cli.cli import arrange, options, output
from nantong_cli.cli.commands import COMMANDS, Command
from nantong_cli.cli.progress import opened
from nantong_cli.errors import NtError
from nantong_cli.ledger import layers
from nantong_cli.render.formats import DRAWN, Form
from nantong_cli.render.look import Look

if TYPE_CHECKING:
    from nantong_cli.sheets import Answer


class Asked(NamedTuple):
    """An answer, how it is to be written, and the exit status that it leads to."""

    answer: "Answer"
    form: Form
    look: Look
    status: int


def looks(
    format: options.AsFormat = None,
    fields: options.AsFields = None,
    sort: options.AsSort = None,
    reverse: options.AsReverse = False,
    no_header: options.AsNoHeader = False,
    excel: options.AsExcel = False,
    data: options.AsData = None,
    lang: options.AsLang = None,
    color: options.AsColour = "auto",
    width: options.AsWidth = None,
    ascii: options.AsAscii = False,
    no_chart: options.AsNoChart = False,
    quiet: options.AsQuiet = False,
) -> None:
    """Declare the options that every command that answers shares."""


def parameters(function: Callable[..., Any]) -> list[inspect.Parameter]:
    """Return a command's own words: not the ledger that it is given, nor what it is told of the format."""
    every = list(inspect.signature(function).parameters.values())[1:]
    return [one for one in every if one.kind is not one.KEYWORD_ONLY]


def shared(*, answers: bool = True) -> list[inspect.Parameter]:
    """Return the parameters that every command that answers shares, or every one that writes for itself."""
    every = inspect.signature(looks).parameters
    return list(every.values()) if answers else [every["data"], every["lang"]]


def _answering(name: str, function: "Callable[..., Answer]") -> Callable[..., Asked]:
    """Return `function` as a command `name` that opens the ledger and asks.

    Writing is left to `main`: Typer would take a closed pipe for a failure.
    """
    own = parameters(function)
    draws = "pictures" in inspect.signature(function).parameters

    def run(**given: Any) -> Asked:
        words = {one.name: given[one.name] for one in own}
        form = output.form_for(given["format"], given.get("cite"))
        ledger = opened(layers(given["data"] or ()), given["lang"])
        look = output.look(
            lang=given["lang"],
            colour=given["color"],
            width=given["width"],
            is_ascii=given["ascii"],
            form=form,
        )
        if draws:
            words["pictures"] = form in DRAWN and not given["no_chart"]
        answer = function(ledger, **words)
        status = 0 if answer.holds else NtError.status
        answer = arrange.sorted_by(answer, given["sort"], reverse=given["reverse"], lang=look.lang)
        chosen = arrange.selected(answer, given["fields"], form)
        look = look._replace(
            data_version=ledger.dataset.version,
            fields=chosen,
            header=not given["no_header"],
            excel=given["excel"],
            charts=not given["no_chart"],
            quiet=given["quiet"],
            command=f"nt {name}",
        )
        return Asked(arrange.for_people(answer, chosen, form, look.lang), form, look, status)

    _declare(run, [*own, *shared()])
    return run


def _declare(run: Callable[..., Any], declared: list[inspect.Parameter]) -> None:
    """Give a function the signature that Typer reads."""
    run.__signature__ = inspect.Signature(declared)  # type: ignore[attr-defined]  # read by Typer
    run.__annotations__ = {}


def build(name: str) -> typer.Typer:
    """Return the application of one command: building all of them costs time that one does not need."""
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": []},  # help is ours, in the reader's language
    )
    command = COMMANDS[name]
    app.command(name, add_help_option=False)(
        _answering(name, command.function) if command.answers else _plumbing(command)
    )
    app.callback()(lambda: None)  # so that the one command keeps its name
    return app


def _plumbing(command: Command) -> Callable[..., Callable[[], int]]:
    """Return a function that writes for itself as a command, which is given the ledger and the language.

    One that does not open the ledger, which may be broken, is given where it would lie. Running it is left to
    `main` as well, for the same reason.
    """
    own = parameters(command.function)

    def run(**given: Any) -> Callable[[], int]:
        from nantong_cli.cli.data import Unopened
        from nantong_cli.cli.output import spoken_language

        asked, data = given.pop("lang"), given.pop("data") or ()
        lang = spoken_language(asked)
        first = (opened(layers(data), asked), lang) if command.opens else Unopened(lang, data)
        return partial(command.function, first, **given)

    _declare(run, [*own, *shared(answers=False)])
    return run
