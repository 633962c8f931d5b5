"""The wheel and the sdist: every data file is in them, nothing else is, and what stands in a checkout is found."""

from __future__ import annotations

import subprocess
import sys
import tarfile
import zipfile
from pathlib import Path

import pytest

from nantong_cli.ledger import bundled
from tests.conftest import HANGS, ROOT

pytestmark = pytest.mark.once


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build an sdist, and from it a wheel."""
    folder = tmp_path_factory.mktemp("dist")
    subprocess.run(
        [sys.executable, "-m", "build", "--outdir", str(folder), str(ROOT)],
        check=True,
        capture_output=True,
        timeout=HANGS,
    )
    return folder


def tracked(*folders: str) -> set[str]:
    """Return the files of folders that git knows of."""
    done = subprocess.run(
        ["git", "ls-files", *folders], cwd=ROOT, capture_output=True, encoding="utf-8", check=True
    )
    return set(done.stdout.split())


def test_the_wheel_holds_the_package_and_all_of_the_data(built: Path) -> None:
    (wheel,) = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = {name for name in archive.namelist() if ".dist-info/" not in name}
    assert names == tracked("nantong_cli") | {f"nantong_cli/{name}" for name in tracked("data")}


def test_the_sdist_holds_what_the_wheel_is_built_from(built: Path) -> None:
    (sdist,) = built.glob("*.tar.gz")
    with tarfile.open(sdist) as archive:
        names = {name.split("/", 1)[1] for name in archive.getnames()}
    rest = names - tracked("nantong_cli", "data")
    assert tracked("nantong_cli", "data") <= names
    assert rest == {"LICENSE", "PKG-INFO", "README.md", "pyproject.toml", ".gitignore"}


def test_an_editable_install_reads_the_data_of_the_checkout() -> None:
    assert bundled() == ROOT / "data"
    assert not list(bundled().rglob("*.py"))
