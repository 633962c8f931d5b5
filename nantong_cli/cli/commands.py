"""Which commands there are. What they share is put around them in `app`.

What a command is for stands in the catalogue, as `command.NAME`.
"""

from collections.abc import Callable
from importlib import import_module
from typing import Any, NamedTuple


class Command(NamedTuple):
    """A command: where its function stands, examples of its use, and whether it answers or writes for itself.

    Those that write for themselves may do without the ledger, which is not opened for them then.
    """

    place: str
    examples: tuple[str, ...]
    answers: bool = True
    opens: bool = True

    @property
    def function(self) -> Callable[..., Any]:
        """Return what it does; loaded when it is asked for, as each run asks for one."""
        module, _, name = self.place.partition(":")
        found: Callable[..., Any] = getattr(import_module(f"nantong_cli.cli.{module}"), name)
        return found


COMMANDS: dict[str, Command] = {
    "list": Command("questions:list_", ("nt list", "nt list -f json")),
    "show": Command(
        "questions:show",
        (
            "nt show haian",
            "nt show 启东 如皋 --lang zh-Hans",
            "nt show nantong -s motto -s plan",
        ),
    ),
    "targets": Command(
        "questions:targets",
        (
            "nt targets",
            "nt targets haimen --strength ensure",
            "nt targets -m gdp_growth -f json | jq -r '.items[].figure'",
        ),
    ),
    "compare": Command(
        "questions:compare",
        (
            "nt compare --metric gdp",
            "nt compare rudong qidong -m scitech_projects",
            "nt compare haian haimen",
        ),
    ),
    "check": Command(
        "questions:check",
        (
            "nt check",
            "nt check haian rudong --verdict not_met",
            "nt check --fail-on not_met,undecided -f csv > verdicts.csv",
        ),
    ),
    "map": Command(
        "questions:map_",
        ("nt map", "nt map --metric gdp_growth", "nt map -m gdp --ascii --lang zh-Hans"),
    ),
    "why": Command(
        "questions:why",
        (
            "nt why haian gdp_growth",
            "nt why rugao.gdp_growth.2023",
            "nt why nantong gdp_growth --period 2023-H1",
        ),
    ),
    "say": Command(
        "writing:say",
        (
            "nt say haian gdp_growth",
            "nt say rugao gdp_growth --lang zh-Hans",
            "nt say rudong.scitech_projects.2023",
        ),
        answers=False,
    ),
    "metrics": Command("questions:metrics", ("nt metrics", "nt metrics gdp")),
    "projects": Command("questions:projects", ("nt projects", "nt projects rudong -f csv")),
    "coverage": Command("questions:coverage", ("nt coverage", "nt coverage haian rugao -f csv")),
    "search": Command("questions:search", ("nt search 科创", "nt search battery solar")),
    "sources": Command(
        "questions:sources",
        ("nt sources", "nt sources xhrb-2023-08", "nt sources --cite bibtex"),
    ),
    "get": Command(
        "writing:get",
        (
            "nt get haian gdp_growth",
            "nt get rugao gdp_growth --field figure",
            "printf 'haian fai_growth\\nrudong scitech_projects\\n' | nt get -",
        ),
        answers=False,
    ),
    "report": Command(
        "writing:report",
        (
            "nt report -o nantong.html",
            "nt report haian rugao --lang zh-Hans -o two.html --force",
        ),
        answers=False,
    ),
    "export": Command(
        "writing:export",
        (
            "nt export json | jq -r '.targets[].figure'",
            "nt export csv tables",
            "nt export datapackage ledger.zip --force",
        ),
        answers=False,
    ),
    # members of the group `data`
    "data path": Command(
        "data:path", ("nt data path", "nt data path --store"), answers=False, opens=False
    ),
    "data validate": Command(
        "data:validate",
        ("nt data validate", "nt data validate -f json"),
        answers=False,
        opens=False,
    ),
    "data new": Command("data:new", ("nt data new my-ledger",), answers=False, opens=False),
    "data schema": Command(
        "data:schema",
        ("nt data schema", "nt data schema observations > observations.schema.json"),
        answers=False,
        opens=False,
    ),
    "data audit": Command(
        "data:audit",
        (
            "nt data audit article.txt",
            "nt data audit article.txt -f csv --fields id,state,found",
            "opencc -c t2s -i article.txt | nt data audit -",
        ),
    ),
}
