"""What importing costs, and that the direction of imports holds."""

from __future__ import annotations

import subprocess
import sys


def modules_after(statement: str) -> set[str]:
    """The modules that a fresh interpreter holds after a statement."""
    code = f"{statement}\nimport sys\nprint('\\n'.join(sys.modules))"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return set(run.stdout.splitlines())


def test_importing_tawatur_loads_no_heavy_library():
    assert not modules_after("import tawatur") & {"spacy", "sqlalchemy", "fastapi", "pydantic", "trafilatura"}


def test_reading_records_needs_no_spacy():
    assert not modules_after("from tawatur import Claim") & {"spacy", "sqlalchemy", "fastapi"}


def test_extraction_needs_neither_store_nor_page_nor_ingest():
    loaded = modules_after("from tawatur import extract")
    assert not loaded & {"sqlalchemy", "fastapi", "trafilatura", "feedparser", "torch", "transformers"}


def test_the_grammars_need_no_spacy():
    loaded = modules_after("from tawatur.quantities import read_quantities\nfrom tawatur.times import read_times")
    assert not loaded & {"spacy", "torch"}
