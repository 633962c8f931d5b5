"""Typer: a command function and the options that every command shares become one command."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Annotated, Any, NamedTuple

import typer

from nantong_cli import __version__
from nantong_cli.answer import Answer
from nantong_cli.cli import options, output
from nantong_cli.cli.commands import COMMANDS
from nantong_cli.ledger import bundled, open_ledger
from nantong_cli.render.formats import Format
from nantong_cli.render.look import Look

_HELP = {"help_option_names": ["-h", "--help"], "max_content_width": 100}


def _looks(
    format: options.AsFormat = None,
    lang: options.AsLang = None,
    color: options.AsColour = options.Colour.auto,
    width: options.AsWidth = None,
) -> None:
    """Declare the options that every command shares."""


class Asked(NamedTuple):
    """An answer, and how it is to be written."""

    answer: Answer
    format: Format | None
    looks: Look


def _answering(function: Callable[..., Answer]) -> Callable[..., Asked]:
    """Return `function` as a command that opens the ledger and asks.

    Writing is left to `main`: Typer would take a closed pipe for a failure.
    """

    def run(**given: Any) -> Asked:
        chosen, colour = given.pop("format"), given.pop("color")
        lang, width = given.pop("lang"), given.pop("width")
        ledger = open_ledger(bundled())
        looks = output.look(lang, colour.value, width, ledger.dataset.version)
        return Asked(function(ledger, **given), chosen, looks)

    own = list(inspect.signature(function, eval_str=True).parameters.values())[1:]
    shared = inspect.signature(_looks, eval_str=True).parameters.values()
    run.__signature__ = inspect.Signature([*own, *shared])  # type: ignore[attr-defined]  # read by Typer
    run.__annotations__ = {}
    return run


def _help(function: Callable[..., Answer], examples: tuple[tuple[str, str], ...]) -> str:
    """Return a command's help: what it is for, and examples before anything else."""
    width = max(len(line) for line, _ in examples) + 3
    lines = "\n".join(f"  {line:<{width}}{why}" for line, why in examples)
    return f"{inspect.getdoc(function)}\n\n\b\nExamples:\n{lines}"


def build(names: list[str]) -> typer.Typer:
    """Return the application with the commands named; building all of them costs time that one does not need."""
    app = typer.Typer(
        add_completion=False,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings=_HELP,
    )

    @app.callback(invoke_without_command=True)
    def nt(
        context: typer.Context,
        version: Annotated[
            bool, typer.Option("--version", help="Print the versions and stop.")
        ] = False,
    ) -> None:
        if version:
            data = open_ledger(bundled()).dataset
            typer.echo(f"nt {__version__}, data {data.id} {data.version}")
        elif context.invoked_subcommand is None:
            typer.echo(context.get_help())

    nt.__doc__ = (
        "What Nantong's seven counties promised for 2023, and what of it is known.\n\n\b\nExamples:\n"
        "  nt show haian              Hai'an's page\n"
        "  nt compare --metric gdp    the counties side by side\n"
        "  nt targets -f json         every target, for a script"
    )
    app.info.help = nt.__doc__
    for name in names:
        function, examples = COMMANDS[name]
        short = (inspect.getdoc(function) or "").splitlines()[0]
        app.command(name, help=_help(function, examples), short_help=short, context_settings=_HELP)(
            _answering(function)
        )
    return app
