"""The commands: take words → open the ledger → ask → write. Typer lives here, alone."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence


def main(arguments: Sequence[str] | None = None) -> int:
    """Run `nt` with `arguments` (those of the process when None) and return its exit status.

    0 an answer, an empty one too; 1 the dataset is broken, or a file cannot be read or written; 2 the question
    was wrong; 130 interrupted. A pipe that the reader closes is no failure: 0, and nothing is said.
    """
    gc.set_threshold(200_000, 50, 50)  # a run is over before a collection would have paid
    import typer

    from nantong_cli.cli import output
    from nantong_cli.errors import NtError, message

    words = list(sys.argv[1:] if arguments is None else arguments)
    lang = output.spoken(words)
    try:
        return _run(words)
    except NtError as error:
        from nantong_cli.ledger import bundled

        output.tell_error(error, lang, folder=str(bundled()))
        return error.status
    except typer.TyperException as error:
        output.tell_usage(error, lang)
        return 2
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        return 130
    except OSError as error:
        output.tell(message("output.failed", why=error.strerror or str(error)), lang)
        return 1
    except Exception as error:
        if os.environ.get("NT_DEBUG"):
            raise
        output.tell(message("unexpected", what=f"{type(error).__name__}: {error}"), lang)
        return 1


def _run(words: list[str]) -> int:
    """Build what the words need, run it, and return its status."""
    from nantong_cli.cli.app import build
    from nantong_cli.cli.commands import COMMANDS
    from nantong_cli.cli.words import checked_command, hoisted

    words = hoisted(words)
    first = words[0] if words else "--help"
    checked_command(first, COMMANDS)
    app = build([first] if first in COMMANDS else list(COMMANDS))
    status = app(words, prog_name="nt", standalone_mode=False)
    return status if isinstance(status, int) else 0
