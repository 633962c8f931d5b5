"""The words that every command shares: how an answer is to look, and what it is asked of.

What each is for stands in the catalogue, as `option.NAME`.
"""

from typing import Annotated, Literal, TypeAlias

import typer

from nantong_cli.render.formats import Format

#: when to write in colour
Colour: TypeAlias = Literal["auto", "always", "never"]

AsFormat = Annotated[Format | None, typer.Option("--format", "-f")]
AsFields = Annotated[str | None, typer.Option("--fields", metavar="A,B,…")]
AsSort = Annotated[str | None, typer.Option("--sort", metavar="FIELD")]
AsReverse = Annotated[bool, typer.Option("--reverse")]
AsNoHeader = Annotated[bool, typer.Option("--no-header")]
AsExcel = Annotated[bool, typer.Option("--excel")]
AsData = Annotated[list[str] | None, typer.Option("--data", metavar="PATH")]
AsLang = Annotated[str | None, typer.Option("--lang", metavar="LANG")]
AsColour = Annotated[Colour, typer.Option("--color")]
AsWidth = Annotated[int | None, typer.Option("--width", metavar="CELLS")]
AsNoChart = Annotated[bool, typer.Option("--no-chart")]
AsQuiet = Annotated[bool, typer.Option("--quiet", "-q")]
AsAscii = Annotated[bool, typer.Option("--ascii")]
