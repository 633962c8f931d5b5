"""The words of single commands: of those that write for themselves, and of `nt data`, help and completion.

What each is for stands in the catalogue, as `argument.NAME` and `option.NAME`.
"""

from typing import Annotated, Literal, TypeAlias

import typer

from nantong_cli.export.formats import Shape

#: what kind of record to look up
Role: TypeAlias = Literal["target", "observation"]
#: how problems are told
Report: TypeAlias = Literal["text", "json"]


def _text(name: str) -> str:
    """Return what stands in the file that is named, or in stdin."""
    from nantong_cli.cli.textfile import read

    return read(name)


OnePlace = Annotated[str, typer.Argument(metavar="PLACE")]
OneMetric = Annotated[str | None, typer.Argument(metavar="METRIC")]
OneField = Annotated[str, typer.Option("--field", metavar="FIELD")]
OnePeriod = Annotated[str | None, typer.Option("--period", metavar="PERIOD")]
OneRole = Annotated[Role | None, typer.Option("--role")]
OneId = Annotated[str | None, typer.Option("--id", metavar="ID")]
OutFile = Annotated[str | None, typer.Option("--output", "-o", metavar="FILE")]
OneShape = Annotated[Shape, typer.Argument(metavar="FORMAT")]
MaybePath = Annotated[str | None, typer.Argument(metavar="[PATH]")]
Force = Annotated[bool, typer.Option("--force")]
OfStore = Annotated[bool, typer.Option("--store")]
Layers = Annotated[list[str] | None, typer.Argument(metavar="[PATH]...")]
NewFolder = Annotated[str, typer.Argument(metavar="FOLDER")]
FileKind = Annotated[str | None, typer.Argument(metavar="[KIND]")]
AsReport = Annotated[Report, typer.Option("--format", "-f")]
FileText = Annotated[str, typer.Argument(metavar="FILE", parser=_text)]
OneSource = Annotated[str | None, typer.Option("--source", metavar="ID")]
Topic = Annotated[str | None, typer.Argument(metavar="[TOPIC]")]
Topics = Annotated[list[str] | None, typer.Argument(metavar="[TOPIC]...")]
