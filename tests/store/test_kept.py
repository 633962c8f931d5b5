"""A store answers every narrowed question as the whole ledger does, whether the query narrows or who reads its rows."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from nantong_cli.holdings import Ledger, WholeLedger
from nantong_cli.ledger import bundled, open_ledger
from nantong_cli.loading import load
from nantong_cli.store import kept
from nantong_cli.store.read import StoredLedger


@pytest.fixture(scope="module")
def pair(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Ledger, WholeLedger]]:
    """Give the bundled ledger as it is stored, and as it is read."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(tmp_path_factory.mktemp("cache")))
        patch.delenv("NT_CACHE", raising=False)
        stored = open_ledger([bundled()])
        assert isinstance(stored, StoredLedger)
        yield stored, load([bundled()])


WHOLE = load([bundled()])
PLACES = st.sets(st.sampled_from([*(place.id for place in WHOLE.places), "nowhere"]), max_size=4)
METRICS = st.sets(st.sampled_from([metric.id for metric in WHOLE.metrics]), max_size=4)
PERIODS = st.sets(st.sampled_from([*WHOLE.periods, "1999"]), max_size=3)


@pytest.mark.parametrize("many", [1, 200])
@given(places=PLACES, metrics=METRICS, periods=PERIODS)
def test_narrowed_questions_have_the_same_answers(
    pair: tuple[Ledger, WholeLedger],
    many: int,
    places: set[str],
    metrics: set[str],
    periods: set[str],
) -> None:
    stored, whole = pair
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(kept, "MANY", many)
        assert stored.targets_of(places, metrics=metrics, periods=periods) == whole.targets_of(
            places, metrics=metrics, periods=periods
        )
        found = stored.observations_of(places, metrics=metrics)
        assert found == whole.observations_of(places, metrics=metrics)
        assert list(stored.entries(metrics=metrics)) == list(whole.entries(metrics=metrics))
        assert tuple(stored.projects_of(places)) == whole.projects_of(places)
        assert tuple(stored.pages_of(places)) == whole.pages_of(places)


def test_periods_are_those_of_targets_and_results(pair: tuple[Ledger, WholeLedger]) -> None:
    stored, whole = pair
    assert tuple(stored.periods) == whole.periods
    assert {"2023", "2023-H1", "2020"} <= set(whole.periods)


def test_what_is_filed_is_every_target_and_result(pair: tuple[Ledger, WholeLedger]) -> None:
    _, whole = pair
    filed = [(entry.role, entry.id, entry.place, entry.source) for entry in whole.entries()]
    targets = [("target", one.id, one.place.id, one.source.id) for one in whole.targets]
    results = [("observation", one.id, one.place.id, one.source.id) for one in whole.observations]
    assert filed == [*targets, *results]


def test_a_ledger_of_no_figures_files_nothing() -> None:
    nothing = WHOLE._replace(targets=(), observations=())
    assert nothing.periods == ()
    assert list(nothing.entries()) == []
