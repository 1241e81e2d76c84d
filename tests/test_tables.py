"""Hygiene of every data table: what STYLE asks of Arabic that lives beside the code."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[1] / "pipeline" / "tawatur"
TABLES = sorted([*PACKAGE.rglob("*.tsv"), *PACKAGE.rglob("*.toml")])
PRESENTATION_FORMS = re.compile("[\ufb50-\ufdff\ufe70-\ufefc]")


def name(path: Path) -> str:
    return str(path.relative_to(PACKAGE))


@pytest.mark.parametrize("path", TABLES, ids=name)
def test_a_table_is_nfkc_without_tatweel_or_presentation_forms(path):
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        bare = line.split("#", 1)[0]
        assert not PRESENTATION_FORMS.search(bare), f"{name(path)}:{number}: presentation form"
        assert "\u0640" not in bare, f"{name(path)}:{number}: tatweel"
        letters = "".join(c for c in bare if "\u0600" <= c <= "\u06ff")
        assert unicodedata.normalize("NFKC", letters) == letters, f"{name(path)}:{number}: not NFKC"


@pytest.mark.parametrize("path", TABLES, ids=name)
def test_a_table_says_no_line_twice(path):
    lines = [line for line in path.read_text("utf-8").splitlines() if line and not line.startswith("#")]
    entries = lines if path.suffix == ".tsv" else []
    assert len(entries) == len(set(entries)), f"{name(path)}: {[x for x in entries if entries.count(x) > 1][:3]}"
