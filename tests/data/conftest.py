"""What the tests of the bundled data share: the ledger, its texts by place, and the article where it is at hand."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from nantong_cli.errors import Where
from nantong_cli.holdings import WholeLedger
from nantong_cli.i18n.labels import LABELS
from nantong_cli.i18n.messages import MESSAGES
from nantong_cli.ledger import bundled
from nantong_cli.loading import load
from nantong_cli.model import Observation, Target, Text

ARTICLE = Path(__file__).parents[2].parent / "shared" / "research" / "article.txt"
SOURCE = "xhrb-2023-08"


@pytest.fixture(scope="session")
def ledger() -> WholeLedger:
    return load([bundled()])


@pytest.fixture(scope="session")
def article_file() -> Path:
    if not ARTICLE.is_file():
        pytest.skip("the source text is not shipped")
    return ARTICLE


@pytest.fixture(scope="session")
def article(article_file: Path) -> dict[int, str]:
    """Return the article's paragraphs, counted from 1 over the non-empty lines."""
    lines = article_file.read_text(encoding="utf-8").splitlines()
    return dict(enumerate((line for line in lines if line.strip()), start=1))


@pytest.fixture(scope="session")
def stated(ledger: WholeLedger) -> tuple[Target | Observation, ...]:
    """Return everything that the article states: targets, observations, and the figures of projects."""
    about_projects = (figure for project in ledger.projects for figure in project.figures)
    records = (*ledger.targets, *ledger.observations, *about_projects)
    return tuple(record for record in records if record.source.id == SOURCE)


@pytest.fixture(scope="session")
def data_texts(ledger: WholeLedger) -> dict[Text, str]:
    """Return every text of the dataset, with a place where it stands."""
    found: dict[Text, str] = {}
    for text, place in _walk(ledger, "dataset.yaml"):
        found.setdefault(text, place)
    return found


@pytest.fixture(params=["dataset", "labels", "messages"])
def texts(request: pytest.FixtureRequest, data_texts: dict[Text, str]) -> dict[Text, str]:
    """Return every text of the dataset, then of either catalogue, with a place where it stands."""
    if request.param == "dataset":
        return data_texts
    catalogue = LABELS if request.param == "labels" else MESSAGES
    return {Text(*columns): key for key, columns in catalogue.items()}


def _walk(value: object, place: str) -> Iterator[tuple[Text, str]]:
    """Yield every text within a value of the model, with file and line of the record that it belongs to."""
    if isinstance(value, Text):
        yield value, place
    elif isinstance(value, tuple):
        for item in value:
            yield from _walk(item, place)
    elif is_dataclass(value):
        where = getattr(value, "where", None)
        if isinstance(where, Where):
            place = f"{where.path}:{where.line}"
        for field in fields(value):
            yield from _walk(getattr(value, field.name), place)
